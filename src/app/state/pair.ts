import type { App } from '../context.ts';
import { choiceOf, type Pair } from './choice.ts';

const flipped = (side: Pair['side']): Pair['side'] => (side === 'a' ? 'b' : 'a');

/** Opens A|B on what was changed (A as shipped, B as set by hand), or on the same twice where nothing was; or leaves it with what the levers act on. */
export function togglePair({ session, open }: App): void {
  const mine = choiceOf(session);
  if (session.pair.peek()) open({ ...mine, pair: null });
  else open({ ...mine, pair: { side: 'b', other: { ...mine, values: {} } } });
}

/** The levers now act on the other world. */
export function switchSide({ session, open }: App): void {
  const pair = session.pair.peek();
  if (pair) open({ ...pair.other, pair: { side: flipped(pair.side), other: choiceOf(session) } });
}

/** A is now what B was; the levers go with their world. */
export function swapSides({ session, open }: App): void {
  const pair = session.pair.peek();
  if (pair) open({ ...choiceOf(session), pair: { side: flipped(pair.side), other: pair.other } });
}

/** Makes both worlds the same as the one of this letter. */
export function copyFrom({ session, open }: App, letter: Pair['side']): void {
  const pair = session.pair.peek();
  if (!pair) return;
  const source = pair.side === letter ? choiceOf(session) : pair.other;
  open({ ...source, pair: { side: pair.side, other: source } });
}
