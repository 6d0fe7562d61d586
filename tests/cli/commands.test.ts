import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { command, emptyFolder, start } from './command.ts';

const short = 'version: 1\nname: Short\nhorizonMonths: 6\nlabs:\n  - { name: A }\n  - { name: B, profile: limited-will }\n';
const stack = /\n\s+at .*:\d+:\d+/;

describe('run', () => {
  it('prints one JSON document with the keys of the contract, and the readouts', async () => {
    const { status, out, err } = await command(['run', '-', '--runs', '5', '--json', '--quiet'], short);
    expect(err).toBe('');
    expect(status).toBe(0);
    const result = JSON.parse(out) as Record<string, Record<string, unknown>>;
    expect(Object.keys(result)).toEqual(['scenario', 'modelVersion', 'seed', 'runs', 'hash', 'outcomes', 'catastropheProbability', 'certificates', 'readouts', 'timing']);
    expect(Object.keys(result['outcomes']!)).toEqual([...outcomeNames]);
    expect(Object.keys(result['certificates']!)).toEqual(['rounds', 'solved', 'noPure', 'unresolved', 'worstEpsilon', 'severalEquilibria']);
    expect(Object.keys(result['timing']!)).toEqual(['seconds', 'runsPerSecond']);
    expect(result['runs']).toBe(5);
  });

  it('gives the same hash for one worker and two, and another for another seed', async () => {
    const hash = async (...more: string[]): Promise<string> => (JSON.parse((await command(['run', '-', '--runs', '12', '--json', '--quiet', ...more], short)).out) as { hash: string }).hash;
    const [one, two, other] = [await hash('--workers', '1'), await hash('--workers', '2'), await hash('--seed', 'another')];
    expect(one).toMatch(/^[0-9a-f]{64}$/);
    expect(two).toBe(one);
    expect(other).not.toBe(one);
  });

  it('prints a table for people, with the chance as a frequency', async () => {
    const { status, out } = await command(['run', '-', '--runs', '4', '--quiet'], short);
    expect(status).toBe(0);
    expect(out).toMatch(/^Short: 4 runs of 6 months, seed 1/);
    expect(out).toMatch(/Catastrophe in \d of 4 runs/);
    expect(out).toMatch(/rounds solved, largest relative gain/);
  });

  it('prints the event log of a single run', async () => {
    const { out } = await command(['run', '-', '--runs', '1'], short);
    expect(out).toMatch(/decision\/A\/0/);
  });

  it('applies --set, --months and --seed', async () => {
    const { out } = await command(['run', '-', '--runs', '1', '--quiet', '--months', '3', '--set', 'name=Changed', '--seed', 'x y'], short);
    expect(out).toContain('Changed: 1 run of 3 months, seed x y');
  });

  it('writes results once and never over others', async () => {
    const folder = join(emptyFolder(), 'results');
    const first = await command(['run', '-', '--runs', '3', '--out', folder, '--csv', '--quiet'], short);
    expect(first.status).toBe(0);
    const files = ['runs.parquet', 'series.parquet', 'events.ndjson', 'summary.json', 'report.html', 'datapackage.json', 'scenario.json', 'runs.csv', 'series.csv'];
    for (const name of files) expect(existsSync(join(folder, name)), name).toBe(true);
    const before = readFileSync(join(folder, 'summary.json'), 'utf8');
    const second = await command(['run', '-', '--runs', '3', '--out', folder], short);
    expect(second.status).toBe(2);
    expect(second.err).toMatch(/there already/);
    expect(readFileSync(join(folder, 'summary.json'), 'utf8')).toBe(before);

    const event = (JSON.parse(readFileSync(join(folder, 'events.ndjson'), 'utf8').split('\n')[0]!) as { id: string }).id;
    const explained = await command(['explain', folder, `0:${event}`]);
    expect(explained.status).toBe(0);
    expect(explained.out).toMatch(/Causes:/);
    const problem = JSON.parse((await command(['explain', folder, event, '--problem'])).out) as { residualRisk: { residualRisk: number[] }[]; solution: { epsilonRelative: number } };
    expect(problem.residualRisk[0]!.residualRisk).toHaveLength(1001);
    expect(problem.solution.epsilonRelative).toBeLessThanOrEqual(1e-9);
    const unknown = await command(['explain', folder, event.replace('decision', 'decison')]);
    expect(unknown.status).toBe(2);
    expect(unknown.err).toContain(`did you mean "${event}"`);
  });
});

describe('compare', () => {
  it('prints the baseline and paired differences by policy as JSON, with the keys of the contract', async () => {
    const { status, out } = await command(['compare', '-', '--months', '20', '--policy', 'pause', 'liability', '--runs', '3', '--json', '--quiet'], short);
    expect(status).toBe(0);
    const result = JSON.parse(out) as { baseline: { runs: number }; policies: { name: string; differences: Record<string, object> }[] };
    expect(result.baseline.runs).toBe(3);
    expect(result.policies.map((policy) => policy.name)).toEqual(['Pause', 'Liability']);
    expect(Object.keys(result.policies[0]!.differences)).toEqual([...outcomeNames]);
    expect(Object.keys(result.policies[0]!.differences['catastrophe']!)).toEqual(['mean', 'low', 'high', 'pairs']);
  });

  it('names the nearest shipped policy when one is mistyped', async () => {
    const { status, err } = await command(['compare', 'frontier', '--policy', 'pauze']);
    expect(status).toBe(2);
    expect(err).toContain('did you mean "pause"');
  });
});

