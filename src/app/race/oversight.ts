import type { SimulationEvent } from '../../core/events/event.ts';
import { isNamed } from '../../model/labs/names.ts';
import { findLever } from '../../model/levers/catalogue.ts';
import type { LeverSetting, Scenario } from '../../model/settings.ts';
import { held, rowAt, worldValue, type RunView } from '../run/run-view.ts';

/** Who watches the labs at a month, and what binds them: read from the scenario, the recorded columns and the events so far. */
export interface Oversight {
  readonly regulators: readonly RegulatorState[];
  readonly treaty: TreatyStanding | null;
  /** By lab, for the month's round: whether an inspection came, found something, or left it without a licence to sell. */
  readonly inspected: readonly boolean[];
  readonly fined: readonly boolean[];
  readonly suspended: readonly boolean[];
  /** Whether there is an inspection at any month of the run, so that its chip has its place from the start. */
  readonly inspects: boolean;
  /** Inspections so far, and those that found a violation. */
  readonly inspections: number;
  readonly found: number;
}

export interface RegulatorState {
  readonly name: string;
  /** Political will and public concern, [0, 1]; recorded of the first regulator alone. */
  readonly will: number | null;
  readonly concern: number | null;
  /** The option of its menu in force; null for none. */
  readonly option: string | null;
  /** Whether it chooses at all, or only does what the scenario schedules. */
  readonly chooses: boolean;
}

export interface TreatyStanding {
  readonly members: readonly number[];
  /** By member: false while it goes on in secret. */
  readonly keeps: readonly boolean[];
  /** A breach that was found has ended it. */
  readonly ended: boolean;
}

interface Member {
  readonly name: string;
  readonly population: string;
  readonly jurisdiction: string;
  readonly capability: number;
}

export function membersOf(scenario: Scenario, names: readonly string[]): Member[] {
  let index = 0;
  return scenario.labs.flatMap((entry) => Array.from({ length: entry.count }, () => ({
    name: names[index++] ?? entry.name, population: entry.name, jurisdiction: entry.jurisdiction, capability: typeof entry.capability === 'number' ? entry.capability : 0,
  })));
}

/** Whom a setting covers, by the model's rule: a share counts the most capable at the start first. */
export function covers(setting: Pick<LeverSetting, 'coverage'>, labs: readonly Member[]): boolean[] {
  const { coverage } = setting;
  if (typeof coverage !== 'number') return labs.map((lab) => isNamed(coverage, lab));
  const order = labs.map((_, index) => index).sort((a, b) => labs[b]!.capability - labs[a]!.capability || a - b);
  const chosen = new Set(order.slice(0, Math.round(coverage * labs.length)));
  return labs.map((_, index) => chosen.has(index));
}

export function activeSettings(scenario: Scenario, month: number): LeverSetting[] {
  return scenario.policies.filter((setting) => setting.start <= month + 1e-9 && (setting.end === null || month < setting.end));
}

const term = (event: SimulationEvent, name: string): number | undefined => event.terms.find((each) => each.name === name)?.value;

/** The option that each regulator has in force at a month: an index into its menu, -1 for none. */
export function optionsAt(scenario: Scenario, events: readonly SimulationEvent[], month: number): number[] {
  return scenario.regulators.map((regulator) => {
    let option = -1;
    for (const event of events) {
      if (event.time > month + 1e-9) break;
      if (event.kind === 'policy' && event.entity === regulator.name) option = (term(event, 'option') ?? 0) - 1;
    }
    return option;
  });
}

/** What is on at a month: by the scenario's policies, then by what regulators have chosen. */
export function settingsInForceAt(scenario: Scenario, events: readonly SimulationEvent[], month: number): LeverSetting[] {
  const options = optionsAt(scenario, events, month);
  const chosen = scenario.regulators.flatMap((regulator, r) => (regulator.menu[options[r]!]?.levers ?? []).map(({ lever, strength }): LeverSetting => (
    { lever, strength, start: 0, end: null, coverage: regulator.jurisdiction === '*' ? 1 : [regulator.jurisdiction] })));
  return [...activeSettings(scenario, month), ...chosen];
}

const bindsByTreaty = (scenario: Scenario, setting: LeverSetting): boolean =>
  setting.strength > 0 && (findLever(setting.lever, scenario.levers)?.changes.some((change) => change.path === 'labs.*.treatyShare') ?? false);

function treatyAt(view: RunView, scenario: Scenario, month: number): TreatyStanding | null {
  const labs = membersOf(scenario, view.labs);
  const bound = labs.map(() => false);
  let since = Infinity;
  for (const setting of settingsInForceAt(scenario, view.events, month)) {
    if (!bindsByTreaty(scenario, setting)) continue;
    since = Math.min(since, setting.start);
    covers(setting, labs).forEach((covered, lab) => (bound[lab] ||= covered));
  }
  const members = bound.flatMap((is, lab) => (is && held(view, month, lab, 'present') > 0 ? [lab] : []));
  if (members.length < 2) return null;
  const ended = view.events.some((event) => event.kind === 'snap-back' && event.time >= since && event.time <= month + 1e-9);
  return { members, keeps: members.map((lab) => !ended && held(view, month, lab, 'defects') === 0), ended };
}

export function oversightAt(view: RunView, scenario: Scenario, month: number): Oversight {
  const index = new Map(view.labs.map((name, lab) => [name, lab]));
  const none = (): boolean[] => view.labs.map(() => false);
  const [inspected, fined, suspended] = [none(), none(), none()];
  let inspections = 0;
  let found = 0;
  for (const event of view.events) {
    if (event.time > month + 1e-9) break;
    if (event.kind !== 'inspection') continue;
    const lab = index.get(event.entity);
    const caught = term(event, 'found') === 1;
    inspections++;
    if (caught) found++;
    if (lab === undefined) continue;
    if (event.time > month - view.stepMonths) {
      inspected[lab] = true;
      fined[lab] ||= caught;
    }
    if (caught && month < event.time + (term(event, 'months without licence') ?? 0)) suspended[lab] = true;
  }
  const row = rowAt(view, month);
  const options = optionsAt(scenario, view.events, month);
  return {
    inspected, fined, suspended, inspections, found, inspects: view.events.some((event) => event.kind === 'inspection'),
    regulators: scenario.regulators.map((regulator, r) => ({
      name: regulator.name,
      will: r === 0 ? worldValue(view, row, 'will') : null, concern: r === 0 ? worldValue(view, row, 'concern') : null,
      option: regulator.menu[options[r]!]?.name ?? null, chooses: regulator.behaviour !== 'schedule' && regulator.menu.length > 0,
    })),
    treaty: treatyAt(view, scenario, month),
  };
}

/** Whether the scenario knows a treaty at any month, so that the picture keeps its room. */
export function hasTreaty(scenario: Scenario): boolean {
  const offered = scenario.regulators.flatMap((regulator) => regulator.menu.flatMap((option) => option.levers.map((lever): LeverSetting => ({ ...lever, start: 0, end: null, coverage: 1 }))));
  return [...scenario.policies, ...offered].some((setting) => bindsByTreaty(scenario, setting));
}
