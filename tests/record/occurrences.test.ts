import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { headlineOf, explainEvent } from '../../src/record/explanation.ts';
import { occurrenceRules } from '../../src/record/occurrences.ts';
import { complete } from '../../src/scenario/complete.ts';

const record = { series: false, events: true };

describe('what happens in a world of treaties, rules, leaks and changing membership', () => {
  const eventful = complete({
    seed: 'occurrences', horizonMonths: 40, race: { threshold: 6 }, breakthroughs: { capabilityRate: 0.05, safetyRate: 0.05 }, leaks: { theftRate: 0.05, openRate: 0.05, hireRate: 0.25 },
    treaty: { detectionRate: 0.5, sanctionShare: 0, snapBack: 0.5, breakoutSpeed: 1 }, rules: { triggerCapability: 0.5, leadCapability: 0.2, leadMargin: 0.01 },
    labs: [{ name: 'Aurora' }, { name: 'Boreal', profile: 'limited-will', capability: -0.1 }, { name: 'Corvus', capability: -0.2 }, { name: 'Delphi', capability: -0.5, exitMonth: 30 }, { name: 'Fjord', capability: -0.5, entryMonth: 5 }],
    policies: [
      { lever: 'treaty', start: 3, strength: 0.8 }, { lever: 'trigger-pause', start: 0, strength: 0.3 }, { lever: 'spend-the-lead', start: 0, strength: 0.4 },
      { lever: 'joint-project', start: 20, coverage: ['Aurora', 'Corvus'], strength: 1 },
    ],
  });

  it('is told in words for every kind, with its rule, and explained by a chain of causes that happened before', () => {
    const seen = new Set<string>();
    for (let run = 0; run < 6; run++) {
      const { events } = runToEnd(eventful, run, { record });
      for (const event of events!) {
        if (!(event.kind in occurrenceRules)) continue;
        seen.add(event.kind);
        const headline = headlineOf(event);
        expect(headline).toMatch(/ in month [\d.]+$/);
        expect(headline).not.toMatch(/NaN|–|undefined| {2}/);
        const why = explainEvent(event, events!);
        expect(why.rule).toBe(occurrenceRules[event.kind]);
        for (const link of why.chain) expect(link.event.time).toBeLessThanOrEqual(event.time);
      }
    }
    expect([...seen].sort()).toEqual(Object.keys(occurrenceRules).sort());
  });

  it('can be left out: the same seed without it is the same until then', () => {
    const whole = runToEnd(eventful, 1, { record });
    for (const kind of ['breakthrough', 'leak', 'hire', 'entry', 'exit', 'breach', 'trigger']) {
      const event = whole.events!.find((each) => each.kind === kind);
      if (event === undefined) continue;
      const without = runToEnd(eventful, 1, { record, suppress: [event.id] });
      expect(without.events!.some((each) => each.id === event.id), event.id).toBe(false);
      expect(without.events!.filter((each) => each.time < event.time)).toEqual(whole.events!.filter((each) => each.time < event.time));
    }
  });
});
