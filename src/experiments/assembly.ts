import { Sha256 } from '../core/hash/index.ts';
import type { CertificateCounts, LabColumn } from '../engine/types.ts';
import type { Scenario } from '../model/settings.ts';
import { bandsOf } from './bands.ts';
import { addCertificates, noCertificates } from './certificates.ts';
import type { BlockResult, EnsembleResult, Paths } from './types.ts';

/**
 * Puts blocks together in the order of their first run, whatever the order they arrive in. Only the gapless beginning counts: `done` runs
 * from index 0 on.
 */
export interface Assembly {
  readonly done: number;
  /** Takes a block; returns those that joined the beginning by it, in order. */
  add(block: BlockResult): readonly BlockResult[];
  /** The ensemble of the first `runs` runs (at most `done`). */
  result(runs: number, levels: readonly number[], futures: number): EnsembleResult;
}

export function createAssembly(scenario: Scenario, total: number, columns: readonly LabColumn[]): Assembly {
  const waiting = new Map<number, BlockResult>();
  const joined: BlockResult[] = [];
  let done = 0;
  let labs: readonly string[] = [];
  let rows = 0;
  let width = 0;
  let outcomes = new Float64Array(0);
  let values = new Float64Array(0);

  const join = (block: BlockResult): void => {
    if (joined.length === 0) {
      labs = block.labs;
      rows = block.rows;
      width = block.outcomes.length / block.count;
      outcomes = new Float64Array(total * width);
      values = new Float64Array(total * columns.length * labs.length * rows);
    }
    outcomes.set(block.outcomes, block.from * width);
    values.set(block.paths, block.from * columns.length * labs.length * rows);
    joined.push(block);
    done += block.count;
  };

  return {
    get done() {
      return done;
    },
    add(block) {
      waiting.set(block.from, block);
      const fresh: BlockResult[] = [];
      for (let next = waiting.get(done); next !== undefined; next = waiting.get(done)) {
        waiting.delete(done);
        join(next);
        fresh.push(next);
      }
      return fresh;
    },
    result(runs, levels, futures) {
      const hash = new Sha256();
      let certificates: CertificateCounts = noCertificates;
      let counted = 0;
      for (const block of joined) {
        if (counted + block.count > runs) break;
        for (const text of block.hashes) hash.updateText(text);
        certificates = addCertificates(certificates, block.certificates);
        counted += block.count;
      }
      if (counted !== runs) throw new RangeError(`no block ends at run ${runs}`);
      const stride = columns.length * labs.length * rows;
      const paths: Paths = { columns, labs, rows, runs, values };
      const kept = Math.min(futures, runs);
      return {
        scenario,
        runs,
        hash: hash.digestHex(),
        labs,
        rows,
        outcomes: outcomes.slice(0, runs * width),
        bands: runs === 0 || levels.length === 0 ? [] : bandsOf(paths, levels),
        futures: { columns, labs, rows, runs: kept, values: values.slice(0, kept * stride) },
        certificates,
        partial: runs < total,
      };
    },
  };
}
