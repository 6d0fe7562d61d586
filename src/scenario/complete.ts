import { compareText } from '../core/compare.ts';
import { defaultLaw } from '../model/advocate/settings.ts';
import { defaultMandate } from '../model/enforcement/mandate.ts';
import { defaultSectors } from '../model/supply/sectors.ts';
import { defaultMenu } from '../model/regulators/menu.ts';
import type { SectorSettings } from '../model/supply/settings.ts';
import { levers as builtInLevers } from '../model/levers/catalogue.ts';
import { measures as catalogue } from '../model/measures/catalogue.ts';
import type { Picture } from '../model/knowledge/settings.ts';
import type { Relation } from '../model/relations/settings.ts';
import type { LabEntry, LabNumbers, Lever, LeverChange, LeverSetting, Measure, PressureDemand, Profile, Quantity, Regulator, Scenario } from '../model/settings.ts';
import { defaultLabs, defaultOutcomes, defaultTrueRisk, numberedName } from './defaults.ts';
import { defaultOf, defaultsOf, fieldsUnder, parameterAt, sections } from './fields.ts';
import { parameterById } from '../model/registry.ts';
import type { Section } from './fields.ts';

/** A lab as a file states it: every field may be left out. */
export type LabInput = Partial<Omit<LabEntry, 'demands'>> & { readonly demands?: readonly DemandInput[] };
export type DemandInput = Partial<PressureDemand> & Pick<PressureDemand, 'group'>;
/** A measure by the name of the catalogue, `catalogue` for all that are not named otherwise, or with fields of its own. */
export type MeasureInput = string | (Partial<Measure> & Pick<Measure, 'name'>);
export type LeverInput = Partial<Omit<Lever, 'changes'>> & Pick<Lever, 'id'> & { readonly changes: readonly LeverChangeInput[] };
export type LeverChangeInput = Partial<LeverChange> & Pick<LeverChange, 'path' | 'operation'>;
export type LeverSettingInput = Partial<LeverSetting> & Pick<LeverSetting, 'lever'>;

/** A scenario as a file states it. A completed `Scenario` is one too. */
export type ScenarioInput = {
  readonly [S in Section]?: Partial<Scenario[S]>;
} & {
  readonly version?: 1;
  readonly name?: string;
  readonly description?: string;
  readonly seed?: string | number;
  readonly horizonMonths?: number;
  readonly stepMonths?: number;
  readonly labs?: readonly LabInput[];
  readonly measures?: readonly MeasureInput[];
  readonly sectors?: readonly Partial<SectorSettings>[];
  readonly regulators?: readonly Partial<Regulator>[];
  readonly relations?: readonly (Partial<Relation> & Pick<Relation, 'from' | 'towards'>)[];
  readonly pictures?: readonly (Partial<Picture> & Pick<Picture, 'observer'>)[];
  readonly levers?: readonly LeverInput[];
  readonly policies?: readonly LeverSettingInput[];
  readonly outcomes?: readonly string[];
};

/**
 * Fills in every default. The input must be valid (`parseScenario` sees to that; the page's scenarios are completed at build); it is not
 * checked again here, so that neither the schema nor the parser is needed to run one. Completing a completed scenario changes nothing.
 */
export function complete(input: ScenarioInput): Scenario {
  const numbers = (section: Section): object => ordered({ ...defaultsOf<object>(section), ...input[section] }, fieldsUnder(section).map((field) => field.name));
  const levers = (input.levers ?? []).map(completeLever);
  const filled = Object.fromEntries(sections.map((section) => [section, numbers(section)])) as Pick<Scenario, Section>;
  return {
    version: 1,
    name: input.name ?? 'Untitled',
    description: input.description ?? '',
    seed: String(input.seed ?? '1'),
    horizonMonths: input.horizonMonths ?? parameterById('horizonMonths').default,
    stepMonths: input.stepMonths ?? parameterById('stepMonths').default,
    labs: (input.labs ?? defaultLabs).map(completeLab),
    measures: completeMeasures(input.measures ?? ['catalogue']),
    ...filled,
    risk: { ...filled.risk, trueRisk: input.risk?.trueRisk ?? defaultTrueRisk },
    misconduct: { ...filled.misconduct, variant: input.misconduct?.variant ?? 'additive' },
    supply: { ...filled.supply, rule: input.supply?.rule ?? 'nash' },
    advocate: { ...filled.advocate, law: (input.advocate?.law ?? defaultLaw).map((setting) => completeOption(setting, levers)) },
    sectors: (input.sectors ?? defaultSectors).map(completeSector),
    regulators: (input.regulators ?? [{}]).map((regulator, index) => completeRegulator(regulator, index, levers)),
    relations: (input.relations ?? []).map((relation) => ordered({ ...defaultsOf<Relation>('relations'), ...relation }, ['from', 'towards']) as Relation),
    pictures: (input.pictures ?? []).map((picture) => ordered({ ...defaultsOf<Picture>('pictures'), about: [], ...picture }, ['observer', 'about']) as Picture),
    levers,
    policies: (input.policies ?? []).map((setting) => completeSetting(setting, levers)),
    outcomes: [...(input.outcomes ?? defaultOutcomes)],
  };
}

