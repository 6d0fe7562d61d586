import { log } from '../../core/math/index.ts';
import type { Scenario } from '../../model/settings.ts';
import { allLabs, meanOver, type RunView } from './run-view.ts';
import type { RunClaim, RunPart } from './types.ts';
import { withLabs } from './worlds.ts';

type Views = Readonly<Record<string, RunView>>;
type People = Partial<Scenario['researchers']>;
const people = (change: People, more: (base: Scenario) => Scenario = (base) => base) => (base: Scenario): Scenario => {
  const built = more(base);
  return { ...built, researchers: { ...built.researchers, ...change } };
};
const last = (view: RunView, column: 'mission' | 'technology', labs: readonly number[] = allLabs(view)): number =>
  labs.reduce((sum, lab) => sum + view.path(column, lab).at(-1)!, 0) / labs.length;
const FROM = 6;
const TO = 24;
const limited = (view: RunView): number => meanOver(view, 'budget', view.labsOf('limited-will'), FROM, TO);
const near = (base: Scenario): Scenario => withLabs(base, (lab, index) => ({ ...lab, capability: -0.02 * index }));
const far = (base: Scenario): Scenario => withLabs(base, (lab, index) => ({ ...lab, capability: -1 * index }));
const ORGANISED = 0.5;

export const staffWhoLeave: RunClaim = {
  id: '9', kind: 'runs', title: 'Staff who would leave wring concessions',
  claim: 'Organised staff who can credibly leave raise the budgets of labs with limited political will, more so where competition is close.',
  source: 'Efficient tradeoffs', scenario: '09-staff-who-leave',
  worlds: {
    base: people({ staffOrganising: 0 }), organised: people({ staffOrganising: ORGANISED }),
    near: people({ staffOrganising: 0 }, near), nearOrganised: people({ staffOrganising: ORGANISED }, near),
    far: people({ staffOrganising: 0 }, far), farOrganised: people({ staffOrganising: ORGANISED }, far),
  },
  paths: ['budget', 'concession'],
  parts: [
    { contrast: 'half of alignment-minded staff organised: concession wrung from labs of limited will (share of speed)', sign: 1, value: (v: Views) => meanOver(v['organised']!, 'concession', v['organised']!.labsOf('limited-will'), FROM, TO) - meanOver(v['base']!, 'concession', v['base']!.labsOf('limited-will'), FROM, TO) },
    { contrast: 'half of alignment-minded staff organised: budgets of labs of limited will (share of speed)', sign: 1, value: (v: Views) => limited(v['organised']!) - limited(v['base']!) },
    {
      contrast: 'the same with rivals level less with rivals far apart: concession (share of speed)', sign: 1,
      value: (v: Views) => {
        const wrung = (world: string): number => meanOver(v[world]!, 'concession', v[world]!.labsOf('limited-will'), FROM, TO);
        return wrung('nearOrganised') - wrung('near') - (wrung('farOrganised') - wrung('far'));
      },
    },
  ],
};

/** The source's figures: pay given up over five years and the VSL at which own life plus circle, 0.04 VSL, outweigh it. */
const SOURCE = { years: 5, ownLifeAndCircle: 0.04, vsl: 6.5 };
const flip = (given: number): number => given / SOURCE.ownLifeAndCircle;

export const fewChooseAlignment: RunClaim = {
  id: '11', kind: 'runs', title: 'At the source\'s figures few choose alignment',
  claim: 'At the source\'s figures more than half of a heterogeneous population prefers capabilities or neither; the choice of a person who minds own life and circle flips only above the average value of a statistical life; and after wages clear a million dollars adds fewer people than at the first wage.',
  source: 'Who aligns the alignment researchers?', scenario: '11-few-choose-alignment',
  worlds: { base: (base) => base },
  paths: [],
  parts: [
    { contrast: 'half less the share of researchers in alignment', sign: 1, value: ({ base }) => 0.5 - base!.outcome('alignmentShare') },
    { contrast: 'VSL at which a stipend of 35 against 123 thousand a year is accepted, less the average 6.5 (M$)', sign: 1, value: ({ base }) => flip((base!.scenario.researchers.wageNeither - 0.035) * SOURCE.years) - SOURCE.vsl },
    { contrast: 'VSL at which 90 against 250 thousand a year is accepted, less the average 6.5 (M$)', sign: 1, value: ({ base }) => flip((base!.scenario.researchers.wageCapabilities - base!.scenario.researchers.wageAlignment) * SOURCE.years) - SOURCE.vsl },
    { contrast: 'people added a million dollars a year after wages clear, less at the first wage', sign: -1, value: ({ base }) => base!.outcome('headsPerMusd') - 1 / base!.scenario.researchers.wageAlignment },
  ],
};

