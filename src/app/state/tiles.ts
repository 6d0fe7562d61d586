import { meanInterval, wilson } from '../../core/statistics/index.ts';
import type { EnsembleResult } from '../../experiments/types.ts';
import type { OutcomeName } from '../../model/outcomes/outcomes.ts';
import { fixed, percent, whole } from '../format.ts';
import { words } from '../words.ts';
import { isDistinct } from './distinct.ts';
import { budgetAtDecision, countOf, meanOf, medianMonth, outcomeValues } from './outcomes.ts';

/** One of the four numbers, with its differences. */
export interface Tile {
  readonly id: string;
  readonly big: string;
  readonly small?: string;
  readonly label: string;
  readonly note: string;
  readonly changes: readonly TileChange[];
}

export interface TileChange {
  readonly text: string;
  readonly tone: 'better' | 'worse' | 'same';
}

/** What the numbers are compared with; null while it is computed. */
export interface Comparison {
  readonly against: string;
  readonly ensemble: EnsembleResult | null;
}

/** The first runs of a larger ensemble have the same draws as those of a smaller one: like is compared with like. */
export function pairedWith(result: EnsembleResult, other: EnsembleResult | null): EnsembleResult | null {
  return other && other.runs >= result.runs ? { ...other, runs: result.runs } : null;
}

export function tilesOf(result: EnsembleResult, comparisons: readonly Comparison[]): Tile[] {
  const { outcome } = words;
  const count = countOf(result, 'catastrophe');
  const chance = wilson(count, result.runs);
  const median = medianMonth(result);
  const decided = countOf(result, 'reached');
  const share = meanInterval(outcomeValues(result, 'alignmentShare'));
  const choosing = result.scenario.researchers.count > 0;
  const budget = budgetAtDecision(result);
  const incidents = meanOf(result, 'incidents');
  const severe = meanOf(result, 'severeIncidents');

  // Better and worse are said in colour only where the paired difference is more than chance; the number is there in any case.
  const changes = (name: OutcomeName, differenceTo: (other: EnsembleResult) => number, threshold: number, good: 'lower' | 'higher' | 'neither', text: (difference: number, against: string) => string): TileChange[] =>
    comparisons.flatMap(({ against, ensemble }): TileChange[] => {
      const other = pairedWith(result, ensemble);
      if (!other) return [{ text: outcome.waiting, tone: 'same' }];
      const difference = differenceTo(other);
      if (!Number.isFinite(difference)) return [];
      if (Math.abs(difference) < threshold) return [{ text: outcome.same(against), tone: 'same' }];
      const tone = good === 'neither' || !isDistinct(result, other, name) ? 'same' : (difference < 0) === (good === 'lower') ? 'better' : 'worse';
      return [{ text: text(difference, against), tone }];
    });
  return [
    {
      id: 'catastrophe', big: whole(count), small: outcome.ofRuns(result.runs), label: outcome.catastrophe, note: outcome.catastropheInterval(chance.low, chance.high),
      changes: changes('catastrophe', (other) => count - countOf(other, 'catastrophe'), 0.5, 'lower', outcome.runsAgainst),
    },
    {
      id: 'decision', big: median === null ? outcome.undecided(result.scenario.horizonMonths) : fixed(median, 1), label: outcome.decision, note: outcome.decisionNote(decided, result.runs),
      changes: changes('timeToThreshold', (other) => (median ?? NaN) - (medianMonth(other) ?? NaN), 0.05, 'neither', outcome.against),
    },
    {
      id: 'alignment', big: percent(share.mean, 1), label: outcome.alignment(choosing), note: `${outcome.meanNote(share.low, share.high)}\n${outcome.budgetNote(percent(budget))}`,
      changes: changes('alignmentShare', (other) => share.mean - meanOf(other, 'alignmentShare'), 0.0005, 'higher', outcome.points),
    },
    {
      id: 'incidents', big: fixed(incidents, 1), label: outcome.incidents, note: outcome.incidentsNote(incidents - severe, severe),
      changes: changes('incidents', (other) => incidents - meanOf(other, 'incidents'), 0.05, 'lower', outcome.against),
    },
  ];
}

/** The numbers in a sentence: what they are, or what the changes did to them. */
export function summaryOf(result: EnsembleResult, shipped: EnsembleResult | null, changed: readonly string[]): string {
  const { summary } = words.outcome;
  const [count, median] = [countOf(result, 'catastrophe'), medianMonth(result)];
  if (changed.length === 0) return summary.plain(count, result.runs, median);
  const before = pairedWith(result, shipped);
  if (!before) return summary.waiting(changed);
  const medianBefore = medianMonth(before);
  return summary.changed(count - countOf(before, 'catastrophe'), result.runs, median === null || medianBefore === null ? null : median - medianBefore);
}
