import { facts } from 'virtual:card-facts';
import { describe, expect, it } from 'vitest';
import { effectOn, usesOf } from '../../src/app/assumptions/card-facts.ts';
import screening from '../../src/app/levers/screening.json';
import { equations } from '../../src/model/equations.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { parameters } from '../../src/model/registry.ts';

const outcomes = ['catastrophe', 'timeToThreshold', 'finalBudget', 'incidents'] as const;

describe('what a card quotes', () => {
  it('is what the stored screening says of every lever and parameter, to three digits', () => {
    const ids = [...levers, ...parameters].map((input) => input.id);
    for (const id of ids) {
      const effect = effectOn(facts, id);
      const rank = screening.inputs.findIndex((input) => input.id === id);
      if (rank < 0) {
        expect(effect, id).toBeNull();
        continue;
      }
      const ends = outcomes.flatMap((name) => screening.inputs[rank]!.outcomes[name] as (number | null)[]);
      const still = ends.every((end, index) => end === screening.baseline[outcomes[index >> 1]!]);
      if (still) expect(effect, id).toBe(0);
      else {
        expect((effect as number[])[0], id).toBe(rank + 1);
        ends.forEach((end, index) => expect(Math.abs((effect as number[])[index + 1]! - (end ?? 0)), id).toBeLessThanOrEqual(0.005 * Math.abs(end ?? 0)));
      }
    }
    expect(effectOn(facts, 'a lever of a scenario')).toBeNull();
  });

  it('are the equations in which a parameter stands, with its symbol', () => {
    for (const { id } of parameters) {
      const expected = equations.flatMap((equation) => equation.symbols.filter((symbol) => symbol.parameter === id).map(({ symbol }) => ({ title: equation.title, formula: equation.formula, symbol })));
      expect(usesOf(facts, id), id).toEqual(expected);
    }
    expect(usesOf(facts, 'capability.leaderSpeed').map((use) => use.symbol)).toContain('a');
  });
});
