/** A function of two logarithms, each -∞ for nothing, at every pair of those given, a row for each of the first: each is worked out once. */
export type Surface = (xs: readonly number[], ys: readonly number[]) => readonly (readonly number[])[];

/** Rounds of a zoom at most. */
const mostRounds = 40;
/** A peak this near in logarithms is short of its height by the square of that; where prices jump it is short by this itself. */
const nearSmooth = 1e-6;
const nearCut = 1e-9;

const three = [-1, 0, 1];
/** Half widths that a zoom into a surface with jumps looks at on either side, in both directions. */
const five = [-1, -0.5, 0, 0.5, 1];

/** The step to the top of the parabola through three points one apart; 0 where they have none. */
const topOfThree = (before: number, here: number, after: number): number => {
  const bend = before - 2 * here + after;
  return bend < 0 ? (before - after) / (2 * bend) : 0;
};

/** Where the quadratic through nine points, a row of `v` for each x, is highest, in steps from the middle one; null where it has no top within reach. */
function topOfNine(v: readonly (readonly number[])[], hasX: boolean, hasY: boolean): readonly [number, number] | null {
  const at = (i: number, j: number): number => v[i]![j]!;
  let step: readonly [number, number];
  if (hasX && hasY) {
    const [gx, gy] = [(at(2, 1) - at(0, 1)) / 2, (at(1, 2) - at(1, 0)) / 2];
    const [hxx, hyy] = [at(2, 1) - 2 * at(1, 1) + at(0, 1), at(1, 2) - 2 * at(1, 1) + at(1, 0)];
    const hxy = (at(2, 2) - at(2, 0) - at(0, 2) + at(0, 0)) / 4;
    const determinant = hxx * hyy - hxy * hxy;
    if (!(hxx < 0 && determinant > 0)) return null;
    step = [(gy * hxy - gx * hyy) / determinant, (gx * hxy - gy * hxx) / determinant];
  } else if (hasX) step = [topOfThree(at(0, 1), at(1, 1), at(2, 1)), 0];
  else step = [0, topOfThree(at(1, 0), at(1, 1), at(1, 2))];
  return Math.abs(step[0]) <= 2 && Math.abs(step[1]) <= 2 ? step : null;
}

/**
 * The height reached from a point of a smooth surface by going to the best of its eight neighbours and of the top of the quadratic through them,
 * ever closer once that top is within one step. A coordinate of -∞ stays.
 */
export function zoomSmooth(surface: Surface, startX: number, startY: number, startWidth: number): number {
  const at = (x: number, y: number): number => surface([x], [y])[0]![0]!;
  let [x, y, width] = [startX, startY, startWidth];
  const [hasX, hasY] = [x > -Infinity, y > -Infinity];
  let value = at(x, y);
  if (!hasX && !hasY) return value;
  for (let round = 0; round < mostRounds && width >= nearSmooth; round++) {
    const [centreX, centreY] = [x, y];
    const table = surface(stepsFrom(centreX, three, width), stepsFrom(centreY, three, width));
    table.forEach((row, i) => {
      row.forEach((trial, j) => {
        if (trial > value) [value, x, y] = [trial, centreX + three[i]! * width, centreY + three[j]! * width];
      });
    });
    const top = topOfNine(table, hasX, hasY);
    if (top !== null) {
      const [topX, topY] = [centreX + top[0] * width, centreY + top[1] * width];
      const trial = at(topX, topY);
      if (trial > value) [value, x, y] = [trial, topX, topY];
    }
    if (top !== null && Math.abs(top[0]) <= 1 && Math.abs(top[1]) <= 1) width /= 8;
    else if (x === centreX && y === centreY) width /= 2;
  }
  return value;
}

/** The same for a surface with jumps, whose top may stand at the brink: the best of 24 neighbours, closer only where none is better. */
export function zoomCut(surface: Surface, startX: number, startY: number, startWidth: number): number {
  let [x, y, width] = [startX, startY, startWidth];
  let value = surface([x], [y])[0]![0]!;
  for (let round = 0; round < mostRounds && width >= nearCut; round++) {
    const [centreX, centreY] = [x, y];
    surface(stepsFrom(centreX, five, width), stepsFrom(centreY, five, width)).forEach((row, i) => {
      row.forEach((trial, j) => {
        if (trial > value) [value, x, y] = [trial, centreX + five[i]! * width, centreY + five[j]! * width];
      });
    });
    if (x === centreX && y === centreY) width /= 2;
  }
  return value;
}

const stepsFrom = (centre: number, steps: readonly number[], width: number): number[] => steps.map((step) => centre + step * width);
