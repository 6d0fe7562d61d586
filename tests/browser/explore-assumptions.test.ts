import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { headlineAssumptions } from '../../src/app/levers/headline.ts';
import screening from '../../src/app/levers/screening.json';
import { assumptionWords as words } from '../../src/app/words/assumptions.ts';
import type { Parameter } from '../../src/core/parameter.ts';
import { equations } from '../../src/model/equations.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { parameters } from '../../src/model/registry.ts';
import { numbersAt } from '../../src/scenario/number-at.ts';
import { describeBrowser } from './harness.ts';
import { ready as drawn, testPage } from './page.ts';

const decisive = 'race.decisiveness';
const at = (kind: string, key: string): string => `[data-testid="${kind}-${key}"]`;
/** The first run is there, and the sliders that come with the registry. */
async function ready(page: Page): Promise<void> {
  await drawn(page);
  await page.waitForSelector(at('range', headlineAssumptions[0]!));
}
const hashes = (page: Page) => page.evaluate(() => ({ current: window.labRace.hash, baseline: window.labRace.baseline?.hash ?? null, reference: window.labRace.reference?.hash ?? null }));
/** Current and baseline are the runs of what is set. */
const settled = (page: Page, before: string | null) => expect.poll(() => page.evaluate(async (old) => {
  const { hash, scenario } = window.labRace;
  return hash !== old && hash !== '' && hash === (await window.labRace.runHash(JSON.stringify(scenario), 0));
}, before), { timeout: 120_000, interval: 100 }).toBe(true);
/** Parameters that the open scenario has a place for: an empty list has none. */
async function placed(page: Page): Promise<readonly Parameter[]> {
  const scenario = await page.evaluate(() => window.labRace.scenario);
  return parameters.filter(({ id }) => numbersAt(scenario, id).length > 0);
}
const visibleKeys = (page: Page) => page.locator('[data-testid=results] input[type=range]').evaluateAll((sliders) => sliders.map((slider) => slider.getAttribute('data-testid')!.slice('range-'.length)));