describe('branch', () => {
  it('prints paired differences by policy as JSON, the past compared', async () => {
    const { status, out } = await command(['branch', '-', '--at', '14', '--months', '20', '--policy', 'pause', '--policy', 'liability', '--runs', '4', '--json', '--quiet'], short);
    expect(status).toBe(0);
    const result = JSON.parse(out) as { at: number; past: { identical: boolean }; policies: { name: string; differences: Record<string, object> }[] };
    expect(result).toMatchObject({ at: 14, past: { identical: true } });
    expect(result.policies.map((policy) => policy.name)).toEqual(['Pause', 'Liability']);
    expect(Object.keys(result.policies[0]!.differences)).toEqual([...outcomeNames]);
    expect(Object.keys(result.policies[0]!.differences['harm']!)).toEqual(['mean', 'low', 'high', 'pairs']);
  });
});

describe('diff', () => {
  it('compares scenarios and folders of results, with status 1 on a difference only where it is asked for', async () => {
    const folder = emptyFolder();
    const [before, after, broken] = ['before', 'after', 'broken'].map((name) => join(folder, name)) as [string, string, string];
    for (const [out, ...more] of [[before], [after, '--set', 'labs.0.compute=50']] as const) expect((await command(['run', '-', '--runs', '2', '--quiet', '--out', out, ...more], short)).status).toBe(0);
    const results = await command(['diff', before, after]);
    expect(results.status).toBe(0);
    expect(results.out).toMatch(/^labs\.0\.compute +A +thousand accelerators +100 +50$/m);
    expect(results.out).toMatch(/^hash /m);
    expect((await command(['diff', before, before, '--exit-code'])).status).toBe(0);
    expect((await command(['diff', before, after, '--exit-code', '--quiet']))).toMatchObject({ status: 1, out: '' });
    // A folder beside a scenario is compared by its scenario.
    const mixed = JSON.parse((await command(['diff', '-', after, '--json'], short)).out) as { kind: string; scenario: { path: string }[] };
    expect([mixed.kind, ...mixed.scenario.map((each) => each.path)]).toEqual(['scenarios', 'labs.0.compute']);
    mkdirSync(broken);
    writeFileSync(join(broken, 'scenario.json'), readFileSync(join(before, 'scenario.json')));
    for (const [summary, says] of [['{', /not JSON/], ['{"hash":"x","outcomes":{"welfare":3}}', /not a summary/], ['{"hash":"x","runs":1,"seed":"s","modelVersion":"1","outcomes":{"welfare":{"mean":"a"}}}', /not a summary/]] as const) {
      writeFileSync(join(broken, 'summary.json'), summary);
      const refused = await command(['diff', before, broken]);
      expect(refused.status).toBe(2);
      expect(refused.err).toMatch(says);
    }
  });
});

describe('app', () => {
  it('prints its address, serves there, and ends with 0 when interrupted', async () => {
    const { child, ended } = start('app', '--port', '0');
    child.stdin.end();
    const address = await new Promise<string>((resolve) => child.stdout.on('data', (text: string) => resolve(text.trim())));
    expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/$/);
    expect(await (await fetch(address)).text()).toMatch(/<!doctype html>/i);
    child.kill('SIGINT');
    expect((await ended).status).toBe(0);
  });
});

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

  it.each([
    [['run', 'no-such-file.yaml'], /no such file/],
    [['run', 'scenarios'], /folder/],
    [['run', 'frontier', '--runs', '0'], /whole number/],
    [['run', 'frontier', '--set', 'labs.0.compte=1'], /did you mean "labs.0.compute"/],
    [['run', 'frontier', '--csv'], /--out/],
    [['run'], /scenario/],
    [['rn'], /run/],
    [['run', 'frontier', '--rnus', '3'], /--runs/],
    [['branch', 'frontier', '--at', '99', '--policy', 'pause'], /ends in month 72/],
    [['branch', 'frontier', '--policy', 'pause'], /--at/],
    [['schema', 'scenarios'], /scenario/],
    [['list', 'things'], /scenarios/],
    [['solve', 'contst'], /contest/],
    [['explain', 'no-such-folder', 'x'], /no such file/],
    [['validate', 'no-such-file.yaml'], /no such file/],
  ])('%j ends with 2 and no stack trace', async (words, says) => {
    const { status, out, err } = await command(words as string[]);
    expect(err).toMatch(says as RegExp);
    expect(err).not.toMatch(stack);
    expect(out).toBe('');
    expect(status).toBe(2);
  });

  it('places faults of JSON on standard input', async () => {
    const { status, err } = await command(['solve', 'contest'], '{"values": [1, 1],\n  "costs": [1 1]}');
    expect(status).toBe(2);
    expect(err).toMatch(/^standard input:2:15: not JSON/);
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
    expect((await command(['validate', join(folder, 'good.yaml')])).status).toBe(0);
    const audited = JSON.parse((await command(['validate', join(folder, 'good.yaml'), '--audit', '2', '--json'])).out) as { files: { audit: { runs: number; rounds: number; imbalances: unknown[] } }[] };
    expect(audited.files[0]!.audit).toMatchObject({ runs: 2, imbalances: [] });
    expect(audited.files[0]!.audit.rounds).toBeGreaterThan(2);
    const bad = await command(['validate', join(folder, 'good.yaml'), join(folder, 'bad.yaml'), '--json']);
    expect(bad.status).toBe(1);
    const { files } = JSON.parse(bad.out) as { files: { kind: string; valid: boolean; faults: { path: string; line: number; nearest: string }[] }[] };
    expect(files.map((file) => [file.kind, file.valid])).toEqual([['scenario', true], ['scenario', false]]);
    expect(files[1]!.faults[0]).toMatchObject({ path: 'racee', line: 2, nearest: 'race' });
    expect((await command(['validate', join(folder, 'sub')])).status).toBe(2);
  });
});

