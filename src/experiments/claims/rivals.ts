import type { Profile, Scenario } from '../../model/settings.ts';
import { meanOver, winnersRisk } from './run-view.ts';
import type { RunClaim, RunPart } from './types.ts';
import { labBehind, withLabs } from './worlds.ts';

const FROM = 0;
const TO = 12;
const CLOSE = 2;
const FAR = 18;
const FARTHEST = 24;

/** The claim's own lab with one rival of a profile, `months` behind. */
const rival = (profile: Profile, months: number) => (base: Scenario): Scenario => ({ ...base, labs: [base.labs[0]!, labBehind(base, 'Rival', profile, months)] });
/** The same with everyone's picture of rivals shifted by a number of months of progress; both labs see so. */
const seenNearer = (months: number) => (base: Scenario): Scenario => ({ ...base, knowledge: { ...base.knowledge, bias: months * base.capability.leaderSpeed } });

/** Own budget of the careful lab, mean over the first year. */
const budgetIn = (v: Parameters<RunPart['value']>[0], world: string): number => meanOver(v[world]!, 'budget', [0], FROM, TO);
const between = (world: string, other: string): RunPart['value'] => (v) => budgetIn(v, world) - budgetIn(v, other);
const own = 'own budget of the reasonable lab (share of speed)';

export const closeRival: RunClaim = {
  id: '4', kind: 'runs', title: 'A rival close behind makes a careful lab careless',
  claim: 'A rival close behind lowers a reasonable lab\'s safety budget, a careless rival more than a careful one; what counts is the lead that the lab perceives. Actual and perceived leads are varied apart, the rival from 24 months ahead to 24 behind.',
  source: 'The limits of technical alignment; Efficient tradeoffs', scenario: '04-close-rival',
  remark: 'who is perceived to lead decides while the decision is far. A rival far ahead in truth also brings the decision near, which all labs feel whatever they see of each other.',
  worlds: {
    far: rival('rushed-reasonable', FARTHEST), close: rival('rushed-reasonable', CLOSE),
    farCareless: rival('limited-will', FARTHEST), closeCareless: rival('limited-will', CLOSE),
    closeAhead: rival('limited-will', -CLOSE), farAhead: rival('limited-will', -FARTHEST),
    seemsClose: (base) => seenNearer(FARTHEST - CLOSE)(rival('limited-will', FARTHEST)(base)),
    seemsFar: (base) => seenNearer(CLOSE - FARTHEST)(rival('limited-will', CLOSE)(base)),
    aheadSeemsClose: (base) => seenNearer(-CLOSE - FARTHEST)(rival('limited-will', -FARTHEST)(base)),
  },
  paths: ['budget'],
  parts: [
    { contrast: `careful rival 2 instead of 24 months behind: ${own}`, sign: -1, value: between('close', 'far') },
    { contrast: `careless rival 2 instead of 24 months behind: ${own}`, sign: -1, value: between('closeCareless', 'farCareless') },
    { contrast: `the fall by a careless close rival less that by a careful one: ${own}`, sign: -1, value: (v) => between('closeCareless', 'farCareless')(v) - between('close', 'far')(v) },
    { contrast: `careless rival 2 instead of 24 months ahead: ${own}`, sign: -1, value: between('closeAhead', 'farAhead') },
    { contrast: `careless rival 24 months behind that seems 2 behind: ${own}`, sign: -1, value: between('seemsClose', 'farCareless') },
    { contrast: `careless rival 2 months behind that seems 24 behind: ${own}`, sign: 1, value: between('seemsFar', 'closeCareless') },
    {
      contrast: `size of the change when a rival 24 months behind seems 2 behind, less that when one that seems 2 behind is so: ${own}`, sign: 1,
      value: (v) => Math.abs(between('seemsClose', 'farCareless')(v)) - Math.abs(between('closeCareless', 'seemsClose')(v)),
    },
    {
      contrast: `the same, less the change when a rival that seems 2 months behind is 24 ahead: ${own}`, sign: 1,
      value: (v) => Math.abs(between('seemsClose', 'farCareless')(v)) - Math.abs(between('aheadSeemsClose', 'closeCareless')(v)),
    },
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
