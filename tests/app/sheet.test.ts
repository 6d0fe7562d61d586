import { expect, it } from 'vitest';
import { createPeople, standingAt, type Marks, type Standing } from '../../src/app/race/people.ts';
import type { Picture } from '../../src/app/race/picture.ts';
import { createSheetMaker, createSheetReader } from '../../src/app/race/sheet.ts';
import type { Colours } from '../../src/app/theme.ts';
import { createRunView } from '../../src/app/run/run-view.ts';
import { runToEnd } from '../../src/engine/index.ts';
import { shippedScenario } from '../scenario-files.ts';

const scenario = shippedScenario('frontier');
const people = [3, 4].map((run) => createPeople(createRunView(runToEnd(scenario, run, { record: { series: true, events: true } }), scenario.stepMonths), scenario.researchers.count, false));
const pictureOf = (marks: Marks, month: number): Picture => ({ layout: { people: { marks } }, notes: { month, stepMonths: scenario.stepMonths } }) as unknown as Picture;
const standings = (marks: Marks, month: number): Standing[] => Array.from({ length: marks.marks }, (_, mark) => (
  { ...standingAt(marks, month, scenario.stepMonths, mark, true, { from: 0, fromPlace: 0, to: 0, toPlace: 0, share: 0 }) }
));

it('a picture read from its sheet has every mark where it was, whatever was sent before, and no more than two rounds of them', () => {
  const [make, read] = [createSheetMaker(), createSheetReader()];
  const light = { paper: '#ffffff' } as Colours;
  const dark = { paper: '#000000' } as Colours;
  const visits = [[0, 0, light], [0, 0.5, light], [0, 7.25, dark], [0, 7.75, dark], [1, 7.75, light], [0, 7.75, light], [0, 2.9, light], [0, 1e6, light]] as const;
  for (const [run, month, colours] of visits) {
    const sheet = structuredClone(make(pictureOf(people[run]!, month), [], colours));
    expect(sheet.marks === null || sheet.marks.rows <= 2).toBe(true);
    const { picture, colours: shown } = read(sheet);
    expect(shown).toEqual(colours);
    expect(standings(picture.layout.people!.marks, month)).toEqual(standings(people[run]!, month));
  }
  // What stays is not sent again.
  expect(make(pictureOf(people[0]!, 1e6), [], light)).toMatchObject({ colours: null, marks: null });
});
