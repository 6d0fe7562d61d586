import { Sha256, type Sha256State } from '../core/hash/index.ts';
import type { SimulationEvent } from '../core/events/index.ts';
import { worldColumns, type Portfolios, type Series } from './types.ts';

/** What is kept of a run besides its hash and outcomes. */
export interface Recording {
  readonly series: boolean;
  readonly events: boolean;
  /** What labs spend on which measure; no part of the hash. */
  readonly portfolios?: boolean;
}

export interface RecorderState {
  readonly hash: Sha256State;
  readonly rows: readonly number[] | null;
  readonly events: readonly SimulationEvent[] | null;
  readonly spending: readonly (readonly number[])[] | null;
}

/** The numbers of the event that is being hashed. */
let numbers = new Float64Array(64);

/**
 * Hashes rows and events in the order in which they come, and keeps them where asked. The hash does not depend on what is kept.
 */
export class Recorder {
  private readonly hash: Sha256;
  /** The rows kept, one after the other, in the first `length` places; grows by doubling. */
  private rows: Float64Array | null;
  private length: number;
  private readonly events: SimulationEvent[] | null;
  /** Of each round, by lab and measure; null where nobody asked. */
  private readonly spending: (readonly number[])[] | null;
  /** Called with each row and event; looking on changes nothing. */
  onRow: ((row: Float64Array) => void) | undefined;
  onEvent: ((event: SimulationEvent) => void) | undefined;

  constructor(recording: Recording, from?: RecorderState) {
    this.hash = from === undefined ? new Sha256() : Sha256.restore(from.hash);
    this.rows = recording.series ? Float64Array.from(from?.rows ?? []) : null;
    this.length = this.rows?.length ?? 0;
    this.events = recording.events ? [...(from?.events ?? [])] : null;
    this.spending = recording.portfolios === true ? [...(from?.spending ?? [])] : null;
  }

  row(values: Float64Array): void {
    this.hash.updateFloat64(values);
    if (this.rows !== null) this.keep(this.rows, values);
    this.onRow?.(values);
  }

  get keepsPortfolios(): boolean {
    return this.spending !== null;
  }

  /** Of the round that comes next in the rows. */
  portfolio(spending: readonly number[]): void {
    this.spending?.push(spending);
  }

  private keep(rows: Float64Array, values: Float64Array): void {
    let into = rows;
    if (this.length + values.length > rows.length) {
      into = new Float64Array(Math.max(2 * rows.length, 32 * values.length));
      into.set(rows);
      this.rows = into;
    }
    into.set(values, this.length);
    this.length += values.length;
  }

  event(event: SimulationEvent): void {
    this.hashEvent(event);
    this.events?.push(event);
    this.onEvent?.(event);
  }

  /** Texts as text and numbers as float64: writing numbers out in decimals would cost more than the hash. */
  private hashEvent(event: SimulationEvent): void {
    const { terms } = event;
    let text = `${event.id}\n${event.cause ?? ''}\n${event.kind}\n${event.entity}`;
    if (numbers.length < terms.length + 3) numbers = new Float64Array(2 * (terms.length + 3));
    numbers[0] = event.run;
    numbers[1] = event.time;
    numbers[2] = event.severity;
    for (let i = 0; i < terms.length; i++) {
      text += `\n${terms[i]!.name}`;
      numbers[i + 3] = terms[i]!.value;
    }
    this.hash.updateText(text).updateFloat64(numbers, terms.length + 3);
  }

  snapshot(): RecorderState {
    return { hash: this.hash.snapshot(), rows: this.rows === null ? null : Array.from(this.rows.subarray(0, this.length)), events: this.events === null ? null : [...this.events], spending: this.spending === null ? null : [...this.spending] };
  }

  digest(): string {
    return Sha256.restore(this.hash.snapshot()).digestHex();
  }

  keptEvents(): readonly SimulationEvent[] | null {
    return this.events;
  }

  /** What was spent, in as many rows as the series has: the last one is held. */
  portfolios(measures: readonly string[], labs: number, rows: number): Portfolios | null {
    if (this.spending === null) return null;
    const width = labs * measures.length;
    const values = new Float64Array(rows * width);
    const last = this.spending.length - 1;
    for (let row = 0; row < rows && last >= 0; row++) values.set(this.spending[Math.min(row, last)]!, row * width);
    return { measures, values };
  }

  /** The rows kept, padded to `rows` with the last one held, its month going on and `ended` set. */
  padded(labs: readonly string[], rows: number, width: number, step: number): Series | null {
    if (this.rows === null) return null;
    const values = new Float64Array(rows * width);
    const kept = this.length / width;
    values.set(this.rows.subarray(0, Math.min(kept, rows) * width));
    const ended = worldColumns.indexOf('ended');
    for (let r = kept; r < rows; r++) {
      values.copyWithin(r * width, (kept - 1) * width, kept * width);
      values[r * width] = r * step;
      values[r * width + ended] = 1;
    }
    return { labs, rows, width, values };
  }
}
