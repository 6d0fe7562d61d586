import { runEnsemble } from '../experiments/ensemble.ts';
import type { EnsembleResult } from '../experiments/types.ts';
import { levers } from '../model/levers/catalogue.ts';
import { outcomeDefinitions, type OutcomeName } from '../model/outcomes/outcomes.ts';
import { parameters } from '../model/registry.ts';
import type { Lever, LeverSetting, Scenario } from '../model/settings.ts';
import { outcomeColumn } from '../record/summary.ts';
import { numbersAt, withNumber } from '../scenario/number-at.ts';
import type { ComputePorts } from './ports.ts';

/** The outcomes that the page's four numbers speak of. */
export const screenedOutcomes = ['catastrophe', 'timeToThreshold', 'finalBudget', 'incidents'] as const satisfies readonly OutcomeName[];
export type ScreenedOutcome = (typeof screenedOutcomes)[number];

/** What may be moved: a lever, or a parameter of the registry by the group that it belongs to. */
export type InputKind = 'lever' | 'policy' | 'assumption' | 'structure';

/** Mean of an outcome with the input at the lower and at the upper end of its range; null where no run has a value. */
export type Ends = readonly [low: number | null, high: number | null];

/** One input moved alone over its whole range. */
export interface ScreenedInput {
  /** Id of the lever, or of the parameter (`labs.*.compute`: all labs at once). */
  readonly id: string;
  readonly label: string;
  readonly kind: InputKind;
  readonly range: readonly [low: number, high: number];
  readonly outcomes: Readonly<Record<ScreenedOutcome, Ends>>;
  /** Mean over the outcomes of this input's swing as a share of the largest swing of that outcome, [0, 1]. */
  readonly influence: number;
  /** Why there are no numbers, if there are none. */
  readonly fault: string | null;
}

export interface Screening {
  readonly scenario: string;
  readonly seed: string;
  /** Runs at each end of each range, on the same seeds. */
  readonly runs: number;
  readonly baseline: Readonly<Record<ScreenedOutcome, number | null>>;
  /** The most influential first. */
  readonly inputs: readonly ScreenedInput[];
  /** Inputs of the registry that this scenario has no place for. */
  readonly absent: readonly string[];
  readonly partial: boolean;
}

/** An input, its range, and the scenario with it at a value. */
export interface Candidate {
  readonly id: string;
  readonly label: string;
  readonly kind: InputKind;
  readonly range: readonly [number, number];
  at(value: number): Scenario;
}

/**
 * One-at-a-time screening (the simplest of the sensitivity designs: Saltelli et al., Global Sensitivity Analysis, 2008, chapter 2): each
 * lever and each parameter goes alone to either end of its range, all else as the scenario has it, on the same seeds. It sees no
 * interactions. A lever acts on all labs over the whole run. With `only` no other inputs are moved.
 */
export async function screen(scenario: Scenario, runs: number, ports: ComputePorts, only?: readonly string[]): Promise<Screening> {
  const { candidates: all, absent } = candidatesOf(scenario);
  const candidates = all.filter(({ id }) => only?.includes(id) ?? true);
  const total = runs * (1 + 2 * candidates.length);
  let done = 0;
  const means = async (of: Scenario): Promise<Readonly<Record<ScreenedOutcome, number | null>>> => {
    const ensemble = await runEnsemble(ports.pool, of, {
      runs, paths: [], levels: [],
      onProgress: (count) => ports.onProgress?.(done + count, total),
      ...(ports.onNotice ? { onLost: ports.onNotice } : {}),
      ...(ports.signal ? { signal: ports.signal } : {}),
    });
    done += runs;
    return Object.fromEntries(screenedOutcomes.map((name) => [name, meanOf(ensemble, name)])) as Record<ScreenedOutcome, number | null>;
  };
  const baseline = await means(scenario);
  const moved: Omit<ScreenedInput, 'influence'>[] = [];
  for (const { id, label, kind, range, at } of candidates) {
    if (ports.signal?.aborted) break;
    try {
      const [low, high] = [await means(at(range[0])), await means(at(range[1]))];
      const outcomes = Object.fromEntries(screenedOutcomes.map((name) => [name, [low[name], high[name]]])) as unknown as Record<ScreenedOutcome, Ends>;
      moved.push({ id, label, kind, range, outcomes, fault: null });
    } catch (error) {
      // An end of a range may make no sense beside the other numbers; the rest of the table does not suffer for it.
      moved.push({ id, label, kind, range, outcomes: noEnds, fault: error instanceof Error ? error.message : String(error) });
    }
  }
  const partial = ports.signal?.aborted === true;
  return { scenario: scenario.name, seed: scenario.seed, runs, baseline, inputs: ranked(moved, baseline), absent, partial };
}

