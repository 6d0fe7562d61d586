export type EventKind = string;

/** A signed contribution to why something happened; the unit belongs to the name. */
export interface Term {
  readonly name: string;
  readonly value: number;
}

/** 0 none, 1 below 100 M$, 2 below 1e4, 3 below the catastrophe size, 4 catastrophe (contract, Results). */
export type Severity = 0 | 1 | 2 | 3 | 4;

/** A thing that happened, as recorded; the keys are those of the contract. Words are made by whoever shows it. */
export interface SimulationEvent {
  readonly run: number;
  /** `kind/entity/n`, unique in a run; n counts that pair from 0, so that nothing else shifts it. */
  readonly id: string;
  /** Id of the event that caused this one; null for what the scenario itself scheduled. */
  readonly cause: string | null;
  /** Months since the start. */
  readonly time: number;
  readonly kind: EventKind;
  readonly entity: string;
  readonly severity: Severity;
  readonly terms: readonly Term[];
  readonly text?: never;
}

/** A thing that will happen. Plain data: no functions, so that it can be saved, sent and branched. */
export interface PendingEvent {
  readonly id: string;
  readonly cause: string | null;
  /** Months since the start. */
  readonly time: number;
  readonly priority: number;
  readonly kind: EventKind;
  readonly entity: string;
  readonly n: number;
  /** What the handler needs, as plain JSON. */
  readonly payload: unknown;
}

/** The id of the n-th event of a kind about an entity. Kinds hold no slash, so that ids of different events differ. */
export function eventId(kind: EventKind, entity: string, n: number): string {
  return `${kind}/${entity}/${n}`;
}
