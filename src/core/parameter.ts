/** How well a default is known. */
export type Grade = 'measured' | 'estimated' | 'assumed';
/** What a parameter is to its user: something one may decide, something one believes, or the shape of the model. */
export type ParameterGroup = 'policy' | 'assumption' | 'structure';

/** A stretch of a parameter's range with a name, for example "today" or "science fiction". */
export interface NamedRange {
  readonly label: string;
  readonly from: number;
  readonly to: number;
}

/** Everything that is said about a parameter, in one place: schema, `list parameters`, the page and the documents read it. */
export interface Parameter {
  /** Dotted path into a completed scenario, `*` for each entry of a list: `labs.*.capability`. */
  readonly id: string;
  readonly label: string;
  readonly aliases: readonly string[];
  /** As written after the number: `months`, `M$`, `share`, `per month`, `1` for a pure number. */
  readonly unit: string;
  readonly default: number;
  /** Defaults that differ by profile of a lab. */
  readonly profileDefaults?: Readonly<Record<string, number>>;
  readonly minimum: number;
  readonly maximum: number;
  readonly step?: number;
  readonly scale: 'linear' | 'log';
  readonly integer: boolean;
  readonly group: ParameterGroup;
  /** What it means in the model. */
  readonly meaning: string;
  /** Why this default. */
  readonly reason: string;
  readonly source: string;
  /** Year of the source. */
  readonly year?: number;
  readonly grade: Grade;
  readonly namedRanges: readonly NamedRange[];
}

type Optional = 'aliases' | 'scale' | 'integer' | 'namedRanges';
/** What is written down for a parameter; the rest has a default. */
export type ParameterSpec = Omit<Parameter, Optional> & Partial<Pick<Parameter, Optional>>;

const PATH = /^[a-zA-Z][a-zA-Z0-9]*(\.(\*|[a-zA-Z][a-zA-Z0-9]*))*$/;

/** Fills in what has a default and checks the rest. A fault is ours, not the user's, hence it throws at once. */
export function parameter(spec: ParameterSpec): Parameter {
  const complete: Parameter = { aliases: [], scale: 'linear', integer: false, namedRanges: [], ...spec };
  const refuse = (fault: string): never => {
    throw new Error(`invalid parameter ${spec.id}: ${fault}`);
  };
  if (!PATH.test(complete.id)) refuse('the id must be a dotted path');
  for (const key of ['label', 'unit', 'meaning', 'reason', 'source'] as const) {
    if (complete[key].trim() === '') refuse(`${key} is empty`);
  }
  if (complete.aliases.some((alias) => alias.trim() === '')) refuse('an alias is empty');
  const { minimum, maximum, integer } = complete;
  if (!(minimum <= maximum)) refuse(`the range from ${minimum} to ${maximum} is empty`);
  if (complete.scale === 'log' && !(minimum > 0)) refuse(`a logarithmic scale cannot start at ${minimum}`);
  if (complete.step !== undefined && !(complete.step > 0)) refuse(`the step ${complete.step} is not positive`);
  const check = (value: number, name: string): void => {
    if (!(value >= minimum && value <= maximum)) refuse(`${name} ${value} is outside ${minimum} to ${maximum}`);
    if (integer && !Number.isInteger(value)) refuse(`${name} ${value} is not an integer`);
  };
  check(complete.default, 'default');
  const profiles = complete.profileDefaults ?? {};
  for (const profile of Object.keys(profiles)) check(profiles[profile]!, `default of ${profile}`);
  for (const range of complete.namedRanges) {
    if (range.label.trim() === '') refuse('a named range has no label');
    if (!(range.from <= range.to && range.from >= minimum && range.to <= maximum)) {
      refuse(`named range ${range.label}, ${range.from} to ${range.to}, is outside ${minimum} to ${maximum}`);
    }
  }
  return complete;
}
