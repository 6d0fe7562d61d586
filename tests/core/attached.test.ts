import { expect, it } from 'vitest';
import { attach, attached } from '../../src/core/attached.ts';

it('keeps a value with an object, frozen or not, and gives back the last one', () => {
  for (const object of [{ a: 1 }, Object.freeze({ a: 1 }), Object.freeze([1, 2])]) {
    expect(attached(object)).toBeUndefined();
    attach(object, 'first');
    attach(object, 'second');
    expect(attached(object)).toBe('second');
  }
});

it('is seen by no copy and no comparison', () => {
  const object = { a: 1 };
  attach(object, { derived: true });
  expect(attached({ ...object })).toBeUndefined();
  expect(attached(structuredClone(object))).toBeUndefined();
  expect(JSON.stringify(object)).toBe('{"a":1}');
  expect(Reflect.ownKeys(object)).toEqual(['a']);
  expect(object).toEqual({ a: 1 });
});
