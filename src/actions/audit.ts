import { runToEnd } from '../engine/index.ts';
import { Audit, auditWorld, type Imbalance } from '../model/audit/index.ts';
import type { Scenario } from '../model/settings.ts';

export interface AuditResult {
  readonly runs: number;
  readonly rounds: number;
  /** Comparisons made. */
  readonly checks: number;
  /** What did not hold, by run and month. */
  readonly imbalances: readonly (Imbalance & { readonly run: number })[];
}

/**
 * Plays runs of a scenario and looks after every round for what must hold in any world (see `model/audit`). Money is added up undiscounted, which
 * changes nothing else: the discount rate values flows and moves none.
 */
export function auditScenario(scenario: Scenario, runs: number): AuditResult {
  const undiscounted = { ...scenario, welfare: { ...scenario.welfare, discountRate: 0 } };
  const imbalances: (Imbalance & { run: number })[] = [];
  let rounds = 0;
  let checks = 0;
  for (let run = 0; run < runs; run++) {
    const audit = new Audit();
    runToEnd(undiscounted, run, {
      onRound: (world) => {
        rounds++;
        auditWorld(world, audit);
      },
    });
    checks += audit.checks;
    for (const imbalance of audit.imbalances) imbalances.push({ run, ...imbalance });
  }
  return { runs, rounds, checks, imbalances };
}