const granted = (factor: number) => (base: Scenario): Scenario => withLabs(base, (lab) => ({ ...lab, grants: typeof lab.outlay === 'number' ? factor * lab.outlay : 0 }));
const drift = (world: string): RunPart['value'] => (views) => {
  const view = views[world]!;
  const start = allLabs(view).reduce((sum, lab) => sum + view.path('mission', lab)[0]!, 0) / view.labs;
  return last(view, 'mission') - start;
};

export const organisationsDrift: RunClaim = {
  id: '12', kind: 'runs', title: 'Organisations drift from alignment to capabilities',
  claim: 'The weight of the mission in what labs are for falls over time as they live on capital and sales; grants slow the drift, and grants of four times the research outlay reverse it.',
  source: 'Who aligns the alignment researchers?', scenario: '12-organisations-drift',
  worlds: { base: granted(0), some: granted(0.5), much: granted(4) },
  paths: ['mission'],
  parts: [
    { contrast: 'weight of the mission at the end less at the start, no grants', sign: -1, value: drift('base') },
    { contrast: 'grants of half the outlay: weight of the mission at the end', sign: 1, value: (v) => last(v['some']!, 'mission') - last(v['base']!, 'mission') },
    { contrast: 'weight of the mission at the end less at the start, grants of four times the outlay', sign: 1, value: drift('much') },
  ],
};

const ESTEEM = 20;
const standing = (legibility: number, esteem: number) => people({ legibility, alignmentEsteem: esteem });
/** Effect on real safety technology at the end, ln of its power, mean over labs. */
const onTechnology = (world: string, other: string): RunPart['value'] => (views) => log(last(views[world]!, 'technology')) - log(last(views[other]!, 'technology'));

export const standingAndLegibility: RunClaim = {
  id: '13', kind: 'runs', title: 'Standing helps where real work can be told from its look',
  claim: 'Esteem for alignment work raises real safety technology where peers can tell real work (legibility 0.9) and lowers it where they cannot (0.1); there more of the work is mislabelled.',
  source: 'Who aligns the alignment researchers?', scenario: '13-standing',
  remark: 'where work is legible esteem brings people who need less pay, but the money for alignment is given: wages fall and heads rise little, and technology follows them with an elasticity of a fifth and a lag of two years.',
  worlds: { legible: standing(0.9, 1), legibleEsteem: standing(0.9, ESTEEM), blurred: standing(0.1, 1), blurredEsteem: standing(0.1, ESTEEM) },
  paths: ['technology'],
  parts: [
    { contrast: 'twenty times the esteem at legibility 0.9: ln of the power of safety technology', sign: 1, value: onTechnology('legibleEsteem', 'legible') },
    { contrast: 'twenty times the esteem at legibility 0.1: ln of the power of safety technology', sign: -1, value: onTechnology('blurredEsteem', 'blurred') },
    { contrast: 'twenty times the esteem at legibility 0.1: share of mislabelled work', sign: 1, value: (v) => v['blurredEsteem']!.outcome('mislabelledShare') - v['blurred']!.outcome('mislabelledShare') },
  ],
};

/** M$ a year. */
const MONEY = 500;
/** Safety debt in months at the leader's pace, for each 100 M$ spent a year. */
const debtMonths = (world: string): RunPart['value'] => (views) => {
  const { leaderSpeed } = views['base']!.scenario.capability;
  const debt = (view: RunView): number => {
    // Capability minus covered capability of the leading lab, mean over the second half of the time.
    const labs = allLabs(view);
    const lead = labs.reduce((best, lab) => (view.path('capability', lab)[TO - 1]! > view.path('capability', best)[TO - 1]! ? lab : best), 0);
    return meanOver(view, 'capability', [lead], 12, TO) - meanOver(view, 'covered', [lead], 12, TO);
  };
  return ((debt(views[world]!) - debt(views['base']!)) / leaderSpeed / MONEY) * 100;
};

export const buyingOut: RunClaim = {
  id: '14', kind: 'runs', title: 'Buying researchers out, or paying for alignment',
  claim: 'Both buying capability researchers out and the same money for alignment lower safety debt, and buying out lowers it more, after replacement hiring.',
  source: 'Who aligns the alignment researchers?', scenario: '14-buying-out',
  remark: 'money for alignment buys few people after wages clear, and technology follows them too late for the two years that are looked at; in half of the ranges it does nothing measurable.',
  worlds: { base: (base) => base, bought: people({ buyOuts: MONEY }), paid: (base) => people({ publicMoney: base.researchers.publicMoney + MONEY })(base) },
  paths: ['capability', 'covered'],
  parts: [
    { contrast: 'buy-outs: months of safety debt for each 100 M$ a year', sign: -1, value: debtMonths('bought') },
    { contrast: 'public money for alignment: months of safety debt for each 100 M$ a year', sign: -1, value: debtMonths('paid') },
    { contrast: 'buy-outs less alignment: months of safety debt for each 100 M$ a year', sign: -1, value: (v) => debtMonths('bought')(v) - debtMonths('paid')(v) },
  ],
};
