import { signal, type Signal } from '@preact/signals';
import type { Step } from '../state/history.ts';
import type { RecordedResults } from './recorded.ts';

/** A file that could not be opened, and why: one line a fault, as the command line says them. */
export interface FileProblem {
  readonly file: string;
  readonly faults: readonly string[];
}

/** Where scenarios come from and go to: files, folders of results, the browser. The rest of it is loaded when it is first needed. */
export interface Places {
  /** Whether the dialog of scenarios and files is open. */
  readonly open: Signal<boolean>;
  readonly problem: Signal<FileProblem | null>;
  /** A folder of results that the page shows in place of its own runs. */
  readonly results: Signal<RecordedResults | null>;
  /** Files are being dragged over the page. */
  readonly dragging: Signal<boolean>;
  /** Opens a scenario of the library as one more step. */
  readonly openStep: (step: Step) => Promise<void>;
}

export function createPlaces(openStep: (step: Step) => Promise<void>): Places {
  return { open: signal(false), problem: signal(null), results: signal(null), dragging: signal(false), openStep };
}
