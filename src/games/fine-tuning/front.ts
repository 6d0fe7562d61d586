import type { Answer, GameFront } from '../solve/answer.ts';
import type { InputReader } from '../solve/input.ts';
import { describeValue, readInput } from '../solve/input.ts';
import { answerSingle } from './answer.ts';
import { answerSeveral } from './several-answer.ts';
import { isStrictlyConvex } from './specialist.ts';
import type { FineTuningInput, FineTuningSolution, QuadraticCost, Sector, ShareRule } from './types.ts';
import { BARGAINING_RULES } from './types.ts';

/** The most specialists that one call takes. */
const MOST_SPECIALISTS = 12;

/** Stands for a cost that was refused. */
const REFUSED: QuadraticCost = { performance: 1, cross: 0, safety: 1 };

/** Reads the JSON input of `solve fine-tuning`; throws `InputError` with every fault. */
export function readFineTuning(json: unknown): FineTuningInput {
  return readInput(json, (reader) => {
    const attributes = readAttributes(reader);
    const listed = reader.has('specialists');
    const revenue = listed && !reader.has('revenue') ? (reader.raw('revenue'), null) : readRevenue(reader, 'revenue', attributes);
    const costGeneralist = readCost(reader, 'costGeneralist', attributes);
    const costSpecialist = listed && !reader.has('costSpecialist') ? (reader.raw('costSpecialist'), null) : readCost(reader, 'costSpecialist', attributes);
    const floorGeneralist = reader.number('floorGeneralist', { minimum: 0 }, 0);
    const floor = reader.number('floorSpecialist', { minimum: 0 }, 0);
    const share = readShare(reader);
    const single: readonly Sector[] = revenue !== null && costSpecialist !== null
      ? [{ revenuePerformance: revenue[0], revenueSafety: revenue[1], cost: costSpecialist, floor }]
      : [];
    const sectors = reader.objects(
      'specialists',
      (entry): Sector => {
        const own = revenue !== null && !entry.has('revenue') ? (entry.raw('revenue'), revenue) : readRevenue(entry, 'revenue', attributes);
        const cost = costSpecialist !== null && !entry.has('cost') ? (entry.raw('cost'), costSpecialist) : readCost(entry, 'cost', attributes);
        return { revenuePerformance: own[0], revenueSafety: own[1], cost, floor: entry.number('floor', { minimum: 0 }, floor) };
      },
      { minimumLength: 1, maximumLength: MOST_SPECIALISTS },
      single,
    );
    return { chain: { attributes, costGeneralist, floorGeneralist, sectors }, share, listed };
  });
}

function readAttributes(reader: InputReader): 1 | 2 {
  const value = reader.raw('attributes');
  if (value === 1 || value === 2) return value;
  reader.fault('attributes', value === undefined ? 'missing; expected 1 or 2' : `expected 1 or 2, found ${describeValue(value)}`);
  return 1;
}

/** Revenue per unit of [performance, safety]; a number stands for both. One attribute: safety alone, performance being worth nothing. */
function readRevenue(reader: InputReader, key: string, attributes: 1 | 2): readonly [number, number] {
  if (attributes === 2 && Array.isArray(reader.raw(key))) {
    const both = reader.numbers(key, { minimum: 0, length: 2 });
    return [both[0] ?? 1, both[1] ?? 1];
  }
  const revenue = reader.number(key, { minimum: 0 });
  return [attributes === 1 ? 0 : revenue, revenue];
}

/** A cost c > 0 (times identity) or a 2x2 matrix that is never negative for an investment that can be made. */
function readCost(reader: InputReader, key: string, attributes: 1 | 2): QuadraticCost {
  const value = reader.raw(key);
  if (attributes === 1 || !Array.isArray(value)) {
    const cost = reader.number(key, { above: 0 });
    return { performance: cost, cross: 0, safety: cost };
  }
  const rows = reader.checkedMatrix(value, key, { rows: 2, columns: 2 });
  const [first, second] = rows;
  const matrix = [first?.[0], first?.[1], second?.[0], second?.[1]];
  if (rows.length !== 2 || matrix.some((entry) => entry === undefined)) return REFUSED;
  const [c00, c01, c10, c11] = matrix as [number, number, number, number];
  const cost = { performance: c00, cross: c01 + c10, safety: c11 };
  if (!(c00 > 0)) reader.fault(`${key}.0.0`, `expected a number above 0 (a cost may not be negative or nothing), found ${describeValue(c00)}`);
  if (!(c11 > 0)) reader.fault(`${key}.1.1`, `expected a number above 0 (a cost may not be negative or nothing), found ${describeValue(c11)}`);
  if (!(c00 > 0 && c11 > 0)) return REFUSED;
  if (cost.cross < 0 && !isStrictlyConvex(cost)) {
    reader.fault(key, `the cost would be negative or nothing for some investment: C01 + C10 is ${cost.cross}, expected above ${-2 * Math.sqrt(c00 * c11)} = -2 sqrt(C00 C11)`);
    return REFUSED;
  }
  return cost;
}

function readShare(reader: InputReader): ShareRule {
  const value = reader.raw('share');
  if (typeof value === 'number') return reader.number('share', { above: 0, below: 1 });
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    return { rule: reader.object('share', (entry) => entry.choice('rule', BARGAINING_RULES)) };
  }
  reader.fault('share', `${value === undefined ? 'missing; expected' : 'expected'} a number above 0 and below 1 or { "rule": one of ${BARGAINING_RULES.join(', ')} }${value === undefined ? '' : `, found ${describeValue(value)}`}`);
  return 0.5;
}

export function solveFineTuning(input: FineTuningInput): Answer<FineTuningSolution> {
  return input.listed ? answerSeveral(input) : answerSingle(input);
}

/** The regulated fine-tuning game (model, section 6) behind `solve fine-tuning`. */
export const fineTuningGame: GameFront<FineTuningInput, FineTuningSolution> = {
  name: 'fine-tuning',
  read: readFineTuning,
  solve: solveFineTuning,
};
