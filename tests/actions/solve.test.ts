import { describe, expect, it } from 'vitest';
import { jsonErrorOffset } from '../../src/actions/json-error.ts';
import { normalForm, solve, SolveFault } from '../../src/actions/solve.ts';
import { measures } from '../../src/model/measures/catalogue.ts';

const lab = (capability: number) => ({ capability, speed: 0.1, subjectiveRisk: 0.2, catastropheLoss: 10, prize: 1, enmity: -0.9, progressValue: 0, progressRate: 0.5 });
const environment = { decisiveness: 3, horizon: 12, raceDecided: 1, trueRisk: 0.4 };

describe('solve', () => {
  it('plays the race with the catalogue of measures where the input names none', async () => {
    const game = { labs: [lab(0), lab(-0.1)], environment };
    const named = measures.map(({ name, cost, reduction, visibility, verifiability }) => ({ name, cost, reduction, visibility, verifiability }));
    const plain = (await solve('race', JSON.stringify(game), 'f')) as { solution: { portfolios: number[][]; budgets: number[] } };
    expect(plain).toEqual(await solve('race', JSON.stringify({ ...game, measures: named }), 'f'));
    expect(plain.solution.portfolios[0]).toHaveLength(measures.length);
    const own = (await solve('race', JSON.stringify({ ...game, measures: named.slice(0, 2) }), 'f')) as typeof plain;
    expect(own.solution.portfolios[0]).toHaveLength(2);
  });

  it('writes a normal form in Gambit\'s payoff form', async () => {
    expect(await normalForm('contest', '{"values":[1,1],"costs":[1,1],"exponent":1}', 'f', 3)).toMatch(/^NFG 1 R /);
  });

  it('says every fault of an input, one a line', async () => {
    try {
      await solve('contest', '{"values":[1,-1],"costs":[1,1],"exponet":1}', 'game.json');
      expect.unreachable();
    } catch (error) {
      expect(error).toBeInstanceOf(SolveFault);
      expect((error as SolveFault).lines.length).toBeGreaterThanOrEqual(2);
      for (const line of (error as SolveFault).lines) expect(line).toMatch(/^game\.json/);
    }
  });
});

describe('the place of an error in JSON', () => {
  // Where each text stops being a beginning of some JSON text, marked by ‸.
  it.each(['{"a": ‸}', '[1 ‸2]', '{"a" ‸1}', '[1,‸]', '{"a": 1,‸}', '{‸a: 1}', '‸x', '[1] ‸2', '["a‸', '{"a": [1, 2‸', '‸\'a\'', '[0‸1]', '[nul‸'.replace('nul‸', '‸nul')])('%s', (marked) => {
    const text = marked.replace('‸', '');
    expect(() => JSON.parse(text) as unknown).toThrow();
    const found = jsonErrorOffset(text);
    // A token that is cut off is placed at its start or at the end of the text.
    expect([marked.indexOf('‸'), text.lastIndexOf('"')]).toContain(found);
  });
});
