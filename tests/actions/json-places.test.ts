import { describe, expect, it } from 'vitest';
import { hasKeyTwice, jsonPlaces, placeOf } from '../../src/actions/json-places.ts';
import { SolveFault, solve } from '../../src/actions/solve.ts';

describe('places of a JSON text', () => {
  // ‸ marks the key, ‹ the value.
  it.each([
    ['labs.1.speed', '{"labs": [{"speed": 1}, {"a": "]},{", ‸"speed" : ‹2}]}'],
    ['labs.1', '{"labs": [ [1, 2], ‸‹{ "x": 3 } ], "z": 0}'],
    ['a.b', '{"a": {"c": [], ‸"b": ‹"\\"quoted\\""}}'],
    ['', '‸‹[1]'],
    ['a"b', '{‸"a\\"b": ‹null}'],
  ])('finds %s', (path, marked) => {
    const text = marked.replaceAll('‸', '').replaceAll('‹', '');
    const read = jsonPlaces(text);
    expect(placeOf(read, path, 'value')).toBe(marked.replaceAll('‸', '').indexOf('‹'));
    expect(placeOf(read, path, 'key')).toBe(path === '' ? 0 : marked.replaceAll('‹', '').indexOf('‸'));
  });

  it('places what is missing at what it is missing from, and finds keys that stand twice', () => {
    const text = '{"labs": [{"a": 1, "a": 2}]}';
    const read = jsonPlaces(text);
    expect(placeOf(read, 'labs.0.speed', 'value')).toBe(text.indexOf('{"a"'));
    expect(placeOf(read, 'values', 'value')).toBe(0);
    expect(read.twice).toEqual([{ path: 'labs.0.a', offset: text.indexOf('"a": 2') }]);
    expect(jsonPlaces(`${'['.repeat(100_000)}${']'.repeat(100_000)}`).places.size).toBe(100_000);
  });
});

it.each([
  '{"a": 1, "b": {"a": 1}, "c": [{"a": 1}, {"a": 2}]}', '{"a": 1, "a": 1}', '[{"x": {"y": 1, "y" : 2}}]', '["k: ", ":"]', '{"a\\": b": ["c:", ": \\""]}', '{"a": {}, "\\u0061": []}', '3', 'null', '[]', '{"__proto__": 1}',
])('tells of %s whether a key stands twice as all places do', (text) => {
  expect(hasKeyTwice(text, JSON.parse(text))).toBe(jsonPlaces(text).twice.length > 0);
});

it('faults of a game say line, column and path', async () => {
  const refused = async (text: string) => (await solve('contest', text, 'f.json').catch((error: unknown) => error) as SolveFault).lines;
  expect(await refused('{ "values": [1, 1],\n  "costs": [1, "x"],\n  "exponnent": 1 }')).toEqual([
    'f.json:2:16 costs.1: expected a number above 0, found "x"',
    'f.json:1:1 exponent: missing; expected a number above 0',
    'f.json:3:3 exponnent: unknown key; known keys are values, costs, exponent, costPower; did you mean exponent?',
  ]);
  expect(await refused('{ "values": [1, 1], "costs": [1, 1], "exponent": 1,\n "exponent": 2 }')).toEqual(['f.json:2:2 exponent: the key stands twice']);
});
