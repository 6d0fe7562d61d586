import { parameter, type Parameter, type ParameterSpec } from '../../core/parameter.ts';

const seed = 'Who Aligns the Alignment Researchers?';
const part = 'Model, section 4';

type Told = Omit<ParameterSpec, 'id' | 'group' | 'grade'> & Partial<Pick<ParameterSpec, 'group' | 'grade'>>;
const entry = (name: string, told: Told): Parameter => parameter({ group: 'assumption', grade: 'assumed', ...told, id: `researchers.${name}` });

/** What people are offered and how they choose. */
const choice: readonly Parameter[] = [
  entry('count', {
    label: 'Researchers', aliases: ['people', 'agents'], unit: 'people', default: 2000, minimum: 0, maximum: 1_000_000, integer: true, group: 'structure', source: part,
    meaning: 'People who are simulated one by one; each stands for as many as the labour market has for one of them. Zero switches the labour market off: staff stay as the scenario gives them.',
    reason: 'Two thousand keep a month within microseconds; a million is possible.',
  }),
  entry('reserve', {
    label: 'People outside', aliases: ['talent pool'], unit: 'per person employed', default: 2, minimum: 0.1, maximum: 50, step: 0.1, source: part,
    meaning: 'People who could do this research and do neither kind at month 0, for each who does.', reason: 'Machine learning engineers outnumber researchers at the frontier by more than this; many would not be hired.',
  }),
  entry('years', {
    label: 'Years that a job is weighed over', aliases: ['T'], unit: 'years', default: 5, minimum: 1, maximum: 20, step: 1, grade: 'estimated', source: seed, year: 2023,
    meaning: 'T: wages count for so many years in a choice.', reason: 'The source compares five years of pay.',
  }),
  entry('spread', {
    label: 'Spread of tastes', aliases: ['logit scale', 'noise'], unit: 'M$', default: 0.4, minimum: 0.05, maximum: 10, scale: 'log', source: part,
    meaning: 'Scale of the logit: at this difference of value over the years, the better job is taken 2.7 times as often.', reason: 'The pay given up in the source\'s first example, 440 thousand dollars; it makes labour supply elastic by one to three.',
  }),
  entry('revisionRate', {
    label: 'Reconsidering', aliases: ['turnover', 'job mobility'], unit: 'per month', default: 0.03, minimum: 0, maximum: 0.25, step: 0.005, grade: 'estimated', source: 'Median tenure of technical staff, two to three years', year: 2024,
    meaning: 'Rate at which each person weighs jobs anew. Its maximum here is the fixed rate of candidates.', reason: 'Once in not quite three years.',
  }),
  entry('switchingCost', {
    label: 'Cost of changing jobs', aliases: ['friction', 'inertia'], unit: 'M$', default: 0.05, minimum: 0, maximum: 5, step: 0.01, source: part,
    meaning: 'What a change between capabilities, alignment and neither costs the person.', reason: 'Some months of pay.',
  }),
  entry('expectationSpeed', {
    label: 'Adaptation of expected wages', aliases: ['static expectations', 'adaptive expectations'], unit: 'share a month', default: 1, minimum: 0.01, maximum: 1, step: 0.01, group: 'structure', source: part,
    meaning: 'Share of the gap between expected and present wages that closes in a month. One is static expectations: today\'s wages are expected to last.', reason: 'Static, as in the source\'s comparisons.',
  }),
  entry('largeRisk', {
    label: 'Large-risk form', aliases: ['willingness capped at wealth'], unit: 'flag', default: 0, minimum: 0, maximum: 1, step: 1, integer: true, group: 'structure', source: `${part}; race-models, section 7`,
    meaning: 'One caps what a person would give for a cut of risk at wealth; zero is the source\'s linear form.', reason: 'The source is linear.',
  }),
  entry('wealthYears', {
    label: 'Wealth', aliases: [], unit: 'years of pay', default: 10, minimum: 1, maximum: 100, step: 1, source: part,
    meaning: 'Wealth that caps willingness to pay in the large-risk form, in years of pay outside.', reason: 'Human wealth at a moderate discount.',
  }),
  entry('wageNeither', {
    label: 'Pay outside', aliases: ['outside option', 'software'], unit: 'M$ a year', default: 0.123, minimum: 0.01, maximum: 5, scale: 'log', grade: 'estimated', source: seed, year: 2023,
    meaning: 'Yearly pay in neither kind of research.', reason: 'The source\'s entry-level software pay.',
  }),
  entry('wageAlignment', {
    label: 'Pay in alignment at the start', aliases: ['w_A'], unit: 'M$ a year', default: 0.09, minimum: 0.01, maximum: 5, scale: 'log', grade: 'estimated', source: seed, year: 2023,
    meaning: 'Yearly pay of alignment staff at month 0; from then on the wage clears the market.', reason: 'The source\'s independent alignment work.',
  }),
  entry('wageCapabilities', {
    label: 'Pay in capabilities at the start', aliases: ['w_C'], unit: 'M$ a year', default: 0.25, minimum: 0.01, maximum: 5, scale: 'log', grade: 'estimated', source: seed, year: 2023,
    meaning: 'Yearly pay of capability staff at month 0; from then on the wage clears the market.', reason: 'The source\'s capabilities pay.',
  }),
  entry('wageDispersion', {
    label: 'Spread of wage prospects', aliases: [], unit: 'standard deviation of the log', default: 0.3, minimum: 0, maximum: 2, step: 0.05, source: part,
    meaning: 'Wage prospects differ between people by this much; their mean is one.', reason: 'Two thirds of people within a third of the mean.',
  }),
];

