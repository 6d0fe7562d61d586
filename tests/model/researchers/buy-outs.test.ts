import { expect, it } from 'vitest';
import { populationOf } from '../../../src/model/researchers/population.ts';
import { flowsSoFar } from '../../../src/model/welfare/accounts.ts';
import { complete } from '../../../src/scenario/complete.ts';
import { drive } from '../world/drive.ts';

/** A year of buy-outs in which everybody reconsiders every few months, so that whoever is paid for is found. */
function boughtOut(money: number, premium: number) {
  const scenario = complete({
    seed: 'buy-outs', horizonMonths: 12, sectors: [], race: { threshold: 9 }, researchers: { count: 1000, revisionRate: 0.25, buyOutPremium: premium },
    policies: [{ lever: 'buy-outs', start: 0, strength: money }],
  });
  let paid = 0;
  let last = { heads: 0, wage: 0 };
  const { world } = drive(scenario, 0, 11.5, ({ world: { researchers } }) => {
    const { each } = populationOf(scenario as never)!;
    last = { heads: researchers!.boughtOut * each, wage: researchers!.wageCapabilities };
    // Money for a month: who is out, at the premium over the wage of the month.
    paid += (last.heads * premium * last.wage) / 12;
  });
  return { ...last, paid, booked: flowsSoFar(world).paidToStaff };
}

it('a buy-out costs its premium times the wage that clears: the money pays for that many heads, and what is paid is booked to the dollar', () => {
  const [plain, dear] = [boughtOut(400, 1), boughtOut(400, 2)];
  for (const [{ heads, wage }, premium] of [[plain, 1], [dear, 2]] as const) {
    const affordable = 400 / (premium * wage);
    expect(heads).toBeGreaterThan(0.85 * affordable);
    expect(heads).toBeLessThan(1.1 * affordable);
  }
  // Twice the premium, half the people, but for the wages that fewer buy-outs leave lower.
  expect(plain.heads / dear.heads).toBeGreaterThan(1.7);
  for (const { paid, booked } of [plain, dear]) expect(booked).toBeCloseTo(paid, 6);
});
