/**
 * Layout of a point of the frontier inside a Float64Array: what payoffs, their derivatives and their bounds need of a portfolio.
 * Between two points of one piece every field is monotone in b, which is what the bounds of the race certificate rest on.
 */

/** b, share of speed. */
export const BUDGET = 0;
/** ρ in (0, 1], falling. */
export const RISK = 1;
/** -d ln ρ/db ≥ 0, falling with the rate below: d FALL/db = -FALL · RATE on the piece. */
export const FALL = 2;
/** 1/C, constant on the piece. */
export const RATE = 3;
/** Product of the factors 1 + π_k s_k with π_k > 0, rising. */
export const GAIN_UP = 4;
/** Product of the factors 1 + π_k s_k with π_k < 0, falling. */
export const GAIN_DOWN = 5;
/** d ln GAIN_UP/db ≥ 0, falling. */
export const SLOPE_UP = 6;
/** -d ln GAIN_DOWN/db ≥ 0, falling. */
export const SLOPE_DOWN = 7;
/** Σ of the squared single slopes, falling: d(SLOPE_UP - SLOPE_DOWN)/db = -RATE (SLOPE_UP - SLOPE_DOWN) - SQUARES. */
export const SQUARES = 8;
export const POINT_SIZE = 9;
