import { describe, expect, it } from 'vitest';
import { evenly } from '../../../src/games/fine-tuning/grid.ts';
import { bandsByShare, crossTermCells, regulationExamples, strategyCurves, surveyRegulation } from '../../../src/literature/figures/index.ts';
import type { RegulationFigures } from '../../../src/literature/figures/index.ts';
import { figuresReport, regulationPlots } from '../../../src/record/figures/index.ts';
import { escapeText, polyline, readable, short } from '../../../src/record/figures/svg.ts';

const grid = { floorsGeneralist: evenly(0, 1, 21), floorsSpecialist: evenly(0, 1, 21), shares: evenly(0.01, 0.98, 98) };
const data: RegulationFigures = {
  examples: regulationExamples(), strategies: strategyCurves(), bands: bandsByShare(19),
  survey: surveyRegulation(2, grid), safetyAlone: surveyRegulation(1, grid), crossTerms: crossTermCells(),
};
const plots = regulationPlots(data);

/** Names of elements left open or closed out of turn. */
function unbalanced(markup: string): string[] {
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, close, name, self] of markup.matchAll(/<(\/?)([a-zA-Z]+)(?:"[^"]*"|[^">])*?(\/?)>/g)) {
    if (self === '/') continue;
    if (close !== '/') open.push(name!);
    else if (open.pop() !== name) wrong.push(name!);
  }
  return [...wrong, ...open];
}

describe('the figures of the regulation paper', () => {
  it('are 2 to 8', () => {
    expect(plots.map((plot) => plot.figure)).toEqual(['2', '3', '4', '5', '6', '7', '8']);
    expect(new Set(plots.map((plot) => plot.id)).size).toBe(7);
  });

  it.each(plots.map((plot) => [plot.id, plot] as const))('%s is a complete drawing that says what it shows', (_, plot) => {
    expect(unbalanced(plot.svg)).toEqual([]);
    expect(plot.svg.startsWith('<svg xmlns="http://www.w3.org/2000/svg"')).toBe(true);
    expect(plot.svg).toContain('<title');
    expect(plot.svg).toContain(`<desc id="figure-${plot.figure}-text">${escapeText(plot.caption)}</desc>`);
    expect(plot.svg).not.toMatch(/NaN|undefined|Infinity/);
    // Nothing is fetched: the name space is the only address.
    expect(plot.svg.match(/https?:/g)).toEqual(['http:']);
    expect(plot.svg).not.toMatch(/<script|<image|@import|href=/);
  });

  it('stand on one page without script, each with its caption', () => {
    const page = figuresReport(data);
    expect(unbalanced(page.replace('<!doctype html>', '').replace(/<meta[^>]*>/g, ''))).toEqual([]);
    for (const plot of plots) {
      expect(page).toContain(`id="${plot.id}"`);
      expect(page).toContain(escapeText(plot.caption));
    }
    expect(page).not.toContain('<script');
  });

  it('gives the same bytes twice', () => {
    expect(figuresReport(data)).toBe(figuresReport(data));
  });

  it('finds markup that is broken', () => {
    expect(unbalanced('<g><path d="M0 0"/></svg>')).toEqual(['svg']);
    expect(unbalanced('<g><text>a</text>')).toEqual(['g']);
  });
});

describe('drawing as text', () => {
  it('writes numbers short, and for reading with a true minus', () => {
    expect([short(1 / 3), short(-0), short(12)]).toEqual(['0.33', '0', '12']);
    expect([readable(-0.5), readable(0.3750), readable(-1e-9), readable(1234, 0)]).toEqual(['−0.5', '0.375', '0', '1234']);
  });

  it('breaks a path where a value is missing', () => {
    expect(polyline([[0, 0], [1, 1], [NaN, 2], [3, 3]])).toBe('M0 0L1 1M3 3');
  });

  it('escapes what a name may hold', () => {
    expect(escapeText('<b>"a" & b</b>')).toBe('&lt;b&gt;&quot;a&quot; &amp; b&lt;/b&gt;');
  });
});
