import type { SimulationEvent } from '../../core/events/event.ts';
import { held, interpolated, type RunView } from '../run/run-view.ts';

/** What is known of one lab at one moment. OOM, thousand accelerators, people, shares. */
export interface LabState {
  readonly lab: number;
  readonly name: string;
  readonly capability: number;
  readonly covered: number;
  readonly coveredCapped: boolean;
  readonly debt: number;
  readonly budget: number;
  readonly residualRisk: number;
  readonly compute: number;
  readonly staff: number;
  readonly safetyStaff: number;
  readonly abstains: boolean;
  readonly violates: boolean;
  /** Weight of the mission of safety, [0, 1]; power of the lab's safety technology over the start; share of speed conceded to staff. */
  readonly mission: number;
  readonly technology: number;
  readonly concession: number;
  /** False before it enters, after it has left, and while another lab hosts it. */
  readonly present: boolean;
  /** Goes on in secret beyond what its treaty allows. */
  readonly defects: boolean;
}

export interface LabFrame extends LabState {
  /** Capability at the last eight steps, newest first. */
  readonly trail: readonly number[];
  readonly ghost: { readonly capability: number; readonly covered: number } | null;
  readonly incidents: readonly { readonly event: SimulationEvent; readonly capability: number }[];
  /** Why a lab that is not present is not. */
  readonly absence: 'before' | 'left' | 'hosted' | null;
}

/** Everything the race view shows at one moment: a pure function of the run, the reference and the month. */
export interface RaceFrame {
  readonly month: number;
  readonly labs: readonly LabFrame[];
}

export const trailSteps = 8;

export function labState(view: RunView, month: number, lab: number): LabState {
  const capability = interpolated(view, month, lab, 'capability');
  const covered = interpolated(view, month, lab, 'covered');
  return {
    lab, name: view.labs[lab]!, capability, covered, debt: capability - covered,
    coveredCapped: held(view, month, lab, 'coveredCapped') > 0,
    budget: held(view, month, lab, 'budget'), residualRisk: held(view, month, lab, 'residualRisk'),
    compute: held(view, month, lab, 'compute'), staff: held(view, month, lab, 'staff'), safetyStaff: held(view, month, lab, 'safetyStaff'),
    abstains: held(view, month, lab, 'abstains') > 0, violates: held(view, month, lab, 'violates') > 0,
    mission: held(view, month, lab, 'mission'), technology: held(view, month, lab, 'technology'), concession: held(view, month, lab, 'concession'),
    present: held(view, month, lab, 'present') > 0, defects: held(view, month, lab, 'defects') > 0,
  };
}

/** Accidents of labs and of their products. */
export function isIncident(event: SimulationEvent): boolean {
  return (event.kind === 'accident' || event.kind === 'deployment-accident') && event.severity > 0;
}

export function raceFrame(view: RunView, reference: RunView | null, month: number): RaceFrame {
  const byName = new Map<string, { event: SimulationEvent; capability: number }[]>();
  const index = new Map(view.labs.map((name, lab) => [name, lab]));
  const absences = new Map<string, 'left' | 'hosted'>();
  for (const event of view.events) {
    if (event.time > month + 1e-9) break;
    if (event.kind === 'exit') absences.set(event.entity, 'left');
    if (event.kind === 'merger') absences.set(event.entity, 'hosted');
    if (!isIncident(event)) continue;
    const lab = index.get(event.entity);
    if (lab === undefined) continue;
    const list = byName.get(event.entity) ?? [];
    list.push({ event, capability: interpolated(view, event.time, lab, 'capability') });
    byName.set(event.entity, list);
  }
  return {
    month,
    labs: view.labs.map((name, lab) => {
      const trail: number[] = [];
      for (let step = 1; step <= trailSteps; step++) {
        const then = Math.min(month, view.endMonth) - step * view.stepMonths;
        if (then < -1e-9) break;
        trail.push(interpolated(view, Math.max(0, then), lab, 'capability'));
      }
      const ghost = reference && lab < reference.labs.length
        ? { capability: interpolated(reference, month, lab, 'capability'), covered: interpolated(reference, month, lab, 'covered') }
        : null;
      const state = labState(view, month, lab);
      return { ...state, trail, ghost, incidents: byName.get(name) ?? [], absence: state.present ? null : absences.get(name) ?? 'before' };
    }),
  };
}
