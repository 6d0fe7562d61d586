import type { App } from '../context.ts';
import { ownId } from '../share/own-id.ts';
import { baseline as text } from '../words/places.ts';
import { seek } from './session.ts';

/** As long as a scenario's name may be. */
const longestName = 60;

/**
 * Makes all that is set now the scenario that later changes are compared with: one of the user's own, which links and reloads carry whole. It
 * is one step back. Nothing happens where nothing was changed.
 */
export async function setBaseline({ session, library, places }: App): Promise<void> {
  if (!session.changed.peek()) {
    session.notice.value = text.nothing;
    return;
  }
  const current = session.current.peek();
  const month = session.month.peek();
  const name = current.name.endsWith(text.mark) ? current.name : `${current.name.slice(0, longestName - text.mark.length)}${text.mark}`;
  const scenario = { ...current, name };
  const id = ownId(scenario);
  if (!library.has(id)) library.add(id, scenario);
  await places.openStep({ scenario: id, values: {}, pair: session.pair.peek() });
  seek(session, month);
  session.notice.value = text.set(name);
}
