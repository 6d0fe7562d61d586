/**
 * `list.map(make)` for lists that live long and are read often. V8's own `map` gives a list that may have holes once it is compiled, and none before: the
 * two are of different hidden classes, and everything that reads the list would be compiled anew for the second.
 */
export function mapped<T, R>(list: readonly T[], make: (item: T, index: number) => R): R[] {
  const result: R[] = [];
  for (let i = 0; i < list.length; i++) result.push(make(list[i]!, i));
  return result;
}

/** The first whole number of `from` to before `to` for which `holds`, as it must for all behind it; `to` where it does for none. */
export function firstWhere(from: number, to: number, holds: (at: number) => boolean): number {
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
