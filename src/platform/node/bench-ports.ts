import { availableParallelism, cpus } from 'node:os';
import type { BenchPorts } from '../../actions/bench.ts';
import type { Scenario } from '../../model/settings.ts';
import { measureLeverLatencies } from './lever-latency.ts';
import { packageFolder } from './location.ts';
import { criticalScriptBytes } from './page-bytes.ts';
import { measurePageTimes } from './page-times.ts';
import { measureRaceFrames } from './race-frames.ts';
import { measureRoundTrips } from './round-trips.ts';
import { createNodePool } from './threads.ts';
import { join } from 'node:path';

export interface BenchOptions {
  /** The scenario `frontier`, completed. */
  readonly frontier: Scenario;
  /** Measures the page in Chromium too. */
  readonly page?: boolean;
  readonly onProgress?: (what: string) => void;
}

/** The benchmark's clocks, threads and page on this machine. */
export function createBenchPorts({ frontier, page = false, onProgress }: BenchOptions): BenchPorts {
  return {
    now: () => performance.now(),
    machine: { cores: availableParallelism(), processor: cpus()[0]?.model.trim() ?? 'unknown', node: process.versions.node, platform: `${process.platform} ${process.arch}` },
    frontier,
    createPool: (size) => createNodePool({ size, solvers: 0 }),
    roundTrips: () => measureRoundTrips(),
    criticalBytes: async () => criticalScriptBytes(join(packageFolder(), 'dist')),
    ...(page && { leverLatencies: () => measureLeverLatencies(), pageTimes: () => measurePageTimes(), raceFrames: () => measureRaceFrames(frontier) }),
    ...(onProgress && { onProgress }),
  };
}