/** One lab with every number; defaults are those of its profile. */
export function completeLab(input: LabInput, index: number): LabEntry {
  const profile: Profile = input.profile ?? 'rushed-reasonable';
  const numbers = Object.fromEntries(
    fieldsUnder('labs').map((field) => [field.name, input[field.name as keyof LabNumbers] ?? defaultOf(field.parameter, profile)]),
  ) as unknown as LabNumbers<Quantity>;
  return {
    name: input.name ?? numberedName.labs(index),
    profile,
    count: input.count ?? 1,
    profileShare: input.profileShare ?? 1,
    jurisdiction: input.jurisdiction ?? 'home',
    observer: input.observer ?? 'shared',
    mayAbstain: input.mayAbstain ?? true,
    demands: (input.demands ?? []).map((demand) => ({ group: demand.group, level: demand.level ?? 0, mandated: [...(demand.mandated ?? [])], noise: demand.noise ?? 0 })),
    ...numbers,
  };
}

function completeMeasures(inputs: readonly MeasureInput[]): readonly Measure[] {
  const named = new Set(inputs.map((input) => (typeof input === 'string' ? input : input.name)));
  return inputs.flatMap((input): Measure[] => {
    if (input === 'catalogue') return catalogue.filter((measure) => !named.has(measure.name));
    const own = typeof input === 'string' ? { name: input } : input;
    const known = catalogue.find((measure) => measure.name === own.name);
    const base: Measure = known ?? { ...newMeasure, ...defaultsOf<Measure>('measures'), name: own.name, label: own.name };
    return [ordered({ ...base, ...own }, Object.keys(known ?? catalogue[0] ?? base)) as unknown as Measure];
  });
}

const newMeasure = { mechanism: 'containment', meaning: '' } as const;

function completeSector(input: Partial<SectorSettings>, index: number): SectorSettings {
  const named = { name: numberedName.sectors(index) };
  return ordered({ ...named, ...defaultsOf<object>('sectors'), ...input }, ['name', ...fieldsUnder('sectors').map((field) => field.name)]) as unknown as SectorSettings;
}

function completeRegulator(input: Partial<Regulator>, index: number, own: readonly Lever[]): Regulator {
  const numbers = defaultsOf<Regulator>('regulators');
  const named = { name: numberedName.regulators(index), jurisdiction: 'home', mandated: [...(input.mandated ?? defaultMandate)], behaviour: input.behaviour ?? 'reactive' };
  return ordered({ ...named, ...numbers, ...input, menu: completeMenu(input.menu, own) }, ['name', 'jurisdiction', 'mandated', 'behaviour', 'menu', ...fieldsUnder('regulators').map((field) => field.name)]) as unknown as Regulator;
}

function completeMenu(menu: Partial<Regulator>['menu'], own: readonly Lever[]): Regulator['menu'] {
  return (menu ?? defaultMenu).map((option) => ({ name: option.name, will: option.will ?? 0, levers: option.levers.map((setting) => completeOption(setting, own)) }));
}

/** A lever of an option or a law: at its typical strength unless stated. */
function completeOption({ lever, strength }: Pick<LeverSettingInput, 'lever' | 'strength'>, own: readonly Lever[]): Pick<LeverSetting, 'lever' | 'strength'> {
  return { lever, strength: strength ?? completeSetting({ lever }, own).strength };
}

function completeLever(input: LeverInput): Lever {
  const off = input.off ?? 0;
  const maximum = input.maximum ?? 1;
  return {
    id: input.id,
    label: input.label ?? input.id,
    family: input.family ?? 'rules',
    unit: input.unit ?? 'strength',
    meaning: input.meaning ?? '',
    off,
    minimum: input.minimum ?? off,
    maximum,
    typical: input.typical ?? maximum,
    step: input.step ?? (maximum - (input.minimum ?? off)) / 100,
    scale: input.scale ?? 'linear',
    namedRanges: input.namedRanges ?? [],
    source: input.source ?? 'Defined in the scenario',
    grade: input.grade ?? 'assumed',
    reason: input.reason ?? '',
    costPerMonth: input.costPerMonth ?? 0,
    changes: input.changes.map(completeChange),
  };
}

/** The result of a change is held inside the parameter's range; that the path is one of the registry has been checked. */
function completeChange({ path, operation, intercept = 0, slope = 0, minimum, maximum }: LeverChangeInput): LeverChange {
  const range = parameterAt(path.split('.'));
  return { path, operation, intercept, slope, minimum: minimum ?? range!.minimum, maximum: maximum ?? range!.maximum };
}

/** A policy's lever with its defaults: on from month 0 to the horizon, for all labs, at the lever's typical strength. */
export function completeSetting(input: LeverSettingInput, own: readonly Lever[]): LeverSetting {
  const lever = own.find((each) => each.id === input.lever) ?? builtInLevers.find((each) => each.id === input.lever);
  return {
    lever: input.lever,
    start: input.start ?? 0,
    end: input.end ?? null,
    coverage: input.coverage === undefined ? 1 : typeof input.coverage === 'number' ? input.coverage : [...input.coverage].sort(compareText),
    strength: input.strength ?? lever?.typical ?? 1,
  };
}

/** The same keys in one order, whatever the file's, so that equal scenarios are written equally. Keys not named come last. */
function ordered(object: object, keys: readonly string[]): object {
  const values = object as Record<string, unknown>;
  const rest = Object.keys(values).filter((key) => !keys.includes(key)).sort(compareText);
  return Object.fromEntries([...keys.filter((key) => Object.hasOwn(values, key)), ...rest].map((key) => [key, values[key]]));
}
