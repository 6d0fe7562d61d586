import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { equationParts, equations, notInEquations } from '../../src/model/equations.ts';
import { parameters } from '../../src/model/registry.ts';
import { createWorld } from '../../src/model/world/create.ts';
import { equationsDocument } from '../../src/record/equations-document.ts';
import { complete } from '../../src/scenario/complete.ts';

const root = new URL('../../', import.meta.url);
const file = new URL('docs/equations.md', root);
const ids = new Set(parameters.map((parameter) => parameter.id));
const symbols = equations.flatMap((equation) => equation.symbols.map((symbol) => ({ ...symbol, equation: equation.id })));

describe('the equations', () => {
  it('name parameters that exist, and columns of the state or of the series', () => {
    const world = createWorld(complete({}), 0, [], () => {});
    const columns = new Set<string>([...labColumns, ...worldColumns, ...Object.keys(world.labs)]);
    for (const symbol of symbols) {
      const kinds = [symbol.parameter, symbol.state, symbol.meaning].filter((each) => each !== undefined);
      expect(kinds, `${symbol.equation}: ${symbol.symbol}`).toHaveLength(1);
      if (symbol.parameter !== undefined) expect(ids.has(symbol.parameter), `${symbol.equation}: ${symbol.parameter}`).toBe(true);
      if (symbol.state !== undefined) expect(columns.has(symbol.state), `${symbol.equation}: ${symbol.state}`).toBe(true);
    }
  });

  it('hold every parameter of the registry, or say why one stands in none', () => {
    const used = new Set(symbols.map((symbol) => symbol.parameter));
    expect([...ids].filter((id) => !used.has(id) && !(id in notInEquations))).toEqual([]);
    expect(Object.keys(notInEquations).filter((id) => used.has(id) || !ids.has(id))).toEqual([]);
  });

  it('point at code that exists, each under its own name', () => {
    expect(new Set(equations.map((equation) => equation.id)).size).toBe(equations.length);
    for (const equation of equations) {
      expect(existsSync(new URL(equation.code, root)), equation.code).toBe(true);
      expect(equation.source.length).toBeGreaterThan(7);
      expect(new Set(equation.symbols.map((symbol) => symbol.symbol)).size, equation.id).toBe(equation.symbols.length);
    }
  });
});

describe('docs/equations.md', () => {
  it('is what the rooms say (UPDATE_DOCS=1 writes it anew)', () => {
    const text = equationsDocument(equationParts, parameters, notInEquations);
    if (process.env['UPDATE_DOCS'] === '1') writeFileSync(file, text);
    expect(readFileSync(file, 'utf8')).toBe(text);
  });
});