/** What people value. */
const values: readonly Parameter[] = [
  entry('lifeValue', {
    label: 'Value of a statistical life', aliases: ['VSL'], unit: 'M$', default: 6.5, minimum: 0.1, maximum: 1000, scale: 'log', grade: 'estimated', source: seed, year: 2023,
    meaning: 'Median over people of what a person would give, per unit of probability, to be safer.', reason: 'The source\'s figure for an average person, of 5 to 8.',
  }),
  entry('lifeDispersion', {
    label: 'Spread of that value', aliases: [], unit: 'standard deviation of the log', default: 0.6, minimum: 0, maximum: 3, step: 0.05, source: `${seed} (researchers may value it five times as much)`,
    meaning: 'How much it differs between people.', reason: 'Five times the median is then rare but found.',
  }),
  entry('circle', {
    label: 'Circle', aliases: ['Dunbar'], unit: 'people', default: 150, minimum: 0, maximum: 10_000, grade: 'estimated', source: seed, year: 2023,
    meaning: 'People whose lives count somewhat.', reason: 'Dunbar\'s number.',
  }),
  entry('circleWeight', {
    label: 'Weight of the circle', aliases: ['altruism'], unit: 'share of one\'s own life', default: 0.1, minimum: 0, maximum: 1, step: 0.01, source: seed,
    meaning: 'What each life of the circle counts against one\'s own.', reason: 'The source\'s tenth.',
  }),
  entry('scope', {
    label: 'Weight of mankind', aliases: ['scope sensitivity', 'long-termists'], unit: 'share of a life', default: 1e-8, minimum: 0, maximum: 1, source: `${seed} (few people are scope-sensitive)`,
    meaning: 'What each of all lives counts for those who mind all of them. Self, circle and mankind overlap: the larger of circle and mankind counts.', reason: 'Enough to outweigh pay: a million dollars and more for the source\'s cut of risk.',
  }),
  entry('scopeShare', {
    label: 'People who mind mankind', aliases: ['effective altruists'], unit: 'share', default: 0.03, minimum: 0, maximum: 1, step: 0.01, source: `${seed} (overall these folks are marginal)`,
    meaning: 'Share of people whose altruism grows with the number of lives.', reason: 'A marginal group.',
  }),
  entry('mankind', {
    label: 'All people', aliases: ['population'], unit: 'people', default: 8e9, minimum: 1, maximum: 1e11, scale: 'log', group: 'structure', grade: 'measured', source: seed, year: 2023, meaning: 'Number of all lives.', reason: 'Eight billion.',
  }),
  entry('mankindLifeValue', {
    label: 'Value of another\'s life', aliases: [], unit: 'M$', default: 20, minimum: 0.1, maximum: 1000, scale: 'log', group: 'structure', grade: 'estimated', source: seed, year: 2023,
    meaning: 'Value put on each of all lives before it is weighed down. It already contains altruism, so that times all lives it counts altruism twice.', reason: 'The source\'s figure.',
  }),
  entry('chanceToMatter', {
    label: 'Chance to matter', aliases: [], unit: 'probability', default: 0.05, minimum: 0, maximum: 1, step: 0.01, source: seed, meaning: 'Chance, as a person believes, that own work makes a difference, were nobody else at work on it.', reason: 'The source\'s 5%.',
  }),
  entry('riskCut', {
    label: 'Cut of risk', aliases: ['Delta'], unit: 'probability', default: 0.05, minimum: 0, maximum: 0.2, step: 0.01, source: seed,
    meaning: 'By how much it would then cut the probability of doom for someone who holds that to be 20%; in proportion for others.', reason: 'The source\'s five points.',
  }),
  entry('doom', {
    label: 'Believed doom', aliases: ['p(doom)'], unit: 'probability', default: 0.2, minimum: 0.001, maximum: 0.99, step: 0.01, source: seed, meaning: 'Median belief of researchers in doom at month 0; evidence moves it.', reason: 'The source\'s 20%.',
  }),
  entry('doomDispersion', {
    label: 'Spread of that belief', aliases: [], unit: 'standard deviation of the log odds', default: 1, minimum: 0, maximum: 4, step: 0.1, grade: 'estimated', source: 'Surveys of researchers, whose answers span 1 to 50% and more', year: 2023,
    meaning: 'How much the belief differs between people.', reason: 'Two thirds of people between 8 and 40%.',
  }),
  entry('doomStrength', {
    label: 'Strength of researchers\' belief', aliases: ['pseudo-observations'], unit: 'observations', default: 20, minimum: 1, maximum: 1000, scale: 'log', source: 'Model, section 9',
    meaning: 'How many pieces of clear evidence the belief weighs as much as.', reason: 'As strong as the labs\'.',
  }),
  entry('crowding', {
    label: 'Crowding of effect', aliases: ['N0'], unit: 'people', default: 10_000, minimum: 1, maximum: 1e7, scale: 'log', source: part, meaning: 'When this many work on alignment, each one\'s believed effect is half of the first one\'s.', reason: 'Several times those at work today.',
  }),
  entry('standing', {
    label: 'Wish for standing', aliases: ['reputation', 'status'], unit: 'M$', default: 0.1, minimum: 0, maximum: 20, step: 0.05, source: `${seed} (social reputation)`,
    meaning: 'What full standing is worth over the years, in either kind of research; mean over people.', reason: 'Twenty thousand dollars a year.',
  }),
  entry('peers', {
    label: 'Weight of peers', aliases: ['norms', 'social influence'], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05, source: part,
    meaning: 'Part of the standing of alignment work that depends on how many people do it.', reason: 'Half; several fixed points need this and a wish for standing of millions.',
  }),
  entry('legibility', {
    label: 'Legibility of alignment work', aliases: ['lambda', 'blurry line'], unit: 'share', default: 0.7, minimum: 0, maximum: 1, step: 0.05, source: `${seed} (it is not clear whether social capital motivates work on alignment or things that look like it)`,
    meaning: 'How far peers can tell real alignment work from what looks like it; of work done for standing, the rest is mislabelled capability work.', reason: 'Mostly, not wholly.',
  }),
  entry('cause', { label: 'Worth of the cause', aliases: ['mission'], unit: 'M$', default: 0.05, minimum: 0, maximum: 10, step: 0.05, source: part, meaning: 'What working for alignment is worth in itself; mean over people.', reason: 'Ten thousand dollars a year.' }),
  entry('blame', { label: 'Blame', aliases: ['stigma'], unit: 'M$', default: 0.02, minimum: 0, maximum: 10, step: 0.01, source: part, meaning: 'What being blamed for capability work costs; mean over people.', reason: 'Small today.' }),
  entry('impact', { label: 'Impact of capability work', aliases: [], unit: 'M$', default: 0.05, minimum: 0, maximum: 10, step: 0.05, source: `${seed} (social impact of capabilities)`, meaning: 'What the social use of capability work is worth to those who do it; mean over people.', reason: 'As much as the cause.' }),
  entry('tasteDispersion', { label: 'Spread of these tastes', aliases: [], unit: 'standard deviation of the log', default: 0.5, minimum: 0, maximum: 2, step: 0.05, source: part, meaning: 'How much standing, cause, blame, impact and the weight of the circle differ between people.', reason: 'Two thirds of people within a factor of 1.6.' }),
];

