import { EFFECTS } from '../../literature/figures/index.ts';
import type { Cloud, RegulationFigures, Survey } from '../../literature/figures/index.ts';
import type { Outcome } from '../../games/fine-tuning/types.ts';
import { csvCell } from '../csv.ts';

type Row = readonly (string | number)[];

/** NaN, as where nobody takes part, is an empty field. */
function csv(header: readonly string[], rows: readonly Row[]): string {
  const line = (row: Row): string => row.map((value) => csvCell(typeof value === 'number' && !Number.isFinite(value) ? null : value)).join(',');
  return `${[header.join(','), ...rows.map(line)].join('\r\n')}\r\n`;
}

const outcomeColumns = ['share', 'generalistPerformance', 'generalistSafety', 'performance', 'safety', 'generalistUtility', 'specialistUtility'];

const outcomeFields = (outcome: Outcome): number[] =>
  outcome.takesPart
    ? [outcome.share, outcome.generalistPerformance, outcome.generalistSafety, outcome.specialistPerformance, outcome.specialistSafety, outcome.generalistUtility, outcome.specialistUtility]
    : [outcome.share, ...outcomeColumns.slice(1).map(() => Number.NaN)];

function maps(survey: Survey): Row[] {
  return survey.maps.flatMap(({ rule, floorsGeneralist, floorsSpecialist, effects, safety }) =>
    Array.from(effects, (effect, cell): Row => [
      rule,
      floorsGeneralist[Math.floor(cell / floorsSpecialist.length)]!,
      floorsSpecialist[cell % floorsSpecialist.length]!,
      EFFECTS[effect]!,
      safety[cell]!,
    ]),
  );
}

/** The filled cells of clouds, by their middles. */
const cells = (clouds: readonly Cloud[]): Row[] =>
  clouds.flatMap((cloud) =>
    [...cloud.counts].flatMap((count, at): Row[] => {
      if (count === 0) return [];
      const x = cloud.xMinimum + (((at % cloud.columns) + 0.5) / cloud.columns) * (cloud.xMaximum - cloud.xMinimum);
      const y = ((Math.floor(at / cloud.columns) + 0.5) / cloud.rows) * cloud.yMaximum;
      return [[cloud.target, x, y, count]];
    }),
  );

const hulls = (clouds: readonly Cloud[]): Row[] => clouds.flatMap((cloud) => cloud.hull.map(({ x, y }): Row => [cloud.target, x, y]));

/** The data of the regulation paper's figures 2 to 8 as CSV files: name and text. */
export function figureDataFiles(data: RegulationFigures): { readonly name: string; readonly text: string }[] {
  const { examples, strategies, bands, survey, safetyAlone, crossTerms } = data;
  const mapColumns = ['rule', 'floorGeneralist', 'floorSpecialist', 'effect', 'safety'];
  return [
    { name: 'figure-2-examples.csv', text: csv(['title', 'floorGeneralist', 'floorSpecialist', 'rule', ...outcomeColumns], examples.map((row) => [row.title, row.floorGeneralist, row.floorSpecialist, row.rule, ...outcomeFields(row.outcome)])) },
    { name: 'figure-3-strategies.csv', text: csv(['share', 'floorSpecialist', 'generalistSafety', 'safety'], strategies.flatMap((curve) => curve.floors.map((floor, k): Row => [curve.share, floor, curve.generalist[k]!, curve.specialist[k]!]))) },
    { name: 'figure-3-bands.csv', text: csv(['share', 'from', 'to', 'depth'], bands.map((band) => [band.share, band.from, band.to, band.depth])) },
    { name: 'figure-4-regions.csv', text: csv(mapColumns, maps(survey)) },
    { name: 'figure-4-regions-safety-alone.csv', text: csv(mapColumns, maps(safetyAlone)) },
    { name: 'figure-5-utilities.csv', text: csv(['target', 'generalistUtility', 'specialistUtility', 'games'], cells(survey.utilities)) },
    { name: 'figure-5-hulls.csv', text: csv(['target', 'generalistUtility', 'specialistUtility'], hulls(survey.utilities)) },
    { name: 'figure-6-cross-terms.csv', text: csv(['crossTerm', 'target', 'floorGeneralist', 'floorSpecialist', ...outcomeColumns], crossTerms.map((row) => [row.crossTerm, row.target, row.floorGeneralist, row.floorSpecialist, ...outcomeFields(row.outcome)])) },
    { name: 'figure-7-technologies.csv', text: csv(['target', 'performance', 'safety', 'games'], cells(survey.technologies)) },
    { name: 'figure-7-hulls.csv', text: csv(['target', 'performance', 'safety'], hulls(survey.technologies)) },
    { name: 'figure-8-frontier.csv', text: csv(['generalistUtility', 'specialistUtility', 'floorGeneralist', 'floorSpecialist', 'share', 'performance', 'safety', 'improves'], survey.frontier.map((row) => [row.x, row.y, row.floorGeneralist, row.floorSpecialist, row.share, row.performance, row.safety, row.improves ? 1 : 0])) },
  ];
}
