import { log } from '../../core/math/index.ts';
import { expandLabs } from '../../model/labs/population.ts';
import type { Scenario } from '../../model/settings.ts';
import { ownLifeAndCircle, preferences } from './preferences.ts';
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

/** Years of pay of the source's first example, its stipend against entry-level software. */
const STIPEND = 0.035;
/** VSL (M$) at which an average person's own life and circle outweigh a yearly pay given up. */
const flipAt = (scenario: Scenario, gap: number): number => (gap * scenario.researchers.years) / ownLifeAndCircle(scenario.researchers);

export const fewChooseAlignment: RunClaim = {
  id: '11', kind: 'runs', title: 'At the source\'s figures few choose alignment',
  claim: 'At the source\'s wages and values fewer than half of a heterogeneous population prefer alignment to capabilities and to neither; an average person who minds own life and circle flips only above the average value of a statistical life, as does half of the population; and after wages clear a million dollars adds fewer people than at the first wage.',
  source: 'Who aligns the alignment researchers?', scenario: '11-few-choose-alignment',
  remark: 'with a value of a statistical life of 11 million dollars and more, within the source\'s own range, own life and circle outweigh the pay given up for a stipend.',
  worlds: { base: (base) => base },
  paths: [],
  parts: [
    { contrast: 'half less the share of people who prefer alignment', sign: 1, value: ({ base }) => 0.5 - preferences(base!.scenario).share },
    { contrast: 'VSL at which half of the population prefers alignment, less the median (M$)', sign: 1, value: ({ base }) => Math.min(1e6, preferences(base!.scenario).flip) - base!.scenario.researchers.lifeValue },
    { contrast: 'VSL at which a stipend of 35 against 123 thousand a year is accepted, less the median (M$)', sign: 1, value: ({ base }) => flipAt(base!.scenario, base!.scenario.researchers.wageNeither - STIPEND) - base!.scenario.researchers.lifeValue },
    { contrast: 'VSL at which 90 against 250 thousand a year is accepted, less the median (M$)', sign: 1, value: ({ base }) => flipAt(base!.scenario, base!.scenario.researchers.wageCapabilities - base!.scenario.researchers.wageAlignment) - base!.scenario.researchers.lifeValue },
    { contrast: 'people added a million dollars a year after wages clear, less at the first wage', sign: -1, value: ({ base }) => base!.outcome('headsPerMusd') - 1 / base!.scenario.researchers.wageAlignment },
  ],
};

const granted = (factor: number) => (base: Scenario): Scenario => withLabs(base, (lab) => ({ ...lab, grants: typeof lab.outlay === 'number' ? factor * lab.outlay : 0 }));
const drift = (world: string): RunPart['value'] => (views) => {
  const view = views[world]!;
  const start = allLabs(view).reduce((sum, lab) => sum + view.path('mission', lab)[0]!, 0) / view.labs;
  return last(view, 'mission') - start;
};

/** Grants as a share of income, mean over labs and months. */
function grantShare(view: RunView): number {
  const labs = expandLabs(view.scenario);
  let sum = 0;
  let months = 0;
  labs.forEach((lab, i) => {
    for (const revenue of view.path('revenue', i)) {
      sum += lab.grants / (lab.grants + lab.outlay + revenue);
      months++;
    }
  });
  return sum / months;
}

/** The share at which drift turns from loss to gain, between the two worlds around it; NaN if it never does. Worlds in the order of their grants. */
export function reversal(worlds: readonly { readonly share: number; readonly drift: number }[]): number {
  for (let k = 1; k < worlds.length; k++) {
    const [before, after] = [worlds[k - 1]!, worlds[k]!];
    if (before.drift < 0 && after.drift >= 0) return before.share + ((after.share - before.share) * before.drift) / (before.drift - after.drift);
  }
  return NaN;
}

export const organisationsDrift: RunClaim = {
  id: '12', kind: 'runs', title: 'Organisations drift from alignment to capabilities',
  claim: 'The weight of the mission in what labs are for falls over time as they live on capital and sales; grants slow the drift, and grants of four times the research outlay reverse it. The share of grants in income at which it reverses is one less the last part.',
  source: 'Who aligns the alignment researchers?', scenario: '12-organisations-drift',
  worlds: { base: granted(0), some: granted(0.5), more: granted(1.5), much: granted(4) },
  paths: ['mission', 'revenue'],
  parts: [
    { contrast: 'weight of the mission at the end less at the start, no grants', sign: -1, value: drift('base') },
    { contrast: 'grants of half the outlay: weight of the mission at the end', sign: 1, value: (v) => last(v['some']!, 'mission') - last(v['base']!, 'mission') },
    { contrast: 'weight of the mission at the end less at the start, grants of four times the outlay', sign: 1, value: drift('much') },
    { contrast: 'one less the share of grants in income at which the drift reverses', sign: 1, value: (v) => 1 - reversal(['base', 'some', 'more', 'much'].map((world) => ({ share: grantShare(v[world]!), drift: drift(world)(v) }))) },
  ],
};

const ESTEEM = 20;
const LEGIBLE = 0.9;
const BLURRED = 0.1;
/** Where a line through two points crosses zero; NaN where the values have one sign. Real work is (1 - (1 - legibility) · motive) of all, so that its log is close to a line. */
export function signChange(x0: number, y0: number, x1: number, y1: number): number {
  return y0 < 0 === y1 < 0 ? NaN : x0 + ((x1 - x0) * y0) / (y0 - y1);
}
const standing = (legibility: number, esteem: number) => people({ legibility, alignmentEsteem: esteem });
/** Effect on real safety technology at the end, ln of its power, mean over labs. */
const onTechnology = (world: string, other: string): RunPart['value'] => (views) => log(last(views[world]!, 'technology')) - log(last(views[other]!, 'technology'));

export const standingAndLegibility: RunClaim = {
  id: '13', kind: 'runs', title: 'Standing helps where real work can be told from its look',
  claim: 'Esteem for alignment work raises real safety technology where peers can tell real work (legibility 0.9) and lowers it where they cannot (0.1); there more of the work is mislabelled. The legibility at which the effect changes sign is the third part.',
  source: 'Who aligns the alignment researchers?', scenario: '13-standing',
  remark: 'where work is legible esteem brings people who need less pay, but the money for alignment is given: wages fall and heads rise little, and technology follows them with an elasticity of a fifth and a lag of two years.',
  worlds: { legible: standing(LEGIBLE, 1), legibleEsteem: standing(LEGIBLE, ESTEEM), blurred: standing(BLURRED, 1), blurredEsteem: standing(BLURRED, ESTEEM) },
  paths: ['technology'],
  parts: [
    { contrast: 'twenty times the esteem at legibility 0.9: ln of the power of safety technology', sign: 1, value: onTechnology('legibleEsteem', 'legible') },
    { contrast: 'twenty times the esteem at legibility 0.1: ln of the power of safety technology', sign: -1, value: onTechnology('blurredEsteem', 'blurred') },
    {
      contrast: 'legibility at which the effect changes sign, on the line between 0.1 and 0.9', sign: 1,
      value: (v) => signChange(BLURRED, onTechnology('blurredEsteem', 'blurred')(v), LEGIBLE, onTechnology('legibleEsteem', 'legible')(v)),
    },
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
