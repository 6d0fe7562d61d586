import { crossTermCells } from './cross-terms.ts';
import type { CrossTermCell } from './cross-terms.ts';
import { bandsByShare, regulationExamples, strategyCurves } from './strategies.ts';
import type { Band, Example, StrategyCurve } from './strategies.ts';
import { surveyRegulation } from './survey.ts';
import type { Survey } from './survey.ts';

export * from './cross-terms.ts';
export * from './hull.ts';
export * from './strategies.ts';
export * from './survey.ts';

/** The regulation paper's figures 2 to 8 as data. */
export interface RegulationFigures {
  /** Figure 2. */
  readonly examples: readonly Example[];
  /** Figure 3. */
  readonly strategies: readonly StrategyCurve[];
  readonly bands: readonly Band[];
  /** Figures 4 (maps), 5 and 8 (utilities), 7 (technologies), two attributes as in the paper. */
  readonly survey: Survey;
  /** Figure 4 for safety alone. */
  readonly safetyAlone: Survey;
  /** Figure 6. */
  readonly crossTerms: readonly CrossTermCell[];
}

/** Computes all figures: about two million games. */
export function regulationFigures(): RegulationFigures {
  return {
    examples: regulationExamples(),
    strategies: strategyCurves(),
    bands: bandsByShare(),
    survey: surveyRegulation(2),
    safetyAlone: surveyRegulation(1),
    crossTerms: crossTermCells(),
  };
}
