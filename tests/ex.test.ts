import { readFileSync } from 'node:fs';
import { it } from 'vitest';
import { meanInterval } from '../src/core/statistics/index.ts';
import { findLever, levers } from '../src/model/levers/catalogue.ts';
import { outcomeIndex } from '../src/model/outcomes/outcomes.ts';
import { runToEnd } from '../src/engine/index.ts';
import { parsePolicy } from '../src/scenario/parse.ts';
import { shippedScenario } from './scenario-files.ts';
const frontier = shippedScenario('frontier');
it('x', () => {
  const cache = new Map<string, Float64Array[]>();
  const cpu = () => process.cpuUsage().user / 1e6;
  const outs = (s: any, n: number) => { const k = JSON.stringify(s.policies); const c = cache.get(k) ?? []; while (c.length < n) c.push(Float64Array.from(runToEnd(s, c.length).outcomes)); cache.set(k, c); return c; };
  const start = cpu();
  for (const { id } of levers) {
    const settings = parsePolicy(readFileSync(new URL(`../scenarios/policies/${id}.yaml`, import.meta.url), 'utf8'), id, frontier).policy!.levers.map((s) => ({ ...s, start: 0, ...(s.lever === id ? { strength: findLever(id, [])!.typical } : {}) }));
    const without = { ...frontier, policies: settings.filter((s) => s.lever !== id) }; const under = { ...frontier, policies: settings };
    const t = cpu(); const line = [];
    for (const n of [20, 40, 60]) {
      const a = outs(without, n), b = outs(under, n);
      for (const name of ['catastrophe', 'timeToThreshold'] as const) {
        const col = (v: number) => (name === 'timeToThreshold' && Number.isNaN(v) ? 72 : v);
        const { low, high } = meanInterval(Array.from({ length: n }, (_, r) => col(b[r]![outcomeIndex(name)]!) - col(a[r]![outcomeIndex(name)]!)));
        line.push(`${n}${name[0]}:${low > 0 || high < 0 ? 'MOVES' : '-'}`);
      }
    }
    console.log(id, line.join(' '), (cpu() - t).toFixed(1));
  }
  console.log('total', (cpu() - start).toFixed(1));
}, 600000);
