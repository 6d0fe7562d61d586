import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { describeBrowser } from './harness.ts';
import { nameOf, ready, testPage } from './page.ts';

const dialog = async (page: Page): Promise<void> => {
  await page.click('[data-testid=places]');
  await page.waitForSelector('[data-testid=places-dialog][open]');
};
const names = (page: Page) => page.locator('[data-testid=saved]').evaluateAll((rows) => rows.map((row) => (row as HTMLElement).dataset['name']));
const yaml = (text: string, file = 'mine.yaml') => ({ name: file, mimeType: 'application/yaml', buffer: Buffer.from(text) });
const small = 'version: 1\nname: Small race\ndescription: Two labs.\nhorizonMonths: 24\nlabs:\n  - name: Astra\n  - name: Borea\n';

describeBrowser('my scenarios and files', (tools) => {
  it('keeps scenarios under names, opens, renames, duplicates and deletes them, across reloads', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 1);
    const scenario = await page.evaluate(() => JSON.stringify(window.labRace.scenario));
    await dialog(page);
    expect(await page.isVisible('[data-testid=none-saved]')).toBe(true);
    await page.fill('[data-testid=save-name]', 'With a pause');
    await page.click('[data-testid=save-mine]');
    expect(await names(page)).toEqual(['With a pause']);
    // The same name again asks before it replaces.
    expect(await page.textContent('[data-testid=save-mine]')).toBe('Replace “With a pause”');
    await page.click('[data-testid=duplicate-saved]');
    expect((await names(page)).sort()).toEqual(['With a pause', 'With a pause (2)']);
    await page.locator('[data-name="With a pause (2)"] [data-testid=rename-saved]').click();
    await page.fill('[data-testid=new-name]', 'Second');
    await page.press('[data-testid=new-name]', 'Enter');
    expect((await names(page)).sort()).toEqual(['Second', 'With a pause']);

    await page.reload();
    await ready(page);
    await page.selectOption('[data-testid=scenario]', 'duopoly');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Duopoly');
    await dialog(page);
    expect((await names(page)).sort()).toEqual(['Second', 'With a pause']);
    await page.locator('[data-name="With a pause"] .saved-name').click();
    await page.waitForFunction(() => window.labRace.scenario.name === 'With a pause');
    expect(await page.evaluate(() => JSON.stringify(window.labRace.scenario))).toBe(scenario.replace(/"name":"Frontier"/, '"name":"With a pause"'));
    await page.click('[data-testid=undo]');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Duopoly');

    await dialog(page);
    await page.locator('[data-name=Second] [data-testid=delete-saved]').click();
    expect(await names(page)).toEqual(['With a pause']);
    await page.click('[data-testid=put-back]');
    expect((await names(page)).sort()).toEqual(['Second', 'With a pause']);
    for (const each of ['Second', 'With a pause']) await page.locator(`[data-name="${each}"] [data-testid=delete-saved]`).click();
    expect(await page.isVisible('[data-testid=none-saved]')).toBe(true);
    expect(tools.problems).toEqual([]);
  }, 300_000);

  it('says so when the browser has no room left, and loses nothing that was kept', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await dialog(page);
    await page.fill('[data-testid=save-name]', 'Before');
    await page.click('[data-testid=save-mine]');
    await page.evaluate(() => {
      // The browser's own limit, reached by what another page of this origin could have written.
      for (let size = 1 << 22; size >= 1; size >>= 1) {
        for (let number = 0; number < 4; number++) {
          try {
            localStorage.setItem(`filler ${size} ${number}`, 'x'.repeat(size));
          } catch { /* the next smaller size */ }
        }
      }
    });
    await page.fill('[data-testid=save-name]', 'After');
    await page.click('[data-testid=save-mine]');
    expect(await page.textContent('[data-testid=places-said]')).toContain('no room left');
    expect(await names(page)).toEqual(['Before']);
    await page.evaluate(() => localStorage.clear());
  });

  it('opens a scenario file, and one with faults not: each is shown with line, column and path, and the work stays', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill('[data-testid=number-pause]', '0.3');
    await dialog(page);
    await page.setInputFiles('[data-testid=open-scenario-field]', yaml('version: 1\nname: Broken\nhorizonMonths: -3\nlabz: []\n', 'broken.yaml'));
    await page.waitForSelector('[data-testid=file-problem]');
    const problem = (await page.textContent('[data-testid=file-problem]'))!;
    expect(problem).toContain('broken.yaml:3:16 horizonMonths:');
    expect(problem).toContain('broken.yaml:4:1 labz: unknown key');
    expect(problem).toContain('did you mean "labs"');
    expect(await nameOf(page)).toBe('Frontier');
    expect(await page.evaluate(() => window.labRace.scenario.policies.length)).toBe(1);
    for (const [buffer, says] of [[Buffer.from([0xff, 0xfe, 0, 1]), 'not text'], [Buffer.alloc(2_000_000, 'a'), '2.0 MB']] as const) {
      await page.setInputFiles('[data-testid=open-scenario-field]', { name: 'odd.yaml', mimeType: 'application/yaml', buffer });
      await page.waitForFunction((text) => document.querySelector('[data-testid=file-problem]')?.textContent?.includes(text), says);
    }
    await page.setInputFiles('[data-testid=open-scenario-field]', yaml(small));
    await page.waitForFunction(() => window.labRace.scenario.name === 'Small race');
    await page.waitForSelector('[data-testid=places-dialog]:not([open])', { state: 'attached' });
    await ready(page);
    await page.click('[data-testid=undo]');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Frontier' && window.labRace.scenario.policies.length === 1);
    expect(tools.problems).toEqual([]);
  });

  it('takes files dropped anywhere: a scenario is opened, a policy is added to what is shown', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    const drop = (file: string, text: string) => page.evaluate(([fileName, content]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content!], fileName!));
      for (const kind of ['dragover', 'drop']) document.querySelector('main')!.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, [file, text]);
    await drop('small.yaml', small);
    await page.waitForFunction(() => window.labRace.scenario.name === 'Small race');
    await drop('policy.yaml', 'version: 1\nname: Freeze\nlevers:\n  - lever: pause\n    start: 2\n    end: 10\n    coverage: 1\n    strength: 0.5\n');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Small race + Freeze');
    expect(await page.evaluate(() => window.labRace.scenario.policies.map(({ lever, start, end, strength }) => ({ lever, start, end, strength })))).toEqual([{ lever: 'pause', start: 2, end: 10, strength: 0.5 }]);
    expect(await page.locator('[data-testid=drop-here]').count()).toBe(0);
    expect(tools.problems).toEqual([]);
  });

  it('writes the scenario that Ctrl+S asks for, and reads it back as the very same', async () => {
    const page = await tools.open(testPage);
    await ready(page);
    await page.fill('[data-testid=number-pause]', '0.35');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 1);
    const scenario = await page.evaluate(() => JSON.stringify(window.labRace.scenario));
    const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Control+s')]);
    const written = readFileSync(await file.path());
    await page.selectOption('[data-testid=scenario]', 'duopoly');
    await page.waitForFunction(() => window.labRace.scenario.name === 'Duopoly');
    await dialog(page);
    await page.setInputFiles('[data-testid=open-scenario-field]', { name: file.suggestedFilename(), mimeType: 'application/json', buffer: written });
    await page.waitForFunction(() => window.labRace.scenario.name === 'Frontier');
    expect(await page.evaluate(() => JSON.stringify(window.labRace.scenario))).toBe(scenario);
  });
});
