import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeUtf8, Sha256 } from '../../../src/core/hash/index.ts';

const reference = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

describe('SHA-256', () => {
  // Vectors of FIPS 180-4 and of the NIST example values.
  it.each([
    ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
    ['abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq', '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1'],
    ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
  ])('answers the published vector %#', (text, digest) => {
    expect(new Sha256().updateText(text).digestHex()).toBe(digest);
  });

  it('agrees with node:crypto however the bytes are cut, also across a snapshot', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 200 }), { maxLength: 8 }), (pieces) => {
        let hash = new Sha256();
        for (const piece of pieces) {
          hash.update(piece);
          hash = Sha256.restore(JSON.parse(JSON.stringify(hash.snapshot())));
        }
        expect(hash.digestHex()).toBe(reference(Buffer.concat(pieces)));
      }),
    );
  });

  it('can be fed further after a digest', () => {
    const hash = new Sha256().updateText('ab');
    hash.digestHex();
    expect(hash.updateText('c').digestHex()).toBe(new Sha256().updateText('abc').digestHex());
  });

  it('encodes text as UTF-8, unpaired surrogates included', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.nat(0xffff).map((code) => String.fromCharCode(code)) }), (text) => {
        expect(Array.from(encodeUtf8(text))).toEqual(Array.from(new TextEncoder().encode(text)));
      }),
    );
    expect(Array.from(encodeUtf8('é€😀\ud800'))).toEqual(Array.from(new TextEncoder().encode('é€😀\ud800')));
  });

  it('takes doubles as little-endian bytes, in chunks of any size', () => {
    const values = Array.from({ length: 1500 }, (_, i) => (i - 700) / 7);
    const bytes = new Uint8Array(8 * values.length);
    const view = new DataView(bytes.buffer);
    values.forEach((value, i) => view.setFloat64(8 * i, value, true));
    expect(new Sha256().updateText('x').updateFloat64(values).digestHex()).toBe(reference(Buffer.concat([Buffer.from('x'), bytes])));
    expect(new Sha256().updateFloat64(Float64Array.from(values)).digestHex()).toBe(reference(bytes));
  });

  it('gives every NaN the same bits and tells the zeros apart', () => {
    const odd = new Float64Array(new BigUint64Array([0xfff8000000000123n]).buffer);
    expect(new Sha256().updateFloat64(odd).digestHex()).toBe(new Sha256().updateFloat64([NaN]).digestHex());
    expect(new Sha256().updateFloat64([-0]).digestHex()).not.toBe(new Sha256().updateFloat64([0]).digestHex());
  });

  it('refuses a state that cannot be', () => {
    expect(() => Sha256.restore({ words: [1], pending: [], length: 0 })).toThrow('invalid SHA-256 state');
    expect(() => Sha256.restore({ ...new Sha256().snapshot(), pending: [1] })).toThrow('invalid SHA-256 state');
  });
});
