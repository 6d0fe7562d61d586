import { sameFigure } from '../solve/answer.ts';
import type { ResearcherCase, ResearcherSolution } from './value.ts';

/**
 * Another route to the figures: what is at stake is a difference of expected losses, valued life by life, and the choice follows from the value of a life at
 * which pay and lives are worth the same.
 */
export function checkResearcher(given: ResearcherCase, solution: ResearcherSolution): boolean {
  const micromort = given.vsl * given.vslMultiple * 1e-6;
  const micromorts = given.chanceToMatter * (given.riskCut * 1e6);
  const strangers = given.population * (given.vslOthers * 1e-6);
  const circleLives = given.circle * given.circleWeight;
  const forgone = given.years * given.wageCapabilities - given.years * given.wageAlignment;
  const lives = micromorts * micromort * (1 + circleLives);
  const pays = Math.max(given.years * given.wageCapabilities, given.years * given.wageAlignment);
  // Within rounding of indifference either choice is right.
  const indifferent = sameFigure(lives, forgone, 1e-12, pays);
  return sameFigure(solution.ownLife, micromorts * micromort)
    && sameFigure(solution.escapeValue, given.doom * 1e6 * micromort)
    && sameFigure(solution.withCircle, circleLives * (micromorts * micromort))
    && sameFigure(solution.withEveryone, micromorts * strangers)
    && sameFigure(solution.payGivenUp, forgone, 1e-9, pays)
    && (indifferent || solution.prefersAlignment === lives > forgone);
}
