import { canBeLeftOut } from '../../record/left-out.ts';
import { isIncident } from '../race/frame.ts';
import type { RunView } from '../run/run-view.ts';
import { eventWords } from '../words/events.ts';

export { canBeLeftOut };
/** How a run ended, in words. */
export function endOf(view: RunView): string {
  const end = view.events.find((event) => event.kind === 'catastrophe') ?? view.events.find((event) => event.kind === 'decided');
  if (!end) return eventWords.without.undecided;
  return end.kind === 'catastrophe' ? eventWords.without.catastrophe(end.time) : eventWords.without.decided(end.entity, end.time);
}

/** What leaving an event out changed: the end, and the number of incidents. */
export function contrast(actual: RunView, without: RunView): string[] {
  const [here, there] = [actual, without].map((view) => view.events.filter(isIncident).length) as [number, number];
  return [eventWords.without.outcome(endOf(actual), endOf(without)), ...(here === there ? [] : [eventWords.without.incidents(here, there)])];
}
