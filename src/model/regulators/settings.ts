import type { LeverSetting } from '../settings.ts';

/**
 * How a regulator acts. `schedule`: only as the scenario's policies say. `reactive`: the strictest option of its menu that its will and budget
 * allow. `stackelberg`: the option that it likes best when it predicts the labs' equilibrium under each (model, section 8).
 */
export type Behaviour = 'schedule' | 'reactive' | 'stackelberg';

/** One option of a regulator's menu: levers that it switches on together for the labs of its jurisdiction. */
export interface MenuOption {
  readonly name: string;
  /** Least political will at which it can be had, [0, 1]. */
  readonly will: number;
  readonly levers: readonly Pick<LeverSetting, 'lever' | 'strength'>[];
}

/** What a regulator is and does; see the registry (`regulators.*.FIELD`) for units, ranges, reasons and sources. */
export interface RegulatorConduct {
  readonly behaviour: Behaviour;
  /** In order of strictness; doing nothing is always possible and need not be listed. */
  readonly menu: readonly MenuOption[];
  readonly decidesEvery: number;
  readonly initialWill: number;
  readonly willByIncidents: number;
  readonly willByConcern: number;
  readonly willFades: number;
  readonly budget: number;
  readonly subjectiveRisk: number;
  readonly beliefStrength: number;
  readonly catastropheLoss: number;
  readonly lobbying: number;
  readonly movingCost: number;
}
