import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { encodeLink } from '../../src/scenario/link.ts';
import { describeBrowser } from './harness.ts';
import { nameOf, ready, testPage } from './page.ts';

const good = { model: '0.1.0', scenario: 'frontier', seed: 'frontier', levers: { pause: 0.5 }, month: 11, lab: 2 };
const whole = encodeLink(good)!;

describeBrowser('links to the page', (tools) => {
  it('open the state that they hold, and leave the address', async () => {
    const page = await tools.open(`${testPage}#${whole}`);
    await ready(page);
    const state = (await page.evaluate(() => window.labRace.state)) as { values: object; selected: number };
    expect(state.values).toEqual({ pause: 0.5 });
    expect(state.selected).toBe(2);
    expect(await page.textContent('[data-testid=clock]')).toBe('Month 11.0');
    expect(new URL(page.url()).hash).toBe('');
    expect(await page.locator('[data-testid=link-notice]').count()).toBe(0);
    expect(tools.problems).toEqual([]);
  });

  for (const [what, fragment, says] of [
    ['a corrupt one', `${whole.slice(0, 20)}AAAA${whole.slice(24)}`, 'damaged'],
    ['a truncated one', whole.slice(0, whole.length - 9), 'damaged'],
    ['one of a later version', `s9.${whole.slice(3)}`, 'later version'],
    ['one of a megabyte', `s1.${'A'.repeat(1 << 20)}`, 'longer than any'],
    ['one with an unknown key', encodeLink({ ...good, surprise: 1 })!, '“surprise”'],
    ['one with a faulty scenario', encodeLink({ ...good, scenario: { version: 1, labs: 'many' } })!, 'its scenario'],
  ] as const) {
    it(`that are hostile are harmless: ${what} gives a notice and the default scenario`, async () => {
      const page = await tools.open(`${testPage}#${fragment}`);
      await ready(page);
      expect(await page.textContent('[data-testid=link-notice]')).toContain(says);
      expect(await page.isVisible('[data-testid=link-notice]')).toBe(true);
      expect(await nameOf(page)).toBe('Frontier');
      expect(await page.evaluate(() => (window.labRace.state as { values: object }).values)).toEqual({});
      expect(tools.problems).toEqual([]);
    });
  }

  it('show names from strangers as text', async () => {
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const scenario = { version: 1, name: 'Mine', description: evil, labs: [{ name: evil.slice(0, 30) }, { name: 'B' }], horizonMonths: 24 };
    const page = await tools.open(`${testPage}#${encodeLink({ ...good, scenario, seed: '1', levers: {}, lab: 0 })!}`);
    await page.waitForFunction(() => window.labRace?.hash || document.querySelector('[data-testid=link-notice]'), null, { timeout: 120_000 });
    expect(await page.evaluate(() => (window as unknown as { hit?: number }).hit)).toBeUndefined();
    expect(await page.locator('main img, main script').count()).toBe(0);
    expect(await page.textContent('.about p')).toBe(evil);
    expect(await page.textContent('[data-testid=race-table] tbody th')).toBe(evil.slice(0, 30));
    expect(tools.problems).toEqual([]);
  });
});
