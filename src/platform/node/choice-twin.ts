import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Asking, ChoiceTwin } from '../../actions/bench-choices.ts';
import { packageFolder } from './location.ts';

/** The order of the doubles in `struct settings` of choice-twin.c. */
const order = [
  'years', 'wageCapabilities', 'wageAlignment', 'wageNeither', 'stipend', 'crowding', 'chanceToMatter', 'riskCut', 'doom', 'lifeValue', 'circle', 'circleWeight',
  'scope', 'mankind', 'mankindLifeValue', 'cause', 'impact', 'blame', 'standing', 'alignmentEsteem', 'peers', 'switchingCost', 'spread',
] as const;

/** Compiles the researchers' choice in C, in a folder of its own until it is closed, or null where there is no C compiler (`cc`). Throws if there is one and it fails. */
export function compileChoiceTwin(): ChoiceTwin | null {
  if (spawnSync('cc', ['--version']).error !== undefined) return null;
  const folder = mkdtempSync(join(tmpdir(), 'lab-race-twin-'));
  const close = (): void => rmSync(folder, { recursive: true, force: true });
  const program = join(folder, 'choice-twin');
  const source = join(packageFolder(), 'src', 'platform', 'node', 'choice-twin.c');
  // Products and sums stay apart, as they do here: the bits are compared.
  const { status, stderr } = spawnSync('cc', ['-std=c99', '-O3', '-ffp-contract=off', '-fno-tree-vectorize', '-o', program, source], { encoding: 'utf8' });
  if (status !== 0) {
    close();
    throw new Error(`the C compiler refuses ${source}: ${stderr}`);
  }
  const [input, output] = [join(folder, 'input'), join(folder, 'output')];
  const ask = (asking: Asking, passes: number): ReturnType<ChoiceTwin['ask']> => {
    writeFileSync(input, inputOf(asking, passes));
    const run = spawnSync(program, [input, output], { encoding: 'utf8' });
    if (run.status !== 0) throw new Error(`the choice in C failed: ${run.stderr}`);
    return { milliseconds: run.stdout.trim().split('\n').map(Number), jobs: new Uint8Array(readFileSync(output)) };
  };
  return { ask, close };
}

/** The program's input in this machine's byte order. */
function inputOf({ settings, each, traits, jobs, key }: Asking, passes: number): Buffer {
  const head = Uint32Array.of(jobs.length, passes, key.a, key.b);
  const doubles = Float64Array.from([...order.map((name) => settings[name]), each]);
  return Buffer.concat([head, doubles, traits, jobs].map((part) => Buffer.from(part.buffer, part.byteOffset, part.byteLength)));
}
