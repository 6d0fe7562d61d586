import { meanOver, type RunView } from './run-view.ts';
import type { RunClaim, RunPart } from './types.ts';
import { withLever } from './worlds.ts';

const FROM = 0;
const TO = 24;

const budgetOf = (view: RunView, profile: 'rushed-reasonable' | 'limited-will'): number => meanOver(view, 'budget', view.labsOf(profile), FROM, TO);

/** Rise of the budgets of a profile's labs over the months in which the lab is at no corner in either world (abstaining is one). */
function interiorRise(base: RunView, after: RunView, profile: 'rushed-reasonable' | 'limited-will'): number {
  let sum = 0;
  let count = 0;
  for (const lab of base.labsOf(profile)) {
    const corners = [base.path('saturated', lab), after.path('saturated', lab)];
    const budgets = [base.path('budget', lab), after.path('budget', lab)];
    for (let month = FROM; month < Math.min(TO, budgets[0]!.length); month++) {
      if (corners[0]![month] === 1 || corners[1]![month] === 1) continue;
      sum += budgets[1]![month]! - budgets[0]![month]!;
      count++;
    }
  }
  return count === 0 ? NaN : sum / count;
}

const relief = (world: string, label: string): RunPart => ({
  contrast: `${label}: rise of reasonable labs' budgets less rise of others' (share of speed)`, sign: 1,
  value: (views) => {
    const base = views['base']!;
    const after = views[world]!;
    return interiorRise(base, after, 'rushed-reasonable') - interiorRise(base, after, 'limited-will');
  },
});

export const reliefFromCompetition: RunClaim = {
  id: '2', kind: 'runs', title: 'Relief from competition helps reasonable labs',
  claim: 'A pause, a verified treaty (a breach is found within some three months) or shared compute raises the safety budgets of rushed reasonable labs more than those of labs with limited political will.',
  source: 'The limits of technical alignment', scenario: '02-relief-from-competition',
  remark: 'at the defaults a pause and a treaty do raise the budgets of reasonable labs more, but in fewer than half of the draws. Pooled compute speeds followers up and slows the leader down, which brings rivals closer while it takes their advantage away: the two nearly cancel. A pause or a treaty is used by all labs, since safety work inside it costs no progress.',
  worlds: {
    base: (base) => base,
    pause: (base) => withLever(base, 'pause'),
    treaty: (base) => withLever(withLever(base, 'treaty'), 'verification'),
    compute: (base) => withLever(base, 'shared-compute'),
  },
  paths: ['budget', 'saturated'],
  parts: [relief('pause', 'pause'), relief('treaty', 'verified treaty'), relief('compute', 'shared compute')],
};

const incentive = (world: string, label: string): RunPart => ({
  contrast: `${label}: rise of the budgets of labs with limited will (share of speed)`, sign: 1,
  value: (views) => budgetOf(views[world]!, 'limited-will') - budgetOf(views['base']!, 'limited-will'),
});

const rise = (views: Readonly<Record<string, RunView>>, world: string): number => budgetOf(views[world]!, 'limited-will') - budgetOf(views['base']!, 'limited-will');

export const incentivesForLimitedWill: RunClaim = {
  id: '3', kind: 'runs', title: 'Incentives move labs of limited will, coordination alone does not',
  claim: 'Liability, mandatory insurance on top of it, mandatory evaluations and penalties raise the budgets of labs with limited political will; a treaty alone does less than each; and a treaty adds to a penalty.',
  source: 'The limits of technical alignment', scenario: '03-incentives-for-limited-will',
  remark: 'speed that a treaty leaves unused can be given to safety at no loss of progress, and labs of limited will take it too: coordination does more for their budgets than liability does. What a treaty brings is then no longer brought by the penalty, so that the two replace rather than strengthen each other.',
  worlds: {
    base: (base) => base,
    liability: (base) => withLever(base, 'liability'),
    insurance: (base) => withLever(withLever(base, 'liability'), 'insurance'),
    evaluations: (base) => withLever(base, 'evaluations'),
    penalty: (base) => withLever(base, 'risk-cap'),
    treaty: (base) => withLever(base, 'treaty'),
    both: (base) => withLever(withLever(base, 'treaty'), 'risk-cap'),
  },
  paths: ['budget'],
  parts: [
    incentive('liability', 'liability'), incentive('insurance', 'liability with mandatory insurance'),
    { contrast: 'mandatory insurance beyond liability alone: rise of the budgets of labs with limited will (share of speed)', sign: 1, value: (views) => rise(views, 'insurance') - rise(views, 'liability') },
    incentive('evaluations', 'evaluations'), incentive('penalty', 'penalty on assessed risk'),
    {
      contrast: 'smallest of these rises less the rise by a treaty alone (share of speed)', sign: 1,
      value: (views) => Math.min(...['liability', 'insurance', 'evaluations', 'penalty'].map((world) => rise(views, world))) - rise(views, 'treaty'),
    },
    {
      contrast: 'treaty with penalty: rise beyond the sum of the two alone (share of speed)', sign: 1,
      value: (views) => rise(views, 'both') - rise(views, 'treaty') - rise(views, 'penalty'),
    },
  ],
};