describeBrowser('the assumptions of the page', (tools) => {
  it('each change a charted series, and come back when reset', async () => {
    const page = await tools.share(testPage, ready);
    const shipped = (await hashes(page)).current!;
    const lines = () => page.evaluate(() => JSON.stringify(Object.values(window.labRace.charts).map((chart) => chart.lines)));
    await page.waitForFunction(() => Object.keys(window.labRace.charts).length === 2);
    const before = await lines();
    for (const id of headlineAssumptions) {
      await page.focus(at('range', id));
      for (let step = 0; step < 8; step++) await page.keyboard.press('ArrowRight');
      await page.waitForFunction((old) => window.labRace.hash && window.labRace.hash !== old, shipped, { timeout: 120_000 });
      await page.waitForFunction((old) => JSON.stringify(Object.values(window.labRace.charts).map((chart) => chart.lines)) !== old, before, { timeout: 120_000 });
      await page.click(at('reset', id));
      await page.waitForFunction((old) => window.labRace.hash === old, shipped, { timeout: 120_000 });
    }
    expect(tools.problems).toEqual([]);
  });

  it('move my baseline and the current run together; a lever moves the current run alone', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const first = await hashes(page);
    expect(first.baseline).toBe(first.reference);
    await page.fill(at('number', decisive), '5');
    await settled(page, first.current);
    const assumed = await hashes(page);
    expect(assumed.current).not.toBe(first.current);
    expect(assumed.baseline).toBe(assumed.current);
    expect(assumed.reference).toBe(first.reference);
    await page.fill(at('number', 'pause'), '0.3');
    await settled(page, assumed.current);
    const both = await hashes(page);
    expect(both.current).not.toBe(assumed.current);
    expect(both.baseline).toBe(assumed.current);
    expect(both.reference).toBe(first.reference);
    await page.click(at('reset', decisive));
    await settled(page, both.current);
    await page.waitForFunction((reference) => window.labRace.baseline?.hash === reference, first.reference);
  });

  it('are drawn as three lines, each with the values of its run, and told in the key and the table', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill(at('number', decisive), '5');
    await page.fill(at('number', 'pause'), '0.3');
    await page.waitForSelector('[data-testid=line-reference]');
    await page.waitForSelector('[data-testid=line-baseline]');
    await settled(page, null);
    // The charts are drawn a frame after the run is there.
    await page.waitForFunction(() => {
      const { lines, beside } = window.labRace.charts.capability!;
      return beside.baseline!.some((value) => value !== null) && lines.every((line) => JSON.stringify(line) !== JSON.stringify(beside.baseline));
    });
    const { beside, lines, selected, labs } = await page.evaluate(() => ({ ...window.labRace.charts.capability!, selected: (window.labRace.state as { selected: number }).selected }));
    const distinct = new Set([beside.reference, beside.baseline, lines[labs.indexOf(selected)]].map((line) => JSON.stringify(line)));
    expect(distinct.size).toBe(3);
    expect(beside.without!.every((value) => value === null)).toBe(true);
    await page.click('[data-testid=table-capability]');
    const heads = await page.locator('.chart-capability thead th').allTextContents();
    expect(heads.some((head) => head.includes('unchanged')) && heads.some((head) => head.includes('my baseline'))).toBe(true);
    const column = heads.findIndex((head) => head.includes('my baseline'));
    const cells = await page.locator('.chart-capability tbody tr').evaluateAll((rows, index) => rows.map((row) => row.children[index]!.textContent!), column);
    cells.forEach((cell, row) => {
      const value = beside.baseline![row];
      if (value != null) expect(Number(cell.replace('−', '-'))).toBeCloseTo(value, 2);
    });
  });

  it('refuse a number outside the range, of the wrong kind or no number, and keep the value', async () => {
    const page = await tools.share(testPage, ready);
    const before = await page.evaluate(() => JSON.stringify(window.labRace.scenario));
    const field = page.locator(at('number', decisive));
    const shown = await field.inputValue();
    for (const text of ['999', '-1', 'much', '']) {
      await field.fill(text);
      expect(await field.getAttribute('aria-invalid'), text).toBe('true');
      const described = await field.getAttribute('aria-describedby');
      expect(await page.textContent(`[id="${described}"]`)).toMatch(/from 0\.25 to 12|type 0\.25 to 12/);
    }
    expect(await page.evaluate(() => JSON.stringify(window.labRace.scenario))).toBe(before);
    await field.fill(shown);
    expect(await field.getAttribute('aria-invalid')).not.toBe('true');
  });

  it('have a card for every parameter and lever with every part filled', async () => {
    const page = await tools.share(testPage, ready);
    await page.click('[data-testid=fold-levers] > summary');
    await page.click('[data-testid=fold-all] > summary');
    // What a fold holds is there a moment after it was opened.
    await page.waitForSelector('[data-testid=fold-all] .fold > summary');
    for (const fold of await page.locator('[data-testid=fold-all] .fold > summary').all()) await fold.click();
    const expected = [...levers.map((lever) => lever.id), ...(await placed(page)).map((parameter) => parameter.id)];
    await page.waitForFunction((ids) => ids.every((id) => document.querySelector(`.controls [data-testid="info-${id}"]`)), expected);
    await page.evaluate(() => document.querySelectorAll<HTMLElement>('.controls [data-testid^="info-"]').forEach((button) => button.click()));
    await page.waitForFunction(() => document.querySelectorAll('.controls .card').length === document.querySelectorAll('.controls [data-testid^="info-"]').length);
    // Effects and equations come with the first card.
    await page.waitForFunction((loading) => ![...document.querySelectorAll('.controls .card dd')].some((each) => each.textContent === loading), words.card.loading);
    const cards = await page.locator('.controls .card').evaluateAll((all) => all.map((card) => ({
      formulas: [...card.querySelectorAll('.equations code')].map((each) => each.textContent), effect: card.lastElementChild!.textContent!,
      key: card.getAttribute('data-testid')!.slice('card-'.length), texts: [...card.querySelectorAll('dd')].map((each) => each.textContent!.trim()), terms: [...card.querySelectorAll('dt')].map((each) => each.textContent!),
    })));
    const shown = cards.map((card) => card.key);
    for (const id of expected) expect(shown, id).toContain(id);
    const measured = new Set(screening.inputs.map((input) => input.id));
    for (const { key, texts, terms, formulas, effect } of cards) {
      if (terms.includes(words.card.path)) expect(formulas, key).toEqual(equations.flatMap((each) => each.symbols.filter((symbol) => symbol.parameter === key).flatMap(() => each.formula.split('\n'))));
      expect(/Rank \d+ of|moves none/.test(effect), `${key}: ${effect}`).toBe(measured.has(key));
      for (const term of ['Meaning', 'Unit', 'Range', 'This scenario', 'Why', 'Source', 'How well known', 'Effect']) expect(terms, key).toContain(term);
      for (const text of texts) expect(text, key).not.toBe('');
    }
  });

  it('are set for all labs or for one, which the run follows', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill('[data-testid=search]', 'labs.*.compute');
    await page.selectOption(at('target', 'labs.*.compute'), 'labs.1.compute');
    await page.fill(at('number', 'labs.1.compute'), '500');
    expect(await page.evaluate(() => window.labRace.scenario.labs.map((lab) => lab.compute === 500))).toEqual([false, true, false, false, false]);
    await page.selectOption(at('target', 'labs.*.compute'), 'labs.*.compute');
    expect(await page.inputValue(at('number', 'labs.*.compute'))).toBe('');
    await page.fill(at('number', 'labs.*.compute'), '200');
    expect(await page.evaluate(() => window.labRace.scenario.labs.every((lab) => lab.compute === 200))).toBe(true);
    expect(await page.locator('[data-testid=changes] li').count()).toBe(1);
    await settled(page, null);
  });

  it('survive a reload, and are undone', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill(at('number', decisive), '5');
    await page.locator(at('number', decisive)).blur();
    const scenario = await page.evaluate(() => JSON.stringify(window.labRace.scenario));
    await page.waitForTimeout(400);
    await page.reload();
    await ready(page);
    expect(await page.evaluate(() => JSON.stringify(window.labRace.scenario))).toBe(scenario);
    await page.keyboard.press('Control+z');
    await page.waitForFunction((id) => !(id in (window.labRace.state as { values: object }).values), decisive);
  });
});

