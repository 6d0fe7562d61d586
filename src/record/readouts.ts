import { wilson } from '../core/statistics/index.ts';
import { outcomeIndex, outcomeNames, type OutcomeName } from '../model/outcomes/outcomes.ts';
import type { Ensemble } from './ensemble.ts';

/** A share of runs with its Wilson interval (95 %); null where there are none to count. */
export interface Share {
  readonly estimate: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly count: number;
  readonly of: number;
}

/** What an ensemble says beyond its outcomes one by one (model, section 10). */
export interface Readouts {
  /** Of the runs in which the race was decided, those in which the winner's system caused a catastrophe. */
  readonly catastropheGivenDecision: Share;
  /** Runs that reached the horizon without a decision or a catastrophe. */
  readonly undecided: Share;
  /** The 5 % of runs (at least one) with the lowest welfare: means over them (expected shortfall), null for none. */
  readonly worst: { readonly runs: number } & Readonly<Record<(typeof worstOutcomes)[number], number | null>>;
}

export const worstShare = 0.05;
export const worstOutcomes = ['welfare', 'welfareWithoutCatastrophe', 'harm', 'catastrophe'] as const satisfies readonly OutcomeName[];

export function readoutsOf(ensemble: Pick<Ensemble, 'outcomes' | 'runs'>): Readouts {
  const { outcomes, runs } = ensemble;
  const at = (run: number, name: OutcomeName): number => outcomes[run * outcomeNames.length + outcomeIndex(name)]!;
  const counted = (of: (run: number) => boolean, which: (run: number) => boolean): Share => {
    let all = 0;
    let count = 0;
    for (let run = 0; run < runs; run++) {
      if (!of(run)) continue;
      all++;
      if (which(run)) count++;
    }
    if (all === 0) return { estimate: null, low: null, high: null, count, of: all };
    const { low, high } = wilson(count, all);
    return { estimate: count / all, low, high, count, of: all };
  };
  const order = Array.from({ length: runs }, (_, run) => run).sort((a, b) => at(a, 'welfare') - at(b, 'welfare') || a - b);
  const worst = order.slice(0, runs === 0 ? 0 : Math.max(1, Math.floor(worstShare * runs)));
  const means = Object.fromEntries(worstOutcomes.map((name) => [name, worst.length === 0 ? null : worst.reduce((sum, run) => sum + at(run, name), 0) / worst.length]));
  return {
    catastropheGivenDecision: counted((run) => at(run, 'reached') === 1, (run) => at(run, 'catastropheByDecision') === 1),
    undecided: counted(() => true, (run) => at(run, 'reached') === 0 && at(run, 'catastrophe') === 0),
    worst: { runs: worst.length, ...(means as Record<(typeof worstOutcomes)[number], number | null>) },
  };
}
