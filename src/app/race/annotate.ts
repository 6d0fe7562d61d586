import { findLever } from '../../model/levers/catalogue.ts';
import type { Scenario } from '../../model/settings.ts';
import { percent, significant } from '../format.ts';
import type { RunView } from '../run/run-view.ts';
import { words } from '../words.ts';
import { finishOf } from './finish.ts';
import type { LabFrame, RaceFrame } from './frame.ts';
import { activeSettings, covers, hasTreaty, membersOf, type Oversight } from './oversight.ts';
import { poolsAt, type People } from './people.ts';
import type { Annotations, LaneNote, PolicyChip } from './picture.ts';

/** Profile of every member, populations counted out. A population's members may differ; theirs is the entry's. */
export function profilesOf(scenario: Scenario): string[] {
  return scenario.labs.flatMap((entry) => Array.from({ length: entry.count }, () => entry.profile as string));
}

const chipKinds: Readonly<Record<string, PolicyChip['kind']>> = {
  pause: 'pause', 'speed-cap': 'pause', 'trigger-pause': 'pause', 'deployment-pause': 'pause', liability: 'liability', fine: 'liability', 'risk-cap': 'cap', 'compute-cap': 'cap', licence: 'cap',
  'safety-technology': 'technology', 'cheaper-safety': 'technology', disclosure: 'information', evaluations: 'information', treaty: 'treaty',
};

/**
 * Chips of the rail: regulators with their will, concern and option; inspections; the treaty; then the scenario's policies. `gauges` of will and
 * concern take a row of their own where it is `narrow`; in a column of A|B the table has their numbers.
 */
export function railChips(scenario: Scenario, oversight: Oversight, month: number, narrow: boolean, gauged: boolean): PolicyChip[] {
  const text = words.race.rail;
  const chips: PolicyChip[] = oversight.regulators.filter((regulator) => regulator.chooses || regulator.will !== null).flatMap((regulator): PolicyChip[] => {
    const gauges = !gauged || regulator.will === null || regulator.concern === null ? [] : [{ text: text.will(percent(regulator.will)), value: regulator.will }, { text: text.concern(percent(regulator.concern)), value: regulator.concern }];
    const chip = { kind: 'regulator' as const, acts: regulator.option !== null, text: regulator.chooses ? text.option(regulator.name, regulator.option) : regulator.name };
    // On a phone one chip would be longer than the screen is wide.
    return narrow && gauges.length > 0 ? [{ ...chip, gauges: [] }, { ...chip, text: '', gauges }] : [{ ...chip, gauges }];
  });
  if (oversight.inspects) chips.push({ kind: 'regulator', acts: oversight.inspections > 0, text: text.inspections(oversight.inspections, oversight.found), gauges: [] });
  if (hasTreaty(scenario)) {
    const { treaty } = oversight;
    const keep = treaty ? treaty.keeps.filter((keeps) => keeps).length : 0;
    const share = treaty ? keep / treaty.members.length : 0;
    chips.push({ kind: 'treaty', acts: treaty !== null && !treaty.ended, text: treaty === null ? text.noTreaty : treaty.ended ? text.treatyEnded : text.treaty(keep, treaty.members.length), gauges: treaty && !treaty.ended ? [{ text: '', value: share }] : [] });
  }
  const active = activeSettings(scenario, month);
  for (const setting of scenario.policies) {
    const lever = findLever(setting.lever, scenario.levers);
    chips.push({ kind: chipKinds[setting.lever] ?? 'other', text: `${lever?.label ?? setting.lever} ${significant(setting.strength)}`, acts: active.includes(setting), gauges: [] });
  }
  return chips;
}

/** Share of speed that a pause takes from each lab at a month. */
export function pausedShares(scenario: Scenario, names: readonly string[], month: number): number[] {
  const labs = membersOf(scenario, names);
  const shares = labs.map(() => 0);
  for (const setting of activeSettings(scenario, month)) {
    if (setting.lever !== 'pause') continue;
    covers(setting, labs).forEach((covered, index) => {
      if (covered) shares[index] = Math.max(shares[index]!, setting.strength);
    });
  }
  return shares;
}

export interface Shown {
  readonly selected: number;
  readonly ghosts: boolean;
  readonly beliefs: boolean;
  /** Whether marks of people travel: not under reduced motion. */
  readonly moving: boolean;
  /** CSS pixels. */
  readonly width: number;
}

export function annotate(frame: RaceFrame, view: RunView, scenario: Scenario, people: People | null, oversight: Oversight, shown: Shown): Annotations {
  const { month } = frame;
  const profiles = profilesOf(scenario);
  const paused = pausedShares(scenario, view.labs, month);
  const finish = finishOf(view, month);
  const here = frame.labs.filter((lab) => lab.present);
  const debt = here.filter((lab) => lab.debt > 0).length;
  return {
    selected: shown.selected, showGhosts: shown.ghosts, showBeliefs: shown.beliefs, month, stepMonths: view.stepMonths, moving: shown.moving,
    lanes: frame.labs.map((lab, index) => laneNote(lab, profiles[index] ?? '', paused[index] ?? 0, oversight)),
    chips: railChips(scenario, oversight, month, shown.width < 560, people !== null),
    pools: people === null ? [] : poolsAt(people, month, view.stepMonths).map(({ pool, people: count }) => (pool.lab >= 0 ? words.race.people(count) : words.race.pools[pool.kind](count))),
    threshold: words.race.threshold(scenario.race.threshold),
    xAxis: words.race.axis, yAxis: words.race.yAxis, diagonal: words.race.diagonal, tally: words.race.tally(debt, here.length - debt, frame.labs.length - here.length),
    finish: finish && { lab: finish.lab < 0 ? null : finish.lab, catastrophe: finish.event.kind === 'catastrophe' },
  };
}

function laneNote(lab: LabFrame, profile: string, pausedShare: number, oversight: Oversight): LaneNote {
  const member = oversight.treaty?.members.indexOf(lab.lab) ?? -1;
  return {
    name: lab.name, initial: lab.name.slice(0, 1).toUpperCase(), profile: words.race.profiles[profile] ?? profile,
    debt: words.race.debt(lab.debt), pausedShare, abstains: lab.abstains,
    inspected: oversight.inspected[lab.lab]!, fined: oversight.fined[lab.lab]!, suspended: oversight.suspended[lab.lab]!,
    absence: lab.absence === null ? '' : words.race.absence[lab.absence], beyond: '', treaty: member < 0 ? null : oversight.treaty!.keeps[member]!,
  };
}
