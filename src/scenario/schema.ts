import { z } from 'zod/mini';
import type { Parameter } from '../core/parameter.ts';
import { parameterById } from '../model/registry.ts';
import { defaultMandate } from '../model/enforcement/mandate.ts';
import { defaultOf, fieldsUnder, profiles, rangeOf, sections } from './fields.ts';
import type { List, Section } from './fields.ts';
import { between, described, filledList, filledText, list, maybe, textUpTo, whole } from './forms.ts';

/** Upper limits on what a file may list. */
export const listLimits = { labs: 1000, members: 1000, observers: 8, measures: 100, regulators: 20, options: 10, sectors: 12, relations: 200, levers: 100, settings: 200, outcomes: 100, demands: 10 } as const;

/** One line of printable text. `/` is kept out because event ids are `kind/entity/n`. */
const word = (meaning: string, initial?: string) =>
  described(filledText(60).check(z.regex(/^[^\p{Cc}\p{Cf}/]+$/u)), { description: meaning, allowed: 'up to 60 printable characters without "/"', ...(initial === undefined ? {} : { default: initial }) });
const text = (limit: number, meaning: string) => described(textUpTo(limit), { description: meaning, allowed: `up to ${limit} characters` });

const bounded = (minimum: number, maximum: number, integer: boolean) => {
  const number = between(minimum, maximum);
  return integer ? number.check(z.int()) : number;
};

function descriptionOf(parameter: Parameter): Record<string, unknown> {
  const byProfile = parameter.profileDefaults;
  const own = profiles.map((profile) => defaultOf(parameter, profile));
  const differs = byProfile !== undefined && own.some((value) => value !== own[0]);
  return {
    title: parameter.label,
    description: `${parameter.meaning} Unit: ${parameter.unit}. Default: ${differs ? profiles.map((profile, i) => `${own[i]} (${profile})`).join(', ') : parameter.default}. ${parameter.reason} Source: ${parameter.source} (${parameter.grade}).`,
    ...(differs ? {} : { default: parameter.default }),
    unit: parameter.unit,
  };
}

const numeric = (parameter: Parameter) => described(bounded(parameter.minimum, parameter.maximum, parameter.integer), descriptionOf(parameter));

/** A number, or a distribution from which each member of a population draws its own; draws are held inside the parameter's range. */
const quantity = (parameter: Parameter) => {
  const inside = between(parameter.minimum, parameter.maximum);
  return described(
    z.union([
      bounded(parameter.minimum, parameter.maximum, parameter.integer),
      z.strictObject({ uniform: z.tuple([inside, inside]) }),
      z.strictObject({ normal: z.tuple([inside, z.number().check(z.minimum(0))]) }),
      z.strictObject({ logNormal: z.tuple([z.number().check(z.gt(0), z.maximum(parameter.maximum)), z.number().check(z.minimum(1))]) }),
    ]),
    { ...descriptionOf(parameter), allowed: `${rangeOf(parameter)}, or { uniform: [low, high] }, { normal: [mean, deviation] }, { logNormal: [median, factor] }` },
  );
};

type Shape = Record<string, z.ZodMiniType>;
const shapeOf = (part: Section | List, field: (parameter: Parameter) => z.ZodMiniType = numeric): Shape =>
  Object.fromEntries(fieldsUnder(part).map((entry) => [entry.name, maybe(field(entry.parameter))]));

const demand = z.strictObject({
  group: described(z.enum(['staff', 'assessors', 'law', 'aligned']), { description: 'Who presses: staff and public (what they see), assessors (what can be verified), a law (a list of measures), people who share the goal (what works).' }),
  level: described(between(0, 1000), { description: 'Demanded sum of weights times use of measures; must be within what the measures can reach.' }),
  mandated: maybe(list(z.string(), listLimits.measures), { description: 'Names of measures, for a law.', default: [] }),
  noise: maybe(between(0, 5), { description: 'For people who share the goal: standard deviation of the error in the logarithm of what they think each measure achieves.', default: 0 }),
});

const lab = z.strictObject({
  name: maybe(word('Name of the lab; of a population, the stem of its members\' names. Invented: no parameter is attributed to a real company.')),
  profile: maybe(z.enum(['rushed-reasonable', 'limited-will']), { description: 'Sets the defaults of the numbers below: believes the advocate\'s risk and minds the whole loss, or has limited political will.', default: 'rushed-reasonable' }),
  count: maybe(whole(1, listLimits.members), { description: 'Number of labs of this kind; more than one draws their numbers from distributions.', default: 1 }),
  profileShare: maybe(between(0, 1), { description: 'In a population: the share of members with this profile, the rest have the other.', default: 1 }),
  jurisdiction: maybe(word('Whose rules apply: the jurisdiction of a regulator.', 'home')),
  observer: maybe(word('Labs with the same word here share one intelligence picture of their rivals.', 'shared')),
  mayAbstain: maybe(z.boolean(), { description: 'Whether the lab may sit out a round: no training, no product, no risk.', default: true }),
  demands: maybe(list(demand, listLimits.demands), { description: 'What pressing groups ask of the lab, met at least cost before it spends freely.', default: [] }),
  ...shapeOf('labs', quantity),
});

