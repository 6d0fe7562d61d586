/** A linear scale from a domain to pixels. */
export interface Scale {
  readonly domain: readonly [low: number, high: number];
  readonly range: readonly [from: number, to: number];
}

export function position(scale: Scale, value: number): number {
  const [low, high] = scale.domain;
  const [from, to] = scale.range;
  return high === low ? from : from + ((value - low) / (high - low)) * (to - from);
}

/** Round steps of 1, 2 or 5 times a power of ten, at most `count` intervals. */
export function niceStep(span: number, count: number): number {
  if (!(span > 0)) return 1;
  const rough = span / Math.max(1, count);
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((candidate) => candidate * magnitude >= rough * (1 - 1e-9)) ?? 10;
  return factor * magnitude;
}

export function ticks(low: number, high: number, count: number): number[] {
  const step = niceStep(high - low, count);
  const first = Math.ceil(low / step - 1e-9);
  const last = Math.floor(high / step + 1e-9);
  const list: number[] = [];
  for (let index = first; index <= last; index++) list.push(index * step);
  return list;
}

/** The smallest range of whole steps that holds both values. */
export function niceDomain(low: number, high: number, count: number): [number, number] {
  const step = niceStep(Math.max(high - low, 1e-9), count);
  return [Math.floor(low / step + 1e-9) * step, Math.ceil(high / step - 1e-9) * step];
}
