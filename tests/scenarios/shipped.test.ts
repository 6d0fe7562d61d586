import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { Audit, auditWorld } from '../../src/model/audit/index.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { outcomeNames } from '../../src/model/outcomes/outcomes.ts';
import { parsePolicy, withPolicy } from '../../src/scenario/parse.ts';
import { shippedScenario, shippedScenarios } from '../scenario-files.ts';

const folder = new URL('../../scenarios/', import.meta.url);
const policies = readdirSync(new URL('policies/', folder)).filter((name) => name.endsWith('.yaml'));

describe('shipped scenarios', () => {
  it('are those of the first race', () => {
    expect(shippedScenarios).toEqual(expect.arrayContaining(['close-rival', 'duopoly', 'frontier', 'liability', 'many-developers', 'one-reasonable-lab', 'pause-treaty']));
  });

  it.each(shippedScenarios)('%s opens with what it shows and why, runs to its end in balance, and every round of it is solved', (name) => {
    const head = readFileSync(new URL(`${name}.yaml`, folder), 'utf8').split(/^version:/m)[0]!;
    expect(head).toMatch(/What it shows:/);
    expect(head).toMatch(/Why:/);
    const scenario = shippedScenario(name);
    expect(scenario.description.length).toBeGreaterThan(40);
    // A population's rounds are dear, of labs as of people: half a year and a year are enough to see that it runs; the race among a million is frontier's.
    const many = scenario.labs.some((lab) => lab.count > 20);
    const months = many ? scenario.stepMonths * 6 : scenario.researchers.count > 100_000 ? 12 : scenario.horizonMonths;
    const audit = new Audit();
    const record = runToEnd({ ...scenario, horizonMonths: months }, 0, { onRound: (world) => auditWorld(world, audit) });
    expect(audit.imbalances).toEqual([]);
    expect(audit.checks).toBeGreaterThan(10 * record.certificates.rounds);
    expect(record.outcomes).toHaveLength(outcomeNames.length);
    expect(record.certificates.solved).toBe(record.certificates.rounds);
    expect(record.certificates.worstEpsilon).toBeLessThanOrEqual(1e-9);
  });

  it('has two hundred developers', () => {
    expect(shippedScenario('many-developers').labs.reduce((sum, lab) => sum + lab.count, 0)).toBe(200);
  });
});

describe('shipped policies', () => {
  it('show every lever', () => {
    const shown = new Set(policies.map((name) => name.replace('.yaml', '')));
    for (const lever of levers) expect(shown).toContain(lever.id);
  });

  it.each(policies)('%s says what it shows and runs on frontier', (name) => {
    const text = readFileSync(new URL(`policies/${name}`, folder), 'utf8');
    expect(text).toMatch(/^# /);
    const frontier = shippedScenario('frontier');
    const { policy, faults } = parsePolicy(text, name, frontier);
    expect(faults).toBeUndefined();
    expect(policy!.description).toMatch(/\./);
    // A year under it: what comes later is the same.
    const months = Math.max(...policy!.levers.map((lever) => lever.start)) + 12;
    const record = runToEnd({ ...withPolicy(frontier, policy!), horizonMonths: months }, 0, { record: { series: false, events: true } });
    expect(record.events!.some((event) => event.kind === 'policy')).toBe(true);
  });
});
