/** A path into a file: keys and, for entries of a list, indices from 0. */
export type Path = readonly (string | number)[];

/** One thing wrong with an input. Lines and columns count from 1. */
export interface Fault {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** Dotted path of the key at fault (`labs.0.compute`), empty for the file as a whole. */
  readonly path: string;
  readonly message: string;
  /** What was found there, shortened. */
  readonly found: string;
  /** What is allowed there. */
  readonly allowed: string;
  /** The nearest valid name, where one was mistyped. */
  readonly nearest?: string;
}

/** The input is wrong, as against: the program is wrong. Carries every fault that was found. */
export class ScenarioError extends Error {
  readonly faults: readonly Fault[];

  constructor(faults: readonly Fault[]) {
    super(faults.map(formatFault).join('\n'));
    this.name = 'ScenarioError';
    this.faults = faults;
  }
}

/** `file:line:column path: message (found …; allowed: …; did you mean …?)`; no line for an input that is not a file (line 0). */
export function formatFault(fault: Fault): string {
  const place = fault.line > 0 ? `${fault.file}:${fault.line}:${fault.column}` : fault.file;
  const notes: string[] = [];
  if (fault.found !== '') notes.push(`found ${fault.found}`);
  if (fault.allowed !== '') notes.push(`allowed: ${fault.allowed}`);
  if (fault.nearest !== undefined) notes.push(`did you mean ${JSON.stringify(fault.nearest)}?`);
  const path = fault.path === '' ? '' : ` ${fault.path}`;
  return `${place}${path}: ${fault.message}${notes.length > 0 ? ` (${notes.join('; ')})` : ''}`;
}

/** `labs.0.compute`; a key that itself has a dot, or is empty, is quoted. */
export function dotted(path: Path): string {
  return path.map((part) => (typeof part === 'string' && !/^[^.\s"]+$/.test(part) ? JSON.stringify(part) : String(part))).join('.');
}

/** A short, single-line rendering of a value for messages; never longer than 60 characters. */
export function describeValue(value: unknown): string {
  if (value === null) return 'nothing';
  if (value === undefined) return '';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : `a list of ${value.length}`;
  if (typeof value === 'object') {
    const keys = Object.keys(value);
    return keys.length === 0 ? 'an empty mapping' : shorten(`a mapping with ${keys.join(', ')}`);
  }
  if (typeof value === 'string') return shorten(JSON.stringify(value));
  return shorten(String(value));
}

function shorten(text: string): string {
  // Control characters would let a hostile file write to the terminal.
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
  return clean.length <= 60 ? clean : `${clean.slice(0, 57)}…`;
}

/** Makes text from a file safe to print: control and direction-changing characters are replaced, length is limited. */
export function printable(text: string, limit = 200): string {
  const clean = text.replace(/[\u0000-\u001f\u007f-\u009f\u2028-\u202e\u2066-\u2069]/g, '\ufffd');
  return clean.length <= limit ? clean : `${clean.slice(0, limit - 1)}…`;
}

/** The faults of the source and the further ones, but for what is said of the very place of a value that the source already refused. */
export function withoutEchoes(source: readonly Fault[], further: readonly Fault[]): readonly Fault[] {
  return [...source, ...further.filter((fault) => !source.some((first) => first.path === fault.path && first.line === fault.line && first.column === fault.column))];
}
