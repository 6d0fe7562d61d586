import type { Session } from '../state/session.ts';
import { isNotable } from './describe.ts';

/** Opens the card of the latest notable event up to the month, else of the first one to come; or closes the one that is open. */
export function openWhyAtMonth(session: Session): void {
  if (session.why.peek() !== null) {
    session.why.value = null;
    return;
  }
  const events = session.run.peek()?.events.filter(isNotable) ?? [];
  const month = session.month.peek() + 1e-9;
  session.why.value = (events.filter((event) => event.time <= month).at(-1) ?? events[0])?.id ?? null;
}