const mechanism = z.enum(['detection', 'deterrence', 'propensity', 'containment']);
const measure = z.strictObject({
  name: word('A name of the catalogue, whose values are then the defaults, or a new one.'),
  label: maybe(word('Name to show.')),
  mechanism: maybe(mechanism, { description: 'How it works.' }),
  meaning: maybe(text(1000, 'What it is.')),
  ...shapeOf('measures'),
});

const togetherOn = z.strictObject({ lever: textUpTo(60), strength: maybe(z.number()) });
const menuOption = z.strictObject({
  name: word('Name of the option.'),
  will: maybe(between(0, 1), { description: 'Least political will at which it can be had.', default: 0 }),
  levers: described(filledList(togetherOn, listLimits.demands), { description: 'Levers that it switches on together.' }),
});

const regulator = z.strictObject({ name: maybe(word('Name of the regulator.')), jurisdiction: maybe(word('Labs of this jurisdiction are subject to it.', 'home')),
  mandated: maybe(list(textUpTo(60), listLimits.measures), { description: 'Measures that the design rule lists; it holds where `designLevel` is above 0.', default: [...defaultMandate] }),
  behaviour: maybe(z.enum(['schedule', 'reactive', 'stackelberg']), { description: 'How it acts: as the policies say; the strictest option that will and budget allow; or the option it likes best when it predicts the labs\' equilibrium under each.', default: 'reactive' }),
  menu: maybe(list(menuOption, listLimits.options), { description: 'Options in order of strictness; doing nothing is always one.' }),
  ...shapeOf('regulators') });

const relation = z.strictObject({ from: word('Jurisdiction whose labs hold it.'), towards: word('Jurisdiction whose labs it is about.'), ...shapeOf('relations') });
const picture = z.strictObject({
  observer: word('Class of observers: the `observer` of labs.'),
  about: maybe(list(textUpTo(60), listLimits.labs), { description: 'Labs or jurisdictions that the bias is about; none: all rivals.', default: [] }),
  ...shapeOf('pictures'),
});

const sector = z.strictObject({ name: maybe(word('Name of the sector.')), ...shapeOf('sectors') });

/** Numbers of a scenario's own levers, which have units of their own: no product of two of them overflows. */
const ownNumber = () => between(-1e12, 1e12);

const namedRange = z.strictObject({ label: word('Name of a part of the range.'), from: ownNumber(), to: ownNumber() });
const leverChange = z.strictObject({
  path: described(textUpTo(100), { description: 'Parameter that the lever moves; `labs.*.FIELD` acts on the covered labs.' }),
  operation: described(z.enum(['set', 'add', 'multiply', 'atMost', 'atLeast']), { description: 'How the value intercept + slope * strength is applied to the old one.' }),
  intercept: maybe(ownNumber(), { default: 0 }),
  slope: maybe(ownNumber(), { default: 0 }),
  minimum: maybe(ownNumber(), { description: 'The result is held at or above this; by default the least value of the parameter.' }),
  maximum: maybe(ownNumber(), { description: 'The result is held at or below this; by default the greatest value of the parameter.' }),
});
const lever = z.strictObject({
  id: word('Name by which policies call the lever.'),
  label: maybe(word('Name to show.')),
  family: maybe(z.enum(['relieve competition', 'change incentives', 'push the frontier', 'people', 'information', 'rules']), { default: 'rules' }),
  unit: maybe(word('Unit of the strength.')),
  meaning: maybe(text(1000, 'What the lever does.')),
  off: maybe(ownNumber(), { description: 'Strength at which the lever does nothing.', default: 0 }),
  minimum: maybe(ownNumber()),
  maximum: maybe(ownNumber(), { default: 1 }),
  typical: maybe(ownNumber()),
  step: maybe(z.number().check(z.gt(0), z.maximum(1e12))),
  scale: maybe(z.enum(['linear', 'log']), { default: 'linear' }),
  namedRanges: maybe(list(namedRange, 20)),
  source: maybe(text(500, 'Where it is from.')),
  grade: maybe(z.enum(['measured', 'estimated', 'assumed']), { default: 'assumed' }),
  reason: maybe(text(1000, 'Why the typical strength.')),
  costPerMonth: maybe(between(0, 1e6), { description: 'Public money a month while on, M$.', default: 0 }),
  changes: filledList(leverChange, 50),
});

