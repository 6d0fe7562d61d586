import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import type {} from '../../src/app/debug.ts';
import { packageFolder } from '../../src/platform/node/location.ts';
import { describeBrowser } from './harness.ts';
import { fewRuns, settled, testPage, type State } from './page.ts';

const cli = (args: readonly string[]): Record<string, unknown> =>
  JSON.parse(execFileSync(process.execPath, [join(packageFolder(), 'dist-node/cli.js'), ...args, '--json', '--quiet'], { encoding: 'utf8', maxBuffer: 1 << 26 })) as Record<string, unknown>;
async function share(page: Page): Promise<void> {
  await page.click('[data-testid=share]');
  await page.waitForSelector('[data-testid=share-dialog][open]');
}
async function shareable(page: Page): Promise<void> {
  await settled(page);
  await share(page);
}
async function download(page: Page, id: string): Promise<Buffer> {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(`[data-testid=save-${id}]`)]);
  return readFileSync(await file.path());
}

describeBrowser('texts about a screen', (tools) => {
  it('give results and a YAML scenario that the command line computes to the same numbers', async () => {
    const page = await tools.open(testPage);
    await settled(page);
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.press('[data-testid=number-pause]', 'Tab');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 1);
    await settled(page);
    await share(page);
    const results = JSON.parse((await download(page, 'results')).toString('utf8')) as Record<string, unknown> & { changes: { label: string }[]; command: string };
    const folder = mkdtempSync(join(tmpdir(), 'lab-race-yaml-'));
    try {
      writeFileSync(join(folder, 'scenario.yaml'), await download(page, 'yaml'));
      const { timing, ...expected } = cli(['run', join(folder, 'scenario.yaml'), '--runs', String(fewRuns)]);
      expect(timing).toBeDefined();
      const { changes, command, link, ...ours } = results;
      expect(ours).toEqual(expected);
      expect(changes.map((change) => change.label)).toEqual(['Pause']);
      expect(command).toContain('lab-race run frontier');
      expect(link).toContain('#s1.');
    } finally {
      rmSync(folder, { recursive: true });
    }
  }, 300_000);

  it('hand an assistant settings, results, equations, limits and the command in one piece', async () => {
    await tools.context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin: new URL(tools.address).origin });
    const page = await tools.share(testPage, shareable);
    await page.click('[data-testid=save-assistant]');
    await page.waitForFunction(() => document.querySelector('.said')?.textContent?.startsWith('Copied'));
    const text = await page.evaluate(() => navigator.clipboard.readText());
    const { hash } = ((await page.evaluate(() => window.labRace.state)) as State).ensemble;
    for (const part of ['# Lab Race: Frontier', '## Results', '| Catastrophe |', '## Core of the model', '## Limits', 'not a forecast', hash, `npx lab-race run frontier --runs ${fewRuns}`, '## The scenario in full']) expect(text).toContain(part);
    const json = /```json\n(.*)\n```/.exec(text)![1]!;
    expect(JSON.parse(json)).toEqual(await page.evaluate(() => window.labRace.scenario));
    expect(tools.problems).toEqual([]);
  });

  it('fit on one printed page, with the numbers of the screen, limits and provenance', async () => {
    const page = await tools.open(testPage, (each) => each.emulateMedia({ colorScheme: 'dark' }));
    await settled(page);
    await page.fill('[data-testid=number-pause]', '0.3');
    await page.press('[data-testid=number-pause]', 'Tab');
    await page.fill('[data-testid=number-treaty]', '0.4');
    await page.press('[data-testid=number-treaty]', 'Tab');
    await page.waitForFunction(() => window.labRace.scenario.policies.length === 2);
    await settled(page);
    await share(page);
    await page.click('[data-testid=save-brief]');
    await page.waitForSelector('[data-testid=brief][open]');
    expect(await page.textContent('[data-testid=brief-catastrophe] .brief-big')).toBe(await page.textContent('[data-testid=outcome-catastrophe] .big'));
    const text = (await page.textContent('[data-testid=brief]'))!;
    for (const part of ['Pause', 'Treaty on speed', 'not a forecast', 'seed frontier', 'npx lab-race run frontier', ((await page.evaluate(() => window.labRace.state)) as State).ensemble.hash]) expect(text).toContain(part);
    expect(await page.locator('[data-testid=brief] .fan-line').count()).toBe(10);
    const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true });
    expect((pdf.toString('latin1').match(/\/Type\s*\/Page\b/g) ?? []).length).toBe(1);
    await page.emulateMedia({ media: 'print' });
    expect(await page.isVisible('.header')).toBe(false);
    expect(await page.isVisible('[data-testid=print-brief]')).toBe(false);
    expect(await page.evaluate(() => getComputedStyle(document.querySelector('dialog.brief')!).backgroundColor)).toBe('rgb(255, 255, 255)');
    expect(tools.problems).toEqual([]);
  });

  it('are inside the picture file too: title, command and link', async () => {
    const page = await tools.share(testPage, shareable);
    const png = await download(page, 'png');
    const notes: Record<string, string> = {};
    for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) {
      if (png.toString('latin1', at + 4, at + 8) !== 'iTXt') continue;
      const data = png.subarray(at + 8, at + 8 + png.readUInt32BE(at));
      const end = data.indexOf(0);
      notes[data.toString('latin1', 0, end)] = data.toString('utf8', end + 5);
    }
    expect(notes['Title']).toBe(`Frontier, ${(await page.textContent('[data-testid=clock]'))!.toLowerCase()}`);
    expect(notes['Title']).not.toContain('month 0.0');
    expect(notes['Description']).toMatch(/nothing changed.*seed frontier · run 0 .*not a forecast/);
    expect(notes['Command']).toBe(await page.inputValue('[data-testid=share-command]'));
    expect(notes['Source']).toBe(await page.inputValue('[data-testid=share-link]'));
    // A picture whose checksums are wrong is not shown.
    const size = await page.evaluate(async (bytes) => {
      const picture = await createImageBitmap(new Blob([Uint8Array.from(bytes)], { type: 'image/png' }));
      return [picture.width, picture.height];
    }, [...png]);
    expect(size).toEqual([png.readUInt32BE(16), png.readUInt32BE(20)]);
  });
});
