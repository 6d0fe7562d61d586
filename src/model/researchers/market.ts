import { exp, log } from '../../core/math/index.ts';
import { contractionBound, isolateEquilibria, type LabourEquilibrium, type LabourMarket, type LabourTypes, nearest, solveNear } from '../../games/labour/index.ts';
import type { WorldSettings } from '../world/settings.ts';
import type { Payrolls } from './employers.ts';
import { total } from './employers.ts';
import type { Population } from './population.ts';
import type { ResearcherState } from './state.ts';
import { createTypes, fillTypes } from './types-of-people.ts';
import { offersOf } from './valuation.ts';

/** Months between two isolations of all fixed points while the bound does not prove that there is one. */
const isolationMonths = 12;

// What the jobs are worth to typical people, and what it was filled from: it changes with levers and evidence only, not every round.
let types: LabourTypes = createTypes(0);
const filled: { population: Population | null; settings: WorldSettings['researchers'] | null; doomShift: number } = { population: null, settings: null, doomShift: NaN };

function typesOf(settings: WorldSettings['researchers'], population: Population, doomShift: number): LabourTypes {
  if (filled.population === population && filled.settings === settings && filled.doomShift === doomShift) return types;
  if (types.weight.length !== population.typical.length) types = createTypes(population.typical.length);
  fillTypes(types, population.typical, population.traits, offersOf(settings, 0, 0, 0, 0, doomShift, population.marketConstants));
  Object.assign(filled, { population, settings, doomShift });
  return types;
}

/** The round's labour market as plain data. People bought out are not on it. */
export function labourMarket(settings: WorldSettings, population: Population, state: ResearcherState, payrolls: Payrolls): LabourMarket {
  const { researchers } = settings;
  return {
    people: population.people - state.boughtOut * population.each, years: researchers.years, spread: researchers.spread,
    payCapabilities: Math.max(1e-6, total(payrolls.capabilities)), payAlignment: Math.max(1e-6, total(payrolls.alignment)),
    stipend: researchers.stipend, prizes: researchers.prizes, crowding: researchers.crowding, peers: researchers.peers, largeRisk: researchers.largeRisk === 1,
    types: typesOf(researchers, population, state.doomShift),
  };
}

/**
 * Shares and wages of the round: the fixed point next to last round's. Where the bound proves it the only one that is all; else all fixed points
 * are isolated once a year, and whenever the followed one has gone, and the nearest is taken. Returns whether it jumped.
 */
export function clearMarket(market: LabourMarket, state: ResearcherState, settings: WorldSettings, month: number): boolean {
  const start = { capabilities: state.shareCapabilities, alignment: state.shareAlignment };
  const bound = contractionBound(market);
  let at: LabourEquilibrium | null = solveNear(market, start);
  let jumped = false;
  if (bound < 1 && at !== null) state.fixedPoints = 1;
  else {
    // A step far from the last fixed point is no continuation: another one may be nearer.
    const lost = at === null || Math.abs(log(at.alignment / start.alignment)) > 0.25;
    if (lost || month - state.isolated >= isolationMonths) {
      const all = isolateEquilibria(market).equilibria;
      state.fixedPoints = all.length;
      state.isolated = month;
      at = nearest(all, start);
    }
    jumped = Math.abs(log(at!.alignment / start.alignment)) > 0.5;
  }
  const found = at!;
  state.bound = bound;
  state.residual = found.residual;
  state.shareCapabilities = found.capabilities;
  state.shareAlignment = found.alignment;
  state.wageCapabilities = found.wageCapabilities;
  state.wageAlignment = found.wageAlignment;
  const { expectationSpeed, legibility } = settings.researchers;
  const kept = expectationSpeed === 1 ? 0 : exp(settings.stepMonths * log(1 - expectationSpeed));
  state.expectedCapabilities = found.wageCapabilities + kept * (state.expectedCapabilities - found.wageCapabilities);
  state.expectedAlignment = found.wageAlignment + kept * (state.expectedAlignment - found.wageAlignment);
  state.mislabelled = (1 - legibility) * found.standingMotive;
  return jumped;
}
