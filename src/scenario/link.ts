import { Inflate, deflateSync } from 'fflate';
import { Sha256 } from '../core/hash/sha256.ts';
import { encodeUtf8 } from '../core/hash/utf8.ts';
import { canonicalJson } from './canonical.ts';

/**
 * Any plain data as a short text for the fragment of an address: `s1.` and, in base64url, four bytes of SHA-256 and the deflated canonical
 * JSON. The number is the version of this form. What comes out is of unknown origin: whoever reads it checks it.
 */
export const linkVersion = 1;

/** Bytes of the text, and of the JSON in it. */
export const linkLimits = { encoded: 32 * 1024, inflated: 256 * 1024 } as const;

/** Why a text is not read. */
export type LinkProblem = 'not a link' | 'newer version' | 'too long' | 'damaged';
export type DecodedLink = { readonly value: unknown; readonly problem?: never } | { readonly problem: LinkProblem; readonly value?: never };

const checksumBytes = 4;
/** Bytes inflated at a time: deflate makes at most 1,032 of one, so that what exceeds the limit is seen before it fills the memory. */
const inflateStep = 64;

/** The data as a link; null if it is larger than a link may be. */
export function encodeLink(value: unknown): string | null {
  const json = encodeUtf8(canonicalJson(value));
  if (json.length > linkLimits.inflated) return null;
  const packed = deflateSync(json, { level: 9 });
  const bytes = new Uint8Array(checksumBytes + packed.length);
  bytes.set(checksum(json));
  bytes.set(packed, checksumBytes);
  const text = `s${linkVersion}.${toBase64Url(bytes)}`;
  return text.length > linkLimits.encoded ? null : text;
}

export function decodeLink(text: string): DecodedLink {
  const head = /^s(\d{1,9})(?:\.|$)/.exec(text);
  if (head === null) return { problem: 'not a link' };
  if (Number(head[1]) !== linkVersion) return { problem: Number(head[1]) > linkVersion ? 'newer version' : 'not a link' };
  if (text.length > linkLimits.encoded) return { problem: 'too long' };
  const bytes = fromBase64Url(text.slice(head[0].length));
  if (bytes === null || bytes.length <= checksumBytes) return { problem: 'damaged' };
  const json = inflateWithin(bytes.subarray(checksumBytes), linkLimits.inflated);
  if (json === 'too long') return { problem: 'too long' };
  if (json === null || !checksum(json).every((byte, index) => byte === bytes[index])) return { problem: 'damaged' };
  try {
    return { value: JSON.parse(decodeUtf8(json)) as unknown };
  } catch {
    return { problem: 'damaged' };
  }
}

/** The inflated bytes; null if they cannot be had. The limit is held while they grow, not afterwards. */
function inflateWithin(packed: Uint8Array, limit: number): Uint8Array | null | 'too long' {
  const parts: Uint8Array[] = [];
  let total = 0;
  const inflate = new Inflate((part) => {
    total += part.length;
    parts.push(part);
  });
  try {
    for (let from = 0; from < packed.length; from += inflateStep) {
      inflate.push(packed.subarray(from, from + inflateStep), from + inflateStep >= packed.length);
      if (total > limit) return 'too long';
    }
  } catch {
    return null;
  }
  const whole = new Uint8Array(total);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function checksum(bytes: Uint8Array): Uint8Array {
  const hex = new Sha256().update(bytes).digestHex();
  return Uint8Array.from({ length: checksumBytes }, (_, index) => parseInt(hex.slice(2 * index, 2 * index + 2), 16));
}

function decodeUtf8(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
}

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

function toBase64Url(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 3) {
    const word = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const digits = Math.min(4, bytes.length - at + 1);
    for (let digit = 0; digit < digits; digit++) text += alphabet[(word >> (18 - 6 * digit)) & 63];
  }
  return text;
}

/** Null for any other sign than the alphabet's, and for a length that no bytes have. */
function fromBase64Url(text: string): Uint8Array | null {
  if (text.length % 4 === 1) return null;
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let word = 0;
  let bits = 0;
  let at = 0;
  for (const sign of text) {
    const digit = alphabet.indexOf(sign);
    if (digit < 0) return null;
    word = ((word << 6) | digit) & 0xffffff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = (word >> bits) & 255;
  }
  return bytes;
}
