/**
 * Researchers and their market; see the registry (`researchers.*`) for units, ranges, reasons and sources. Money in M$, pay in M$ a year,
 * worths in M$ over `years`.
 */
export interface ResearcherSettings {
  readonly count: number;
  readonly reserve: number;
  readonly years: number;
  readonly spread: number;
  readonly revisionRate: number;
  readonly switchingCost: number;
  readonly expectationSpeed: number;
  readonly largeRisk: number;
  readonly wealthYears: number;
  readonly wageNeither: number;
  readonly wageAlignment: number;
  readonly wageCapabilities: number;
  readonly wageDispersion: number;
  readonly lifeValue: number;
  readonly lifeDispersion: number;
  readonly circle: number;
  readonly circleWeight: number;
  readonly scope: number;
  readonly scopeShare: number;
  readonly mankind: number;
  readonly mankindLifeValue: number;
  readonly chanceToMatter: number;
  readonly riskCut: number;
  readonly doom: number;
  readonly doomDispersion: number;
  readonly doomStrength: number;
  readonly crowding: number;
  readonly standing: number;
  readonly peers: number;
  readonly legibility: number;
  readonly cause: number;
  readonly blame: number;
  readonly impact: number;
  readonly tasteDispersion: number;
  readonly philanthropicStock: number;
  readonly payoutRate: number;
  readonly publicMoney: number;
  readonly governmentShare: number;
  readonly grantLabourShare: number;
  readonly payrollGrowth: number;
  readonly technologyElasticity: number;
  readonly researchLag: number;
  readonly publicShare: number;
  readonly leakage: number;
  readonly spillover: number;
  readonly mindedWorth: number;
  readonly staffOrganising: number;
  readonly concessionCeiling: number;
  readonly whistleEffect: number;
  readonly whistleRate: number;
  readonly whistleProtection: number;
  readonly whistleExposure: number;
  readonly exposureMonths: number;
  readonly talksEvery: number;
  readonly missionAdjustment: number;
  readonly missionCulture: number;
  readonly stipend: number;
  readonly prizes: number;
  readonly alignmentEsteem: number;
  readonly buyOuts: number;
  readonly buyOutPremium: number;
}
