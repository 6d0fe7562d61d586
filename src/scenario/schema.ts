import { z } from 'zod';
import type { Parameter } from '../core/parameter.ts';
import { parameterById } from '../model/registry.ts';
import { defaultMandate } from '../model/enforcement/mandate.ts';
import { defaultOf, fieldsUnder, profiles, rangeOf, sections } from './fields.ts';
import type { List, Section } from './fields.ts';

/** Upper limits on what a file may list. */
export const listLimits = { labs: 1000, members: 1000, observers: 8, measures: 100, regulators: 20, options: 10, sectors: 12, relations: 200, levers: 100, settings: 200, outcomes: 100, demands: 10 } as const;

/** One line of printable text. `/` is kept out because event ids are `kind/entity/n`. */
const word = (meaning: string, initial?: string) =>
  described(z.string().min(1).max(60).regex(/^[^\p{Cc}\p{Cf}/]+$/u), { description: meaning, allowed: 'up to 60 printable characters without "/"', ...(initial === undefined ? {} : { default: initial }) });
const text = (limit: number, meaning: string) => described(z.string().max(limit), { description: meaning, allowed: `up to ${limit} characters` });

/** Metadata goes into the JSON Schema that editors read; `allowed` is what a fault says. */
function described<T extends z.ZodType>(schema: T, meta: Record<string, unknown>): T {
  return schema.meta(meta) as T;
}

const bounded = (minimum: number, maximum: number, integer: boolean) => {
  const number = z.number().min(minimum).max(maximum);
  return integer ? number.int() : number;
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
  const inside = z.number().min(parameter.minimum).max(parameter.maximum);
  return described(
    z.union([
      bounded(parameter.minimum, parameter.maximum, parameter.integer),
      z.strictObject({ uniform: z.tuple([inside, inside]) }),
      z.strictObject({ normal: z.tuple([inside, z.number().min(0)]) }),
      z.strictObject({ logNormal: z.tuple([z.number().gt(0).max(parameter.maximum), z.number().min(1)]) }),
    ]),
    { ...descriptionOf(parameter), allowed: `${rangeOf(parameter)}, or { uniform: [low, high] }, { normal: [mean, deviation] }, { logNormal: [median, factor] }` },
  );
};

type Shape = Record<string, z.ZodType>;
const shapeOf = (part: Section | List, field: (parameter: Parameter) => z.ZodType = numeric): Shape =>
  Object.fromEntries(fieldsUnder(part).map((entry) => [entry.name, field(entry.parameter).optional()]));

const demand = z.strictObject({
  group: described(z.enum(['staff', 'assessors', 'law', 'aligned']), { description: 'Who presses: staff and public (what they see), assessors (what can be verified), a law (a list of measures), people who share the goal (what works).' }),
  level: described(z.number().min(0).max(1000), { description: 'Demanded sum of weights times use of measures; must be within what the measures can reach.' }),
  mandated: described(z.array(z.string()).max(listLimits.measures), { description: 'Names of measures, for a law.', default: [] }).optional(),
  noise: described(z.number().min(0).max(5), { description: 'For people who share the goal: standard deviation of the error in the logarithm of what they think each measure achieves.', default: 0 }).optional(),
});

const lab = z.strictObject({
  name: word('Name of the lab; of a population, the stem of its members\' names. Invented: no parameter is attributed to a real company.').optional(),
  profile: described(z.enum(['rushed-reasonable', 'limited-will']), { description: 'Sets the defaults of the numbers below: believes the advocate\'s risk and minds the whole loss, or has limited political will.', default: 'rushed-reasonable' }).optional(),
  count: described(z.number().int().min(1).max(listLimits.members), { description: 'Number of labs of this kind; more than one draws their numbers from distributions.', default: 1 }).optional(),
  profileShare: described(z.number().min(0).max(1), { description: 'In a population: the share of members with this profile, the rest have the other.', default: 1 }).optional(),
  jurisdiction: word('Whose rules apply: the jurisdiction of a regulator.', 'home').optional(),
  observer: word('Labs with the same word here share one intelligence picture of their rivals.', 'shared').optional(),
  mayAbstain: described(z.boolean(), { description: 'Whether the lab may sit out a round: no training, no product, no risk.', default: true }).optional(),
  demands: described(z.array(demand).max(listLimits.demands), { description: 'What pressing groups ask of the lab, met at least cost before it spends freely.', default: [] }).optional(),
  ...shapeOf('labs', quantity),
});

