import { describe, expect, it } from 'vitest';
import { headline, isNotable } from '../../src/app/events/describe.ts';
import { chain, why } from '../../src/app/events/reasons.ts';
import { beside, fixed, percent, plural, signed, significant } from '../../src/app/format.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { eventfulRuns } from '../record/kinds.ts';
import { fakeEvent } from './fake-run.ts';

const cut = fakeEvent('decision', 'Corvus', 44, {
  terms: [{ name: 'safety budget', value: 0.11 }, { name: 'residual risk', value: 0.4 }, { name: 'budget before', value: 0.18 }, { name: 'prize', value: -52 }, { name: 'loss', value: 31 }],
});

describe('what the log says', () => {
  it('tells a change of budget by its direction, with the numbers of the event', () => {
    expect(headline(cut, levers)).toEqual({ who: 'Corvus', what: 'cuts its safety budget from 18.0% to 11.0%', tone: 'risk' });
    expect(isNotable(cut)).toBe(true);
  });

  it('splits terms into signed reasons, the largest first, and facts', () => {
    const reasons = why(cut);
    expect(reasons.reasons.map((reason) => [reason.name, reason.text])).toEqual([['prize', '−52.0'], ['loss', '+31.0']]);
    expect(reasons.facts.map((fact) => fact.name)).toEqual(['safety budget', 'residual risk', 'budget before']);
  });

  it('names a policy by its lever and says at what strength', () => {
    const event = fakeEvent('policy', 'liability', 12, { terms: [{ name: 'on', value: 1 }, { name: 'strength', value: 1.5 }] });
    expect(headline(event, levers)).toEqual({ who: 'Liability', what: 'switched on at 1.5 (share of harm)', tone: 'act' });
  });

  it('follows causes back to the first, and does not go round in a circle', () => {
    const first = fakeEvent('policy', 'pause', 1);
    const second = fakeEvent('decision', 'Aurora', 2, { cause: first.id });
    const third = fakeEvent('accident', 'Aurora', 3, { cause: second.id });
    const byId = new Map([first, second, third].map((event) => [event.id, event]));
    expect(chain(third, byId).map((event) => event.id)).toEqual([second.id, first.id]);
    const loop = { ...first, cause: third.id };
    expect(chain(third, new Map([...byId, [loop.id, loop]])).map((event) => event.id)).toEqual([second.id, first.id]);
  });
});

describe('every kind of event of the model', () => {
  const events = eventfulRuns(2).flatMap((each) => each.events);

  it('has a line that is no code of the program, and every number its unit', () => {
    expect(new Set(events.map((event) => event.kind)).size).toBeGreaterThan(15);
    for (const event of events) {
      const line = headline(event, levers);
      expect(line.what, event.id).not.toBe(event.kind);
      expect(line.what, event.id).not.toMatch(/NaN|undefined|–/);
      const told = why(event);
      for (const text of told.facts.map((fact) => fact.text)) expect(text, event.id).not.toMatch(/NaN|undefined|–/);
      for (const group of [{ unit: told.unit, reasons: told.reasons }, ...told.further]) {
        if (group.reasons.length === 0) continue;
        expect(group.unit).toBeTruthy();
        for (const reason of group.reasons) expect(reason.name).not.toMatch(/^ln /);
      }
    }
  });

  it('tells a regulator\'s choice by the option, not as a lever that goes off', () => {
    const choice = events.find((event) => event.kind === 'policy' && event.terms.some((term) => term.name.startsWith('option: ')))!;
    expect(headline(choice, levers).what).toMatch(/^puts .+ in force$/);
  });

  it('shows the factors of a hazard as factors', () => {
    const accident = events.find((event) => event.kind === 'accident')!;
    const told = why(accident);
    const factors = [{ unit: told.unit, reasons: told.reasons }, ...told.further].at(-1)!;
    expect(factors.reasons.every((reason) => reason.text.startsWith('× '))).toBe(true);
  });
});

describe('numbers as printed', () => {
  it('use a true minus, fixed decimals and natural powers', () => {
    expect(fixed(-1.25, 2)).toBe('−1.25');
    expect(percent(0.1234, 1)).toBe('12.3%');
    expect(signed(0, 1)).toBe('0.0');
    expect(signed(0.5, 1)).toBe('+0.5');
    expect(significant(3.2e-12)).toBe('3\u00a0×\u00a010⁻¹²');
    expect(significant(1234.5)).toBe('1,235');
    expect(fixed(NaN, 1)).toBe('–');
    // No minus before what is rounded to nothing.
    expect([fixed(-0, 0), fixed(-0.04, 1), percent(-0.0004, 1), signed(-0.04, 1), fixed(-0.05, 1)]).toEqual(['0', '0.0', '0.0%', '0.0', '−0.1']);
    expect(plural(1, { one: 'run', other: 'runs' })).toBe('run');
  });

  it('have a sign and the decimals of the largest where they add up, or as many as show a digit', () => {
    const all = (...values: number[]): string[] => values.map((value) => beside(value, Math.abs(values[0]!)));
    expect(all(-0.00392, 0.0004, 0.0000049)).toEqual(['−0.00392', '+0.00040', '+0.000005']);
    expect(all(12.34, -0.5, 3)).toEqual(['+12.3', '−0.5', '+3.0']);
    expect(all(1234.5, -3)).toEqual(['+1,235', '−3']);
    expect(all(2.5e7, 3.2e-12)).toEqual(['+25M', '3\u00a0×\u00a010⁻¹²']);
  });
});
