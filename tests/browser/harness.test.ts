import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { describeBrowser } from './harness.ts';

const folder = mkdtempSync(join(tmpdir(), 'lab-race-harness-'));
const page = (script: string) => `<!doctype html><link rel="icon" href="data:,"><title>x</title>${script}`;
writeFileSync(join(folder, 'index.html'), page('<script src="good.js"></script>'));
writeFileSync(join(folder, 'good.js'), 'document.title = String(crossOriginIsolated)');
writeFileSync(join(folder, 'wrong.html'), page('<script src="wrong.js"></script><script>document.title = "inline code ran"</script>'));
writeFileSync(join(folder, 'wrong.js'), [
  'console.error("something is wrong")',
  'setTimeout(() => { throw new Error("thrown later") })',
  'fetch("nothing.json")',
  'fetch("https://example.com/").catch(() => {})',
  'try { new Worker("good.js"); console.error("an unchecked worker address passed") } catch {}',
  'try { eval("document.title = \'evaluated\'") } catch {}',
  'globalThis.done = true',
].join(';\n'));

describeBrowser('the harness', (browser) => {
  it('opens a page that has nothing wrong, isolated from other origins', async () => {
    const opened = await browser.open();
    expect(await opened.title()).toBe('true');
    expect(browser.problems).toEqual([]);
  });

  it('collects everything that goes wrong, and the page\'s policy stops what it should', async () => {
    browser.allow(/./);
    const opened = await browser.open('wrong.html');
    await opened.waitForFunction(() => 'done' in globalThis);
    await expect.poll(() => browser.problems.join('\n')).toContain('request refused: 404');
    await expect.poll(() => browser.problems.join('\n')).toContain('uncaught: thrown later');
    const problems = browser.problems.join('\n');
    expect(problems).toContain('console error: something is wrong');
    expect(problems).toMatch(/Connecting to 'https:\/\/example\.com\/' violates|request leaves the origin: https:\/\/example\.com/);
    expect(problems).toMatch(/inline script violates/);
    expect(problems).not.toContain('an unchecked worker address passed');
    expect(await opened.title()).toBe('x');
  });

  it('keeps the page that tests share, and no other, from one to the next', async () => {
    const [first, other] = [await browser.share('', (page) => page.evaluate(() => (document.title = 'kept'))), await browser.open()];
    expect([await first.title(), await other.title()]).toEqual(['kept', 'true']);
  });

  it('gives the shared page to the next test as it was left', async () => {
    expect(await (await browser.share('', async () => {})).title()).toBe('kept');
  });

  it('starts each test without the problems of the last', () => {
    expect(browser.problems).toEqual([]);
  });
}, { folder });
