import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { chartQuantities, firstCharts } from '../../src/app/charts/quantities.ts';
import type { LeverValues } from '../../src/app/levers/apply.ts';
import { ownId } from '../../src/app/share/own-id.ts';
import { createLibrary, type Library } from '../../src/app/state/library.ts';
import { createSession, openScenario, seek, type Session } from '../../src/app/state/session.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import type { Scenario } from '../../src/model/settings.ts';
import { canonicalJson } from '../../src/scenario/canonical.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

export const shipped = ['frontier', 'duopoly', 'many-developers', 'pause-treaty'].map((id) => [id, loadScenario(readFileSync(new URL(`../../scenarios/${id}.yaml`, import.meta.url), 'utf8'))] as const);
const entries = shipped.map(([id, { name }]) => ({ id, name }));
interface Page {
  readonly session: Session;
  readonly library: Library;
}
const load = (id: string): Promise<Scenario> => Promise.resolve(shipped.find(([name]) => name === id)![1]);

/** A page just opened. */
export const fresh = (): Page => {
  const session = createSession(entries, levers, 'frontier', shipped[0]![1]);
  return { session, library: createLibrary(entries, shipped[0]![1], load) };
};

const strengths = fc.record(Object.fromEntries(levers.map((lever) => [lever.id, fc.double({ min: lever.minimum, max: lever.maximum, noNaN: true })])), { requiredKeys: [] });
/** A lever that only its scenario knows. */
const ownLever = { id: 'own-prize', label: 'Own prize', minimum: 0, maximum: 2, off: 0, changes: [{ path: 'labs.*.prize', operation: 'multiply', intercept: 1, slope: 0.5 }] };
const completeOwn = loadScenario(JSON.stringify({ version: 1, levers: [ownLever] })).levers[0]!;
const numbers = fc.record({
  'labs.*.compute': fc.double({ min: 0.01, max: 10000, noNaN: true }), 'labs.0.enmity': fc.double({ min: 0, max: 1, noNaN: true }), 'race.decisiveness': fc.double({ min: 0.5, max: 8, noNaN: true }),
}, { requiredKeys: [] });
/** Anything that a user can have on the screen: scenario, seed and name, levers, numbers, moment, selection, view, the other world. */
export const states = fc.record({
  index: fc.nat(shipped.length - 1),
  seed: fc.option(fc.string({ minLength: 1, maxLength: 20, unit: 'grapheme' }).filter((seed) => seed.trim() !== '')),
  name: fc.option(fc.stringMatching(/^[A-Za-z][A-Za-z0-9 -]{0,20}$/)),
  decisiveness: fc.option(fc.double({ min: 0.5, max: 8, noNaN: true })),
  ownStrength: fc.option(fc.double({ min: 0, max: 2, noNaN: true })), numbers,
  values: strengths, month: fc.double({ min: 0, max: 36, noNaN: true }), lab: fc.nat(1),
  run: fc.nat(1999), face: fc.constantFrom('picture' as const, 'futures' as const, 'table' as const),
  charts: fc.shuffledSubarray([...chartQuantities], { minLength: firstCharts.length, maxLength: firstCharts.length }),
  other: fc.option(fc.record({ side: fc.constantFrom('a' as const, 'b' as const), index: fc.nat(shipped.length - 1), own: fc.boolean(), values: strengths, numbers })),
});

/** A page in that state. */
export async function pageIn({ index, seed, name, decisiveness, ownStrength, numbers: set, values, month, lab, run, face, charts, other }: typeof states extends fc.Arbitrary<infer State> ? State : never): Promise<Page> {
  const page = fresh();
  const { session, library } = page;
  const [id, base] = shipped[index]!;
  const scenario: Scenario = { ...base, ...(ownStrength !== null && { levers: [...base.levers, completeOwn] }), ...(seed !== null && { seed }), ...(name !== null && { name }), ...(decisiveness !== null && { race: { ...base.race, decisiveness } }) };
  const isShipped = canonicalJson(scenario) === canonicalJson(base);
  openScenario(session, isShipped ? id : ownId(scenario), isShipped ? base : scenario, { ...(values as LeverValues), ...(set as LeverValues), ...(ownStrength !== null && { [ownLever.id]: ownStrength }) });
  seek(session, month);
  session.selected.value = lab;
  session.runIndex.value = run;
  session.face.value = face;
  session.charts.value = charts;
  if (other !== null) {
    const [otherId, otherBase] = shipped[other.index]!;
    const otherWorld = other.own ? { ...otherBase, seed: 'the other' } : otherBase;
    const known = other.own ? ownId(otherWorld) : otherId;
    if (other.own) library.add(known, otherWorld);
    else await library.get(known);
    session.pair.value = { side: other.side, other: { scenario: known, values: { ...(other.values as LeverValues), ...(other.numbers as LeverValues) } } };
  }
  return page;
}
