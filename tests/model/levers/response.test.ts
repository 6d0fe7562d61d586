import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labColumns, runToEnd, worldColumns } from '../../../src/engine/index.ts';
import type { LabColumn, RunRecord } from '../../../src/engine/types.ts';
import { findLever, levers } from '../../../src/model/levers/catalogue.ts';
import { outcomeIndex, type OutcomeName } from '../../../src/model/outcomes/outcomes.ts';
import type { LeverSettingInput, ScenarioInput } from '../../../src/scenario/complete.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { parsePolicy, withPolicy } from '../../../src/scenario/parse.ts';
import { shippedScenario } from '../../scenario-files.ts';

const all = { series: true, events: true };
type Measured = (record: RunRecord) => number;

/** Mean of a lab's quantity over labs and rounds before the end of the run, from month 12 on. */
const mean = (column: LabColumn, only?: string): Measured => ({ series }) => {
  const { labs, rows, width, values } = series!;
  let sum = 0;
  let count = 0;
  for (let row = 0; row < rows; row++) {
    if (values[row * width]! < 12 || values[row * width + 1] === 1) continue;
    labs.forEach((name, lab) => {
      if (only !== undefined && name !== only) return;
      sum += values[row * width + worldColumns.length + lab * labColumns.length + labColumns.indexOf(column)]!;
      count++;
    });
  }
  return count === 0 ? 0 : sum / count;
};
const outcome = (name: OutcomeName): Measured => (record) => record.outcomes[outcomeIndex(name)]!;
const events = (kind: string): Measured => (record) => record.events!.filter((event) => event.kind === kind).length;
/** Spread of compute between labs: the largest less the smallest, at the last row before the end. */
const spread: Measured = (record) => mean('compute', 'Aurora')(record) - mean('compute', 'Boreal')(record);

interface Case {
  readonly measured: Measured;
  /** Which way the lever should move it. */
  readonly sign: 1 | -1;
  /** From weak to strong; off comes first. */
  readonly strengths: readonly number[];
  readonly scenario?: ScenarioInput;
  readonly beside?: readonly LeverSettingInput[];
}

const far = { race: { threshold: 5 } };
const rule: readonly LeverSettingInput[] = [{ lever: 'risk-cap', start: 6, strength: 0.4 }];
const treaty: readonly LeverSettingInput[] = [{ lever: 'treaty', start: 6, strength: 0.6 }];
const tempted: ScenarioInput = { ...far, treaty: { detectionRate: 0.02, breakoutSpeed: 0.9, sanctionShare: 0, snapBack: 0 } };
const staffed: ScenarioInput = { ...far, researchers: { count: 500 } };

/** What each lever must move, by how the model says that it works. No expectation of the direction of catastrophe: that is a result. */
const cases: Readonly<Record<string, Case>> = {
  'pause': { measured: mean('speed'), sign: -1, strengths: [0.3, 0.6, 0.9], scenario: far },
  'speed-cap': { measured: mean('speed'), sign: -1, strengths: [0.07, 0.05, 0.02], scenario: far },
  'deployment-pause': { measured: mean('revenue'), sign: -1, strengths: [0.3, 0.6, 1], scenario: far },
  'treaty': { measured: mean('speed'), sign: -1, strengths: [0.3, 0.6], scenario: { ...far, treaty: { detectionRate: 1, sanctionShare: 1 } } },
  'verification': { measured: mean('defects'), sign: -1, strengths: [0.2, 1], scenario: tempted, beside: treaty },
  'sanctions': { measured: mean('defects'), sign: -1, strengths: [0.5, 1], scenario: { ...tempted, treaty: { ...tempted.treaty, detectionRate: 0.1, sanctionMonths: 24 } }, beside: treaty },
  'shared-compute': { measured: spread, sign: -1, strengths: [0.4, 1], scenario: { ...far, labs: [{ name: 'Aurora', compute: 200 }, { name: 'Boreal', compute: 50, profile: 'limited-will' }] } },
  'compute-cap': { measured: mean('speed'), sign: -1, strengths: [60, 20], scenario: far },
  'joint-project': { measured: mean('present'), sign: -1, strengths: [1], scenario: far },
  'liability': { measured: mean('residualRisk'), sign: -1, strengths: [1, 3] },
  'insurance': { measured: mean('residualRisk'), sign: -1, strengths: [1e5, 1e6], beside: [{ lever: 'liability', start: 6, strength: 1 }] },
  // Not monotone over the whole range: a cap of 0.7 most labs meet anyway, one of 0.25 they break rather than keep. At 0.45 it bites.
  'risk-cap': { measured: mean('assessedRisk'), sign: -1, strengths: [0.45] },
  'licence': { measured: mean('assessedRisk'), sign: -1, strengths: [0.45] },
  'evaluations': { measured: mean('assessedRisk'), sign: -1, strengths: [0.4, 0.8] },
  'inspection': { measured: mean('violates'), sign: -1, strengths: [0.5, 2], beside: rule },
  'fine': { measured: mean('violates'), sign: -1, strengths: [1, 5], beside: rule },
  'suspension': { measured: mean('violates'), sign: -1, strengths: [6, 36], beside: rule },
  'floor-upstream': { measured: outcome('deploymentSafety'), sign: 1, strengths: [0.6, 0.9], scenario: far },
  'floor-downstream': { measured: outcome('deploymentSafety'), sign: 1, strengths: [0.7, 1], scenario: far },
  'export-controls': { measured: mean('compute'), sign: -1, strengths: [0.02, 0.06], scenario: far },
  'safety-technology': { measured: mean('residualRisk'), sign: -1, strengths: [1.3, 2] },
  'cheaper-safety': { measured: mean('residualRisk'), sign: -1, strengths: [1.5, 3] },
  'subsidy': { measured: mean('budget'), sign: 1, strengths: [0.5, 1] },
  'measure-subsidy': { measured: mean('residualRisk'), sign: -1, strengths: [0.3, 0.8] },
  'disclosure': { measured: (record) => Math.abs(mean('budget')(record) - mean('budget')(recordsOf({ seed: 'levers', horizonMonths: 30, knowledge: { sigma: 0, bias: 0 }, leaks: { hireRate: 0 }, policies: [] })[record.run]!)), sign: -1, strengths: [0.5, 1], scenario: { leaks: { hireRate: 0 } } },
  'evidence-programme': { measured: mean('belief'), sign: 1, strengths: [0.5, 1], scenario: { risk: { trueRisk: 1 } } },
  'incident-reporting': { measured: events('evidence'), sign: 1, strengths: [1], scenario: { evidence: { severity: 3 } } },
  'security': { measured: events('leak'), sign: -1, strengths: [0.5, 1], scenario: { ...far, leaks: { theftRate: 0.05 } } },
  'spend-the-lead': { measured: mean('budget', 'Aurora'), sign: 1, strengths: [0.5, 0.8], scenario: { labs: [{ name: 'Aurora', capability: 1.2 }, { name: 'Boreal', profile: 'limited-will', capability: 0 }], rules: { commitment: 1e9 } } },
  'trigger-pause': { measured: mean('speed'), sign: -1, strengths: [0.4, 0.9], scenario: { ...far, rules: { triggerCapability: 1 } } },
  'public-research': { measured: mean('residualRisk'), sign: -1, strengths: [10_000], scenario: staffed },
  'stipends': { measured: outcome('alignmentShare'), sign: 1, strengths: [0.1, 0.5], scenario: staffed },
  'alignment-wages': { measured: outcome('alignmentShare'), sign: 1, strengths: [4, 15], scenario: staffed },
  'prizes': { measured: outcome('alignmentShare'), sign: 1, strengths: [500, 5000], scenario: staffed },
  'standing': { measured: outcome('alignmentShare'), sign: 1, strengths: [5, 20], scenario: staffed },
  'buy-outs': { measured: mean('staff'), sign: -1, strengths: [5000, 20_000], scenario: staffed },
  'whistleblower-protection': { measured: mean('violates'), sign: -1, strengths: [10], scenario: staffed, beside: rule },
  'advocate': { measured: mean('residualRisk'), sign: -1, strengths: [100, 500], scenario: staffed },
  'staff-organising': { measured: mean('budget'), sign: 1, strengths: [0.5, 1], scenario: staffed },
};