/** Who pays. */
const money: readonly Parameter[] = [
  entry('philanthropicStock', { label: 'Philanthropic money', aliases: ['grants', 'alignment money'], unit: 'M$', default: 10_000, minimum: 0, maximum: 1e6, group: 'policy', grade: 'estimated', source: seed, year: 2023, meaning: 'Stock of money for alignment; a share of it is paid out a year.', reason: 'The source\'s ten billion, a stock and not a flow.' }),
  entry('payoutRate', { label: 'Payout', aliases: [], unit: 'share a year', default: 0.07, minimum: 0, maximum: 1, step: 0.01, source: 'Model, section 13', meaning: 'Share of the stock that is paid out a year; the stock is kept up.', reason: 'Between 5 and 10% a year.' }),
  entry('publicMoney', { label: 'Public money for alignment', aliases: ['public safety research', 'government institute'], unit: 'M$ a year', default: 100, minimum: 0, maximum: 1e5, step: 10, group: 'policy', grade: 'estimated', source: 'Public budgets of national institutes', year: 2024, meaning: 'Money of governments for alignment research.', reason: 'The order of the first national institutes\' budgets together.' }),
  entry('governmentShare', { label: 'Part of government institutes', aliases: [], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05, source: part, meaning: 'Part of the public money that pays staff of government institutes; universities have the rest.', reason: 'Half and half.' }),
  entry('grantLabourShare', { label: 'Wages in grants', aliases: ['labour share'], unit: 'share', default: 0.1, minimum: 0, maximum: 1, step: 0.05, grade: 'estimated', source: 'Head counts of alignment research outside labs, some hundreds to a thousand', year: 2024, meaning: 'Part of philanthropic and public money that ends as wages of researchers; the rest is compute, overheads and other work.', reason: 'Puts about nine hundred people outside labs at the start.' }),
  entry('payrollGrowth', { label: 'Growth of payrolls for capabilities', aliases: ['investment'], unit: 'share a year', default: 0, minimum: -0.5, maximum: 3, step: 0.05, source: `${seed} (50 billion a year, then 110)`, meaning: 'Growth of what labs spend on capability staff above the trend that the leader\'s speed already contains.', reason: 'None above trend; the source\'s investment more than doubled in a year.' }),
];

