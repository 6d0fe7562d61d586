import { describe, expect, it } from 'vitest';
import { runToEnd } from '../../src/engine/index.ts';
import { labColumns, worldColumns } from '../../src/engine/types.ts';
import { computeBlock } from '../../src/experiments/block.ts';
import { outcomeIndex } from '../../src/model/outcomes/outcomes.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const scenario = loadScenario('version: 1\nname: Leaders\nhorizonMonths: 30\n');
const count = 12;
const block = computeBlock({ scenario, from: 3, count, paths: [], leaders: true }, runToEnd);

describe('the leader paths of a block', () => {
  it('follow the lab that ended the run, row by row as recorded, and stop at its end', () => {
    const { leaders } = block;
    for (let index = 0; index < count; index++) {
      const { series, events } = runToEnd(scenario, 3 + index, { record: { series: true, events: true } });
      const { values, width, rows, labs } = series!;
      const end = events!.find((event) => event.kind === 'catastrophe') ?? events!.find((event) => event.kind === 'decided');
      const lab = leaders!.labs[index]!;
      if (end) {
        expect(labs[lab]).toBe(end.entity);
        expect(leaders!.months[index]).toBe(end.time);
      } else {
        const capability = labs.map((_, each) => values[(rows - 1) * width + worldColumns.length + each * labColumns.length]!);
        expect(capability[lab]).toBe(Math.max(...capability));
        expect(leaders!.months[index]).toBe(30);
      }
      for (let row = 0; row < rows; row++) {
        const [x, y] = [leaders!.points[(index * rows + row) * 2]!, leaders!.points[(index * rows + row) * 2 + 1]!];
        if (end && values[row * width + 1] === 1) expect([x, y]).toEqual([NaN, NaN]);
        else {
          const at = row * width + worldColumns.length + lab * labColumns.length;
          expect([x, y]).toEqual([values[at + labColumns.indexOf('capability')], values[at + labColumns.indexOf('covered')]]);
        }
      }
    }
  });

  it('leave everything else of the block as it is without them', () => {
    const plain = computeBlock({ scenario, from: 3, count, paths: [] }, runToEnd);
    expect(plain.leaders).toBeNull();
    expect(plain.hashes).toEqual(block.hashes);
    expect(plain.outcomes).toEqual(block.outcomes);
    // The block holds runs of both kinds, or the first test would show nothing.
    const reached = Array.from({ length: count }, (_, run) => block.outcomes[run * (block.outcomes.length / count) + outcomeIndex('reached')]);
    expect(new Set(reached).size).toBe(2);
  });
});
