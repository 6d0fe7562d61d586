import { describe, expect, it } from 'vitest';
import { createAnnouncer } from '../../src/app/state/announce.ts';
import { startNarration } from '../../src/app/state/narration.ts';
import { createSession, seek } from '../../src/app/state/session.ts';
import { createRunView } from '../../src/app/run/run-view.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';
import { fakeEvent, fakeRun } from './fake-run.ts';

const scenario = loadScenario('version: 1\nname: Plain\nhorizonMonths: 24\n');
const events = [
  fakeEvent('accident', 'Minor', 1.5, { severity: 1 }), fakeEvent('accident', 'Middling', 2.5, { severity: 2 }), fakeEvent('decision', 'Chooser', 3.5),
  fakeEvent('accident', 'Severe', 4.5, { severity: 3 }), fakeEvent('inspection', 'Inspected', 5.5), fakeEvent('decided', 'Winner', 6.5),
];

/** Plays month by month; what was said at each. */
function told(playing: boolean): string[] {
  const session = createSession([{ id: 'plain', name: 'Plain' }], levers, 'plain', scenario);
  session.run.value = createRunView(fakeRun([{ name: 'Aurora', columns: {} }], 25, 25, events), 1);
  const announcer = createAnnouncer(() => 0, () => {}, 0);
  const stop = startNarration(session, announcer);
  session.playing.value = playing;
  const said: string[] = [];
  for (let month = 1; month <= 8; month++) {
    announcer.spoken.value = '';
    seek(session, month);
    said.push(announcer.spoken.value);
  }
  stop();
  return said;
}

describe('what is said while the race plays', () => {
  it('is severe incidents, acts of regulators and the end, each at its time, and no more', () => {
    const said = told(true);
    expect(said.map((text) => ['Minor', 'Middling', 'Chooser', 'Severe', 'Inspected', 'Winner'].filter((name) => text.includes(name)).join())).toEqual(['', '', '', '', 'Severe', 'Inspected', 'Winner', '']);
    expect(said[4]).toMatch(/^Month 4\.5: Severe accident of severity 3/);
    expect(said.filter((text) => text !== '')).toHaveLength(3);
  });

  it('is nothing while one goes from month to month by hand', () => {
    expect(told(false).every((text) => text === '')).toBe(true);
  });
});
