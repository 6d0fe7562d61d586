import { expect, it } from 'vitest';
import { chosenEvents } from '../../src/app/events/choose.ts';
import { eventsCsv } from '../../src/app/events/events-csv.ts';
import type { SimulationEvent } from '../../src/core/events/event.ts';
import { levers } from '../../src/model/levers/catalogue.ts';
import { loadScenario } from '../../src/scenario/parse.ts';

const event = (kind: string, entity: string, time: number, severity: SimulationEvent['severity'] = 0): SimulationEvent => ({ run: 0, id: `${kind}/${entity}/0`, cause: null, time, kind, entity, severity, terms: [] });
const events = [event('accident', 'Aurora', 3, 1), event('accident', 'Boreal', 5, 2), event('evidence', 'Aurora', 6), event('decided', 'Boreal', 9)];
const ids = (choice: Partial<Parameters<typeof chosenEvents>[1]>) => chosenEvents(events, { filter: 'all', who: '', text: '', ...choice }, levers).map((each) => each.id);

it('chooses events by kind, by severity, by whom they are about and by what they say, all at once', () => {
  expect(ids({})).toHaveLength(4);
  expect(ids({ filter: 'incidents' })).toEqual(['accident/Aurora/0', 'accident/Boreal/0']);
  expect(ids({ filter: 'severe' })).toEqual(['accident/Boreal/0']);
  expect(ids({ filter: 'notable' })).not.toContain('evidence/Aurora/0');
  expect(ids({ who: 'Boreal' })).toEqual(['accident/Boreal/0', 'decided/Boreal/0']);
  expect(ids({ text: ' DECIDED  boreal ' })).toEqual(['decided/Boreal/0']);
  expect(ids({ text: 'accident', who: 'Boreal', filter: 'severe' })).toEqual(['accident/Boreal/0']);
  expect(ids({ text: 'nowhere' })).toEqual([]);
});

it('writes a table that is read back as the events, names of strangers kept from running as formulas', () => {
  const scenario = { ...loadScenario('version: 1\n'), name: '=1+1, "x"' };
  const lines = eventsCsv(events.slice(0, 2), scenario, levers).split('\r\n');
  expect(lines[0]).toBe('model,scenario,seed,run,month,kind,about,severity,text,id,cause');
  expect(lines).toHaveLength(4);
  expect(lines[2]).toMatch(/^0\.1\.0,"'=1\+1, ""x""",[^,]+,0,5,accident,Boreal,2,.*,accident\/Boreal\/0,$/);
});
