import { labValue, worldValue, type RunView } from '../run/run-view.ts';

/**
 * Researchers as marks: every mark stands for the same number of people, is in exactly one pool at every decision round, and moves from pool to
 * pool only as the pools' numbers of the recorded series change. A pure function of the run: seeking to a month and playing to it show the same.
 */
export type PoolKind = 'capabilities' | 'alignment' | 'nonProfit' | 'university' | 'government' | 'neither' | 'boughtOut' | 'away';

export interface Pool {
  readonly kind: PoolKind;
  /** The lab whose staff this is; -1 outside labs, and where all labs' staff are one pool. */
  readonly lab: number;
}

/** Where marks stand at some rows of a run. */
export interface Marks {
  readonly marks: number;
  /** The first of the rows that are here, and how many are. */
  readonly firstRow: number;
  readonly rows: number;
  /** Pool and place in it of each mark, by row: rows × marks. */
  readonly pool: Uint8Array;
  readonly place: Uint16Array;
}

export interface People extends Marks {
  readonly pools: readonly Pool[];
  /** People that one mark stands for. */
  readonly perMark: number;
  /** Rows allotted so far. */
  rows: number;
  /** People and marks by row and pool. */
  readonly people: Float64Array;
  readonly counts: Uint16Array;
  /** The most marks that each pool has held so far: its room in the picture. */
  readonly most: Uint16Array;
  /** Marks of each pool in the order of their places, at the last row. */
  readonly stacks: number[][];
}

/** More marks than this are drawn neither in time nor apart. */
export const mostMarks = 2000;
const outside = ['nonProfit', 'university', 'government', 'boughtOut', 'neither'] as const;

/** The pools of a race: two a lab, or two for all labs together where `together`, then those outside labs. `away` takes in what is no staff where nobody chooses. */
export function poolsOf(labs: number, together: boolean, choosing: boolean): Pool[] {
  const own = together ? [-1] : Array.from({ length: labs }, (_, lab) => lab);
  const rest: readonly PoolKind[] = choosing ? outside : ['away'];
  return [...own.flatMap((lab): Pool[] => [{ kind: 'capabilities', lab }, { kind: 'alignment', lab }]), ...rest.map((kind): Pool => ({ kind, lab: -1 }))];
}

/** People in a pool at a row of the run. */
export function peopleIn(view: RunView, row: number, pool: Pool): number {
  if (pool.kind === 'away') return 0;
  if (pool.kind !== 'capabilities' && pool.kind !== 'alignment') return worldValue(view, row, pool.kind);
  const column = pool.kind === 'capabilities' ? 'staff' : 'safetyStaff';
  if (pool.lab >= 0) return labValue(view, row, pool.lab, column);
  let sum = 0;
  for (let lab = 0; lab < view.labs.length; lab++) sum += labValue(view, row, lab, column);
  return sum;
}

/**
 * Allots marks to the pools. Every pool has the nearest whole number of marks to its people over `perMark`; the last pool (people in neither kind
 * of research) has the rest, so that there are as many marks at every row. Where a mark is one simulated head, both are exact.
 *
 * @param heads People simulated one by one; 0 where the scenario has no researchers.
 * @param last The last row to be allotted at once; `extendPeople` does the others.
 */
export function createPeople(view: RunView, heads: number, together: boolean, limit: number = mostMarks, last: number = view.lastRow): People {
  const pools = poolsOf(view.labs.length, together, heads > 0);
  const total = pools.reduce((sum, pool) => sum + peopleIn(view, 0, pool), 0);
  // Without researchers staff may still change by levers: half of the marks are kept for that.
  const marks = heads > 0 ? Math.min(limit, heads) : limit;
  const perMark = Math.max(1e-9, total / (heads > 0 ? marks : marks / 2));
  const people: People = {
    pools, perMark, marks, firstRow: 0, rows: 0,
    pool: new Uint8Array(view.rows * marks), place: new Uint16Array(view.rows * marks),
    people: new Float64Array(view.rows * pools.length), counts: new Uint16Array(view.rows * pools.length),
    most: new Uint16Array(pools.length), stacks: pools.map(() => []),
  };
  extendPeople(people, view, last);
  return people;
}

