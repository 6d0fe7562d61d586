import { escapeText } from './svg.ts';

/** A number of the literature as the report's table shows it. */
export interface ReportedNumber {
  readonly source: string;
  readonly quantity: string;
  readonly expected: number;
  readonly computed: number;
  readonly tolerance: number;
  readonly mark: string;
  readonly ok: boolean;
}

/** On a narrow screen each number is a small block of its own, its figures named: seven columns do not fit. */
export const NUMBERS_STYLE = `table{border-collapse:collapse;font-size:13px;width:100%}th{text-align:left;color:var(--soft);font-weight:500}th,td{padding:5px 0 5px 18px;border-bottom:1px solid var(--line);vertical-align:top}th:first-child,td:first-child{padding-left:0}
.n{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}tbody th{padding:26px 0 6px;color:var(--ink);font-size:14px;font-weight:600}.failed td{color:#c8342f;font-weight:600}
@media (prefers-color-scheme:dark){.failed td{color:#ff8a80}}
@media (max-width:700px){thead{display:none}table,tbody,tbody th{display:block}tr{display:grid;grid-template-columns:1fr 1fr 1fr;gap:2px 10px;padding:9px 0;border-bottom:1px solid var(--line)}td,tbody th,td:first-child{padding:0;border:0;white-space:normal;overflow-wrap:anywhere}td:first-child,tbody th{grid-column:1/-1}tbody th{padding-top:16px}td.n{text-align:left}td[data-name]::before{content:attr(data-name);display:block;color:var(--soft);font-size:12px}td.m{color:var(--soft)}}`;

/** Decimals that show a tolerance, and one more; ten at most. */
function decimalsFor(tolerance: number): number {
  if (!(tolerance > 0)) return 6;
  const exponent = Number(tolerance.toExponential().split('e')[1]);
  return Math.min(10, Math.max(0, 1 - exponent));
}

/** As many digits as the tolerance can tell apart; `none` for what is no number. */
export const toTolerance = (value: number, tolerance: number): string => (Number.isFinite(value) ? String(Number(value.toFixed(decimalsFor(tolerance)))) : 'none');

/** The same in print: thousands set apart by thin spaces, a true minus. */
function digits(value: number, tolerance: number): string {
  const [whole = '', part] = toTolerance(value, tolerance).replace('-', '−').split('.');
  const grouped = whole.length > 5 ? whole.replace(/\B(?=(\d{3})+$)/g, '\u2009') : whole;
  return part === undefined ? grouped : `${grouped}.${part}`;
}

const named = (name: string, value: string): string => `<td class="n" data-name="${name}">${value}</td>`;

const row = (number: ReportedNumber): string => {
  const { quantity, expected, computed, tolerance, mark, ok } = number;
  return `<tr${ok ? '' : ' class="failed"'}><td>${escapeText(quantity)}</td>${named('expected', digits(expected, tolerance))}${named('computed', digits(computed, tolerance))}`
    + `${named('tolerance', String(tolerance).replaceAll('-', '−'))}<td class="m">${mark}</td><td class="m">${ok ? 'reproduced' : 'FAILED'}</td></tr>`;
};

/** The numbers of the literature as a table, source by source; empty without numbers. */
export function numbersTable(numbers: readonly ReportedNumber[]): string {
  if (numbers.length === 0) return '';
  const sources = [...new Set(numbers.map((number) => number.source))];
  const groups = sources.map((source) => `<tbody><tr><th colspan="6" scope="rowgroup">${escapeText(source)}</th></tr>\n${numbers.filter((number) => number.source === source).map(row).join('\n')}\n</tbody>`).join('\n');
  const failed = numbers.filter((number) => !number.ok).length;
  return `<section id="numbers"><h2>Numbers of the literature</h2>
<p>${failed === 0 ? `All ${numbers.length} numbers are reproduced within their tolerance.` : `${failed} of ${numbers.length} numbers are NOT reproduced.`} Marks: <b>read</b> in the authors' text or code; <b>computed</b> from those equations and checked twice; <b>recalled</b>, the equations being from memory of the paper, re-derived and checked, not compared with the printed page.</p>
<table><thead><tr><th scope="col">quantity</th><th class="n" scope="col">expected</th><th class="n" scope="col">computed</th><th class="n" scope="col">tolerance</th><th scope="col">mark</th><th scope="col">result</th></tr></thead>
${groups}
</table></section>`;
}
