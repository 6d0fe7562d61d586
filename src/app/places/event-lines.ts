import type { SimulationEvent } from '../../core/events/event.ts';

/** Where each run's lines begin and end in a file of events, in bytes; so that a large file is never read whole. */
export type RunRanges = ReadonlyMap<number, readonly [from: number, to: number]>;

const newline = 10;
const opening = '{"run":';

/** Looks through `events.ndjson`, whose lines are in the order of runs. Null where a line does not begin as an event does. */
export async function findRuns(file: Blob): Promise<RunRanges | null> {
  const ranges = new Map<number, [number, number]>();
  const decoder = new TextDecoder();
  let position = 0;
  let lineStart = 0;
  let head: number[] = [];
  const endLine = (end: number): boolean => {
    if (head.length === 0) return true;
    const found = new RegExp(`^\\{"run":(\\d+),`).exec(decoder.decode(Uint8Array.from(head)));
    if (!found) return false;
    const run = Number(found[1]);
    const range = ranges.get(run);
    if (range && range[1] !== lineStart) return false;
    ranges.set(run, [range?.[0] ?? lineStart, end]);
    return true;
  };
  const reader = file.stream().getReader();
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    const bytes = part.value;
    for (let at = 0; at < bytes.length; at++) {
      const byte = bytes[at]!;
      if (byte !== newline) {
        if (head.length < opening.length + 9) head.push(byte);
        continue;
      }
      if (!endLine(position + at + 1)) return null;
      lineStart = position + at + 1;
      head = [];
    }
    position += bytes.length;
  }
  return endLine(position) ? ranges : null;
}

/** The events of one run; null where a line is none. A term whose value was not finite is written as null. */
export async function readEvents(file: Blob, ranges: RunRanges, run: number): Promise<SimulationEvent[] | null> {
  const range = ranges.get(run);
  if (!range) return [];
  const text = await file.slice(...range).text();
  try {
    return text.split('\n').filter((line) => line !== '').map((line) => {
      const event = JSON.parse(line) as SimulationEvent;
      if (event.run !== run || typeof event.id !== 'string' || typeof event.kind !== 'string' || typeof event.entity !== 'string' || typeof event.time !== 'number' || !Array.isArray(event.terms)) throw new TypeError('no event');
      return { ...event, terms: event.terms.map((term) => ({ name: String(term.name), value: term.value ?? NaN })) };
    });
  } catch {
    return null;
  }
}