describeBrowser('the search through levers and parameters', (tools) => {
  it('lists all whose name, alias or description match, and Enter goes to the first slider', async () => {
    const page = await tools.share(testPage, ready);
    await page.keyboard.press('/');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('search');
    await page.keyboard.type('audit');
    const named = (await placed(page)).filter(({ id, label, aliases, meaning }) => [id, label, ...aliases, meaning].join(' ').toLowerCase().includes('audit')).map(({ id }) => id);
    expect(named.length).toBeGreaterThan(0);
    const found = await visibleKeys(page);
    for (const id of named) expect(found).toContain(id);
    for (const lever of levers.filter((each) => `${each.label} ${each.meaning}`.toLowerCase().includes('audit'))) expect(found).toContain(lever.id);
    await page.keyboard.press('Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe(`range-${found[0]!}`);
    await page.fill('[data-testid=search]', 'no such thing');
    expect(await page.textContent('[data-testid=results]')).toContain('Nothing found');
    await page.focus('[data-testid=search]');
    await page.keyboard.press('Escape');
    expect(await page.inputValue('[data-testid=search]')).toBe('');
    expect(await page.isVisible(at('range', 'pause'))).toBe(true);
  });

  it('is where the list of changes leads for what is folded away', async () => {
    const page = await tools.share(testPage, ready);
    await page.fill('[data-testid=search]', 'market.growth');
    await page.fill(at('number', 'market.growth'), '0.2');
    await page.fill('[data-testid=search]', '');
    await page.click(`${at('change', 'market.growth')} .link-button`);
    await page.waitForFunction(() => document.activeElement?.getAttribute('data-testid') === 'range-market.growth');
    await page.click(at('revert', 'market.growth'));
    await page.waitForFunction(() => document.querySelector('[data-testid=changes]') === null);
  });
});

describeBrowser('the split of what the changes did', (tools) => {
  it('has parts and an interaction that add up to the whole difference, by group and by change', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill(at('number', decisive), '5');
    await page.fill(at('number', 'pause'), '0.3');
    const table = async (): Promise<Record<string, number[]>> => {
      const rows = await page.locator('[data-testid=split] tbody tr').evaluateAll((all) => all.map((row) => [row.getAttribute('data-testid')!.slice('split-'.length), [...row.querySelectorAll('td')].map((cell) => cell.textContent!)] as const));
      return Object.fromEntries(rows.map(([key, cells]) => [key, cells.map((cell) => Number(cell.replace('−', '-')))]));
    };
    const check = (rows: Record<string, number[]>, parts: readonly string[]): void => {
      expect(Object.keys(rows)).toEqual([...parts, 'interaction', 'total']);
      rows.total!.forEach((total, column) => {
        const sum = [...parts, 'interaction'].reduce((all, key) => all + rows[key]![column]!, 0);
        // Each number is rounded by itself, to whole runs or to a tenth.
        expect(Math.abs(sum - total)).toBeLessThanOrEqual(column === 0 ? 0 : 0.05 * (parts.length + 2) + 1e-9);
      });
    };
    await page.waitForSelector(at('split', 'interaction'), { timeout: 120_000 });
    const grouped = await table();
    check(grouped, ['assumptions', 'policies']);
    expect(grouped.total![0]).not.toBe(0);
    // The card says the same against the scenario as shipped; against my baseline it leaves out what the assumptions did, and nothing else.
    const changes = await page.locator('[data-testid=outcome-catastrophe] .change').allTextContents();
    const difference = (text: string): number => (text.startsWith('same') ? 0 : Number(/[+−]\d+/.exec(text)![0].replace('−', '-')));
    expect(changes.map((text) => text.replace(/.* /, ''))).toEqual(['before', 'baseline']);
    expect(changes.map(difference)).toEqual([grouped.total![0], grouped.total![0]! - grouped.assumptions![0]!]);
    await page.click('[data-testid=split-by-change]');
    await page.waitForSelector(at('split', 'pause'), { timeout: 120_000 });
    const single = await table();
    check(single, [decisive, 'pause'].filter((key) => key in single));
    expect(single.total).toEqual(grouped.total);
    expect([single[decisive], single.pause]).toEqual([grouped.assumptions, grouped.policies]);
    expect(grouped.assumptions).not.toEqual(grouped.policies);
  }, 300_000);
});
