import type { Marks, People, Pool, PoolKind, Standing } from './people.ts';

/** Where the marks of one pool lie: column after column, so that the filled length grows with the number. CSS pixels. */
export interface PoolBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  readonly pitch: number;
}

export interface PoolPlace extends PoolBox {
  readonly pool: Pool;
  readonly people: number;
  readonly marks: number;
  /** Where its number is printed; null where it has none of its own. */
  readonly label: { readonly x: number; readonly y: number; readonly align: number } | null;
}

export interface PeopleLayout {
  readonly perMark: number;
  readonly places: readonly PoolPlace[];
  readonly marks: Marks;
}

/** Mark distance, pixels: of staff, and of the crowd in neither kind of research. */
const widest = 5.5;
const narrowest = 2.2;

/** The largest distance of marks at which `count` of them fit into a box, at most 5.5 px. */
export function pitchFor(count: number, width: number, height: number): number {
  for (let pitch = widest; pitch > narrowest; pitch -= 0.1) {
    if (Math.floor(width / pitch) * Math.floor(height / pitch) >= count) return pitch;
  }
  return narrowest;
}

export function boxOf(x: number, y: number, width: number, height: number, pitch: number): PoolBox {
  return { x, y, width, height, pitch, rows: Math.max(1, Math.floor(height / pitch + 1e-9)) };
}

/** Centre of a place in a box. */
export function placeAt(box: PoolBox, place: number): { readonly x: number; readonly y: number } {
  return { x: box.x + (Math.floor(place / box.rows) + 0.5) * box.pitch, y: box.y + ((place % box.rows) + 0.5) * box.pitch };
}

const pointer = { x: 0, y: 0, pitch: 0 };

/** A mark's centre and size: at its place, or on the fixed curve between two places, which bows to the left of both. */
export function markAt(places: readonly PoolBox[], standing: Standing): { x: number; y: number; pitch: number } {
  const a = places[standing.from]!;
  const start = placeAt(a, standing.fromPlace);
  if (standing.share === 0) return Object.assign(pointer, start, { pitch: a.pitch });
  const b = places[standing.to]!;
  const end = placeAt(b, standing.toPlace);
  // Quick in the middle, slow at both ends.
  const t = standing.share * standing.share * (3 - 2 * standing.share);
  const middle = Math.min(start.x, end.x) - Math.min(24, 6 + 0.12 * Math.abs(end.y - start.y));
  pointer.x = (1 - t) * (1 - t) * start.x + 2 * t * (1 - t) * middle + t * t * end.x;
  pointer.y = start.y + t * (end.y - start.y);
  pointer.pitch = a.pitch + t * (b.pitch - a.pitch);
  return pointer;
}

/** Shapes of marks: triangles for work on capabilities, discs for alignment, points for neither, rings for people who are bought out. */
export type MarkShape = 'triangle' | 'disc' | 'point' | 'ring';

export function shapeOf(kind: PoolKind): MarkShape {
  switch (kind) {
    case 'capabilities': return 'triangle';
    case 'neither': case 'away': return 'point';
    case 'boughtOut': return 'ring';
    default: return 'disc';
  }
}

