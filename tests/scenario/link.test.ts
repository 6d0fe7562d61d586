import { deflateRawSync, deflateSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeLink, encodeLink, linkLimits } from '../../src/scenario/link.ts';

/** A link made by other means: Node's own deflate, SHA-256 and base64url. */
const made = (json: string, packed: Buffer = deflateRawSync(Buffer.from(json))): string =>
  `s1.${Buffer.concat([createHash('sha256').update(json).digest().subarray(0, 4), packed]).toString('base64url')}`;

describe('the link codec', () => {
  it('brings back any JSON as it was', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => {
      const wanted = JSON.parse(JSON.stringify(value)) as unknown;
      const link = encodeLink(wanted)!;
      expect(link).toMatch(/^s1\.[\w-]+$/);
      expect(JSON.stringify(decodeLink(link).value, keysInOrder)).toBe(JSON.stringify(wanted, keysInOrder));
    }), { numRuns: 200 });
  });

  it('reads what another implementation of the form wrote, and is read by it', () => {
    expect(decodeLink(made('{"a":[1,2.5,"ü"]}')).value).toEqual({ a: [1, 2.5, 'ü'] });
    const bytes = Buffer.from(encodeLink({ a: 1 })!.slice(3), 'base64url');
    expect(bytes.subarray(4)).toEqual(Buffer.from(deflateRawSync('{"a":1}', { level: 9 })));
  });

  it('gives equal data equal links, whatever the order of keys', () => {
    expect(encodeLink({ a: 1, b: 2 })).toBe(encodeLink({ b: 2, a: 1 }));
  });

  it('notices a changed sign and a cut anywhere', () => {
    const link = encodeLink({ scenario: 'frontier', levers: { pause: 0.5, liability: 2 }, month: 17.25 })!;
    for (let at = 3; at < link.length - 1; at++) {
      const other = link[at] === 'A' ? 'B' : 'A';
      expect(decodeLink(link.slice(0, at) + other + link.slice(at + 1)).problem, `sign ${at}`).toBe('damaged');
      expect(decodeLink(link.slice(0, at)).problem, `cut at ${at}`).toBe('damaged');
    }
  });

  it('tells a later version from a text that is no link', () => {
    expect(decodeLink('s2.abc').problem).toBe('newer version');
    expect(decodeLink('s12').problem).toBe('newer version');
    for (const text of ['', 'race', 's', 'sx.1', 's0.abc', 'S1.abc']) expect(decodeLink(text).problem).toBe('not a link');
    for (const text of ['s1', 's1.', 's1.AAAA', 's1.ü', 's1.<script>', 's1.A', `s1.${'A'.repeat(2000)}`]) expect(decodeLink(text).problem).toBe('damaged');
  });

  it('refuses a long text unread, and stops inflating a bomb at the limit', () => {
    expect(decodeLink(`s1.${'A'.repeat(1 << 20)}`).problem).toBe('too long');
    // 20 MB of blanks in about 20 KB.
    const bomb = made(`"${' '.repeat(20_000_000)}"`);
    expect(bomb.length).toBeLessThan(linkLimits.encoded);
    const before = process.memoryUsage().arrayBuffers;
    expect(decodeLink(bomb).problem).toBe('too long');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(4_000_000);
  });

  it('does not make what it would not read', () => {
    expect(encodeLink('x'.repeat(linkLimits.inflated))).toBeNull();
    let state = 1;
    const noise = Array.from({ length: 60_000 }, () => (state = (state * 48271) % 2147483647) % 1000);
    expect(encodeLink(noise)).toBeNull();
  });

  it('refuses other forms of compression, and JSON that is none', () => {
    expect(decodeLink(made('{}', deflateSync('{}'))).problem).toBe('damaged');
    expect(decodeLink(made('{"a":')).problem).toBe('damaged');
  });
});

/** Objects with their keys sorted, as a replacer of `JSON.stringify`. */
function keysInOrder(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
}
