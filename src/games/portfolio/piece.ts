import { POINT_SIZE } from './point.ts';

/**
 * Layout of what moves with the power of technology, by piece of a frontier inside one Float64Array. One array instead of five, because a world's
 * labs have theirs rescaled every round.
 */

/** ln ρ = RISK_LEVEL + RISK_SLOPE μ. */
export const RISK_LEVEL = 0;
export const RISK_SLOPE = 1;
/** ln ρ̂ = ASSESSED_LEVEL + ASSESSED_SLOPE μ + `Frontier.bias`: as the assessor sees it. */
export const ASSESSED_LEVEL = 2;
export const ASSESSED_SLOPE = 3;
/** 1 where ρ and the product are continuously differentiable at the piece's start; 0 at a true kink. */
export const SMOOTH = 4;
export const PIECE_SIZE = 5;

/** Where the point (see `point.ts`) at the start of piece n, and at its end, begins in `Frontier.points`. */
export const startPointAt = (n: number): number => 2 * n * POINT_SIZE;
export const endPointAt = (n: number): number => (2 * n + 1) * POINT_SIZE;
