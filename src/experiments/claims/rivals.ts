import type { Profile, Scenario } from '../../model/settings.ts';
import { meanOver, winnersRisk } from './run-view.ts';
import type { RunClaim } from './types.ts';
import { labBehind, withLabs } from './worlds.ts';

const FROM = 0;
const TO = 12;
const CLOSE = 2;
const FAR = 18;

/** The claim's own lab with one rival of a profile, `months` behind. */
const rival = (profile: Profile, months: number) => (base: Scenario): Scenario => ({ ...base, labs: [base.labs[0]!, labBehind(base, 'Rival', profile, months)] });
/** The same with everyone's picture of rivals shifted by a number of months of progress. */
const seenNearer = (months: number) => (base: Scenario): Scenario => ({ ...base, knowledge: { ...base.knowledge, bias: months * base.capability.leaderSpeed } });

const own = { budget: 'own budget of the reasonable lab (share of speed)' };

export const closeRival: RunClaim = {
  id: '4', kind: 'runs', title: 'A rival close behind makes a careful lab careless',
  claim: 'A rival close behind lowers a reasonable lab\'s safety budget, a careless rival more than a careful one; what counts is the lead that the lab perceives.',
  source: 'The limits of technical alignment; Efficient tradeoffs', scenario: '04-close-rival',
  remark: 'the perceived lead decides, as claimed. But what a careless rival changes is twofold: its win is worse, which speaks for speed, and the careful lab\'s own restraint counts more, which speaks for safety. Which is larger depends on the assumptions.',
  worlds: {
    far: rival('rushed-reasonable', FAR), close: rival('rushed-reasonable', CLOSE),
    farCareless: rival('limited-will', FAR), closeCareless: rival('limited-will', CLOSE),
    seemsClose: (base) => seenNearer(FAR - CLOSE)(rival('limited-will', FAR)(base)),
    seemsFar: (base) => seenNearer(CLOSE - FAR)(rival('limited-will', CLOSE)(base)),
  },
  paths: ['budget'],
  parts: [
    { contrast: `careful rival 2 instead of 18 months behind: ${own.budget}`, sign: -1, value: (v) => meanOver(v['close']!, 'budget', [0], FROM, TO) - meanOver(v['far']!, 'budget', [0], FROM, TO) },
    { contrast: `careless rival 2 instead of 18 months behind: ${own.budget}`, sign: -1, value: (v) => meanOver(v['closeCareless']!, 'budget', [0], FROM, TO) - meanOver(v['farCareless']!, 'budget', [0], FROM, TO) },
    {
      contrast: `the fall by a careless close rival less that by a careful one: ${own.budget}`, sign: -1,
      value: (v) => meanOver(v['closeCareless']!, 'budget', [0], FROM, TO) - meanOver(v['farCareless']!, 'budget', [0], FROM, TO)
        - (meanOver(v['close']!, 'budget', [0], FROM, TO) - meanOver(v['far']!, 'budget', [0], FROM, TO)),
    },
    { contrast: `careless rival 18 months behind that seems 2 behind: ${own.budget}`, sign: -1, value: (v) => meanOver(v['seemsClose']!, 'budget', [0], FROM, TO) - meanOver(v['farCareless']!, 'budget', [0], FROM, TO) },
    { contrast: `careless rival 2 months behind that seems 18 behind: ${own.budget}`, sign: 1, value: (v) => meanOver(v['seemsFar']!, 'budget', [0], FROM, TO) - meanOver(v['closeCareless']!, 'budget', [0], FROM, TO) },
  ],
};

const equal = (count: number) => (base: Scenario): Scenario => ({ ...base, labs: Array.from({ length: count }, (_, i) => labBehind(base, `Lab ${i + 1}`, i % 2 === 0 ? 'rushed-reasonable' : 'limited-will', 0)) });
const spread = (base: Scenario): Scenario => withLabs(equal(4)(base), (lab, index) => ({ ...lab, capability: -FAR * index * base.capability.leaderSpeed }));
const known = (base: Scenario): Scenario => ({ ...base, knowledge: { ...base.knowledge, sigma: 0.02 } });
const duel = (leader: Profile, months: number) => (base: Scenario): Scenario => ({
  ...base, labs: [labBehind(base, 'Leader', leader, 0), labBehind(base, 'Follower', leader === 'rushed-reasonable' ? 'limited-will' : 'rushed-reasonable', months)],
});
const risk = (world: string, other: string) => (v: Parameters<RunClaim['parts'][number]['value']>[0]): number => winnersRisk(v[world]!, FROM, TO) - winnersRisk(v[other]!, FROM, TO);

export const moreRivals: RunClaim = {
  id: '16', kind: 'runs', title: 'More labs, more enmity and better knowledge raise risk',
  claim: 'Residual risk of the winner rises with the number of equal labs (dilution), with rivals close instead of far (racing), with enmity, and with better knowledge of rivals, whoever leads and however close.',
  source: 'Armstrong, Bostrom and Shulman, Racing to the precipice', scenario: '16-more-rivals',
  remark: 'with a lead of 18 months nobody doubts who is ahead, known exactly or not: better knowledge changes nothing there.',
  worlds: {
    two: equal(2), four: equal(4), apart: spread,
    hostile: (base) => withLabs(equal(4)(base), (lab) => ({ ...lab, enmity: typeof lab.enmity === 'number' ? lab.enmity + 0.5 : lab.enmity })),
    carefulClose: duel('rushed-reasonable', CLOSE), carefulCloseKnown: (base) => known(duel('rushed-reasonable', CLOSE)(base)),
    carefulFar: duel('rushed-reasonable', FAR), carefulFarKnown: (base) => known(duel('rushed-reasonable', FAR)(base)),
    carelessClose: duel('limited-will', CLOSE), carelessCloseKnown: (base) => known(duel('limited-will', CLOSE)(base)),
    carelessFar: duel('limited-will', FAR), carelessFarKnown: (base) => known(duel('limited-will', FAR)(base)),
  },
  paths: ['residualRisk', 'winProbability'],
  parts: [
    { contrast: 'four equal labs instead of two: winner\'s residual risk', sign: 1, value: risk('four', 'two') },
    { contrast: 'four labs level instead of 18 months apart: winner\'s residual risk', sign: 1, value: risk('four', 'apart') },
    { contrast: 'enmity higher by half of the prize: winner\'s residual risk', sign: 1, value: risk('hostile', 'four') },
    { contrast: 'rivals known exactly, careful leader 2 months ahead: winner\'s residual risk', sign: 1, value: risk('carefulCloseKnown', 'carefulClose') },
    { contrast: 'rivals known exactly, careful leader 18 months ahead: winner\'s residual risk', sign: 1, value: risk('carefulFarKnown', 'carefulFar') },
    { contrast: 'rivals known exactly, careless leader 2 months ahead: winner\'s residual risk', sign: 1, value: risk('carelessCloseKnown', 'carelessClose') },
    { contrast: 'rivals known exactly, careless leader 18 months ahead: winner\'s residual risk', sign: 1, value: risk('carelessFarKnown', 'carelessFar') },
  ],
};