const noEnds = Object.fromEntries(screenedOutcomes.map((name) => [name, [null, null]])) as unknown as Record<ScreenedOutcome, Ends>;

/** Every lever and every parameter that the scenario has a place for. */
export function candidatesOf(scenario: Scenario): { readonly candidates: readonly Candidate[]; readonly absent: readonly string[] } {
  const candidates: Candidate[] = [...levers, ...scenario.levers].map((lever) => ({
    id: lever.id, label: lever.label, kind: 'lever', range: [lever.minimum, lever.maximum], at: (strength) => withLever(scenario, lever, strength),
  }));
  const absent: string[] = [];
  for (const { id, label, group, minimum, maximum } of parameters) {
    if (numbersAt(scenario, id).length === 0) absent.push(id);
    else candidates.push({ id, label, kind: group, range: [minimum, maximum], at: (value) => withNumber(scenario, id, value) });
  }
  return { candidates, absent };
}

function withLever(scenario: Scenario, lever: Lever, strength: number): Scenario {
  const others = scenario.policies.filter((setting) => setting.lever !== lever.id);
  const setting: LeverSetting = { lever: lever.id, start: 0, end: null, coverage: 1, strength };
  return { ...scenario, policies: strength === lever.off ? others : [...others, setting] };
}

/**
 * A time that was not reached counts as the horizon of the run. The chance of catastrophe is read with the last draw left open: the same mean,
 * with less noise at a given number of runs.
 */
function meanOf(ensemble: EnsembleResult, name: ScreenedOutcome): number | null {
  const isTime = outcomeDefinitions.find((definition) => definition.name === name)?.kind === 'time';
  const column = outcomeColumn(ensemble, name === 'catastrophe' ? 'expectedCatastrophe' : name);
  const values = [...column].map((value) => (isTime && Number.isNaN(value) ? ensemble.scenario.horizonMonths : value)).filter((value) => !Number.isNaN(value));
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** Largest difference between the two ends and the baseline; 0 where there is no number. */
export function swingOf(ends: Ends, baseline: number | null): number {
  const known = [...ends, baseline].filter((value): value is number => value !== null);
  return known.length < 2 ? 0 : Math.max(...known) - Math.min(...known);
}

/** Influence is relative to the parameters that one may believe or decide: those of the model's shape (its horizon, its units) do not set the scale. */
function ranked(moved: readonly Omit<ScreenedInput, 'influence'>[], baseline: Screening['baseline']): readonly ScreenedInput[] {
  const scale = Object.fromEntries(screenedOutcomes.map((name) => [
    name, Math.max(0, ...moved.filter((input) => input.kind !== 'structure').map((input) => swingOf(input.outcomes[name], baseline[name]))),
  ])) as Record<ScreenedOutcome, number>;
  return moved.map((input): ScreenedInput => {
    const shares = screenedOutcomes.map((name) => (scale[name] > 0 ? Math.min(1, swingOf(input.outcomes[name], baseline[name]) / scale[name]) : 0));
    return { ...input, influence: shares.reduce((sum, share) => sum + share, 0) / shares.length };
  }).sort((a, b) => b.influence - a.influence || (a.id < b.id ? -1 : 1));
}

/** How many levers and assumptions the page has room to show first: together the five to eight that users of such models can take in. */
const shownFirst = { levers: 5, assumptions: 3 } as const;

/**
 * The inputs that a page should show first: the most influential levers, and the most influential assumptions that stand at one place of the
 * scenario (a slider needs one value to start from). An input that does at both ends just what one before it does is left out.
 */
export function firstOnPage(inputs: readonly ScreenedInput[]): { readonly levers: readonly string[]; readonly assumptions: readonly string[] } {
  const pick = (candidates: readonly ScreenedInput[], count: number): readonly string[] => {
    const chosen: ScreenedInput[] = [];
    for (const candidate of candidates) {
      const twin = chosen.some((each) => screenedOutcomes.every((name) => sameEnds(each.outcomes[name], candidate.outcomes[name])));
      if (!twin && candidate.influence > 0 && chosen.length < count) chosen.push(candidate);
    }
    return chosen.map((each) => each.id);
  };
  return {
    levers: pick(inputs.filter((input) => input.kind === 'lever'), shownFirst.levers),
    assumptions: pick(inputs.filter((input) => input.kind === 'assumption' && !input.id.includes('*')), shownFirst.assumptions),
  };
}

/** The ends of a range have no order between inputs: a lever may be off at its upper end. */
function sameEnds(a: Ends, b: Ends): boolean {
  return (a[0] === b[0] && a[1] === b[1]) || (a[0] === b[1] && a[1] === b[0]);
}
