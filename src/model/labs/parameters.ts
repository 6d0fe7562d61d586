import { parameter, type Parameter } from '../../core/parameter.ts';
import { computeLabParameters } from '../capability/parameters.ts';
import { leakLabParameters } from '../leaks/parameters.ts';
import { membershipLabParameters } from '../membership/parameters.ts';
import { researcherLabParameters } from '../researchers/parameters.ts';
import { ruleLabParameters } from '../rules/parameters.ts';
import { treatyLabParameters } from '../treaties/parameters.ts';

const profiles = (reasonable: number, limited: number) => ({ 'rushed-reasonable': reasonable, 'limited-will': limited });

const ownParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.capability', label: 'Capability at the start', aliases: ['lead', 'gap', 'x'], unit: 'OOM', default: 0, minimum: -6, maximum: 6, step: 0.05,
    group: 'assumption', grade: 'estimated', source: 'Model, section 2; public release gaps between leading developers', year: 2025,
    meaning: 'Effective compute of the lab\'s best system in orders of magnitude over the leader at month 0; negative is behind.',
    reason: 'Zero is the leader by definition. At the leader\'s pace 0.1 OOM is about a month.',
    namedRanges: [{ label: 'far behind', from: -6, to: -0.5 }, { label: 'close', from: -0.5, to: -0.1 }, { label: 'level', from: -0.1, to: 0.1 }, { label: 'ahead', from: 0.1, to: 6 }],
  }),
  parameter({
    id: 'labs.*.compute', label: 'Compute', aliases: ['accelerators', 'GPUs', 'C'], unit: 'thousand accelerators', default: 100, minimum: 0.01, maximum: 10_000, scale: 'log',
    group: 'assumption', grade: 'estimated', source: 'Public figures on training clusters, in H100 equivalents', year: 2025,
    meaning: 'Accelerators (H100 equivalents) at month 0. All labs\' compute grows with the trend; only compute above trend changes relative speed.',
    reason: 'The largest announced training clusters of 2025 are around a hundred thousand.',
  }),
  parameter({
    id: 'labs.*.staff', label: 'Capability staff', aliases: ['researchers', 'employees', 'T'], unit: 'people', default: 1000, minimum: 1, maximum: 100_000, scale: 'log', integer: true,
    group: 'assumption', grade: 'estimated', source: 'Public headcounts of research and engineering staff', year: 2025,
    meaning: 'People who work on capabilities.',
    reason: 'Leading developers report one to three thousand technical staff.',
  }),
  parameter({
    id: 'labs.*.safetyStaff', label: 'Safety staff', aliases: ['alignment staff', 'researchers'], unit: 'people', default: 60, profileDefaults: profiles(120, 40), minimum: 0, maximum: 100_000, integer: true,
    group: 'assumption', grade: 'estimated', source: 'Public descriptions of safety teams; assumed split by profile', year: 2025,
    meaning: 'People who work on safety and alignment at month 0. Their research improves safety technology, they wring concessions and they report violations; without researchers the number stays and does nothing.',
    reason: 'A few per cent of technical staff, more where the lab shares the concern.',
  }),
  parameter({
    id: 'labs.*.subjectiveRisk', label: 'Believed risk', aliases: ['p', 'p(doom)', 'belief'], unit: 'probability', default: 0.2, profileDefaults: profiles(0.2, 0.1), minimum: 0, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Who Aligns the Alignment Researchers? (20% for a concerned person); half of it for limited will', year: 2023,
    meaning: 'The lab\'s mean belief in catastrophe if a system with no safety measures decides the race.',
    reason: 'The seed\'s 20% for labs that share the advocate\'s view. Labs underestimate on average: the default truth has mean 40%.',
    namedRanges: [{ label: 'unconcerned', from: 0, to: 0.05 }, { label: 'aware', from: 0.05, to: 0.15 }, { label: 'worried', from: 0.15, to: 0.5 }, { label: 'convinced', from: 0.5, to: 1 }],
  }),
  parameter({
    id: 'labs.*.beliefStrength', label: 'Strength of belief', aliases: ['pseudo-observations'], unit: 'observations', default: 20, minimum: 1, maximum: 1000, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 9',
    meaning: 'How many pieces of clear evidence the lab\'s prior weighs as much as (alpha + beta of its Beta belief).',
    reason: 'A few warning shots move the belief by points, not to certainty.',
  }),
  parameter({
    id: 'labs.*.catastropheLoss', label: 'Loss in a catastrophe', aliases: ['L', 'value at stake'], unit: 'M$', default: 1e7, profileDefaults: profiles(1e7, 3e6), minimum: 1, maximum: 1e12, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'What the lab reckons it loses if a catastrophe happens, whoever causes it.',
    reason: 'About a tenth of a year\'s world product for a lab that counts the whole social loss; a third of that for limited will. The value of all statistical lives (5.2e10) saturates the model and is a variant.',
    namedRanges: [{ label: 'own firm only', from: 1, to: 1e6 }, { label: 'partial', from: 1e6, to: 5e6 }, { label: 'social', from: 5e6, to: 1e9 }, { label: 'existential', from: 1e9, to: 1e12 }],
  }),
  parameter({
    id: 'labs.*.prize', label: 'Prize of deciding the race', aliases: ['W', 'winner takes all'], unit: 'M$', default: 1e6, minimum: 1, maximum: 1e10, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Profit after the decision for the lab that decides the race safely.',
    reason: 'A trillion dollars: the order of the market value of the largest firms.',
  }),
  parameter({
    id: 'labs.*.enmity', label: 'Enmity', aliases: ['e', 'hostility', 'goodwill'], unit: 'share of the prize', default: -0.9, profileDefaults: profiles(-0.9, 0.3), minimum: -1, maximum: 3, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2; Armstrong, Bostrom and Shulman\'s enmity is 1 + e', year: 2016,
    meaning: 'A rival\'s safe win is worth minus this share of the prize: -1 as good as one\'s own, 0 nothing, positive a loss.',
    reason: 'For a reasonable lab a careful rival\'s win is nearly as good as its own; one of limited will minds losing.',
    namedRanges: [{ label: 'common cause', from: -1, to: -0.5 }, { label: 'goodwill', from: -0.5, to: 0 }, { label: 'rivalry', from: 0, to: 1 }, { label: 'enmity', from: 1, to: 3 }],
  }),
  parameter({
    id: 'labs.*.missionValue', label: 'Value of progress not sold', aliases: ['m', 'mission', 'standing'], unit: 'M$', default: 0, minimum: 0, maximum: 1e7,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Mission or standing that progress itself brings, over the planning horizon.',
    reason: 'Zero for a purely commercial lab.',
  }),
  parameter({
    id: 'labs.*.missionRate', label: 'Saturation of that value', aliases: ['chi'], unit: 'per OOM', default: 0.5, minimum: 0, maximum: 10,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'How fast the value of progress not sold saturates: m (1 - exp(-chi u H)).',
    reason: 'Half an order of magnitude of progress brings about a fifth of the value.',
  }),
  parameter({
    id: 'labs.*.concession', label: 'Conceded safety budget', aliases: ['minimum budget', 'staff pressure'], unit: 'share of speed', default: 0, profileDefaults: profiles(0, 0.01), minimum: 0, maximum: 0.9, step: 0.005,
    group: 'assumption', grade: 'assumed', source: 'Efficient tradeoffs (limited political will gives in up to a threshold)', year: 2026,
    meaning: 'Least share of effective serial speed that the lab gives up for safety whatever it prefers.',
    reason: 'One per cent for labs of limited will; reasonable labs need no concession.',
  }),
  parameter({
    id: 'labs.*.maximumBudget', label: 'Largest safety budget', aliases: ['b max'], unit: 'share of speed', default: 0.9, minimum: 0.01, maximum: 0.99, step: 0.01,
    group: 'structure', grade: 'assumed', source: 'Model, section 13',
    meaning: 'Largest share of speed a lab may give up short of abstaining.',
    reason: 'Beyond nine tenths a lab would rather abstain.',
  }),
  parameter({
    id: 'labs.*.inertia', label: 'Speed of adjustment', aliases: ['psi', 'inertia', 'friction'], unit: 'share a month', default: 1, minimum: 0.01, maximum: 1, step: 0.01,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2; The limits of technical alignment names organisational inertia',
    meaning: 'Share of the gap between last month\'s budget and the equilibrium budget that is closed in a month; 1 is no inertia.',
    reason: 'No friction unless a scenario asks for it: then the chosen budget is the certified one.',
  }),
  parameter({
    id: 'labs.*.exuberance', label: 'Exuberance', aliases: ['hype'], unit: 'factor', default: 1, minimum: 0, maximum: 10, step: 0.1,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2; The limits of technical alignment names market exuberance',
    meaning: 'Multiplies the prize and the value of progress in the lab\'s own payoff.',
    reason: 'One is a lab that neither over- nor underrates them.',
  }),
  parameter({
    id: 'labs.*.diffusion', label: 'Catching up', aliases: ['eta', 'diffusion', 'spill-over', 'information security'], unit: 'per month', default: 0.03, minimum: 0, maximum: 0.5, step: 0.005,
    group: 'assumption', grade: 'assumed', source: 'Model, section 13; Efficient tradeoffs (products, hires, talk, hacking)',
    meaning: 'Share of its gap to the frontier that the lab closes a month through products, hires, talk and hacking.',
    reason: 'A third of a gap closes in a year.',
    namedRanges: [{ label: 'sealed', from: 0, to: 0.01 }, { label: 'leaky', from: 0.01, to: 0.05 }, { label: 'open', from: 0.05, to: 0.5 }],
  }),
  parameter({
    id: 'labs.*.outlay', label: 'Research outlay', aliases: ['r', 'R&D'], unit: 'M$ a month', default: 400, minimum: 0.01, maximum: 100_000, scale: 'log',
    group: 'assumption', grade: 'estimated', source: 'Model, section 13; public figures on research spending of leading developers', year: 2025,
    meaning: 'Monthly spending on research and development; a safety budget b costs this times b on top of the speed.',
    reason: 'About five billion dollars a year for the leader.',
  }),
  parameter({
    id: 'labs.*.investment', label: 'Outside capital', aliases: ['investors', 'funding round', 'dK/dt'], unit: 'M$ a month', default: 0, minimum: 0, maximum: 100_000,
    group: 'assumption', grade: 'assumed', source: 'Model, section 2 (profit and investors\' capital are reinvested)',
    meaning: 'Investors\' money that buys compute above the trend, beside reinvested profit.',
    reason: 'The trend of compute already contains today\'s investment; a lab that outbids it has more.',
  }),
  parameter({
    id: 'labs.*.assets', label: 'Assets', aliases: ['wealth', 'judgment-proof'], unit: 'M$', default: 5e4, minimum: 1, maximum: 1e8, scale: 'log',
    group: 'assumption', grade: 'assumed', source: 'Model, section 13',
    meaning: 'What a court or regulator can collect; the lab is judgment-proof beyond it.',
    reason: 'Fifty billion dollars: the order of the capital raised by leading developers.',
  }),
  parameter({
    id: 'labs.*.insuredCover', label: 'Insured cover', aliases: ['insurance'], unit: 'M$', default: 0, minimum: 0, maximum: 1e8,
    group: 'assumption', grade: 'assumed', source: 'Model, section 7',
    meaning: 'Insurance that adds to what can be collected.',
    reason: 'No such market exists today.',
  }),
  parameter({
    id: 'labs.*.sincerity', label: 'Sincerity', aliases: ['effort', 'theatre'], unit: 'share', default: 1, minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: 'Efficient tradeoffs (techniques robust to being implemented without sincere motivation)',
    meaning: 'Share of what cannot be verified that is done in earnest: the real effect of a measure is l (w + (1 - w) sincerity).',
    reason: 'Labs act sincerely unless a scenario says otherwise.',
  }),
  parameter({
    id: 'labs.*.speedCap', label: 'Speed cap', aliases: ['pause', 'slowdown'], unit: 'OOM a month', default: 10, minimum: 0, maximum: 10,
    group: 'policy', grade: 'assumed', source: 'Model, section 2 (a pause is a cap on speed, not a fall in ability)',
    meaning: 'Most progress a month that is allowed; the top of the range is no cap.',
    reason: 'No cap today.',
  }),
  parameter({
    id: 'labs.*.pausedShare', label: 'Share of speed paused', aliases: ['pause', 'moratorium'], unit: 'share of speed', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 2',
    meaning: 'Share of the lab\'s attainable speed that it may not use; one is a full pause of training. Safety work within it costs no progress.',
    reason: 'No pause today.',
  }),
  parameter({
    id: 'labs.*.liability', label: 'Liability', aliases: ['ell', 'strict liability', 'tort'], unit: 'share of harm', default: 0, minimum: 0, maximum: 5, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 7',
    meaning: 'Share of an accident\'s harm that the lab must pay, up to what it owns; above one is punitive.', reason: 'No developer has yet been held liable for such harm.',
  }),
  parameter({
    id: 'labs.*.riskCap', label: 'Cap on assessed risk', aliases: ['risk cap', 'licence', 'performance rule', 'audit'], unit: 'residual risk', default: 1, minimum: 0.001, maximum: 1, step: 0.01,
    group: 'policy', grade: 'assumed', source: 'Model, sections 2 and 5 (a performance rule caps assessed risk)',
    meaning: 'Labs whose assessed residual risk is above this break the rule; one is no rule.', reason: 'No such rule today.',
  }),
  parameter({
    id: 'labs.*.deploymentPause', label: 'Sales paused', aliases: ['deployment pause', 'moratorium'], unit: 'share of sales', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (pause of deployment); The limits of technical alignment (deployment pauses)', year: 2026,
    meaning: 'Share of its product that the lab may not sell; training goes on.', reason: 'None today.',
  }),
  parameter({
    id: 'labs.*.safetySubsidy', label: 'Safety paid by the public', aliases: ['subsidy', 'tax credit'], unit: 'share of the cost', default: 0, minimum: 0, maximum: 1, step: 0.05,
    group: 'policy', grade: 'assumed', source: 'Model, section 8 (subsidy)',
    meaning: 'Share of the money that its safety budget costs the lab (outlay times budget) which the public pays; the speed given up stays its own.', reason: 'None today.',
  }),
];

/** What distinguishes one lab from another (model, section 2); profiles are corners of this space. Rooms add what they hang on a lab. */
export const labParameters: readonly Parameter[] = [
  ...ownParameters, ...computeLabParameters, ...treatyLabParameters, ...ruleLabParameters, ...leakLabParameters, ...membershipLabParameters, ...researcherLabParameters,
];
