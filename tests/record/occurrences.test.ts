import { describe, expect, it } from 'vitest';
import type { SimulationEvent } from '../../src/core/events/event.ts';
import { exp } from '../../src/core/math/index.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { explainEvent, headlineOf, termText } from '../../src/record/explanation.ts';
import { canBeLeftOut } from '../../src/record/left-out.ts';
import { occurrenceRules } from '../../src/record/occurrences.ts';
import { meaningOf } from '../../src/record/terms.ts';
import { eventfulRuns, toldKinds } from './kinds.ts';

const runs = eventfulRuns(4);
const every = runs.flatMap(({ events }) => events);
const termOf = (event: SimulationEvent, name: string): number | undefined => event.terms.find((term) => term.name === name)?.value;

describe('whatever happens', () => {
  it('is told in words for every kind, with its rule, and explained by a chain of causes that happened before', () => {
    const seen = new Set<string>();
    for (const { events } of runs) {
      for (const event of events) {
        seen.add(event.kind);
        const headline = headlineOf(event);
        expect(headline).toMatch(/month [\d.]+/);
        expect(headline, event.id).not.toMatch(/NaN|–|undefined| {2}| %/);
        expect(headline.startsWith(`${event.kind} at`), event.kind).toBe(false);
        const why = explainEvent(event, events);
        expect(why.rule, event.kind).not.toMatch(/^No rule/);
        if (event.kind in occurrenceRules) expect(why.rule).toBe(occurrenceRules[event.kind]);
        for (const link of why.chain) expect(link.event.time).toBeLessThanOrEqual(event.time);
      }
    }
    expect([...seen].sort()).toEqual(toldKinds);
  });

  it('has a meaning and a unit for every term, and no term without a number', () => {
    for (const event of every) {
      expect(new Set(event.terms.map((term) => term.name)).size, event.id).toBe(event.terms.length);
      for (const term of event.terms) {
        expect(Number.isFinite(term.value), `${event.id} ${term.name}`).toBe(true);
        expect(meaningOf(event, term.name), `${event.kind}: ${term.name}`).not.toBeNull();
        expect(termText(event, term)).not.toMatch(/NaN|undefined/);
      }
    }
  });

  it('names a regulator\'s option and says what it was worth, or where the will came from', () => {
    const choices = every.filter((event) => event.kind === 'policy' && termOf(event, 'option') !== undefined);
    expect(choices.length).toBeGreaterThan(3);
    for (const choice of choices) {
      const why = explainEvent(choice, every);
      if (termOf(choice, 'option')! > 0) expect(why.headline).toMatch(/ puts \S+ in force /);
      const will = why.sums.find((sum) => sum.group === 'will')!.terms.reduce((sum, term) => sum + term.value, 0);
      expect(will).toBeCloseTo(termOf(choice, 'political will')!, 12);
    }
  });
});

