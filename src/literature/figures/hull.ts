/** Outlines of a cloud of points. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

const turn = (a: Point, b: Point, c: Point): number => (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);

/** The convex hull, anticlockwise from the leftmost (then lowest) point; points on an edge are left out. */
export function convexHull(points: readonly Point[]): Point[] {
  const sorted = [...points].sort((a, b) => a.x - b.x || a.y - b.y);
  if (sorted.length < 3) return sorted;
  const chain = (list: readonly Point[]): Point[] => {
    const kept: Point[] = [];
    for (const point of list) {
      while (kept.length >= 2 && turn(kept[kept.length - 2]!, kept[kept.length - 1]!, point) <= 0) kept.pop();
      kept.push(point);
    }
    kept.pop();
    return kept;
  };
  const lower = chain(sorted);
  const upper = chain([...sorted].reverse());
  return [...lower, ...upper];
}

/** The eastern faces of the hull: its vertices from the lowest rightmost round to the highest point, where nothing is better for both. */
export function easternFaces(points: readonly Point[]): Point[] {
  const hull = convexHull(points);
  if (hull.length < 3) return hull;
  let start = 0;
  let top = 0;
  hull.forEach((point, i) => {
    const most = hull[start]!;
    const highest = hull[top]!;
    if (point.x > most.x || (point.x === most.x && point.y < most.y)) start = i;
    if (point.y > highest.y || (point.y === highest.y && point.x > highest.x)) top = i;
  });
  const faces: Point[] = [];
  for (let i = start; ; i = (i + 1) % hull.length) {
    faces.push(hull[i]!);
    if (i === top) return faces;
  }
}

/** The points than which no other is better in both coordinates, from left to right. */
export function undominated<P extends Point>(points: readonly P[]): P[] {
  const sorted = [...points].sort((a, b) => b.x - a.x || b.y - a.y);
  const kept: P[] = [];
  let highest = -Infinity;
  for (const point of sorted) {
    if (point.y > highest) {
      kept.push(point);
      highest = point.y;
    }
  }
  return kept.reverse();
}
