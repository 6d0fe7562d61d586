/**
 * Writes tests/core/math/reference.json: what @stdlib/math answers, for the tests of src/core/math. Run it with
 * `npm install && npm run math-reference` in this folder. The inputs are those of tests/core/math/digest.ts, restated here so that a
 * slip in one of the two shows.
 */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import erfc from '@stdlib/math-base-special-erfc';
import exp from '@stdlib/math-base-special-exp';
import expm1 from '@stdlib/math-base-special-expm1';
import log from '@stdlib/math-base-special-ln';
import log1p from '@stdlib/math-base-special-log1p';
import pow from '@stdlib/math-base-special-pow';

const COUNT = 1_000_000;
const SEED = 0x1ab5eed;

function integers(seed) {
  let state = seed;
  return () => {
    state = (state + 0x9e3779b9) >>> 0;
    let z = state;
    z = Math.imul(z ^ (z >>> 16), 0x21f0aaad) >>> 0;
    z = Math.imul(z ^ (z >>> 15), 0x735a2d97) >>> 0;
    return (z ^ (z >>> 15)) >>> 0;
  };
}

function drawsOf(seed) {
  const next = integers(seed);
  const unit = () => Math.floor(next() / 32) * 2 ** -27 + Math.floor(next() / 64) * 2 ** -53;
  const bits = () => {
    for (;;) {
      const high = BigInt(next());
      const value = Number(new Float64Array(new BigUint64Array([(high << 32n) | BigInt(next())]).buffer)[0]);
      if (Number.isFinite(value)) return value;
    }
  };
  return { unit, bits, between: (low, high) => low + (high - low) * unit() };
}

const inputs = {
  exp: [(d) => [d.bits()], (d) => [d.between(-20, 20)], (d) => [d.between(-1e-7, 1e-7)], (d) => [d.between(-746, 711)]],
  expm1: [(d) => [d.bits()], (d) => [d.between(-2, 2)], (d) => [d.between(-1e-7, 1e-7)], (d) => [d.between(-60, 711)]],
  log: [(d) => [Math.abs(d.bits())], (d) => [d.between(0, 4)], (d) => [d.between(0.99999, 1.00001)], (d) => [d.between(0, 2 ** -1022)]],
  log1p: [(d) => [Math.abs(d.bits())], (d) => [d.between(-1, 4)], (d) => [d.between(-1e-5, 1e-5)], (d) => [d.between(0, 1e17)]],
  erfc: [(d) => [d.bits()], (d) => [d.between(-6.5, 6.5)], (d) => [d.between(-1, 1)], (d) => [d.between(20, 28)]],
  pow: [
    (d) => [Math.abs(d.bits()), d.between(-4, 4)],
    (d) => [d.between(0, 10), d.between(-10, 10)],
    (d) => [d.between(0.999, 1.001), d.between(-1e6, 1e6)],
    (d) => [d.between(-10, 0), Math.floor(d.between(-330, 330))],
  ],
};
const functions = { exp, expm1, log, log1p, erfc, pow };

/** Delicate arguments: zeros, infinities, NaN, subnormal numbers, neighbours of one, limits of over- and underflow, branch points. */
const edges = [
  0, -0, 1, -1, 0.5, -0.5, 2, -2, 1.5, 10, -10, Infinity, -Infinity, NaN, Number.MIN_VALUE, -Number.MIN_VALUE, 2 ** -1022, Number.MAX_VALUE,
  1 + 2 ** -52, 1 - 2 ** -53, 2 ** -28, -(2 ** -29), 2 ** -54, 2 ** 53, 709.782712893384, 709.7827128933841, -708.3964185322641,
  -744.4400719213812, -745.1332191019411, -745.1332191019412, 38.816242111356935, -38.816242111356935, 0.34657359027997264, 1.0397207708399179,
  0.41421356237309503, -0.2928932188134524, Math.SQRT2, Math.SQRT1_2, Math.PI, -Math.E, 0.84375, 1.25, 26.5, 27.3,
];
const powEdges = [
  [0, 3], [0, -3], [-0, 3], [-0, -3], [-0, 2], [-0, -2], [0, 0], [5, 0], [NaN, 0], [1, NaN], [1, Infinity], [-1, Infinity], [2, Infinity],
  [0.5, Infinity], [2, -Infinity], [0.5, -Infinity], [Infinity, 2], [Infinity, -2], [-Infinity, 3], [-Infinity, -3], [-Infinity, 2.5], [-2, 0.5],
  [-2, 3], [-2, 2], [2, 1023], [2, 1024], [2, -1074], [2, -1075], [2, -1074.5], [10, 308], [10, 309], [10, -323], [10, -324],
  [Number.MAX_VALUE, 0.9999], [Number.MIN_VALUE, 0.5], [Number.MIN_VALUE, 1.0001], [2 ** -1022, 0.3], [1 + 2 ** -52, 2 ** 52],
  [1 - 2 ** -53, 2 ** 60], [1 + 2 ** -52, 2 ** 65], [0.5, 2 ** 40], [3, 5], [7, 20], [1.5, 0.3333333333333333], [1.7320508075688772, 3.7],
];

const bytes = new DataView(new ArrayBuffer(8));
function hex(value) {
  bytes.setFloat64(0, Number.isNaN(value) ? NaN : value);
  return Number.isNaN(value) ? '7ff8000000000000' : bytes.getBigUint64(0).toString(16).padStart(16, '0');
}

const digests = {};
const answers = [];
for (const name of Object.keys(functions)) {
  const d = drawsOf(SEED);
  const results = Buffer.alloc(8 * COUNT);
  for (let i = 0; i < COUNT; i++) {
    const value = functions[name](...inputs[name][i % 4](d));
    if (Number.isNaN(value)) results.writeBigUInt64LE(0x7ff8000000000000n, 8 * i);
    else results.writeDoubleLE(value, 8 * i);
  }
  digests[name] = createHash('sha256').update(results).digest('hex');
  for (const args of name === 'pow' ? powEdges : edges.map((x) => [x])) answers.push([name, ...args.map(hex), hex(functions[name](...args))]);
}
const reference = {
  about: 'Results of @stdlib/math (bits of doubles in hexadecimal), made by tools/math-reference.mjs.',
  count: COUNT,
  digests,
  answers,
};
const lines = answers.map((answer) => `    ${JSON.stringify(answer)}`).join(',\n');
const text = JSON.stringify({ ...reference, answers: [] }, null, 2).replace('"answers": []', () => `"answers": [\n${lines}\n  ]`);
writeFileSync(new URL('../tests/core/math/reference.json', import.meta.url), `${text}\n`);