const leverSetting = z.strictObject({
  lever: described(textUpTo(60), { description: 'Name of a lever: `lab-race list policies` shows them; a scenario may define its own.' }),
  start: maybe(between(0, 600), { description: 'Month from which the lever is on.', default: 0 }),
  end: maybe(z.nullable(between(0, 600)), { description: 'Month until which it is on; null: to the horizon.', default: null }),
  coverage: maybe(z.union([between(0, 1), list(textUpTo(60), listLimits.labs)]), {
    description: 'Share of labs covered, the most capable at month 0 first, or names of labs or jurisdictions.', default: 1, allowed: 'a number from 0 to 1, or a list of names of labs or jurisdictions',
  }),
  strength: maybe(z.number(), { description: 'In the lever\'s unit; by default its typical strength.' }),
});

const version = described(z.literal(1), { description: 'Version of the file format.', allowed: '1' });
const beta = z.strictObject({ beta: z.tuple([between(0.01, 1e4), between(0.01, 1e4)]) });

const sectionSchema = (section: Section) => {
  const shape = shapeOf(section);
  if (section === 'risk') {
    const parameter = parameterById('risk.trueRisk');
    shape['trueRisk'] = maybe(z.union([between(0, 1), beta]), {
      ...descriptionOf(parameter), default: { beta: [4, 6] }, allowed: 'a number from 0 to 1, or { beta: [alpha, beta] }',
    });
  }
  if (section === 'misconduct') {
    shape['variant'] = maybe(z.enum(['additive', 'product']), {
      description: 'How measures make residual risk: each by its own part, or as detection times penalty over the gain from misconduct.', default: 'additive',
    });
  }
  if (section === 'supply') {
    shape['rule'] = maybe(z.enum(['nash', 'utilitarian', 'egalitarian', 'kalai-smorodinsky', 'fixed']), {
      description: 'How lab and specialists agree on the lab\'s share of revenue; `fixed` takes `fixedShare`.', default: 'nash',
    });
  }
  if (section === 'advocate') {
    shape['law'] = maybe(list(togetherOn, listLimits.demands), { description: 'Levers that come into force in a jurisdiction when the advocate\'s bill passes there; by default strict liability.' });
  }
  return z.strictObject(shape);
};

/** A scenario file. Everything but `version` may be left out. */
export const scenarioSchema = z.strictObject({
  version,
  name: maybe(word('Name of the scenario.', 'Untitled')),
  description: maybe(text(5000, 'What the scenario shows and why.')),
  seed: maybe(z.union([filledText(200), z.number().check(z.int())]), { description: 'Any text or whole number; all draws follow from it.', default: '1', allowed: 'a text or a whole number' }),
  horizonMonths: maybe(numeric(parameterById('horizonMonths'))),
  stepMonths: maybe(numeric(parameterById('stepMonths'))),
  labs: maybe(filledList(lab, listLimits.labs), { description: 'The labs, by default the five of the frontier scenario.' }),
  measures: maybe(list(z.union([textUpTo(60), measure]), listLimits.measures), {
    description: 'Safety measures: names of the catalogue, `catalogue` for all of it not named otherwise, or own measures.', default: ['catalogue'], allowed: 'a name, or a mapping with name',
  }),
  ...(Object.fromEntries(sections.map((section) => [section, maybe(sectionSchema(section))])) as Shape),
  sectors: maybe(list(sector, listLimits.sectors), { description: 'Sectors of domain specialists; `[]` for none: labs then sell to users themselves. By default the three of the frontier scenario.' }),
  regulators: maybe(list(regulator, listLimits.regulators), { description: 'Regulators; by default one, of jurisdiction `home`, without a cap.' }),
  relations: maybe(list(relation, listLimits.relations), { description: 'Enmity between jurisdictions, in place of the labs\' own.', default: [] }),
  pictures: maybe(list(picture, listLimits.observers), { description: 'What single classes of observers get wrong, in place of `knowledge`.', default: [] }),
  levers: maybe(list(lever, listLimits.levers), { description: 'Levers of this scenario beside the built-in ones.' }),
  policies: maybe(list(leverSetting, listLimits.settings), { description: 'Levers that are on, and when.' }),
  outcomes: maybe(list(textUpTo(60), listLimits.outcomes), { description: 'Outcomes to show first; all are computed.' }),
});

/** A policy file: levers that are added to a scenario's own. */
export const policySchema = z.strictObject({
  version,
  name: word('Name of the policy, as shown in comparisons.'),
  description: maybe(text(5000, 'What the policy does and why.')),
  levers: described(filledList(leverSetting, listLimits.settings), { description: 'Levers that the policy switches on.' }),
});
