import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { answers, command, emptyFolder, short, start, type Ended } from './command.ts';

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
    const [explained, detailed, unknown] = await answers([['explain', folder, `0:${event}`], ['explain', folder, event, '--problem'], ['explain', folder, event.replace('decision', 'decison')]]) as [Ended, Ended, Ended];
    expect(explained.status).toBe(0);
    expect(explained.out).toMatch(/Causes:/);
    const problem = JSON.parse(detailed.out) as { residualRisk: { residualRisk: number[] }[]; solution: { epsilonRelative: number } };
    expect(problem.residualRisk[0]!.residualRisk).toHaveLength(1001);
    expect(problem.solution.epsilonRelative).toBeLessThanOrEqual(1e-9);
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
});

describe('a policy that is named twice', () => {
  it.each([['compare'], ['branch', '--at', '14']])('is compared once by %s, which says so', async (...words) => {
    const { status, out, err } = await command([...words.slice(0, 1), '-', ...words.slice(1), '--months', '20', '--policy', 'pause', '--policy', 'pause', '--runs', '2', '--json'], short);
    expect(status).toBe(0);
    expect((JSON.parse(out) as { policies: object[] }).policies).toHaveLength(1);
    expect(err).toContain('compared once, though named more often: pause');
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
    mkdirSync(broken);
    writeFileSync(join(broken, 'scenario.json'), readFileSync(join(before, 'scenario.json')));
    const wrong = ([['{', /not JSON/], ['{"hash":"x","outcomes":{"welfare":3}}', /not a summary/], ['{"hash":"x","runs":1,"seed":"s","modelVersion":"1","outcomes":{"welfare":{"mean":"a"}}}', /not a summary/]] as const).map(([summary, says], index) => {
      const copy = join(folder, `broken-${index}`);
      cpSync(broken, copy, { recursive: true });
      writeFileSync(join(copy, 'summary.json'), summary);
      return [copy, says] as const;
    });
    const [results, same, ...refused] = await answers([['diff', before, after], ['diff', before, before, '--exit-code'], ...wrong.map(([copy]) => ['diff', before, copy])]) as [Ended, Ended, ...Ended[]];
    expect(results.status).toBe(0);
    expect(results.out).toMatch(/^labs\.0\.compute +A +thousand accelerators +100 +50$/m);
    expect(results.out).toMatch(/^hash /m);
    expect(same.status).toBe(0);
    expect((await command(['diff', before, after, '--exit-code', '--quiet']))).toMatchObject({ status: 1, out: '' });
    // A folder beside a scenario is compared by its scenario.
    const mixed = JSON.parse((await command(['diff', '-', after, '--json'], short)).out) as { kind: string; scenario: { path: string }[] };
    expect([mixed.kind, ...mixed.scenario.map((each) => each.path)]).toEqual(['scenarios', 'labs.0.compute']);
    expect(refused).toHaveLength(wrong.length);
    refused.forEach(({ status, err }, index) => {
      expect(status).toBe(2);
      expect(err).toMatch(wrong[index]![1]);
    });
  });
});

describe('solve', () => {
  it('says how to search on where it gave up, which with that effort it does not', async () => {
    const game = JSON.stringify({ speeds: Array.from({ length: 12 }, (_, i) => 1 + (1.1 * i) / 12), exponent: 8, enmity: 6, floor: 0.5, fine: 0.03 });
    const [usual, quiet, more] = await Promise.all([command(['solve', 'safety-race'], game), command(['solve', 'safety-race', '--quiet'], game), command(['solve', 'safety-race', '--effort', '10'], game)]);
    expect(usual.err).toBe('The search or its list was cut short: --effort 10 lets it take 10 times as long.\n');
    expect(quiet).toMatchObject({ status: 0, err: '', out: usual.out });
    expect(more).toMatchObject({ status: 0, err: 'effort 1 did not do; searching with 10\n' });
    expect((JSON.parse(more.out) as { certificate: object }).certificate).toMatchObject({ status: 'solved', selection: 'risk dominance' });
  });

  it('interrupted in a long search prints the last answer that it has, and ends with 130', async () => {
    const game = JSON.stringify({ speeds: Array.from({ length: 50 }, (_, i) => 1 + (1.1 * i) / 50), exponent: 8, enmity: 6, floor: 0.5, fine: 0.03 });
    const { child, ended } = start('solve', 'safety-race', '--effort', '10000');
    child.stdin.end(game);
    let sent = false;
    child.stderr.on('data', (text: string) => {
      if (!sent && text.includes('searching with 1000')) sent = child.kill('SIGINT');
    });
    const { status, out, err } = await ended;
    expect(status).toBe(130);
    expect(err).toMatch(/interrupted: the answer is that of effort 100$/m);
    expect(err).not.toMatch(stack);
    const { equilibria, certificate } = JSON.parse(out) as { equilibria: unknown[]; certificate: { status: string; selection: string } };
    expect(equilibria.length > 0).toBe(certificate.status === 'solved');
    expect(certificate.selection).not.toBe('only one');
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
    // Runs that are long: the second press comes while those under way go on. One worker is enough for that.
    const { child, ended } = start('run', 'many-developers', '--set', 'labs.0.count=400', '--runs', '100000', '--workers', '1');
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
