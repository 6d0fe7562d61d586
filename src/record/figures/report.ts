import type { RegulationFigures } from '../../literature/figures/index.ts';
import { frontierPlot, technologiesPlot, utilitiesPlot } from './clouds.ts';
import { crossTermPlot, examplesPlot } from './development.ts';
import { NUMBERS_STYLE, numbersTable, type ReportedNumber } from './numbers.ts';
import { regionsPlot } from './regions.ts';
import { strategiesPlot } from './strategies.ts';
import { escapeText } from './svg.ts';
import type { Plot } from './svg.ts';

/** The figures 2 to 8 of the regulation paper, in order. */
export function regulationPlots(data: RegulationFigures): Plot[] {
  return [
    examplesPlot(data.examples),
    strategiesPlot(data.strategies, data.bands),
    regionsPlot([data.survey, data.safetyAlone]),
    utilitiesPlot(data.survey),
    crossTermPlot(data.crossTerms),
    technologiesPlot(data.survey),
    frontierPlot(data.survey),
  ];
}

const PAGE_STYLE = `:root{color-scheme:light dark;--paper:#fbfaf7;--card:#fff;--ink:#1b1f27;--soft:#4d5562;--line:#e4e2db}
@media (prefers-color-scheme:dark){:root{--paper:#0e1116;--card:#151a21;--ink:#e8eaee;--soft:#b4bbc7;--line:#262d37}}
*{box-sizing:border-box}body{margin:0;background:var(--paper);color:var(--ink);font:15px/1.55 "Inter",system-ui,-apple-system,"Segoe UI",sans-serif}
main{max-width:1040px;margin:0 auto;padding:40px 20px 72px}h1{font-size:28px;line-height:1.2;letter-spacing:-.015em;margin:0 0 8px}h2{font-size:19px;letter-spacing:-.01em;margin:0 0 4px}p{margin:0 0 14px;max-width:72ch;color:var(--soft)}
nav{margin:18px 0 34px;display:flex;flex-wrap:wrap;gap:6px 18px;font-size:14px}nav a{color:inherit}figure{margin:0 0 28px;padding:20px;background:var(--card);border:1px solid var(--line);border-radius:10px}
.plot{overflow-x:auto}figure svg{display:block;max-width:100%;height:auto;margin:8px auto 0}figcaption{color:var(--soft)}.number{color:var(--soft);font-weight:400}
${NUMBERS_STYLE}
@media (max-width:700px){main{padding:24px 14px 48px}figure{padding:14px}figure svg{max-width:none;width:760px}.plot::before{content:'wider than the screen: scrolls sideways';position:sticky;left:0;display:block;font-size:12px;color:var(--soft)}}
@media print{figure{break-inside:avoid}figure svg{max-width:100%;width:auto}}`;

/** One self-contained page with the figures 2 to 8 of the regulation paper, and numbers of the literature if given, without script. */
export function figuresReport(data: RegulationFigures, numbers: readonly ReportedNumber[] = []): string {
  const plots = regulationPlots(data);
  const links = plots.map((plot) => `<a href="#${plot.id}">${plot.figure} ${escapeText(plot.title)}</a>`).join('') + (numbers.length > 0 ? '<a href="#numbers">Numbers of the literature</a>' : '');
  const figures = plots.map((plot) => `<figure id="${plot.id}"><h2><span class="number">Figure ${plot.figure}</span> ${escapeText(plot.title)}</h2>`
    + `<figcaption><p>${escapeText(plot.caption)}</p></figcaption><div class="plot" tabindex="0" role="group" aria-label="Figure ${plot.figure}">${plot.svg}</div></figure>`).join('\n');
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Weak AI safety regulation: the figures recomputed</title><style>${PAGE_STYLE}</style></head>
<body><main><h1>Weak AI safety regulation: the figures recomputed</h1>
<p>“The backfiring effect of weak AI safety regulation”, its figures 2 to 8 from the game itself: a generalist builds a technology, a specialist adapts it, and each must meet a floor on safety. Revenue and costs 1 unless stated. Figure numbers are the paper's; where its text leaves a number out, the caption states the one used.</p>
<nav aria-label="Figures">${links}</nav>
${figures}
${numbersTable(numbers)}
</main></body></html>
`;
}