interface Room {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Rooms for pools: the lanes' in their people column (or label row), the others' in two rows under the axis. */
export interface PeopleRoom {
  readonly lanes: readonly (Room & { /** Side by side, not one above the other. */ readonly alongside: boolean })[];
  /** The two rows under the axis; null without researchers. Where labels lie above their pools there is room for more of these. */
  readonly employers: Room | null;
  readonly crowd: Room | null;
  readonly labelsAbove: boolean;
}

/** Share of a lane's room that capability staff have. */
const upper = 0.62;
/** Room for a printed number beside a pool. */
const numberWidth = 44;
/** Room for a name and a number before a pool under the axis. */
export const poolLabelWidth = 118;

export function peopleLayout(people: People, month: number, stepMonths: number, room: PeopleRoom): PeopleLayout {
  const row = Math.max(0, Math.min(people.rows - 1, Math.floor(month / stepMonths + 1e-9)));
  const { pools, most } = people;
  const together = room.lanes.length === 0;
  const inRow = pools.filter((pool) => isEmployer(pool, together, people, pools));
  const cells = room.employers ? cellsFor(inRow.map((pool) => most[pools.indexOf(pool)]!), room.employers.width, room.labelsAbove ? aboveWidth(room.employers.width, inRow.length) : poolLabelWidth + 24) : [];
  const laneRoom = (pool: Pool): [number, number, number, number] | null => {
    const lane = pool.lab >= 0 ? room.lanes[pool.lab] : undefined;
    if (!lane || (pool.kind !== 'capabilities' && pool.kind !== 'alignment')) return null;
    const first = pool.kind === 'capabilities';
    if (lane.alongside) {
      const width = lane.width - 2 * numberWidth;
      return first ? [lane.x, lane.y, width * upper, lane.height] : [lane.x + width * upper + numberWidth, lane.y, width * (1 - upper), lane.height];
    }
    const gap = Math.min(4, lane.height * 0.1);
    const top = (lane.height - gap) * upper;
    return first ? [lane.x, lane.y, lane.width - numberWidth, top] : [lane.x, lane.y + top + gap, lane.width - numberWidth, lane.height - gap - top];
  };
  const rooms = pools.map((pool): [number, number, number, number] => {
    const own = laneRoom(pool);
    if (own) return own;
    if (pool.kind === 'neither' && room.crowd) return [room.crowd.x, room.crowd.y, room.crowd.width, room.crowd.height];
    const index = inRow.indexOf(pool);
    if (index >= 0 && room.employers) {
      const before = room.labelsAbove ? 0 : poolLabelWidth;
      return [room.employers.x + cells[index]!.x + before, room.employers.y, Math.max(10, cells[index]!.width - before - 8), room.employers.height];
    }
    return [-100, -100, 1, 1];
  });
  const tight = together && room.employers !== null && aboveWidth(room.employers.width, inRow.length) < 112;
  // One distance for all staff, so that equal areas are equal numbers; the crowd outside has its own.
  let pitch = widest;
  pools.forEach((pool, index) => {
    if (pool.kind === 'neither' || pool.kind === 'away' || rooms[index]![0] < 0) return;
    pitch = Math.min(pitch, pitchFor(most[index]!, rooms[index]![2], rooms[index]![3]));
  });
  return {
    perMark: people.perMark, marks: people,
    places: pools.map((pool, index) => {
      const [x, y, width, height] = rooms[index]!;
      const own = pool.kind === 'neither' ? Math.min(pitch, pitchFor(most[index]!, width, height)) : pitch;
      const marks = people.counts[row * pools.length + index]!;
      const box = boxOf(x, y, width, height, own);
      const filled = Math.ceil(Math.max(1, most[index]!) / box.rows) * own;
      const below = pool.lab < 0;
      const place = inRow.indexOf(pool);
      const nameTop = y - 16 - (tight && place % 2 === 1 ? poolNameLine : 0);
      const endsRow = tight && place === inRow.length - 1;
      return {
        ...box, pool, marks, people: people.people[row * pools.length + index]!,
        label: x < 0 ? null : below ? (room.labelsAbove && !(pool.kind === 'neither' && x > 100) ? { x: endsRow ? x + width : x, y: nameTop, align: endsRow ? 1 : 0 } : { x: x - 8, y: y + height / 2 - 8, align: 1 }) : { x: x + filled + 8, y: y + Math.min(height, box.rows * own) / 2 - 8, align: 0 },
      };
    }),
  };
}

/** Height of a line of names above pools. */
export const poolNameLine = 14;
/** Room for a name above its pool. */
const aboveWidth = (width: number, cells: number): number => Math.min(112, width / Math.max(1, cells));

/** Cells of a row, each wide enough for its name, the rest in proportion to the most that they hold. */
export function cellsFor(most: readonly number[], width: number, least: number): { readonly x: number; readonly width: number }[] {
  const total = most.reduce((sum, count) => sum + count, 0);
  const free = Math.max(0, width - least * most.length);
  let x = 0;
  return most.map((count) => {
    const cell = { x, width: least + (total > 0 ? (free * count) / total : free / most.length) };
    x += cell.width;
    return cell;
  });
}

/** Pools of the row under the axis; nobody is shown where nobody is bought out in the whole run so far. */
function isEmployer(pool: Pool, together: boolean, people: People, pools: readonly Pool[]): boolean {
  if (pool.kind === 'boughtOut') return people.most[pools.indexOf(pool)]! > 0;
  if (pool.kind === 'capabilities' || pool.kind === 'alignment') return together;
  return pool.kind === 'nonProfit' || pool.kind === 'university' || pool.kind === 'government';
}
