import { batch } from '@preact/signals';
import { words } from '../words.ts';
import type { Session } from '../state/session.ts';
import type { RecordedResults } from './recorded.ts';

/** Puts a recorded run and the recorded ensemble in the place of computed ones. The latest wish wins. */
export async function showRecorded(session: Session, results: RecordedResults): Promise<void> {
  const { scenario, ensemble } = results;
  const run = session.runIndex.peek();
  const still = (): boolean => session.runIndex.peek() === run && session.shipped.peek().name === scenario.name && !session.changed.peek();
  try {
    const view = await results.readRun(run);
    if (!still()) return;
    batch(() => {
      const first = session.run.peek() === null;
      session.run.value = view;
      session.reference.value = view;
      session.ensemble.value = { of: session.current.peek(), done: ensemble.runs, total: ensemble.runs, result: ensemble };
      if (first && session.followsEnd.peek()) session.month.value = view.endMonth;
      session.followsEnd.value = false;
    });
  } catch (error) {
    if (still()) session.fault.value = { message: `${words.faults.recorded} ${error instanceof Error ? error.message : String(error)}`, recovered: false };
  }
}
