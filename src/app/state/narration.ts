import { effect } from '@preact/signals';
import { levers as catalogue } from '../../model/levers/catalogue.ts';
import { groupOf, headline } from '../events/describe.ts';
import { words } from '../words.ts';
import type { Announcer } from './announce.ts';
import { countOf } from './outcomes.ts';
import type { Session } from './session.ts';

/** Tells screen readers what matters and no more: while playing, severe incidents, acts of regulators and the end; each finished ensemble, and a run that keeps one waiting. */
export function startNarration(session: Session, announcer: Announcer): () => void {
  let last = session.month.peek();
  const stopEvents = effect(() => {
    const month = session.month.value;
    const view = session.run.peek();
    if (session.playing.peek() && view) {
      const news = view.events.filter((event) => event.time > last && event.time <= month && (event.severity >= 3 || groupOf(event) === 'end' || groupOf(event) === 'policy'));
      const newest = news.at(-1);
      if (newest) {
        const line = headline(newest, catalogue);
        announcer.say(`${words.timeline.month(newest.time)}: ${line.who} ${line.what}`);
      }
    }
    last = month;
  });
  const stopEnsemble = effect(() => {
    const result = session.result.value;
    if (result && !result.partial) announcer.say(words.outcome.announce(countOf(result, 'catastrophe'), result.runs));
  });
  const stopSlow = effect(() => {
    if (session.slow.value) announcer.say(words.outcome.slow);
  });
  return () => {
    stopSlow();
    stopEvents();
    stopEnsemble();
  };
}
