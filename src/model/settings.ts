import type { AdvocateSettings } from './advocate/settings.ts';
import type { EnforcementPowers, EnforcementSettings } from './enforcement/settings.ts';
import type { MisconductSettings } from './misconduct/settings.ts';
import type { InsuranceSettings } from './insurance/settings.ts';
import type { SectorSettings, SupplySettings } from './supply/settings.ts';
import type { BreakthroughSettings } from './breakthroughs/settings.ts';
import type { Picture } from './knowledge/settings.ts';
import type { LeakSettings } from './leaks/settings.ts';
import type { MembershipSettings } from './membership/settings.ts';
import type { RegulatorConduct } from './regulators/settings.ts';
import type { Relation } from './relations/settings.ts';
import type { ResearcherSettings } from './researchers/settings.ts';
import type { RuleSettings } from './rules/settings.ts';
import type { TreatySettings } from './treaties/settings.ts';

/**
 * A completed scenario: every default filled in, populations still as entries. This is the one object that the command line, links,
 * sliders and the engine share; every number in it is a parameter of the registry, addressed by its dotted path (`labs.0.compute`).
 * Units are those of the registry: M$ (2023), OOM of effective compute over the leader at t = 0, months.
 */
export interface Scenario {
  readonly version: 1;
  readonly name: string;
  readonly description: string;
  /** Any text or number; draws depend on its text. */
  readonly seed: string;
  readonly horizonMonths: number;
  readonly stepMonths: number;
  readonly labs: readonly LabEntry[];
  readonly measures: readonly Measure[];
  readonly race: RaceSettings;
  readonly capability: CapabilitySettings;
  readonly knowledge: KnowledgeSettings;
  readonly market: MarketSettings;
  readonly risk: RiskSettings;
  readonly evidence: EvidenceSettings;
  readonly liability: LiabilitySettings;
  readonly enforcement: EnforcementSettings;
  readonly insurance: InsuranceSettings;
  readonly misconduct: MisconductSettings;
  readonly supply: SupplySettings;
  /** Sectors of domain specialists; none: labs sell to users themselves. */
  readonly sectors: readonly SectorSettings[];
  readonly technology: TechnologySettings;
  readonly welfare: WelfareSettings;
  /** People who choose between capabilities, alignment and neither; count 0: labs have the staff that they state. */
  readonly researchers: ResearcherSettings;
  readonly treaty: TreatySettings;
  readonly rules: RuleSettings;
  readonly breakthroughs: BreakthroughSettings;
  readonly leaks: LeakSettings;
  readonly membership: MembershipSettings;
  /** One who spends money for safety; budget 0: nobody does. */
  readonly advocate: AdvocateSettings;
  readonly regulators: readonly Regulator[];
  /** How jurisdictions stand to each other; none: every lab's own enmity holds. */
  readonly relations: readonly Relation[];
  /** Classes of observers that see otherwise than the general picture. */
  readonly pictures: readonly Picture[];
  /** Levers defined in the scenario file itself, beside the built-in ones. */
  readonly levers: readonly Lever[];
  readonly policies: readonly LeverSetting[];
  /** Outcomes to show first; all are computed. */
  readonly outcomes: readonly string[];
}

export type Profile = 'rushed-reasonable' | 'limited-will';

/** A number, or a distribution from which each member of a population draws its own. */
export type Quantity =
  | number
  | { readonly uniform: readonly [low: number, high: number] }
  | { readonly normal: readonly [mean: number, standardDeviation: number] }
  | { readonly logNormal: readonly [median: number, factor: number] };

