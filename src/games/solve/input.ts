import { nearestName } from '../../core/compare.ts';

/** One thing wrong with the input of a game: where (`labs.0.speed`), and what was found and is allowed. */
export interface Fault {
  readonly path: string;
  /** Whether the key is at fault and not its value. */
  readonly on?: 'key';
  readonly message: string;
}

/** The input of a game is wrong; carries every fault, not the first alone. */
export class InputError extends Error {
  readonly faults: readonly Fault[];
  constructor(faults: readonly Fault[]) {
    super(faults.map((fault) => (fault.path === '' ? fault.message : `${fault.path}: ${fault.message}`)).join('\n'));
    this.name = 'InputError';
    this.faults = faults;
  }
}

/** Allowed numbers. `minimum` and `maximum` are included, `above` and `below` are not. */
export interface Bounds {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly above?: number;
  readonly below?: number;
  readonly integer?: boolean;
}

/** Allowed lengths of an array. */
export interface Lengths {
  readonly length?: number;
  readonly minimumLength?: number;
  readonly maximumLength?: number;
}

type Plain = Readonly<Record<string, unknown>>;

const isPlain = (value: unknown): value is Plain => typeof value === 'object' && value !== null && !Array.isArray(value);

/** A short text of what was found, for messages. */
export function describeValue(value: unknown): string {
  if (value === undefined) return 'nothing';
  // JSON has no word for what overflows a number.
  const text = typeof value === 'number' ? String(value) : JSON.stringify(value) ?? String(value);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** What is allowed, in words; `beyond` is what was found, where its size may be the fault. */
function allowed(bounds: Bounds, beyond?: number): string {
  const parts: string[] = [];
  if (bounds.minimum !== undefined) parts.push(`at least ${bounds.minimum}`);
  if (bounds.above !== undefined) parts.push(`above ${bounds.above}`);
  if (bounds.maximum !== undefined) parts.push(`at most ${bounds.maximum}`);
  if (bounds.below !== undefined) parts.push(`below ${bounds.below}`);
  if (beyond !== undefined && Math.abs(beyond) > largestNumber) parts.push(`not beyond ${largestNumber}`);
  if (beyond !== undefined && bounds.above === 0 && beyond > 0 && beyond < 1 / largestNumber) parts.push(`not below ${1 / largestNumber}`);
  const kind = bounds.integer ? 'a whole number' : 'a number';
  return parts.length === 0 ? kind : `${kind} ${parts.join(' and ')}`;
}

/**
 * Numbers beyond this size, or closer to 0 than its inverse where 0 itself is not allowed, are refused: products of four of them would leave the range
 * of doubles, and no answer could be trusted.
 */
export const largestNumber = 1e75;

const within = (value: number, bounds: Bounds): boolean =>
  Math.abs(value) <= largestNumber &&
  (bounds.above !== 0 || value >= 1 / largestNumber) &&
  (bounds.minimum === undefined || value >= bounds.minimum) &&
  (bounds.maximum === undefined || value <= bounds.maximum) &&
  (bounds.above === undefined || value > bounds.above) &&
  (bounds.below === undefined || value < bounds.below) &&
  (!bounds.integer || Number.isInteger(value));

/**
 * Reads one JSON object key by key. Every reading notes the key as known and collects faults instead of throwing; a faulty key reads
 * as its default or as a harmless value, so that one pass finds all faults. `readInput` throws them together.
 */
export class InputReader {
  readonly path: string;
  readonly #faults: Fault[];
  readonly #value: Plain;
  readonly #known: string[] = [];

  constructor(value: unknown, path: string, faults: Fault[]) {
    this.path = path;
    this.#faults = faults;
    if (isPlain(value)) this.#value = value;
    else {
      this.#value = {};
      this.fault('', `expected an object, found ${describeValue(value)}`);
    }
  }

  #at(key: string): string {
    if (key === '') return this.path;
    return this.path === '' ? key : `${this.path}.${key}`;
  }

  /** Notes a fault at a key of this object, or at the object itself for ''. */
  fault(key: string, message: string): void {
    this.#faults.push({ path: this.#at(key), message });
  }

  /** The value as it is; undefined where absent or null. */
  raw(key: string): unknown {
    this.#known.push(key);
    const value = Object.hasOwn(this.#value, key) ? this.#value[key] : undefined;
    return value === null ? undefined : value;
  }

  /** Whether the key is there and not null. */
  has(key: string): boolean {
    return Object.hasOwn(this.#value, key) && this.#value[key] !== null && this.#value[key] !== undefined;
  }

  #missing(key: string, kind: string): void {
    this.fault(key, `missing; expected ${kind}`);
  }

  #checkedNumber(value: unknown, path: string, bounds: Bounds): number {
    if (typeof value === 'number' && within(value, bounds)) return value;
    this.fault(path, `expected ${allowed(bounds, typeof value === 'number' ? value : undefined)}, found ${describeValue(value)}`);
    return bounds.minimum ?? bounds.maximum ?? (bounds.above === undefined ? 1 : bounds.above + 1);
  }

  /** A required number, or an optional one where a fallback is given. */
  number(key: string, bounds: Bounds = {}, fallback?: number): number {
    const value = this.raw(key);
    if (value === undefined) {
      if (fallback !== undefined) return fallback;
      this.#missing(key, allowed(bounds));
      return bounds.minimum ?? 1;
    }
    return this.#checkedNumber(value, key, bounds);
  }

  /** A number that may be left out. */
  optionalNumber(key: string, bounds: Bounds = {}): number | null {
    return this.has(key) ? this.number(key, bounds) : (this.raw(key), null);
  }

  /** An array of numbers, required unless a fallback is given. */
  numbers(key: string, bounds: Bounds & Lengths = {}, fallback?: readonly number[]): readonly number[] {
    const value = this.raw(key);
    if (value === undefined) {
      if (fallback !== undefined) return fallback;
      this.#missing(key, 'an array of numbers');
      return [];
    }
    return this.#array(value, key, bounds).map((entry, index) => this.#checkedNumber(entry, `${key}.${index}`, bounds));
  }

  /** A rectangular array of rows of numbers, at least one by one. */
  matrix(key: string, bounds: Bounds & { readonly rows?: number; readonly columns?: number } = {}): readonly (readonly number[])[] {
    const value = this.raw(key);
    if (value === undefined) {
      this.#missing(key, 'an array of rows of numbers');
      return [[0]];
    }
    return this.checkedMatrix(value, key, bounds);
  }

  /** As `matrix`, for a value that was read with `raw`; `path` is relative to this object. */
  checkedMatrix(value: unknown, path: string, bounds: Bounds & { readonly rows?: number; readonly columns?: number } = {}): readonly (readonly number[])[] {
    const rows = this.#array(value, path, bounds.rows === undefined ? { minimumLength: 1 } : { length: bounds.rows });
    let columns = bounds.columns;
    return rows.map((row, index) => {
      const entries = this.#array(row, `${path}.${index}`, columns === undefined ? { minimumLength: 1 } : { length: columns });
      columns ??= entries.length;
      return entries.map((entry, column) => this.#checkedNumber(entry, `${path}.${index}.${column}`, bounds));
    });
  }

  #array(value: unknown, path: string, lengths: Lengths): readonly unknown[] {
    if (!Array.isArray(value)) {
      this.fault(path, `expected an array, found ${describeValue(value)}`);
      return [];
    }
    const { length, minimumLength, maximumLength } = lengths;
    if (length !== undefined && value.length !== length) this.fault(path, `expected ${length} entries, found ${value.length}`);
    if (minimumLength !== undefined && value.length < minimumLength) this.fault(path, `expected at least ${minimumLength} entries, found ${value.length}`);
    if (maximumLength !== undefined && value.length > maximumLength) this.fault(path, `expected at most ${maximumLength} entries, found ${value.length}`);
    // Holes become undefined, so that they are refused as any other entry that is no number.
    return Array.from(value as readonly unknown[]);
  }

  /** One of a list of names, required unless a fallback is given. */
  choice<const Name extends string>(key: string, names: readonly Name[], fallback?: Name): Name {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    const found = names.find((name) => name === value);
    if (found !== undefined) return found;
    const near = typeof value === 'string' ? nearestName(value, names) : null;
    this.fault(key, `expected one of ${names.join(', ')}, found ${describeValue(value)}${near ? `; did you mean ${near}?` : ''}`);
    return names[0] as Name;
  }

  /** A boolean, required unless a fallback is given. */
  boolean(key: string, fallback?: boolean): boolean {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === 'boolean') return value;
    this.fault(key, `expected true or false, found ${describeValue(value)}`);
    return false;
  }

  /** A text that is not empty, required unless a fallback is given. */
  text(key: string, fallback?: string): string {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    if (typeof value === 'string' && value !== '') return value;
    this.fault(key, `expected a text, found ${describeValue(value)}`);
    return '';
  }

  /** An array of texts, required unless a fallback is given. */
  texts(key: string, lengths: Lengths = {}, fallback?: readonly string[]): readonly string[] {
    const value = this.raw(key);
    if (value === undefined && fallback !== undefined) return fallback;
    return this.#array(value, key, lengths).map((entry, index) => {
      if (typeof entry === 'string') return entry;
      this.fault(`${key}.${index}`, `expected a text, found ${describeValue(entry)}`);
      return '';
    });
  }

  /** An array of objects, each read by `read`; required unless a fallback is given. Unknown keys of each are refused. */
  objects<Entry>(key: string, read: (reader: InputReader) => Entry, lengths: Lengths = {}, fallback?: readonly Entry[]): readonly Entry[] {
    const value = this.raw(key);
    if (value === undefined) {
      if (fallback !== undefined) return fallback;
      this.#missing(key, 'an array of objects');
      return [];
    }
    return this.#array(value, key, lengths).map((entry, index) => this.#nested(entry, `${key}.${index}`, read));
  }

  /** One object read by `read`. */
  object<Entry>(key: string, read: (reader: InputReader) => Entry): Entry {
    return this.#nested(this.raw(key), key, read);
  }

  #nested<Entry>(value: unknown, key: string, read: (reader: InputReader) => Entry): Entry {
    const reader = new InputReader(value, this.#at(key), this.#faults);
    const entry = read(reader);
    reader.finish();
    return entry;
  }

  /** Refuses every key that was never read. */
  finish(): void {
    for (const key of Object.keys(this.#value)) {
      if (this.#known.includes(key)) continue;
      const near = nearestName(key, this.#known);
      this.#faults.push({ path: this.#at(key), on: 'key', message: `unknown key; known keys are ${this.#known.join(', ')}${near ? `; did you mean ${near}?` : ''}` });
    }
  }
}

/** Reads the input of a game, refuses unknown keys and throws `InputError` with all faults. */
export function readInput<Input>(json: unknown, read: (reader: InputReader) => Input): Input {
  const faults: Fault[] = [];
  const reader = new InputReader(json, '', faults);
  const input = read(reader);
  reader.finish();
  if (faults.length > 0) throw new InputError(faults);
  return input;
}