const runs = [0, 1, 2, 3];

/** Mean over the first runs, each scenario computed once: most levers are compared with the same world without them. */
const measuredBefore = new Map<string, readonly RunRecord[]>();
function recordsOf(input: ScenarioInput): readonly RunRecord[] {
  const key = JSON.stringify(input);
  const known = measuredBefore.get(key);
  if (known !== undefined) return known;
  const whole = complete(input);
  const records = runs.map((run) => runToEnd(whole, run, { record: all }));
  if ((input.policies ?? []).length === 0) measuredBefore.set(key, records);
  return records;
}

const frontier = { ...shippedScenario('frontier'), horizonMonths: 14 };
const frontierAlone = runToEnd(frontier, 1, { record: all });

describe('every lever', () => {
  it('is in this table', () => {
    expect(Object.keys(cases).sort()).toEqual(levers.map((lever) => lever.id).sort());
  });

  it.each(Object.keys(cases))('%s moves what it should, the more the stronger it is', (id) => {
    const { measured, sign, strengths, scenario = {}, beside = [] } = cases[id]!;
    const at = (strength: number): number => {
      const policies = [...beside, ...(strength === findLever(id, [])!.off ? [] : [{ lever: id, start: 6, strength }])];
      const records = recordsOf({ seed: 'levers', horizonMonths: 30, ...scenario, policies });
      return records.reduce((sum, record) => sum + measured(record), 0) / records.length;
    };
    const values = [findLever(id, [])!.off, ...strengths].map(at);
    for (let k = 1; k < values.length; k++) expect(sign * (values[k]! - values[k - 1]!), `${id}: ${values.join(', ')}`).toBeGreaterThanOrEqual(-1e-9);
    expect(sign * (values[values.length - 1]! - values[0]!), `${id}: ${values.join(', ')}`).toBeGreaterThan(0);
  }, 60_000);

  it.each(levers.map((lever) => lever.id))('%s shifts nothing before its start', (id) => {
    const text = readFileSync(new URL(`../../../scenarios/policies/${id}.yaml`, import.meta.url), 'utf8');
    const policy = parsePolicy(text, id, frontier);
    expect(policy.faults).toBeUndefined();
    const under = runToEnd(withPolicy(frontier, policy.policy!), 1, { record: all });
    const before = 12 * under.series!.width;
    expect(under.series!.values.subarray(0, before)).toEqual(frontierAlone.series!.values.subarray(0, before));
    const early = (record: RunRecord) => record.events!.filter((event) => event.time < 12);
    expect(early(under)).toEqual(early(frontierAlone));
    expect(under.events!.some((event) => event.kind === 'policy' && event.entity === id && event.time === 12)).toBe(true);
  });
});