/** The numeric fields of a lab; see the registry (`labs.*.FIELD`) for units, ranges, reasons and sources. */
export type LabNumbers<N = number> = {
  readonly capability: N;
  readonly compute: N;
  readonly staff: N;
  readonly safetyStaff: N;
  readonly subjectiveRisk: N;
  readonly beliefStrength: N;
  readonly catastropheLoss: N;
  readonly prize: N;
  readonly enmity: N;
  readonly missionValue: N;
  readonly missionRate: N;
  readonly concession: N;
  readonly maximumBudget: N;
  readonly inertia: N;
  readonly exuberance: N;
  readonly diffusion: N;
  readonly outlay: N;
  /** M$ a month of outside capital that buys compute above the trend. */
  readonly investment: N;
  readonly assets: N;
  readonly insuredCover: N;
  readonly sincerity: N;
  /** OOM a month; at most this much progress is allowed. Its maximum in the registry means none. */
  readonly speedCap: N;
  /** Share of the lab's speed that may not be used, [0, 1]; 1 is a full pause of training. */
  readonly pausedShare: N;
  /** Cap on assessed residual risk that binds this lab, (0, 1]; 1 is none. */
  readonly riskCap: N;
  /** Share of an accident's harm that this lab must pay, up to what it owns. */
  readonly liability: N;
  /** Weight of the mission of safety at month 0, [0, 1], and M$ a month that come with it. */
  readonly missionWeight: N;
  readonly grants: N;
  /** Share of its product that the lab may not sell, [0, 1]. */
  readonly deploymentPause: N;
  /** Share of the money that safety costs which the public pays, [0, 1]. */
  readonly safetySubsidy: N;
  /** OOM a month by which the growth of compute stays below trend. */
  readonly exportShortfall: N;
  /** Share of compute put into a common pool, [0, 1]. */
  readonly pooledCompute: N;
  /** Share of speed that a member of the treaty leaves unused, [0, 1]; 0 is no member. */
  readonly treatyShare: N;
  /** Least budget out of a lead, share of speed; 0 is no rule. */
  readonly leadBudget: N;
  /** Share of speed not used after a trigger, [0, 1]; 0 is no rule. */
  readonly triggeredPause: N;
  /** Share of today's leaks that the lab's security stops, [0, 1]. */
  readonly security: N;
  /** Months of entry and exit; 600 is never by date. */
  readonly entryMonth: N;
  readonly exitMonth: N;
  /** 1 for a part of the joint project. */
  readonly jointProject: N;
};

/** One lab, or `count` labs that draw their numbers from distributions. */
export interface LabEntry extends LabNumbers<Quantity> {
  readonly name: string;
  readonly profile: Profile;
  readonly count: number;
  /** With count > 1: the share of members that have the other profile's defaults is 1 - profileShare. */
  readonly profileShare: number;
  readonly jurisdiction: string;
  readonly observer: string;
  readonly mayAbstain: boolean;
  readonly demands: readonly PressureDemand[];
}

/** What a pressing group asks of a lab: sum_k q_k s_k ≥ level, met at least cost (model, section 2). */
export interface PressureDemand {
  /** staff: what is visible to staff and public; assessors: what can be verified; law: a list of measures; aligned: what really works. */
  readonly group: 'staff' | 'assessors' | 'law' | 'aligned';
  readonly level: number;
  /** Names of measures, for `law`. */
  readonly mandated: readonly string[];
  /** For `aligned`: standard deviation of the error in ln l_k of people who share the goal and judge measures for themselves. */
  readonly noise: number;
  /** Those errors by name of the measure, standard normal, drawn when the labs are: not part of a scenario. */
  readonly errors?: Readonly<Record<string, number>>;
}

/** A lab of a running world: one member, numbers drawn. */
export interface Lab extends LabNumbers<number> {
  readonly name: string;
  /** Name of the scenario's entry that it is of; its own where it stands alone. */
  readonly population: string;
  readonly profile: Profile;
  readonly jurisdiction: string;
  readonly observer: string;
  readonly mayAbstain: boolean;
  readonly demands: readonly PressureDemand[];
}

export interface Measure {
  readonly name: string;
  readonly label: string;
  /** c_k, share of speed. */
  readonly cost: number;
  /** l_k, largest log reduction of residual risk. */
  readonly reduction: number;
  /** a_k, visibility to staff and public, [0, 1]. */
  readonly visibility: number;
  /** w_k, verifiability, [0, 1]. */
  readonly verifiability: number;
  /** pi_k, product value; negative is quality loss. */
  readonly productValue: number;
  /** Months by which full use delays a release. */
  readonly delayMonths: number;
  /** Part of the reduction that acts on the product in use, [0, 1]. */
  readonly deployment: number;
  /** What asking for it costs an advocate, M$ a lab. */
  readonly advocacyCost: number;
  readonly mechanism: 'detection' | 'deterrence' | 'propensity' | 'containment';
  readonly meaning: string;
}

