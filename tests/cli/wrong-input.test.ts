import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { answers, bin, command, emptyFolder, once, short, type Ended } from './command.ts';

const stack = /\n\s+at .*:\d+:\d+/;

describe('wrong input', () => {
  it('is refused with file, line, column, path, what was found, what is allowed and the nearest name', async () => {
    const file = join(emptyFolder(), 'bad.yaml');
    writeFileSync(file, 'version: 1\nlabs:\n  - { name: A, compute: -5 }\nhorizonMonth: 3\n');
    const { status, out, err } = await command(['run', file]);
    expect(status).toBe(2);
    expect(out).toBe('');
    const lines = err.trimEnd().split('\n');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toBe(`${file}:3:25 labs.0.compute: too small (found -5; allowed: a number from 0.01 to 10000 (thousand accelerators), or { uniform: [low, high] }, { normal: [mean, deviation] }, { logNormal: [median, factor] })`);
    expect(lines[1]).toMatch(/:4:1 horizonMonth: unknown key .*did you mean "horizonMonths"/);
  });

  // A file that is not there, a command and an option that are not: each ends the process, of every kind of fault one.
  it.each([
    [['run', 'no-such-file.yaml'], /no such file/],
    [['rn'], /run/],
    [['run', 'frontier', '--set', 'labs.0.compte=1'], /did you mean "labs.0.compute"/],
  ])('%j ends the process with 2 and no stack trace', async (words, says) => {
    const { status, out, err } = await command(words);
    expect(err).toMatch(says);
    expect(err).not.toMatch(stack);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  const refused: readonly (readonly [words: readonly string[], says: RegExp])[] = [
    [['run', 'scenarios'], /folder/],
    [['run', 'frontier', '--runs', '0'], /whole number/],
    [['run', 'frontier', '--csv'], /--out/],
    [['run'], /scenario/],
    [['run', 'frontier', '--rnus', '3'], /--runs/],
    [['branch', 'frontier', '--at', '99', '--policy', 'pause'], /ends in month 72/],
    [['branch', 'frontier', '--policy', 'pause'], /--at/],
    [['compare', 'frontier', '--policy', 'pauze'], /did you mean "pause"/],
    [['schema', 'scenarios'], /scenario/],
    [['list', 'things'], /scenarios/],
    [['solve', 'contst'], /contest/],
    [['solve', 'race', '--effort', '0'], /whole number from 1 to 10000/],
    [['explain', 'no-such-folder', 'x'], /no such file/],
    [['validate', 'no-such-file.yaml'], /no such file/],
  ];
  const refusals = once(() => answers(refused.map(([words]) => words)));
  it.each(refused.map(([words, says], index) => [words, says, index] as const))('%j gives 2 and no stack trace', async (_, says, index) => {
    const { status, out, err } = (await refusals())[index]!;
    expect(err).toMatch(says);
    expect(err).not.toMatch(stack);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  it('places faults of JSON on standard input', async () => {
    const { status, err } = await command(['solve', 'contest'], '{"values": [1, 1],\n  "costs": [1 1]}');
    expect(status).toBe(2);
    expect(err).toMatch(/^standard input:2:15: not JSON/);
  });

  it('refuses a folder that cannot be written to before any work', async () => {
    const file = join(emptyFolder(), 'a-file');
    writeFileSync(file, '');
    const [notAFolder, none, below] = await answers([['run', 'frontier', '--out', file], ['run', 'frontier', '--out', ''], ['replicate', '--out', join(file, 'sub')]]) as [Ended, Ended, Ended];
    expect([notAFolder.status, none.status, below.status]).toEqual([2, 2, 2]);
    expect(notAFolder.err).toBe(`--out ${file}: this is a file, a folder is needed\n`);
    expect(none.err).toBe('--out: a folder is needed\n');
    expect(below.err).toMatch(/a-file\/sub: may not be written to \((ENOTDIR|EEXIST)\)/);
  });

  it.skipIf(!existsSync('/dev/full'))('says where its answer did not arrive', async () => {
    const full = openSync('/dev/full', 'w');
    const child = spawn(process.execPath, [bin, 'list', 'parameters', '--json'], { stdio: ['ignore', full, 'pipe'] });
    let err = '';
    child.stderr!.setEncoding('utf8').on('data', (text: string) => (err += text));
    const status = await new Promise((resolve) => child.on('close', resolve));
    closeSync(full);
    expect(err).toMatch(/standard output cannot be written: ENOSPC/);
    expect(status).toBe(2);
  });

  it('refuses text that is not UTF-8', async () => {
    const file = join(emptyFolder(), 'latin.yaml');
    writeFileSync(file, Buffer.from([0x76, 0xff, 0xfe]));
    expect((await command(['validate', file])).err).toMatch(/UTF-8/);
  });
});

describe('validate', () => {
  it('ends with 0, 1 and 2 for no fault, a fault, and a file that cannot be read', async () => {
    const folder = emptyFolder();
    writeFileSync(join(folder, 'good.yaml'), short);
    writeFileSync(join(folder, 'bad.yaml'), 'version: 1\nracee: {}\n');
    mkdirSync(join(folder, 'sub'));
    const [good, audit, directory] = await answers([['validate', join(folder, 'good.yaml')], ['validate', join(folder, 'good.yaml'), '--audit', '2', '--json'], ['validate', join(folder, 'sub')]]) as [Ended, Ended, Ended];
    expect(good.status).toBe(0);
    const audited = JSON.parse(audit.out) as { files: { audit: { runs: number; rounds: number; imbalances: unknown[] } }[] };
    expect(audited.files[0]!.audit).toMatchObject({ runs: 2, imbalances: [] });
    expect(audited.files[0]!.audit.rounds).toBeGreaterThan(2);
    const bad = await command(['validate', join(folder, 'good.yaml'), join(folder, 'bad.yaml'), '--json']);
    expect(bad.status).toBe(1);
    const { files } = JSON.parse(bad.out) as { files: { kind: string; valid: boolean; faults: { path: string; line: number; nearest: string }[] }[] };
    expect(files.map((file) => [file.kind, file.valid])).toEqual([['scenario', true], ['scenario', false]]);
    expect(files[1]!.faults[0]).toMatchObject({ path: 'racee', line: 2, nearest: 'race' });
    expect(directory.status).toBe(2);
  });
});
