import type { SimulationEvent } from '../../core/events/event.ts';
import { findLever } from '../../model/levers/catalogue.ts';
import type { LeverSetting, Scenario } from '../../model/settings.ts';
import { significant } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { words } from '../words.ts';
import type { LabFrame, RaceFrame } from './frame.ts';
import type { Annotations, LaneNote, PolicyChip } from './picture.ts';

/** Profile of every member, populations counted out. A population's members may differ; theirs is the entry's. */
export function profilesOf(scenario: Scenario): string[] {
  return scenario.labs.flatMap((entry) => Array.from({ length: entry.count }, () => entry.profile as string));
}

interface Member {
  readonly name: string;
  readonly jurisdiction: string;
  readonly capability: number;
}

function members(scenario: Scenario, names: readonly string[]): Member[] {
  let index = 0;
  return scenario.labs.flatMap((entry) => Array.from({ length: entry.count }, () => ({
    name: names[index++] ?? entry.name, jurisdiction: entry.jurisdiction, capability: typeof entry.capability === 'number' ? entry.capability : 0,
  })));
}

/** Whom a setting covers, by the model's rule: a share counts the most capable at the start first. */
function covers(setting: LeverSetting, labs: readonly Member[]): boolean[] {
  const { coverage } = setting;
  if (typeof coverage !== 'number') return labs.map((lab) => coverage.includes(lab.name) || coverage.includes(lab.jurisdiction));
  const order = labs.map((_, index) => index).sort((a, b) => labs[b]!.capability - labs[a]!.capability || a - b);
  const chosen = new Set(order.slice(0, Math.round(coverage * labs.length)));
  return labs.map((_, index) => chosen.has(index));
}

export function activeSettings(scenario: Scenario, month: number): LeverSetting[] {
  return scenario.policies.filter((setting) => setting.start <= month + 1e-9 && (setting.end === null || month < setting.end));
}

const chipKinds: Readonly<Record<string, PolicyChip['kind']>> = {
  pause: 'pause', 'speed-cap': 'pause', liability: 'liability', 'risk-cap': 'cap', 'safety-technology': 'technology', 'cheaper-safety': 'technology', disclosure: 'information',
};

export function policyChips(scenario: Scenario, month: number): PolicyChip[] {
  const active = activeSettings(scenario, month);
  return scenario.policies.map((setting) => {
    const lever = findLever(setting.lever, scenario.levers);
    return { kind: chipKinds[setting.lever] ?? 'other', text: `${lever?.label ?? setting.lever} ${significant(setting.strength)}`, acts: active.includes(setting) };
  });
}

/** Share of speed that a pause takes from each lab at a month. */
export function pausedShares(scenario: Scenario, names: readonly string[], month: number): number[] {
  const labs = members(scenario, names);
  const shares = labs.map(() => 0);
  for (const setting of activeSettings(scenario, month)) {
    if (setting.lever !== 'pause') continue;
    covers(setting, labs).forEach((covered, index) => {
      if (covered) shares[index] = Math.max(shares[index]!, setting.strength);
    });
  }
  return shares;
}

/** What ended the run, if it has ended by this month. */
export function finishOf(view: RunView, month: number): { readonly lab: number; readonly event: SimulationEvent } | null {
  const last = view.events.filter((event) => event.kind === 'decided' || event.kind === 'catastrophe').at(-1);
  if (!last || last.time > month + 1e-9) return null;
  return { lab: view.labs.indexOf(last.entity), event: last };
}

const term = (event: SimulationEvent, name: string): number => event.terms.find((each) => each.name === name)?.value ?? 0;

export function annotate(frame: RaceFrame, view: RunView, scenario: Scenario, selected: number, showGhosts: boolean, narrow: boolean): Annotations {
  const { month } = frame;
  const profiles = profilesOf(scenario);
  const paused = pausedShares(scenario, view.labs, month);
  const recent = view.events.filter((event) => event.kind === 'inspection' && event.time <= month + 1e-9 && event.time > month - view.stepMonths);
  const finish = finishOf(view, month);
  return {
    selected, showGhosts,
    lanes: frame.labs.map((lab, index) => laneNote(lab, profiles[index] ?? '', paused[index] ?? 0, recent.filter((event) => event.entity === lab.name), narrow)),
    chips: policyChips(scenario, month),
    threshold: words.race.threshold(scenario.race.threshold),
    yAxis: words.race.yAxis, diagonal: words.race.diagonal,
    finish: finish && { lab: finish.lab < 0 ? null : finish.lab, catastrophe: finish.event.kind === 'catastrophe' },
  };
}

function laneNote(lab: LabFrame, profile: string, pausedShare: number, inspections: readonly SimulationEvent[], narrow: boolean): LaneNote {
  return {
    name: lab.name, initial: lab.name.slice(0, 1).toUpperCase(), profile: words.race.profiles[profile] ?? profile,
    staff: (narrow ? words.race.staffShort : words.race.staff)(lab.staff, lab.safetyStaff), debt: words.race.debt(lab.debt), pausedShare, abstains: lab.abstains,
    inspected: inspections.length > 0, fined: inspections.some((event) => term(event, 'found') === 1),
  };
}
