import type { SimulationEvent } from '../../core/events/event.ts';
import { incidentsOf, type RunView } from '../run/run-view.ts';
import { words } from '../words.ts';

/** Kinds of events that a run can be computed without; a lab's decision is an equilibrium, not a draw. */
const draws: readonly string[] = ['accident', 'deployment-accident', 'release', 'evidence', 'inspection', 'policy', 'decided'];

export function canBeLeftOut(event: SimulationEvent): boolean {
  return draws.includes(event.kind);
}

/** How a run ended, in words. */
export function endOf(view: RunView): string {
  const end = view.events.find((event) => event.kind === 'catastrophe') ?? view.events.find((event) => event.kind === 'decided');
  if (!end) return words.without.undecided;
  return end.kind === 'catastrophe' ? words.without.catastrophe(end.time) : words.without.decided(end.entity, end.time);
}

/** What leaving an event out changed: the end, and the number of incidents. */
export function contrast(actual: RunView, without: RunView): string[] {
  const [here, there] = [incidentsOf(actual).length, incidentsOf(without).length];
  return [words.without.outcome(endOf(actual), endOf(without)), ...(here === there ? [] : [words.without.incidents(here, there)])];
}