describe('interruption', () => {
  it('keeps what is done, says so, and ends with 130', async () => {
    const folder = join(emptyFolder(), 'results');
    const { child, ended } = start('run', 'frontier', '--runs', '20000', '--json', '--out', folder);
    child.stdin.end();
    let sent = false;
    child.stderr.on('data', (text: string) => {
      if (!sent && /\d of 20000 runs/.test(text)) sent = child.kill('SIGINT');
    });
    const { status, out, err } = await ended;
    expect(status).toBe(130);
    const { runs, hash } = JSON.parse(out) as { runs: number; hash: string };
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBeLessThan(20000);
    expect(err).toContain(`interrupted: ${runs} of 20000 runs`);
    expect((JSON.parse(readFileSync(join(folder, 'summary.json'), 'utf8')) as { hash: string }).hash).toBe(hash);
    expect(err).not.toMatch(stack);
  });

  it('ends at once the second time', async () => {
    const { child, ended } = start('run', 'many-developers', '--runs', '100000');
    child.stdin.end();
    let seen = '';
    let pressed = 0;
    child.stderr.on('data', (text: string) => {
      seen += text;
      // A second press counts once the first has been answered.
      const answer = [/of 100000 runs/, /once more/][pressed];
      if (answer?.test(seen) && child.kill('SIGINT')) pressed++;
    });
    const { status, out, err } = await ended;
    expect(pressed).toBe(2);
    expect(status).toBe(130);
    // What is done is told at an end in good order only.
    expect(err).not.toContain('interrupted:');
    expect(out).toBe('');
  });
});

describe('init', () => {
  it('writes a scenario that is valid, and never over another', async () => {
    const file = join(emptyFolder(), 'mine.yaml');
    expect((await command(['init', file])).status).toBe(0);
    expect(parseScenario(readFileSync(file, 'utf8')).faults).toBeUndefined();
    const again = await command(['init', file]);
    expect(again.status).toBe(2);
    expect(again.err).toMatch(/not overwritten/);
  });
});

describe('list and schema', () => {
  it.each(['scenarios', 'policies', 'parameters', 'outcomes', 'measures', 'games'])('lists %s for people and for machines', async (what) => {
    const machine = await command(['list', what, '--json']);
    expect(machine.status).toBe(0);
    expect((JSON.parse(machine.out) as unknown[]).length).toBeGreaterThan(5);
    expect((await command(['list', what])).out.length).toBeGreaterThan(50);
  });

  it('finds parameters by an alias', async () => {
    const { out } = await command(['list', 'parameters', 'GPUs', '--json']);
    expect((JSON.parse(out) as { id: string }[]).map((parameter) => parameter.id)).toEqual(['labs.*.compute']);
  });

  it.each(['scenario', 'policy', 'experiment', 'results'])('gives the schema of a %s', async (kind) => {
    const schema = JSON.parse((await command(['schema', kind])).out) as { $schema: string; type: string };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.type).toBe('object');
  });
});

describe('help', () => {
  it('has examples for every command, and --json and --quiet', () => {
    for (const each of createProgram().commands) {
      let text = '';
      each.configureOutput({ writeOut: (part) => (text += part) });
      each.outputHelp();
      expect(text, each.name()).toMatch(/Examples:\n {2}\$ /);
      expect(text, each.name()).toMatch(/--json/);
      expect(text, each.name()).toMatch(/--quiet/);
    }
  });

  it('ends with 0', async () => {
    const { status, out } = await command(['run', '--help']);
    expect(status).toBe(0);
    expect(out).toMatch(/--set <path=value>/);
  });
});