describe('terms that add up', () => {
  const product = (event: SimulationEvent): number => {
    const factors = explainEvent(event, []).sums.find((sum) => sum.group === 'hazard');
    return factors === undefined ? 1 : exp(factors.terms.reduce((sum, term) => sum + term.value, 0));
  };

  it('are logs of factors that multiply to the hazard that the rule used', () => {
    const rates: readonly (readonly [kind: string, rate: string])[] = [
      ['accident', 'hazard'], ['deployment-accident', 'hazard'], ['decided', 'hazard'], ['breakthrough', 'rate'], ['hire', 'rate'], ['entry', 'rate of entry'], ['detection', 'detection a month'],
      ['inspection', 'inspections a month'], ['whistle', 'rate a month'],
    ];
    for (const [kind, rate] of rates) {
      const found = every.filter((event) => event.kind === kind && termOf(event, rate) !== undefined);
      expect(found.length, kind).toBeGreaterThan(0);
      for (const event of found) expect(product(event) / termOf(event, rate)!, event.id).toBeCloseTo(1, 9);
    }
    const catastrophes = every.filter((each) => each.kind === 'catastrophe');
    expect(new Set(catastrophes.map((event) => termOf(event, 'by the decision')))).toEqual(new Set([0, 1]));
    for (const event of catastrophes) {
      const accident = every.find((each) => each.run === event.run && each.id === event.cause && each.time === event.time)!;
      const chance = termOf(event, 'by the decision') === 1 ? termOf(event, 'residual risk')! : termOf(accident, 'hazard')! * termOf(event, 'chance of passing the size of a catastrophe')!;
      expect(product(event) / (chance * termOf(event, 'true risk')!)).toBeCloseTo(1, 9);
    }
  });

  it('are the log odds by which Bayes\' rule weighs a signal after scepticism', () => {
    for (const event of every.filter((each) => each.kind === 'evidence')) {
      const [t, f, scepticism] = [termOf(event, 'signal if dangerous')!, termOf(event, 'signal if not')!, termOf(event, 'scepticism')!];
      const left = f + (1 - scepticism) * (t - f);
      const ratio = termOf(event, 'warning') === 1 ? left / f : (1 - left) / (1 - f);
      expect(exp(explainEvent(event, []).contributions.reduce((sum, term) => sum + term.value, 0))).toBeCloseTo(ratio, 12);
    }
  });

  it('are people by the reason for which they moved, to the change in staff', () => {
    const moved = every.filter((event) => event.kind === 'staff');
    expect(moved.length).toBeGreaterThan(0);
    for (const event of moved) {
      const change = termOf(event, 'staff')! + termOf(event, 'safety staff')! - termOf(event, 'staff before')!;
      const sum = explainEvent(event, []).contributions.reduce((all, term) => all + term.value, 0);
      expect(Math.abs(sum - change), event.id).toBeLessThanOrEqual(0.51);
      const told = /from (\d+) to (\d+) people in both kinds of work/.exec(headlineOf(event))!;
      expect(Math.abs(Number(told[2]) - Number(told[1]) - change), event.id).toBeLessThanOrEqual(1);
    }
    // Nobody comes or goes with an organisation where there is no joint project.
    const alone = moved.filter((event) => event.time < 20);
    expect(alone.length).toBeGreaterThan(0);
    for (const event of alone) expect(termOf(event, 'moves: with an organisation'), event.id).toBeUndefined();
  });
});

describe('the same seed without an event', () => {
  const kinds = ['accident', 'deployment-accident', 'catastrophe', 'release', 'evidence', 'inspection', 'policy', 'decided', 'breakthrough', 'leak', 'hire', 'entry', 'exit', 'move', 'breach', 'detection', 'snap-back', 'trigger', 'whistle'];

  it.each(kinds)('is the same until a %s and lacks it', (kind) => {
    const found = runs.flatMap(({ scenario, run, events }) => events.filter((event) => event.kind === kind && canBeLeftOut(event)).slice(0, 1).map((event) => ({ scenario, run, events, event })));
    expect(found.length).toBeGreaterThan(0);
    const { scenario, run, events, event } = found[0]!;
    const without = runToEnd(scenario, run, { record: { series: false, events: true }, suppress: [event.id] }).events!;
    expect(without.some((each) => each.id === event.id), event.id).toBe(false);
    expect(without.filter((each) => each.time < event.time)).toEqual(events.filter((each) => each.time < event.time));
  });

  it('is asked for nothing that follows from all else', () => {
    for (const event of every) if (['decision', 'lead', 'staff', 'drift', 'tipping', 'lead-rule', 'merger'].includes(event.kind)) expect(canBeLeftOut(event), event.kind).toBe(false);
  });

  it('keeps a treaty from the breach on that is left out', () => {
    const { scenario, run, events } = runs.find((each) => each.events.some((event) => event.kind === 'breach'))!;
    const breach = events.find((event) => event.kind === 'breach')!;
    const without = runToEnd(scenario, run, { record: { series: false, events: true }, suppress: [breach.id] }).events!;
    expect(without.some((event) => event.kind === 'breach' && event.entity === breach.entity)).toBe(false);
  });
});
