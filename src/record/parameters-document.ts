import type { Parameter } from '../core/parameter.ts';
import type { OtherNumber } from '../model/other-numbers.ts';
import type { Lever, Measure } from '../model/settings.ts';

/** The registry, the catalogue of measures, the levers and the few other numbers as a Markdown document, so that text and code cannot part. */
export function parametersDocument(parameters: readonly Parameter[], measures: readonly Measure[], levers: readonly Lever[], others: readonly OtherNumber[]): string {
  const lines = [
    '# Parameters, measures and levers', '',
    'Generated from the registry (`UPDATE_DOCS=1 npx vitest run tests/record/parameters-document.test.ts`); a test holds it to the code. Grades: measured, estimated, assumed.', '',
    `${parameters.length} parameters.`, '',
  ];
  const sections = new Map<string, Parameter[]>();
  for (const parameter of parameters) {
    const section = parameter.id.includes('.') ? parameter.id.slice(0, parameter.id.lastIndexOf('.')) : 'clock';
    sections.set(section, [...(sections.get(section) ?? []), parameter]);
  }
  for (const [section, entries] of sections) {
    lines.push(`## ${section}`, '', '| parameter | meaning | unit | default | range | reason | source | grade |', '| --- | --- | --- | --- | --- | --- | --- | --- |');
    for (const entry of entries) {
      const byProfile = entry.profileDefaults === undefined ? '' : ` (${Object.entries(entry.profileDefaults).map(([profile, value]) => `${profile} ${number(value)}`).join(', ')})`;
      lines.push(`| \`${entry.id}\` ${entry.label} | ${entry.meaning} | ${entry.unit} | ${number(entry.default)}${byProfile} | ${number(entry.minimum)} to ${number(entry.maximum)} | ${entry.reason} | ${entry.source}${entry.year === undefined ? '' : ` (${entry.year})`} | ${entry.grade} |`);
    }
    lines.push('');
  }
  lines.push('## Catalogue of measures', '', '| measure | cost, share of speed | reach, log of risk | visibility | verifiability | product value | delay, months | works by | what it is |', '| --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const measure of measures) {
    lines.push(`| ${measure.label} | ${measure.cost} | ${measure.reduction} | ${measure.visibility} | ${measure.verifiability} | ${measure.productValue} | ${measure.delayMonths} | ${measure.mechanism} | ${measure.meaning} |`);
  }
  lines.push('', '## Levers', '', '| lever | family | what it does | unit | off | range | typical | reason | source | grade |', '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const lever of levers) {
    lines.push(`| \`${lever.id}\` ${lever.label} | ${lever.family} | ${lever.meaning} | ${lever.unit} | ${lever.off} | ${lever.minimum} to ${lever.maximum} | ${lever.typical} | ${lever.reason} | ${lever.source} | ${lever.grade} |`);
  }
  lines.push('', '## Other numbers of a scenario', '', 'Every number of a completed scenario that is no parameter, and why.', '', '| number | meaning | unit | reason |', '| --- | --- | --- | --- |');
  for (const other of others) lines.push(`| \`${other.path}\` | ${other.meaning} | ${other.unit} | ${other.reason} |`);
  return `${lines.join('\n')}\n`;
}

function number(value: number): string {
  return Math.abs(value) >= 1e5 || (value !== 0 && Math.abs(value) < 1e-3) ? value.toExponential().replace('e+', 'e') : String(value);
}