export interface RaceSettings {
  readonly decisiveness: number;
  readonly planningMonths: number;
  readonly threshold: number;
  readonly thresholdWidth: number;
  readonly maximumHazard: number;
}
export interface CapabilitySettings {
  readonly leaderSpeed: number;
  readonly computeTrend: number;
  readonly computeElasticity: number;
  readonly researchFeedback: number;
  readonly feedbackCap: number;
  readonly referenceCompute: number;
  readonly referenceStaff: number;
  readonly reinvestment: number;
  readonly computeRecovery: number;
  readonly computeCapital: number;
  readonly capitalTrend: number;
}
export interface KnowledgeSettings {
  readonly sigma: number;
  readonly bias: number;
  readonly correlation: number;
}
export interface MarketSettings {
  readonly size: number;
  readonly ceiling: number;
  readonly growth: number;
  readonly decisiveness: number;
}
export interface RiskSettings {
  /** p_true: a number in [0, 1], or the parameters of a Beta distribution from which each run draws. */
  readonly trueRisk: number | { readonly beta: readonly [alpha: number, beta: number] };
  readonly maximumAccidentRate: number;
  readonly accidentWidth: number;
  readonly minimumSeverity: number;
  readonly catastropheSeverity: number;
  readonly tailIndex: number;
  readonly tailIndexBeyond: number;
  readonly tolerableHazard: number;
}
export interface EvidenceSettings {
  readonly detectionRate: number;
  readonly falseAlarmRate: number;
  readonly scepticism: number;
  readonly severity: number;
}
export interface LiabilitySettings {
  readonly courtBelief: number;
}
export interface TechnologySettings {
  readonly power: number;
  readonly cost: number;
}
export interface WelfareSettings {
  readonly surplusShare: number;
  /** M$ a month that all gain from a safe decision to the horizon. */
  readonly gainAfterDecision: number;
  readonly catastropheLoss: number;
  readonly publicFundsCost: number;
  readonly discountRate: number;
}
export interface Regulator extends EnforcementPowers, RegulatorConduct {
  readonly name: string;
  /** The labs it inspects; `*` for all. */
  readonly jurisdiction: string;
  /** Measures that the design rule lists; names that the scenario has no measure for do not count. */
  readonly mandated: readonly string[];
  readonly inspectionRate: number;
  readonly falseNegativeShare: number;
  readonly fineShare: number;
  readonly assessorBias: number;
  readonly assessorNoise: number;
  readonly assessorCorrelation: number;
}

/** A lever is a pure patch of parameters: each change sets, adds to, multiplies or bounds one path by intercept + slope · strength. */
export interface Lever {
  readonly id: string;
  readonly label: string;
  readonly family: 'relieve competition' | 'change incentives' | 'push the frontier' | 'people' | 'information' | 'rules';
  readonly unit: string;
  readonly meaning: string;
  /** Strength at which the lever does nothing, its range, a typical value, and the words for parts of the range. */
  readonly off: number;
  readonly minimum: number;
  readonly maximum: number;
  readonly typical: number;
  readonly step: number;
  readonly scale: 'linear' | 'log';
  readonly namedRanges: readonly { readonly label: string; readonly from: number; readonly to: number }[];
  readonly source: string;
  readonly grade: 'measured' | 'estimated' | 'assumed';
  readonly reason: string;
  /** M$ a month to public funds while on, at typical strength; scaled by strength. */
  readonly costPerMonth: number;
  readonly changes: readonly LeverChange[];
}

export interface LeverChange {
  /** Path into the scenario; `labs.*.FIELD` acts on the covered labs. */
  readonly path: string;
  readonly operation: 'set' | 'add' | 'multiply' | 'atMost' | 'atLeast';
  readonly intercept: number;
  readonly slope: number;
  /** What comes out is held inside [minimum, maximum]: of a scenario's own lever by default the range of the parameter; built-in levers state none. */
  readonly minimum?: number;
  readonly maximum?: number;
}

/** One lever of a policy: on from `start` to `end` (months; null: to the horizon). */
export interface LeverSetting {
  readonly lever: string;
  readonly start: number;
  readonly end: number | null;
  /** Share of labs covered, the most capable at t = 0 first, or names of labs or jurisdictions. */
  readonly coverage: number | readonly string[];
  readonly strength: number;
}
