import { Assignments, choiceCount } from './assignments.ts';
import type { Assignment } from './assignments.ts';
import { isSpent } from './budget.ts';
import type { Budget } from './budget.ts';
import type { Cell, Chart } from './chart.ts';
import { rootNear, verdict } from './isolate.ts';
import type { Root } from './isolate.ts';

/** A set of choices with a root of its equations. */
export interface Found {
  readonly assignment: Assignment;
  readonly root: Root;
}

/** Widths of the finest cells, of those on which single assignments are tried, and how many of them at most. */
const finest = 1e-10;
const fineEnough = 20;
const few = 24;
/** Cells of the least size that cannot tell, after which there is a curve of them and no use to go on. */
const mostDoubtful = 100;

/** An assignment as a string: the places and numbers of the choices that are made. */
function keyOf(assignment: Assignment): string {
  let key = '';
  for (let k = 0; k < assignment.length; k++) if (assignment[k]! > 0) key += String.fromCharCode(k, assignment[k]!);
  return key;
}

/**
 * All roots of all assignments on a chart: cells are halved until no assignment adds up on them, or each of those that do has no root there or surely one. Not
 * `certain` where the budget runs out, or a cell of the least size still cannot tell.
 */
export function cover<Kept>(chart: Chart<Kept>, budget: Budget): { found: Found[]; certain: boolean } {
  const sets = new Assignments(chart.groups.map(({ labs }) => labs.length), budget);
  const found: Found[] = [];
  let doubtful = 0;
  const add = (assignment: Assignment, root: Root): void => {
    const known = found.some((other) => Math.abs(other.root.first - root.first) < 1e-9 && Math.abs(other.root.second - root.second) < 1e-9 && keyOf(other.assignment) === keyOf(assignment));
    if (!known) found.push({ assignment, root });
  };

  const within = (settled: readonly string[], searchParts: () => boolean): boolean => {
    for (const key of settled) done.add(key);
    const whole = searchParts();
    for (const key of settled) done.delete(key);
    return whole;
  };
  // What is settled on a cell is so on its parts, and is taken out again after them.
  const done = new Set<string>();
  const search = (cell: Cell<Kept>): boolean => {
    if (isSpent(budget) || doubtful > mostDoubtful) return false;
    const options = chart.options(cell);
    if (options.some((own) => own.length === 0)) return true;
    const [from, to] = chart.targets(cell);
    const [width, height] = chart.widths(cell, options);
    const deepest = Math.max(width, height) <= finest;
    const all = sets.find(options, from, to, few, (assignment) => done.size === 0 || !done.has(keyOf(assignment)));
    if (all === undefined || (all === null && deepest)) return false;
    if (all !== null && all.length === 0) return true;
    let settled: string[] = [];
    let moveFirst = 0;
    let moveSecond = 0;
    if (all !== null && Math.max(width, height) < fineEnough) {
      budget.visits += (all.length + 4) * options.length;
      const used = new Uint8Array(chart.groups.length * choiceCount);
      for (const assignment of all) for (let k = 0; k < used.length; k++) if (assignment[k]! > 0) used[k] = 1;
      const slopes = chart.slopes(cell, used);
      const centre = chart.centre(cell);
      settled = [];
      let a = Infinity;
      let b = -Infinity;
      let c = Infinity;
      let d = -Infinity;
      for (const assignment of all) {
        const about = verdict(chart, cell, assignment, centre, slopes);
        if (about.kind === 'root') add(assignment, about.root);
        if (about.kind === 'open') {
          a = Math.min(a, about.low);
          b = Math.max(b, about.high);
          c = Math.min(c, about.from);
          d = Math.max(d, about.to);
          moveFirst = Math.max(moveFirst, about.moves[0]);
          moveSecond = Math.max(moveSecond, about.moves[1]);
        } else settled.push(keyOf(assignment));
        if (about.kind === 'open' && deepest) {
          doubtful += 1;
          const root = rootNear(chart, assignment, (cell.low + cell.high) / 2, (cell.from + cell.to) / 2, centre);
          if (root !== null) add(assignment, root);
        }
      }
      if (settled.length === all.length || deepest) return true;
      if ((b - a) * (d - c) < 0.5 * (cell.high - cell.low) * (cell.to - cell.from)) return within(settled, () => search(chart.part(cell, a, b, c, d)));
    }
    const across = moveFirst > 0 && moveSecond > 0 ? moveFirst >= moveSecond : width >= height;
    if (across) {
      const middle = (cell.low + cell.high) / 2;
      return within(settled, () => search(chart.part(cell, cell.low, middle, cell.from, cell.to)) && search(chart.part(cell, middle, cell.high, cell.from, cell.to)));
    }
    const middle = (cell.from + cell.to) / 2;
    return within(settled, () => search(chart.part(cell, cell.low, cell.high, cell.from, middle)) && search(chart.part(cell, cell.low, cell.high, middle, cell.to)));
  };
  const whole = search(chart.whole);
  return { found, certain: doubtful === 0 && whole };
}
