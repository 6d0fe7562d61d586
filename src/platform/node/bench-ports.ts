import { availableParallelism, cpus } from 'node:os';
import type { BenchPorts } from '../../actions/bench.ts';
import type { Scenario } from '../../model/settings.ts';
import { createBareThreads } from './bare-threads.ts';
import { compileChoiceTwin } from './choice-twin.ts';
import { measureLeverLatencies } from './lever-latency.ts';
import { packageFolder } from './location.ts';
import { measureLeverAnswers } from './lever-answers.ts';
import { criticalScriptBytes, wholePageBytes } from './page-bytes.ts';
import { measurePageLoads } from './page-load.ts';
import { measurePageTimes } from './page-times.ts';
import { measureRaceFrames } from './race-frames.ts';
import { measureRoundTrips } from './round-trips.ts';
import { measureSolveCalls } from './solve-calls.ts';
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
    createBareThreads,
    roundTrips: () => measureRoundTrips(),
    solveCalls: (inputs) => measureSolveCalls(inputs, 7),
    choiceTwin: () => compileChoiceTwin(),
    pageBytes: async () => ({ critical: criticalScriptBytes(join(packageFolder(), 'dist')), whole: wholePageBytes(join(packageFolder(), 'dist')) }),
    ...(page && { page: { leverLatencies: () => measureLeverLatencies(), leverAnswers: () => measureLeverAnswers(), times: () => measurePageTimes(), raceFrames: () => measureRaceFrames(frontier), loads: () => measurePageLoads() } }),
    ...(onProgress && { onProgress }),
  };
}
