import type { SimulationEvent } from '../core/events/event.ts';

/**
 * Kinds of events that a run can be computed without, because their handlers look whether they are suppressed: draws, choices of one actor, and
 * what the scenario schedules. Others follow from all that happens (a round's equilibrium, staff, missions, the lead) and have no same seed without.
 */
const kinds: readonly string[] = [
  'accident', 'deployment-accident', 'misconduct', 'catastrophe', 'release', 'evidence', 'inspection', 'policy', 'decided', 'breakthrough', 'leak', 'hire', 'entry', 'exit', 'move',
  'breach', 'detection', 'snap-back', 'trigger', 'whistle', 'advocate', 'bill',
];

/** Whether the same seed can be run without the event. */
export function canBeLeftOut(event: SimulationEvent): boolean {
  if (!kinds.includes(event.kind)) return false;
  const is = (name: string): number | undefined => event.terms.find((term) => term.name === name)?.value;
  // Coming back to a treaty, or out of a joint project, follows from what was done before.
  return !(event.kind === 'breach' && is('breaks the treaty') === 0) && is('out of the joint project') !== 1;
}
