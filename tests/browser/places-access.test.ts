import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { fewRuns, findings, ready, testPage } from './page.ts';

const broken = { name: 'broken.yaml', mimeType: 'application/yaml', buffer: Buffer.from('version: 1\nhorizonMonths: -3\nlabz: []\n') };

/** Serious and critical findings of axe; texts under 12 px; targets under 24 px; things wider than the page. */
async function faults(page: Page, within: string): Promise<string[]> {
  const serious = await findings(page);
  const sizes = await page.evaluate((selector) => {
    const bad: string[] = [];
    const root = document.querySelector<HTMLElement>(selector)!;
    for (const element of root.querySelectorAll<HTMLElement>('*')) {
      const own = [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent!.trim() !== '');
      if (own && !(element instanceof SVGElement) && parseFloat(getComputedStyle(element).fontSize) < 12) bad.push(`text ${element.textContent}`);
      const box = element.getBoundingClientRect();
      if (element.matches('button, input, select, a[href]') && box.width > 0 && !element.matches('[type=checkbox]') && (box.width < 24 || box.height < 24)) bad.push(`target ${element.outerHTML.slice(0, 80)}`);
      if (box.right > innerWidth + 0.5) bad.push(`too wide ${element.outerHTML.slice(0, 80)}`);
    }
    if (document.documentElement.scrollWidth > innerWidth) bad.push('the page scrolls sideways');
    return bad;
  }, within);
  return [...serious, ...sizes];
}

describeBrowser('access to files, scenarios and the brief', (tools) => {
  for (const [theme, width] of [['light', 1440], ['dark', 1440], ['light', 320]] as const) {
    it(`is given in the ${theme} theme at ${width} px: names, contrast, sizes, nothing cut off`, async () => {
      const page = await tools.open(testPage, async (each) => {
        await each.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
        await each.setViewportSize({ width, height: 800 });
      });
      await ready(page);
      await page.fill('[data-testid=number-pause]', '0.3');
      await page.press('[data-testid=number-pause]', 'Tab');
      await page.click('[data-testid=places]');
      await page.waitForSelector('[data-testid=places-dialog][open]');
      await page.fill('[data-testid=save-name]', 'A long name that nearly fills what a name may have');
      await page.click('[data-testid=save-mine]');
      await page.setInputFiles('[data-testid=open-scenario-field]', broken);
      await page.waitForSelector('[data-testid=file-problem]');
      expect(await faults(page, 'dialog.places')).toEqual([]);
      await page.click('[data-testid=delete-saved]');
      expect(await faults(page, 'dialog.places')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.click('[data-testid=share]');
      await page.waitForSelector('[data-testid=share-dialog][open]');
      expect(await faults(page, 'dialog.share:not(.places)')).toEqual([]);
      await page.waitForFunction((wanted) => (window.labRace.state as { ensemble: { runs: number } }).ensemble.runs >= wanted, fewRuns, { timeout: 120_000 });
      await page.click('[data-testid=save-brief]');
      await page.waitForSelector('[data-testid=brief][open] .fan');
      expect(await faults(page, 'dialog.brief')).toEqual([]);
      await page.keyboard.press('Escape');
      await page.click('[data-testid=replay]');
      await page.waitForSelector('[data-testid=replay-bar]');
      expect(await faults(page, '[data-testid=replay-bar]')).toEqual([]);
    }, 120_000);
  }

  it('is given from the keyboard alone: save, open and leave, with the focus back where it was', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.focus('[data-testid=places]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=places-dialog][open]');
    await page.focus('[data-testid=save-name]');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('By keys');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-name="By keys"]');
    await page.focus('[data-name="By keys"] .saved-name');
    await page.keyboard.press('Enter');
    await page.waitForFunction(() => window.labRace.scenario.name === 'By keys');
    // While the dialog is open nothing behind it can have the focus.
    await page.waitForSelector('[data-testid=places-dialog]', { state: 'hidden' });
    await page.focus('[data-testid=places]');
    await page.keyboard.press('Enter');
    await page.waitForSelector('[data-testid=places-dialog][open]');
    await page.keyboard.press('Escape');
    expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset['testid'])).toBe('places');
    await page.evaluate(() => localStorage.clear());
  });
});