/** What staff do to the race. */
const couplings: readonly Parameter[] = [
  entry('technologyElasticity', { label: 'Elasticity of safety technology', aliases: ['g'], unit: 'elasticity', default: 0.2, minimum: 0, maximum: 2, step: 0.05, source: part, meaning: 'Power of safety technology grows with real alignment research to this power, relative to the start.', reason: 'Doubled research: 15% more power.' }),
  entry('researchLag', { label: 'Lag of research', aliases: [], unit: 'months', default: 24, minimum: 1, maximum: 240, source: part, meaning: 'Time in which technology follows research staff.', reason: 'Years, not months.' }),
  entry('publicShare', { label: 'Published safety work', aliases: ['public good'], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05, source: part, meaning: 'Part of a lab\'s alignment work that other labs of its jurisdiction can use.', reason: 'Half is published.' }),
  entry('leakage', { label: 'Use across blocs', aliases: ['leakage'], unit: 'share', default: 0.5, minimum: 0, maximum: 1, step: 0.05, source: part, meaning: 'Part of published work that labs of other jurisdictions can use as well.', reason: 'Papers cross borders, people less.' }),
  entry('spillover', { label: 'Spill-over into capabilities', aliases: ['dual use'], unit: 'share', default: 0.1, minimum: 0, maximum: 1, step: 0.05, source: `${seed} (some alignment work advances capabilities)`, meaning: 'Part of a lab\'s alignment work that speeds its progress as capability work would.', reason: 'A tenth: some of it is dual use, most is not.' }),
  entry('mindedWorth', { label: 'Alignment-minded from', aliases: [], unit: 'M$', default: 0.8, minimum: 0, maximum: 100, source: seed, grade: 'estimated', year: 2023, meaning: 'A person to whom lives saved and the cause are worth this much over the years counts as alignment-minded.', reason: 'The pay that the source\'s second example gives up: 800 thousand dollars.' }),
  entry('staffOrganising', { label: 'Organised staff', aliases: ['staff organising', 'union', 'open letter'], unit: 'share', default: 0.05, minimum: 0, maximum: 1, step: 0.05, group: 'policy', source: 'Efficient tradeoffs (staff pressure)', meaning: 'Share of alignment-minded staff who would credibly leave together unless the lab concedes.', reason: 'A few of them today.' }),
  entry('concessionCeiling', { label: 'Most that staff can wring', aliases: [], unit: 'share of speed', default: 0.1, minimum: 0, maximum: 0.9, step: 0.01, source: 'Model, section 2', meaning: 'Ceiling of the safety budget that a lab of limited will concedes to staff.', reason: 'It gives in up to a threshold.' }),
  entry('whistleEffect', { label: 'Reports by staff', aliases: ['whistleblowing'], unit: 'factor', default: 1, minimum: 0, maximum: 20, step: 0.5, source: part, meaning: 'By how much a staff of alignment-minded people only would raise the rate at which violations are found.', reason: 'It would double it.' }),
  entry('whistleRate', { label: 'Whistleblowers', aliases: [], unit: 'per month and person', default: 0.0002, minimum: 0, maximum: 0.01, source: part, meaning: 'Rate at which an alignment-minded person at a lab that breaks a rule makes it public; the violation is then found more easily for a time.', reason: 'A hundred such people: one in four years.' }),
  entry('whistleProtection', { label: 'Protection of whistleblowers', aliases: ['whistleblower protection'], unit: 'factor', default: 0, minimum: 0, maximum: 10, step: 0.5, group: 'policy', source: 'Model, section 8', meaning: 'Raises both by this share.', reason: 'None beyond the law today.' }),
  entry('whistleExposure', { label: 'Exposure by a whistleblower', aliases: ['whistleblowing'], unit: 'factor', default: 4, minimum: 1, maximum: 20, step: 0.5, source: part, meaning: 'By how much more staff reports count at a lab whose violation one of them has made public.', reason: 'An inspector who has been told where to look finds it a few times as often.' }),
  entry('exposureMonths', { label: 'Time of exposure', aliases: ['whistleblowing'], unit: 'months', default: 12, minimum: 0, maximum: 120, step: 1, source: part, meaning: 'For how long a violation that was made public is found more easily.', reason: 'As long as news and inquiries last: about a year.' }),
  entry('talksEvery', { label: 'Talks of labs and staff', aliases: ['bargaining', 'concession'], unit: 'months', default: 12, minimum: 1, maximum: 120, step: 1, integer: true, group: 'structure', source: 'Model, section 2', meaning: 'Time between the talks at which organised staff wring concessions from labs of limited will.', reason: 'Pay and conditions are settled yearly.' }),
  entry('missionAdjustment', { label: 'Drift of the mission', aliases: ['zeta', 'organisational drift'], unit: 'per month', default: 0.02, minimum: 0, maximum: 1, step: 0.005, source: part, meaning: 'Rate at which an organisation\'s mission follows where its money comes from: grants over grants, capital and revenue.', reason: 'About four years.' }),
  entry('missionCulture', { label: 'Pull of its people', aliases: ['psi'], unit: 'per month', default: 0.02, minimum: 0, maximum: 1, step: 0.005, source: part, meaning: 'Rate at which an organisation\'s mission follows the share of alignment-minded staff.', reason: 'As fast as it follows its money.' }),
];

