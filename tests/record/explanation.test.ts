import { describe, expect, it } from 'vitest';
import type { SimulationEvent } from '../../src/core/events/event.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { explainEvent, headlineOf } from '../../src/record/explanation.ts';
import { shippedScenario } from '../scenario-files.ts';

const event = (fields: Partial<SimulationEvent>): SimulationEvent => ({ run: 0, id: 'x/A/0', cause: null, time: 12, kind: 'x', entity: 'A', severity: 0, terms: [], ...fields });

describe('an explanation', () => {
  const first = event({ id: 'decision/A/0', kind: 'decision', terms: [{ name: 'safety budget', value: 0.1 }, { name: 'residual risk', value: 0.5 }] });
  const second = event({
    id: 'decision/A/1', kind: 'decision', cause: 'decision/A/0', time: 20,
    terms: [{ name: 'safety budget', value: 0.14 }, { name: 'residual risk', value: 0.4 }, { name: 'budget before', value: 0.1 }, { name: 'own win', value: -3 }, { name: 'nothing', value: 0 }, { name: 'catastrophe avoided', value: 5 }],
  });
  const accident = event({ id: 'accident/A/4', kind: 'accident', cause: 'decision/A/1', time: 25.4, severity: 2, terms: [{ name: 'harm', value: 250 }] });

  it('orders contributions by size, with their sign, and leaves facts and zeros out', () => {
    const { contributions, facts } = explainEvent(second, [first, second]);
    expect(contributions).toEqual([{ name: 'catastrophe avoided', value: 5 }, { name: 'own win', value: -3 }]);
    expect(facts.map((term) => term.name)).toEqual(['safety budget', 'residual risk', 'budget before']);
  });

  it('follows the causes back to the scenario', () => {
    expect(explainEvent(accident, [first, second, accident]).chain.map((link) => link.event.id)).toEqual(['decision/A/1', 'decision/A/0']);
  });

  it('ends on a circle of causes', () => {
    const a = event({ id: 'a/A/0', cause: 'b/A/0' });
    const b = event({ id: 'b/A/0', cause: 'a/A/0' });
    expect(explainEvent(a, [a, b]).chain.length).toBeLessThanOrEqual(2);
  });

  it('says in one line what happened', () => {
    expect(headlineOf(second)).toBe('A raises its safety budget from 10% to 14% of its speed in month 20');
    expect(headlineOf(accident)).toBe('Accident at A in month 25.4, 250 M$, severity 2');
  });

  it('has a headline and a rule for every event of real runs', () => {
    const { policies, ...rest } = shippedScenario('frontier');
    const scenario = { ...rest, policies: [...policies, { lever: 'risk-cap', start: 3, end: 40, coverage: 1, strength: 0.3 }] };
    const kinds = new Set<string>();
    for (let run = 0; run < 4; run++) {
      const { events } = runToEnd(scenario, run, { record: { series: false, events: true } });
      for (const each of events!) {
        kinds.add(each.kind);
        const { headline, rule } = explainEvent(each, events!);
        expect(headline).not.toMatch(/NaN|undefined/);
        expect(headline.startsWith(`${each.kind} at`), each.kind).toBe(false);
        expect(rule).not.toMatch(/^No rule/);
      }
    }
    expect([...kinds].sort()).toEqual(expect.arrayContaining(['accident', 'decided', 'decision', 'evidence', 'policy']));
  });
});
