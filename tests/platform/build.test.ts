import { execFile } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { packageFolder } from '../../src/platform/node/location.ts';

const run = promisify(execFile);
const own = packageFolder();

/** A small package of the same shape in a folder of its own, with the real `bin`; its command prints a line. */
function smallPackage(options: { readonly vite: boolean } = { vite: true }): string {
  const root = mkdtempSync(join(tmpdir(), 'lab-race-build-'));
  cpSync(join(own, 'bin'), join(root, 'bin'), { recursive: true });
  writeFileSync(join(root, 'package.json'), '{ "type": "module" }');
  writeFileSync(join(root, 'package-lock.json'), '{}');
  mkdirSync(join(root, 'src', 'cli'), { recursive: true });
  writeFileSync(join(root, 'src', 'cli', 'main.ts'), "const text: string = 'first';\nconsole.log(text, process.argv.slice(2).join(' '));\n");
  writeFileSync(join(root, 'vite.config.ts'), "export default { publicDir: false, build: { ssr: true, rollupOptions: { input: { cli: 'src/cli/main.ts' }, output: { entryFileNames: '[name].js' } } } };\n");
  if (options.vite) symlinkSync(join(own, 'node_modules'), join(root, 'node_modules'));
  return root;
}

const start = (root: string, ...words: string[]) => run(process.execPath, [join(root, 'bin', 'lab-race.mjs'), ...words]);
const edit = (root: string, text: string) => writeFileSync(join(root, 'src', 'cli', 'main.ts'), `console.log('${text}', process.argv.slice(2).join(' '));\n`);

describe('the command that builds itself', () => {
  it('builds when nothing is built, says so on standard error, and runs with its arguments', async () => {
    const root = smallPackage();
    const first = await start(root, 'solve', 'contest');
    expect(first.stdout).toBe('first solve contest\n');
    expect(first.stderr).toMatch(/^building the command line… done in \d+\.\d s\n$/);
    const second = await start(root, 'solve');
    expect([second.stdout, second.stderr]).toEqual(['first solve\n', '']);
  });

  it('builds again when a source changes, not when it is only touched', async () => {
    const root = smallPackage();
    await start(root);
    const source = join(root, 'src', 'cli', 'main.ts');
    utimesSync(source, new Date(), new Date(Date.now() + 5000));
    expect((await start(root)).stderr).toBe('');
    edit(root, 'other');
    const changed = await start(root);
    expect(changed.stdout).toContain('other');
    expect(changed.stderr).toContain('building');
  });

  it('takes no notice of a source that is no part of it until it is, nor misses one that is gone', async () => {
    const root = smallPackage();
    const more = join(root, 'src', 'more.ts');
    await start(root);
    writeFileSync(more, "export const more = 'more';\n");
    expect((await start(root)).stderr).toBe('');
    writeFileSync(join(root, 'src', 'cli', 'main.ts'), "import { more } from '../more.ts';\nconsole.log(more);\n");
    expect((await start(root)).stdout).toBe('more\n');
    writeFileSync(more, "export const more = 'most';\n");
    expect((await start(root)).stdout).toBe('most\n');
    rmSync(more);
    await expect(start(root)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('more') as string });
  });

  it('does not build for a change of the page, and refuses a build that takes in what it does not watch', async () => {
    const root = smallPackage();
    mkdirSync(join(root, 'src', 'app'));
    writeFileSync(join(root, 'src', 'app', 'view.ts'), 'export const view = 1;\n');
    await start(root);
    writeFileSync(join(root, 'src', 'app', 'view.ts'), 'export const view = 2;\n');
    expect((await start(root)).stderr).toBe('');
    writeFileSync(join(root, 'src', 'cli', 'main.ts'), "import { view } from '../app/view.ts';\nconsole.log(view);\n");
    await expect(start(root)).rejects.toMatchObject({ code: 1, stderr: expect.stringContaining('src/app/view.ts is part of the command line, but not among its sources') as string });
  });

  it('notices a change of the same length whose time was put back', async () => {
    const root = smallPackage();
    const source = join(root, 'src', 'cli', 'main.ts');
    const then = new Date(Date.now() - 60_000);
    utimesSync(source, then, then);
    await start(root);
    writeFileSync(source, readFileSync(source, 'utf8').replace('first', 'other'));
    utimesSync(source, then, then);
    expect((await start(root)).stdout).toBe('other \n');
  });

  it('survives several starts at once', async () => {
    const root = smallPackage();
    const outcomes = await Promise.all([1, 2, 3, 4].map((n) => start(root, String(n))));
    expect(outcomes.map((o) => o.stdout)).toEqual(['first 1\n', 'first 2\n', 'first 3\n', 'first 4\n']);
    expect(readdirSync(root).filter((name) => name.startsWith('dist-node'))).toEqual(['dist-node']);
  });

  it('says what is wrong when a build fails, and keeps the former one', async () => {
    const root = smallPackage();
    await start(root);
    writeFileSync(join(root, 'src', 'cli', 'main.ts'), 'import "./nowhere.ts";\n');
    const error = await start(root).catch((e: unknown) => e as { readonly code: number; readonly stderr: string });
    expect(error).toMatchObject({ code: 1 });
    expect((error as { stderr: string }).stderr).toMatch(/lab-race could not be built: .*nowhere/s);
    expect(existsSync(join(root, 'dist-node', 'cli.js'))).toBe(true);
    expect(readdirSync(root).filter((name) => name.startsWith('dist-node'))).toEqual(['dist-node']);
  });

  it('runs what an installed package brings, without the tool that builds it', async () => {
    const built = smallPackage();
    await start(built);
    const installed = smallPackage({ vite: false });
    cpSync(join(built, 'dist-node'), join(installed, 'dist-node'), { recursive: true });
    const outcome = await start(installed, 'list');
    expect([outcome.stdout, outcome.stderr]).toEqual(['first list\n', '']);
  });

  it('tells what to do when there is neither a bundle nor the tool', async () => {
    const root = smallPackage({ vite: false });
    await expect(start(root)).rejects.toMatchObject({ code: 1, stderr: expect.stringMatching(/is not installed: run npm ci/) as unknown });
  });

  it('is quiet when asked to be', async () => {
    const outcome = await start(smallPackage(), '--quiet');
    expect(outcome.stderr).toBe('');
  });

  it('keeps its mark beside what it built', async () => {
    const root = smallPackage();
    await start(root);
    expect(Object.keys(JSON.parse(readFileSync(join(root, 'dist-node', '.hash'), 'utf8')) as object).sort()).toEqual(['content', 'names', 'stamp']);
  });
});