const mechanism = z.enum(['detection', 'deterrence', 'propensity', 'containment']);
const measure = z.strictObject({
  name: word('A name of the catalogue, whose values are then the defaults, or a new one.'),
  label: word('Name to show.').optional(),
  mechanism: described(mechanism, { description: 'How it works.' }).optional(),
  meaning: text(1000, 'What it is.').optional(),
  ...shapeOf('measures'),
});

const togetherOn = z.strictObject({ lever: z.string().max(60), strength: z.number().optional() });
const menuOption = z.strictObject({
  name: word('Name of the option.'),
  will: described(z.number().min(0).max(1), { description: 'Least political will at which it can be had.', default: 0 }).optional(),
  levers: described(z.array(togetherOn).min(1).max(listLimits.demands), { description: 'Levers that it switches on together.' }),
});

const regulator = z.strictObject({ name: word('Name of the regulator.').optional(), jurisdiction: word('Labs of this jurisdiction are subject to it.', 'home').optional(),
  mandated: described(z.array(z.string().max(60)).max(listLimits.measures), { description: 'Measures that the design rule lists; it holds where `designLevel` is above 0.', default: [...defaultMandate] }).optional(),
  behaviour: described(z.enum(['schedule', 'reactive', 'stackelberg']), { description: 'How it acts: as the policies say; the strictest option that will and budget allow; or the option it likes best when it predicts the labs\' equilibrium under each.', default: 'reactive' }).optional(),
  menu: described(z.array(menuOption).max(listLimits.options), { description: 'Options in order of strictness; doing nothing is always one.' }).optional(),
  ...shapeOf('regulators') });

const relation = z.strictObject({ from: word('Jurisdiction whose labs hold it.'), towards: word('Jurisdiction whose labs it is about.'), ...shapeOf('relations') });
const picture = z.strictObject({
  observer: word('Class of observers: the `observer` of labs.'),
  about: described(z.array(z.string().max(60)).max(listLimits.labs), { description: 'Labs or jurisdictions that the bias is about; none: all rivals.', default: [] }).optional(),
  ...shapeOf('pictures'),
});

const sector = z.strictObject({ name: word('Name of the sector.').optional(), ...shapeOf('sectors') });

/** Numbers of a scenario's own levers, which have units of their own: no product of two of them overflows. */
const ownNumber = () => z.number().min(-1e12).max(1e12);

const namedRange = z.strictObject({ label: word('Name of a part of the range.'), from: ownNumber(), to: ownNumber() });
const leverChange = z.strictObject({
  path: described(z.string().max(100), { description: 'Parameter that the lever moves; `labs.*.FIELD` acts on the covered labs.' }),
  operation: described(z.enum(['set', 'add', 'multiply', 'atMost', 'atLeast']), { description: 'How the value intercept + slope * strength is applied to the old one.' }),
  intercept: described(ownNumber(), { default: 0 }).optional(),
  slope: described(ownNumber(), { default: 0 }).optional(),
  minimum: described(ownNumber(), { description: 'The result is held at or above this; by default the least value of the parameter.' }).optional(),
  maximum: described(ownNumber(), { description: 'The result is held at or below this; by default the greatest value of the parameter.' }).optional(),
});
const lever = z.strictObject({
  id: word('Name by which policies call the lever.'),
  label: word('Name to show.').optional(),
  family: described(z.enum(['relieve competition', 'change incentives', 'push the frontier', 'people', 'information', 'rules']), { default: 'rules' }).optional(),
  unit: word('Unit of the strength.').optional(),
  meaning: text(1000, 'What the lever does.').optional(),
  off: described(ownNumber(), { description: 'Strength at which the lever does nothing.', default: 0 }).optional(),
  minimum: ownNumber().optional(),
  maximum: described(ownNumber(), { default: 1 }).optional(),
  typical: ownNumber().optional(),
  step: z.number().gt(0).max(1e12).optional(),
  scale: described(z.enum(['linear', 'log']), { default: 'linear' }).optional(),
  namedRanges: z.array(namedRange).max(20).optional(),
  source: text(500, 'Where it is from.').optional(),
  grade: described(z.enum(['measured', 'estimated', 'assumed']), { default: 'assumed' }).optional(),
  reason: text(1000, 'Why the typical strength.').optional(),
  costPerMonth: described(z.number().min(0).max(1e6), { description: 'Public money a month while on, M$.', default: 0 }).optional(),
  changes: z.array(leverChange).min(1).max(50),
});

