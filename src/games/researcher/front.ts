import type { GameFront } from '../solve/answer.ts';
import { checkedFormula } from '../solve/answer.ts';
import { readInput } from '../solve/input.ts';
import { checkResearcher } from './certificate.ts';
import type { ResearcherCase, ResearcherSolution } from './value.ts';
import { researcherValue } from './value.ts';

export const researcherGame: GameFront<ResearcherCase, ResearcherSolution> = {
  name: 'researcher',
  read: (json) =>
    readInput(json, (reader) => {
      const share = { minimum: 0, maximum: 1 };
      const amount = { minimum: 0 };
      return {
        vsl: reader.number('vsl', amount),
        chanceToMatter: reader.number('chanceToMatter', share),
        riskCut: reader.number('riskCut', share),
        wageAlignment: reader.number('wageAlignment', amount),
        wageCapabilities: reader.number('wageCapabilities', amount),
        years: reader.number('years', amount),
        circle: reader.number('circle', amount),
        circleWeight: reader.number('circleWeight', amount),
        vslMultiple: reader.number('vslMultiple', amount, 1),
        doom: reader.number('doom', share),
        population: reader.number('population', amount),
        vslOthers: reader.number('vslOthers', amount),
      };
    }),
  solve: (given) => {
    const solution = researcherValue(given);
    return checkedFormula('researcher', solution, checkResearcher(given, solution));
  },
};
