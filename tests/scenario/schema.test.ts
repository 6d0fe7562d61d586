import { describe, expect, it } from 'vitest';
import { jsonSchema, schemaNames } from '../../src/actions/schema.ts';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { parameters } from '../../src/model/registry.ts';
import { validate } from '../../src/actions/validate.ts';

interface Node {
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly description?: string;
  readonly unit?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly additionalProperties?: boolean;
}

/** The schema of a parameter's field, behind lists and alternatives. */
function find(node: Node, path: readonly string[]): Node | undefined {
  const [first, ...rest] = path;
  if (first === undefined) return node;
  if (first === '*') return find((node.items?.anyOf?.find((each) => each.properties !== undefined) ?? node.items)!, rest);
  const inner = node.properties?.[first];
  return inner === undefined ? undefined : find(inner, rest);
}

describe('the JSON Schema', () => {
  it('has every parameter of the registry with unit, range and meaning', () => {
    const schema = jsonSchema('scenario') as Node;
    for (const parameter of parameters) {
      const field = find(schema, parameter.id.split('.'));
      expect(field, parameter.id).toBeDefined();
      expect(field!.unit).toBe(parameter.unit);
      expect(field!.description).toContain(parameter.meaning);
      const number = field!.anyOf?.[0] ?? field!;
      expect([number.minimum, number.maximum], parameter.id).toEqual([parameter.minimum, parameter.maximum]);
    }
  });

  it('refuses unknown keys at every level', () => {
    const open: string[] = [];
    const visit = (node: unknown, path: string): void => {
      if (typeof node !== 'object' || node === null) return;
      const schema = node as Node;
      if (schema.properties !== undefined && schema.additionalProperties !== false) open.push(path);
      for (const [key, value] of Object.entries(node)) visit(value, `${path}/${key}`);
    };
    for (const name of schemaNames) visit({ ...jsonSchema(name), properties: (jsonSchema(name) as Node).properties }, name);
    expect(open).toEqual([]);
  });

  it('of results names every outcome', () => {
    expect(Object.keys((jsonSchema('results') as Node).properties!['outcomes']!.properties!)).toEqual([...outcomeNames]);
  });
});

describe('validate', () => {
  it('knows a kind of file by its keys', () => {
    expect(validate('version: 1\n', 'f').kind).toBe('scenario');
    expect(validate('version: 1\nname: P\nlevers: [{ lever: pause }]\n', 'f')).toMatchObject({ kind: 'policy', valid: true });
    expect(validate('version: 1\nlevers: [{ id: x, changes: [{ path: race.threshold, operation: add, slope: 1 }] }]\n', 'f')).toMatchObject({ kind: 'scenario', valid: true });
    const experiment = 'version: 1\nname: E\nscenario: frontier.yaml\nfactors: [{ path: race.threshold, low: 2, high: 4 }]\n';
    expect(validate(experiment, 'f')).toMatchObject({ kind: 'experiment', valid: true });
    expect(validate(experiment.replace('low', 'lwo'), 'f').faults[0]!.line).toBe(4);
  });
});
