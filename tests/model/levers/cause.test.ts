import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../../src/engine/index.ts';
import { complete } from '../../../src/scenario/complete.ts';

const labs = [{ name: 'North' }, { name: 'South', profile: 'limited-will' as const, capability: -0.1 }];
const eventsOf = (settings: object) => runToEnd(complete({ seed: 'cause', horizonMonths: 14, sectors: [], researchers: { count: 200 }, labs, ...settings }), 0, { record: { series: false, events: true } }).events!;
/** Comes into force later than the rule and beside it, and has nothing to do with it. */
const other = [{ lever: 'liability', start: 4 }, { lever: 'safety-technology', start: 7, strength: 1.1 }];

describe('the cause of what follows from a rule', () => {
  it('is the treaty for a breach, whatever was decided since', () => {
    const events = eventsOf({ treaty: { detectionRate: 0, breakoutSpeed: 1 }, policies: [{ lever: 'treaty', start: 4, strength: 0.8 }, ...other] });
    const breaches = events.filter((event) => event.kind === 'breach');
    expect(breaches.length).toBeGreaterThan(0);
    for (const breach of breaches) expect(breach.cause).toBe('policy/treaty/0');
  });

  it('is the joint project for those who join it, with a policy of the same month after it by name, and its end for those who leave it', () => {
    const events = eventsOf({ policies: [{ lever: 'joint-project', start: 4, end: 9 }, ...other] });
    expect(events.find((event) => event.kind === 'merger')!.cause).toBe('policy/joint-project/0');
    expect(events.find((event) => event.kind === 'entry')!.cause).toBe('policy/joint-project/1');
  });

  it('is the cap for an inspection, the trigger\'s rule for a pause, the promise for a lead spent', () => {
    const capped = eventsOf({ policies: [{ lever: 'risk-cap', start: 4, strength: 0.3 }, { lever: 'inspection', start: 4, strength: 2 }, ...other] });
    const inspections = capped.filter((event) => event.kind === 'inspection');
    expect(inspections.length).toBeGreaterThan(0);
    for (const inspection of inspections) expect(['policy/risk-cap/0', 'policy/inspection/0']).toContain(inspection.cause);
    const triggered = eventsOf({ rules: { triggerCapability: 0.5 }, policies: [{ lever: 'trigger-pause', start: 4 }, ...other] });
    expect(triggered.find((event) => event.kind === 'trigger')!.cause).toBe('policy/trigger-pause/0');
    const promised = eventsOf({ rules: { leadCapability: -1, leadMargin: 0.01, commitment: 1e9 }, policies: [{ lever: 'spend-the-lead', start: 4 }, ...other] });
    expect(promised.find((event) => event.kind === 'lead-rule')!.cause).toBe('policy/spend-the-lead/0');
  });

  it('is nothing but the scenario where no policy stands behind it', () => {
    const events = eventsOf({ labs: labs.map((lab) => ({ ...lab, riskCap: 0.3 })), regulators: [{ behaviour: 'schedule', inspectionRate: 2 }], policies: other });
    const inspections = events.filter((event) => event.kind === 'inspection');
    expect(inspections.length).toBeGreaterThan(0);
    for (const inspection of inspections) expect(inspection.cause).toBeNull();
  });
});