/** What policy can do for or against. */
const policy: readonly Parameter[] = [
  entry('stipend', { label: 'Alignment stipend', aliases: ['stipends', 'fellowships'], unit: 'M$ a year and person', default: 0, minimum: 0, maximum: 2, step: 0.01, group: 'policy', source: 'Model, section 4 (levers)', meaning: 'Public money paid to everyone in alignment on top of the wage.', reason: 'None today.' }),
  entry('prizes', { label: 'Prizes for alignment', aliases: ['prize'], unit: 'M$ a year', default: 0, minimum: 0, maximum: 1e4, step: 10, group: 'policy', source: 'Model, section 4 (levers)', meaning: 'Prize money shared by all in alignment: the more people, the less each.', reason: 'None to speak of today.' }),
  entry('alignmentEsteem', { label: 'Esteem of alignment work', aliases: ['standing', 'recognition'], unit: 'factor', default: 1, minimum: 0, maximum: 50, step: 0.5, group: 'policy', source: 'Model, section 4 (levers)', meaning: 'Multiplies the standing that alignment work brings.', reason: 'Today\'s is the unit.' }),
  entry('buyOuts', { label: 'Buying researchers out', aliases: ['buy-outs'], unit: 'M$ a year', default: 0, minimum: 0, maximum: 1e5, step: 50, group: 'policy', source: `${seed} (a billion to move people out of AI development)`, meaning: 'Money that pays capability researchers to do neither; labs hire others in their place at the wage that clears.', reason: 'None today.' }),
  entry('buyOutPremium', { label: 'Price of a buy-out', aliases: [], unit: 'times the wage', default: 1.5, minimum: 1, maximum: 20, step: 0.1, source: part, meaning: 'What a person bought out is paid, relative to the wage in capabilities.', reason: 'Pay, and half as much for what one enjoyed.' }),
];

