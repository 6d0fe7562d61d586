import type { LabColumn, WorldColumn } from '../engine/types.ts';
import { labColumns, worldColumns } from '../engine/types.ts';
import type { Measure } from '../model/settings.ts';
import { outcomeDefinitions } from '../model/outcomes/outcomes.ts';

/** A column of a result file: what it holds, for people and for `datapackage.json`. */
export interface Column {
  readonly name: string;
  readonly type: 'integer' | 'number' | 'string' | 'boolean';
  readonly unit: string;
  readonly meaning: string;
  /** Whether a row may have no value. */
  readonly optional: boolean;
}

type Told = readonly [unit: string, meaning: string, type?: Column['type'], optional?: boolean];

const worldTold: Record<WorldColumn, Told> = {
  month: ['months', 'Months since the start.'],
  ended: ['flag', 'The run had ended; values are the last before the end.', 'boolean'],
  hazard: ['per month', 'Hazard of the decision of the race.'],
  decided: ['probability', 'Chance that the race is decided within the planning horizon, along last round\'s plans.'],
  frontier: ['OOM', 'Soft maximum of all capabilities, which drives the hazard.'],
  leader: ['index', 'The most capable lab, counted from 0.', 'integer'],
  epsilon: ['relative', 'Largest gain of any lab by a change of its own, relative to its range of payoffs.', 'number', true],
  status: ['code', 'Status of the round\'s game: 0 solved, 1 no pure equilibrium, 2 unresolved.', 'integer'],
  equilibria: ['count', 'Equilibria found in this round.', 'integer'],
  will: ['share', 'Political will of the first regulator; 0 without one.'],
  wageCapabilities: ['M$ a year', 'Wage that clears the market for capability staff; 0 without researchers.'],
  wageAlignment: ['M$ a year', 'Wage that clears the market for alignment staff; 0 without researchers.'],
  nonProfit: ['people', 'Alignment staff of non-profits.'],
  university: ['people', 'Alignment staff of universities.'],
  government: ['people', 'Alignment staff of government institutes.'],
  neither: ['people', 'People in neither kind of research.'],
  boughtOut: ['people', 'People paid to do neither.'],
  mislabelled: ['share', 'Alignment work that only looks like it.'],
  labourFixedPoints: ['count', 'Fixed points of the labour market; more than one means that it can tip.', 'integer'],
  labourResidual: ['share', 'Largest difference between shares and the population\'s mean choice at the fixed point.'],
  concern: ['probability', 'Belief of that regulator and its public in the danger; 0 without one.'],
};

const labTold: Record<LabColumn, Told> = {
  capability: ['OOM', 'Effective compute in orders of magnitude over the leader at month 0.'],
  covered: ['OOM', 'Capability that the lab\'s safety work covers, at the tolerable catastrophe hazard.'],
  budget: ['share of speed', 'Safety budget: share of effective serial speed given up; 1 while abstaining.'],
  residualRisk: ['residual risk', 'Share of the risk that the lab\'s measures leave.'],
  assessedRisk: ['residual risk', 'The same as an assessor sees it.'],
  speed: ['OOM a month', 'Progress after safety budget, caps and pauses.'],
  compute: ['thousand accelerators', 'Compute of the lab: its own, less what controls withhold, its part of a pool, and what profit and outside capital have bought. At the trend of month 0: a lab that keeps up with the trend keeps its number.'],
  staff: ['people', 'Capability staff.'],
  safetyStaff: ['people', 'Safety staff.'],
  revenue: ['M$ a month', 'Sales of the lab.'],
  belief: ['probability', 'The lab\'s own estimate of the true risk.'],
  winProbability: ['probability', 'Chance to win if the race were decided now.'],
  theatre: ['share of speed', 'Speed given up beyond what the same safety would cost if bought efficiently.'],
  harm: ['M$', 'Harm of the lab\'s accidents so far.'],
  fines: ['M$', 'Fines paid so far.'],
  incidents: ['accidents', 'Accidents so far.'],
  abstains: ['flag', 'The lab sits this round out.', 'boolean'],
  bound: ['flag', 'The budget is at a minimum that a law or staff impose.', 'boolean'],
  violates: ['flag', 'The lab breaks a cap on assessed risk.', 'boolean'],
  saturated: ['flag', 'The budget is at a corner that nobody imposes.', 'boolean'],
  present: ['flag', 'The lab is there: it has entered, not left, and not joined another.', 'boolean'],
  defects: ['flag', 'The lab breaks a treaty in secret.', 'boolean'],
  coveredCapped: ['flag', 'Covered capability is shown at its limit of capability plus 3 OOM.', 'boolean'],
  mission: ['share', 'Weight of the mission of safety in the organisation.'],
  technology: ['factor', 'Power of safety technology from alignment research, relative to the start.'],
  concession: ['share of speed', 'Least budget that staff wring from the lab.'],
};

function column(name: string, [unit, meaning, type, optional]: Told): Column {
  return { name, unit, meaning, type: type ?? 'number', optional: optional ?? false };
}

/** `runs`: one row a run, all outcomes. */
export const runColumns: readonly Column[] = [
  column('run', ['index', 'Index of the run, from 0; with the seed it fixes every draw.', 'integer']),
  column('hash', ['SHA-256', 'Fingerprint of the run\'s series and events.', 'string']),
  ...outcomeDefinitions.map((outcome) => {
    const type = outcome.kind === 'probability' ? 'boolean' : 'number';
    return column(outcome.name, [outcome.kind === 'probability' ? 'flag' : outcome.unit, outcome.meaning, type, true]);
  }),
];

/** `series`: one row for every run, round and lab. */
export const seriesColumns: readonly Column[] = [
  column('run', ['index', 'Index of the run.', 'integer']),
  column('lab', ['name', 'Name of the lab.', 'string']),
  ...worldColumns.map((name) => column(name, worldTold[name])),
  ...labColumns.map((name) => column(name, labTold[name])),
];

/** `portfolios`: one row for every run, round and lab, with a column a measure of the scenario. */
export function portfolioColumns(measures: readonly Pick<Measure, 'name' | 'label'>[]): readonly Column[] {
  return [
    column('run', ['index', 'Index of the run.', 'integer']),
    column('lab', ['name', 'Name of the lab.', 'string']),
    column('month', worldTold.month),
    ...measures.map(({ name, label }) => column(name, ['share of speed', `What the lab spends on the measure ${JSON.stringify(label)}; all measures sum to its budget. 0 while it sits out.`])),
  ];
}

/** Unit and meaning of a lab's quantity, for charts. */
export function labColumnText(name: LabColumn): { readonly unit: string; readonly meaning: string } {
  const [unit, meaning] = labTold[name];
  return { unit, meaning };
}
