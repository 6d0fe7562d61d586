import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { afterNumbers } from '../../src/app/race/after-numbers.ts';
import { createSession, type Session } from '../../src/app/state/session.ts';
import type { EnsembleResult } from '../../src/experiments/types.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

let session: Session;
let calls = 0;
const numbersStand = (): void => void (session.ensemble.value = { of: session.current.peek(), done: 20, total: 200, result: { runs: 20 } as EnsembleResult });

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('requestAnimationFrame', (callback: () => void) => Number(setTimeout(callback, 16)));
  vi.stubGlobal('cancelAnimationFrame', (frame: number) => clearTimeout(frame));
  session = createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', loadScenario('version: 1\nname: Plain\n'));
  calls = 0;
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('sets up the picture once, after the frame with the first numbers', () => {
  afterNumbers(session, () => calls++);
  vi.advanceTimersByTime(200);
  numbersStand();
  expect(calls).toBe(0);
  vi.advanceTimersByTime(20);
  expect(calls).toBe(1);
  numbersStand();
  vi.advanceTimersByTime(5000);
  expect(calls).toBe(1);
});

it('sets it up without numbers where none come within a second and a half', () => {
  afterNumbers(session, () => calls++);
  vi.advanceTimersByTime(1400);
  expect(calls).toBe(0);
  vi.advanceTimersByTime(200);
  expect(calls).toBe(1);
  numbersStand();
  vi.advanceTimersByTime(5000);
  expect(calls).toBe(1);
});

it('sets nothing up once it is called off', () => {
  for (const before of [0, 100]) {
    const callOff = afterNumbers(session, () => calls++);
    vi.advanceTimersByTime(before);
    if (before > 0) numbersStand();
    callOff();
    vi.advanceTimersByTime(5000);
  }
  expect(calls).toBe(0);
});