const leverSetting = z.strictObject({
  lever: described(z.string().max(60), { description: 'Name of a lever: `lab-race list policies` shows them; a scenario may define its own.' }),
  start: described(z.number().min(0).max(600), { description: 'Month from which the lever is on.', default: 0 }).optional(),
  end: described(z.number().min(0).max(600).nullable(), { description: 'Month until which it is on; null: to the horizon.', default: null }).optional(),
  coverage: described(z.union([z.number().min(0).max(1), z.array(z.string().max(60)).max(listLimits.labs)]), {
    description: 'Share of labs covered, the most capable at month 0 first, or names of labs or jurisdictions.', default: 1, allowed: 'a number from 0 to 1, or a list of names of labs or jurisdictions',
  }).optional(),
  strength: described(z.number(), { description: 'In the lever\'s unit; by default its typical strength.' }).optional(),
});

const version = described(z.literal(1), { description: 'Version of the file format.', allowed: '1' });
const beta = z.strictObject({ beta: z.tuple([z.number().min(0.01).max(1e4), z.number().min(0.01).max(1e4)]) });

const sectionSchema = (section: Section) => {
  const shape = shapeOf(section);
  if (section === 'risk') {
    const parameter = parameterById('risk.trueRisk');
    shape['trueRisk'] = described(z.union([z.number().min(0).max(1), beta]), {
      ...descriptionOf(parameter), default: { beta: [4, 6] }, allowed: 'a number from 0 to 1, or { beta: [alpha, beta] }',
    }).optional();
  }
  if (section === 'misconduct') {
    shape['variant'] = described(z.enum(['additive', 'product']), {
      description: 'How measures make residual risk: each by its own part, or as detection times penalty over the gain from misconduct.', default: 'additive',
    }).optional();
  }
  if (section === 'supply') {
    shape['rule'] = described(z.enum(['nash', 'utilitarian', 'egalitarian', 'kalai-smorodinsky', 'fixed']), {
      description: 'How lab and specialists agree on the lab\'s share of revenue; `fixed` takes `fixedShare`.', default: 'nash',
    }).optional();
  }
  if (section === 'advocate') {
    shape['law'] = described(z.array(togetherOn).max(listLimits.demands), { description: 'Levers that come into force in a jurisdiction when the advocate\'s bill passes there; by default strict liability.' }).optional();
  }
  return z.strictObject(shape);
};

/** A scenario file. Everything but `version` may be left out. */
export const scenarioSchema = z.strictObject({
  version,
  name: word('Name of the scenario.', 'Untitled').optional(),
  description: text(5000, 'What the scenario shows and why.').optional(),
  seed: described(z.union([z.string().min(1).max(200), z.number().int()]), { description: 'Any text or whole number; all draws follow from it.', default: '1', allowed: 'a text or a whole number' }).optional(),
  horizonMonths: numeric(parameterById('horizonMonths')).optional(),
  stepMonths: numeric(parameterById('stepMonths')).optional(),
  labs: described(z.array(lab).min(1).max(listLimits.labs), { description: 'The labs, by default the five of the frontier scenario.' }).optional(),
  measures: described(z.array(z.union([z.string().max(60), measure])).max(listLimits.measures), {
    description: 'Safety measures: names of the catalogue, `catalogue` for all of it not named otherwise, or own measures.', default: ['catalogue'], allowed: 'a name, or a mapping with name',
  }).optional(),
  ...(Object.fromEntries(sections.map((section) => [section, sectionSchema(section).optional()])) as Shape),
  sectors: described(z.array(sector).max(listLimits.sectors), { description: 'Sectors of domain specialists; `[]` for none: labs then sell to users themselves. By default the three of the frontier scenario.' }).optional(),
  regulators: described(z.array(regulator).max(listLimits.regulators), { description: 'Regulators; by default one, of jurisdiction `home`, without a cap.' }).optional(),
  relations: described(z.array(relation).max(listLimits.relations), { description: 'Enmity between jurisdictions, in place of the labs\' own.', default: [] }).optional(),
  pictures: described(z.array(picture).max(listLimits.observers), { description: 'What single classes of observers get wrong, in place of `knowledge`.', default: [] }).optional(),
  levers: described(z.array(lever).max(listLimits.levers), { description: 'Levers of this scenario beside the built-in ones.' }).optional(),
  policies: described(z.array(leverSetting).max(listLimits.settings), { description: 'Levers that are on, and when.' }).optional(),
  outcomes: described(z.array(z.string().max(60)).max(listLimits.outcomes), { description: 'Outcomes to show first; all are computed.' }).optional(),
});

/** A policy file: levers that are added to a scenario's own. */
export const policySchema = z.strictObject({
  version,
  name: word('Name of the policy, as shown in comparisons.'),
  description: text(5000, 'What the policy does and why.').optional(),
  levers: described(z.array(leverSetting).min(1).max(listLimits.settings), { description: 'Levers that the policy switches on.' }),
});
