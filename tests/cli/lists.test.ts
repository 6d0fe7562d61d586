import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../../src/cli/program.ts';
import { parseScenario } from '../../src/scenario/parse.ts';
import { answers, command, emptyFolder, once, type Ended } from './command.ts';

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
  const lists = ['scenarios', 'policies', 'parameters', 'outcomes', 'measures', 'games'];
  const schemas = ['scenario', 'policy', 'experiment', 'results'];
  const printed = once(() => answers([...lists.flatMap((what) => [['list', what, '--json'], ['list', what]]), ...schemas.map((kind) => ['schema', kind]), ['list', 'parameters', 'GPUs', '--json']]));

  it.each(lists)('lists %s for people and for machines', async (what) => {
    const [machine, people] = (await printed()).slice(2 * lists.indexOf(what)) as [Ended, Ended];
    expect([machine.status, people.status]).toEqual([0, 0]);
    expect((JSON.parse(machine.out) as unknown[]).length).toBeGreaterThan(5);
    expect(people.out.length).toBeGreaterThan(50);
  });

  it('finds parameters by an alias', async () => {
    const { out } = (await printed()).at(-1)!;
    expect((JSON.parse(out) as { id: string }[]).map((parameter) => parameter.id)).toEqual(['labs.*.compute']);
  });

  it.each(schemas)('gives the schema of a %s', async (kind) => {
    const schema = JSON.parse((await printed())[2 * lists.length + schemas.indexOf(kind)]!.out) as { $schema: string; type: string };
    expect(schema.$schema).toBe('https://json-schema.org/draft/2020-12/schema');
    expect(schema.type).toBe('object');
  });

  it('ends the process with 0', async () => {
    expect((await command(['list', 'games', '--json'])).status).toBe(0);
    expect((await command(['schema', 'results'])).status).toBe(0);
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
