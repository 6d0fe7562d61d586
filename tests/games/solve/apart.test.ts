import { readFileSync } from 'node:fs';
import { dirname, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const games = fileURLToPath(new URL('../../../src/games/', import.meta.url));

/** All modules that a module runs with, itself included; imports of types alone are left out. */
function reached(entry: string, found = new Set<string>()): Set<string> {
  const name = relative(games, entry);
  if (found.has(name) || name.startsWith('..')) return found;
  found.add(name);
  for (const [, clause, path] of readFileSync(entry, 'utf8').matchAll(/^(?:import|export) ([^;]*?) from '(\.[^']+)';/gm)) {
    const onlyTypes = clause!.startsWith('type ') || /^\{(\s*type [^,}]+,?)+\s*\}$/.test(clause!);
    if (!onlyTypes) reached(resolve(dirname(entry), path!), found);
  }
  return found;
}

/**
 * What a check and what it checks may both run with: payoffs and the statement of the game, its words and tolerances, and for the race the compiled form of
 * the game, of which the frontier of risk over budgets is a part of the payoff. The risk of the precipice is defined by its strategies, which are given.
 */
const stated = [
  /(^|\/)payoff\.ts$/, /(^|\/)types\.ts$/, /^solve\/(answer|selection-words)\.ts$/, /^precipice\/risk\.ts$/, /^researcher\/value\.ts$/, /^race\/(chance|compile|compiled|parts|terms|views|stake)\.ts$/,
  /^portfolio\/(frontier|point|piece|readouts|technology|product-form|demands|errors|types)\.ts$/, /^deterrence\/misconduct\.ts$/, /^solve\/(linear|roots)\.ts$/,
];

const checks: readonly (readonly [string, string, ...string[]])[] = [
  ['contest/certificate.ts', 'contest/shares.ts'], ['deterrence/certificate.ts', 'deterrence/payoff.ts'], ['dsair/certificate.ts', 'dsair/payoff.ts'],
  ['evolution/certificate.ts', 'evolution/solve.ts'], ['inspection/certificate.ts', 'inspection/payoff.ts'], ['labour/certificate.ts', 'labour/solve.ts', 'labour/isolate.ts'],
  ['precipice/certificate.ts', 'precipice/risk.ts'], ['qre/certificate.ts', 'qre/branches.ts', 'qre/system.ts'], ['researcher/certificate.ts', 'researcher/value.ts'],
  ['safety-race/certificate.ts', 'safety-race/regimes.ts', 'safety-race/complete-search.ts', 'safety-race/cover.ts', 'safety-race/strong-enmity.ts'], ['spt/certificate.ts', 'spt/reply.ts'],
  ['fine-tuning/certificate.ts', 'fine-tuning/generalist.ts', 'fine-tuning/bargaining.ts'], ['fine-tuning/bargain-certificate.ts', 'fine-tuning/generalist.ts', 'fine-tuning/bargaining.ts'],
  ['fine-tuning/several-certificate.ts', 'fine-tuning/several.ts', 'fine-tuning/nash-in-nash.ts'], ['fine-tuning/several-bargain-certificate.ts', 'fine-tuning/several.ts', 'fine-tuning/nash-in-nash.ts'],
  ['portfolio/optimality.ts', 'portfolio/frontier.ts'], ['race/certificate.ts', 'race/equilibrium.ts', 'race/best-response.ts', 'race/regimes.ts', 'race/crossing.ts'], ['race/slope-proof.ts', 'race/equilibrium.ts', 'race/best-response.ts', 'race/regimes.ts', 'race/crossing.ts'],
];

describe('a check runs with nothing that finds answers', () => {
  it.each(checks)('%s', (check, ...solvers) => {
    const runs = reached(resolve(games, check));
    expect([...runs].length).toBeGreaterThan(0);
    for (const solver of solvers) {
      const shared = [...reached(resolve(games, solver))].filter((name) => runs.has(name) && !stated.some((allowed) => allowed.test(name)));
      expect(shared, solver).toEqual([]);
    }
  });
});