/** Researchers and their market (model, section 4). */
export const researcherParameters: readonly Parameter[] = [...choice, ...values, ...money, ...couplings, ...policy];

const profiles = (reasonable: number, limited: number) => ({ 'rushed-reasonable': reasonable, 'limited-will': limited });

/** What an organisation brings to the market for researchers. */
export const researcherLabParameters: readonly Parameter[] = [
  parameter({
    id: 'labs.*.missionWeight', label: 'Weight of the mission', aliases: ['mu', 'mission', 'drift'], unit: 'share', default: 0.2, profileDefaults: profiles(0.3, 0.1), minimum: 0, maximum: 1, step: 0.05,
    group: 'assumption', grade: 'assumed', source: `${part}; ${seed} (organisational level)`, meaning: 'Weight of safety in what the organisation is for, at month 0. What it pays for alignment staff follows it.', reason: 'Labs founded for safety have drifted; the others never had more.',
  }),
  parameter({
    id: 'labs.*.grants', label: 'Grants to the lab', aliases: ['philanthropy', 'non-profit'], unit: 'M$ a month', default: 0, minimum: 0, maximum: 1e5,
    group: 'policy', grade: 'assumed', source: `${part} (drift of organisations)`, meaning: 'Money that comes with the mission and not with the market; it pulls the mission\'s weight up.', reason: 'Leading labs live on capital and sales.',
  }),
];