/** Allots the rows that a growing run has gained, those up to `last` alone if it is given. */
export function extendPeople(people: People, view: RunView, last: number = view.lastRow): void {
  const { pools, marks, stacks, counts } = people;
  const end = Math.min(last, view.lastRow);
  for (let row = people.rows; row <= end; row++) {
    const from = row * pools.length;
    let left = marks;
    pools.forEach((pool, index) => {
      people.people[from + index] = peopleIn(view, row, pool);
      const wanted = index === pools.length - 1 ? left : Math.min(left, Math.round(people.people[from + index]! / people.perMark));
      counts[from + index] = wanted;
      left -= wanted;
      people.most[index] = Math.max(people.most[index]!, wanted);
    });
    if (row === 0) {
      let mark = 0;
      pools.forEach((_, index) => {
        for (let count = 0; count < counts[index]!; count++) stacks[index]!.push(mark++);
      });
    } else moveMarks(pools, stacks, counts.subarray(from, from + pools.length));
    stacks.forEach((stack, index) => stack.forEach((mark, place) => {
      people.pool[row * marks + mark] = index;
      people.place[row * marks + mark] = place;
    }));
    people.rows = row + 1;
  }
}

/** Which moves are taken to explain the net changes first: between the two jobs of one lab, then between employers in one job, then all others. */
const nearness: readonly ((a: Pool, b: Pool) => boolean)[] = [
  (a, b) => a.lab >= 0 && a.lab === b.lab,
  (a, b) => jobOf(a) === jobOf(b),
  () => true,
];

const jobOf = ({ kind }: Pool): PoolKind => (kind === 'nonProfit' || kind === 'university' || kind === 'government' ? 'alignment' : kind);

/** Moves marks from the ends of pools that shrink to the ends of pools that grow: nobody else changes place. */
function moveMarks(pools: readonly Pool[], stacks: readonly number[][], wanted: Uint16Array): void {
  for (const near of nearness) {
    for (let from = 0; from < pools.length; from++) {
      for (let to = 0; to < pools.length && stacks[from]!.length > wanted[from]!; to++) {
        if (to === from || !near(pools[from]!, pools[to]!)) continue;
        while (stacks[from]!.length > wanted[from]! && stacks[to]!.length < wanted[to]!) stacks[to]!.push(stacks[from]!.pop()!);
      }
    }
  }
}

/** Where one mark is at a month: at its place, or on its way to the next round's. */
export interface Standing {
  from: number;
  fromPlace: number;
  to: number;
  toPlace: number;
  /** Share of the way, [0, 1]; 0 at its place. */
  share: number;
}

/** Marks that will be elsewhere at the next round set out one after the other and all arrive with it. */
export function standingAt(people: Marks, month: number, stepMonths: number, mark: number, moving: boolean, into: Standing): Standing {
  const position = Math.max(0, month / stepMonths);
  const row = rowIn(people, month, stepMonths);
  const at = (row - people.firstRow) * people.marks + mark;
  into.from = into.to = people.pool[at]!;
  into.fromPlace = into.toPlace = people.place[at]!;
  into.share = 0;
  if (!moving || row + 1 >= people.firstRow + people.rows) return into;
  const next = at + people.marks;
  if (people.pool[next] === into.from) return into;
  const begin = 0.45 * ((mark * 0.618034) % 1);
  const share = (position - row - begin) / 0.55;
  if (share <= 0) return into;
  into.to = people.pool[next]!;
  into.toPlace = people.place[next]!;
  into.share = Math.min(1, share);
  return into;
}

/** The row that holds at a month, of those that are there. */
export function rowIn({ firstRow, rows }: Marks, month: number, stepMonths: number): number {
  return Math.min(firstRow + rows - 1, Math.floor(Math.max(0, month / stepMonths) + 1e-9));
}

/** A row and the next one: all that pictures of months between them need, copied so that it can be sent to another thread. */
export function marksAround({ marks, firstRow: begin, rows: all, pool, place }: Marks, firstRow: number): Marks {
  const rows = Math.min(2, begin + all - firstRow);
  const [from, to] = [(firstRow - begin) * marks, (firstRow - begin + rows) * marks];
  return { marks, firstRow, rows, pool: pool.slice(from, to), place: place.slice(from, to) };
}

/** People and marks of each pool at a month, as decided at the last round. */
export function poolsAt(people: People, month: number, stepMonths: number): { readonly pool: Pool; readonly people: number; readonly marks: number }[] {
  const row = Math.max(0, Math.min(people.rows - 1, Math.floor(month / stepMonths + 1e-9)));
  return people.pools.map((pool, index) => ({ pool, people: people.people[row * people.pools.length + index]!, marks: people.counts[row * people.pools.length + index]! }));
}
