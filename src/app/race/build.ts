import type { EnsembleResult } from '../../experiments/types.ts';
import type { Scenario } from '../../model/settings.ts';
import { quantilesAt } from '../charts/quantities.ts';
import { labValue, rowAt, type RunView } from '../run/run-view.ts';
import { spreadLevels } from '../state/responder.ts';
import { annotate, type Shown } from './annotate.ts';
import { beliefsOf, type Beliefs } from './beliefs.ts';
import { raceFrame } from './frame.ts';
import { laneLayout, type RaceExtent, type Surroundings } from './layout.ts';
import { mostLanes } from './limits.ts';
import { hasTreaty, oversightAt } from './oversight.ts';
import { createPeople, extendPeople, mostMarks, type People } from './people.ts';
import { planeLayout } from './plane.ts';
import { words } from '../words.ts';
import type { LaneNote, Picture } from './picture.ts';

/** Everything that a picture of the race is made of. */
export interface Sight extends Shown {
  readonly view: RunView;
  readonly scenario: Scenario;
  /** The ghosts' run. */
  readonly compared: RunView | null;
  /** The run in the other column of A|B, with which the scale is shared. */
  readonly beside: RunView | null;
  /** The ensemble of this very scenario, whose spread is shown; null for none. */
  readonly ensemble: EnsembleResult | null;
  readonly month: number;
  readonly height: number;
}

/** Fewer marks on a phone: they would be smaller than can be seen. */
const phoneMarks = 500;

/** Rows of people that are allotted between two pauses. */
const rowsAtOnce = 12;

/** Makes pictures; keeps what holds for a whole run. */
export interface PictureBuilder {
  build(sight: Sight): Picture;
  /** `build` with pauses. Nothing of a first picture has run before: made in one task it would keep a slow processor from everything else for tenths of a second. */
  inSteps(sight: Sight): Generator<void, Picture>;
}

export function createPictureBuilder(): PictureBuilder {
  let extent: { readonly of: readonly (RunView | null)[]; readonly value: RaceExtent } | null = null;
  let people: { readonly of: Float64Array; readonly limit: number; readonly value: People } | null = null;
  let beliefs: { readonly of: RunView; readonly value: Beliefs } | null = null;
  let spread: Spread | null = null;

  function* inSteps(sight: Sight): Generator<void, Picture> {
    const { view, scenario, compared, beside, month, width, height } = sight;
    const runs = [view, compared, beside];
    if (!extent || extent.of.some((run, index) => run !== runs[index])) extent = { of: runs, value: extentOf(runs, scenario.race.threshold) };
    const { value: own } = extent;
    yield;
    const population = view.labs.length > mostLanes;
    const limit = width < 560 ? phoneMarks : mostMarks;
    // The rows of a growing run and of the same run when it is done are one array.
    if (!people || people.of !== view.values || people.limit !== limit) people = { of: view.values, limit, value: createPeople(view, scenario.researchers.count, population, limit, 0) };
    const { value: everyone } = people;
    for (; everyone.rows <= view.lastRow; yield) extendPeople(everyone, view, everyone.rows + rowsAtOnce);
    if (sight.beliefs && !population && beliefs?.of !== view) beliefs = { of: view, value: beliefsOf(view, scenario) };
    const believed = sight.beliefs && beliefs ? beliefs.value.at[rowAt(view, month)] ?? null : null;

    const frame = raceFrame(view, compared, month);
    yield;
    const oversight = oversightAt(view, scenario, month);
    yield;
    // In a column of A|B there is no room for marks of people; the table has their numbers.
    const crowd = beside === null ? everyone : null;
    const notes = annotate(frame, view, scenario, crowd, oversight, { ...sight, ghosts: compared !== null });
    yield;
    const { ensemble } = sight;
    const position = ensemble === null ? 0 : Math.min(ensemble.rows - 1, month / view.stepMonths);
    spread = ensemble === null || population ? null : spreadFrom(ensemble, Math.floor(position + 1e-9), spread);
    const around: Surroundings = {
      chips: notes.chips, people: crowd, stepMonths: view.stepMonths, treaty: oversight.treaty, treatyRoom: hasTreaty(scenario),
      beliefs: believed, spread: spread && spreadAt(spread, Math.max(0, position - spread.row)),
    };
    yield;
    if (population) return { kind: 'plane', layout: planeLayout(frame, own, width, height, around), notes };
    const layout = laneLayout(frame, own, width, height, around);
    return { kind: 'lanes', layout, notes: { ...notes, lanes: notes.lanes.map((note, index) => withBeyond(note, layout.lanes[index]!.beyond)) } };
  }
  return {
    inSteps,
    build(sight) {
      const steps = inSteps(sight);
      for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
    },
  };
}

/** How many futures a lane has no room for is known when it is laid out. */
const withBeyond = (note: LaneNote, count: number): LaneNote => (count === 0 ? note : { ...note, beyond: words.race.beyond(count) });

/** The other futures at two rounds next to each other, by lab. */
interface Spread {
  readonly of: EnsembleResult;
  readonly row: number;
  readonly from: readonly (readonly number[])[];
  readonly to: readonly (readonly number[])[];
}

/** Twenty quantiles of every lab's capability over the runs at a row and the next; those of the same row again are the last ones. */
function spreadFrom(ensemble: EnsembleResult, row: number, last: Spread | null): Spread {
  if (last?.of === ensemble && last.row === row) return last;
  const at = (index: number): number[][] => ensemble.labs.map((_, lab) => quantilesAt(ensemble, lab, 'capability', index, spreadLevels) ?? []);
  return { of: ensemble, row, from: at(row), to: at(Math.min(ensemble.rows - 1, row + 1)) };
}

/** Quantiles at a moment between two rounds, by linear interpolation. */
function spreadAt({ from, to }: Spread, share: number): number[][] {
  return from.map((values, lab) => values.map((value, index) => value + share * (to[lab]![index]! - value)).filter((value) => Number.isFinite(value)));
}

/** Domain of the picture: of the whole run and its reference, so that nothing rescales while it plays. */
export function extentOf(runs: readonly (RunView | null)[], threshold: number): RaceExtent {
  const capability = { low: Infinity, high: -Infinity };
  const covered = { low: Infinity, high: -Infinity };
  const widen = (axis: { low: number; high: number }, value: number): void => {
    if (value < axis.low) axis.low = value;
    if (value > axis.high) axis.high = value;
  };
  let compute = 0;
  for (const run of runs) {
    if (run === null) continue;
    for (let row = 0; row <= run.lastRow; row++) {
      for (let lab = 0; lab < run.labs.length; lab++) {
        if (labValue(run, row, lab, 'present') === 0) continue;
        widen(capability, labValue(run, row, lab, 'capability'));
        widen(covered, labValue(run, row, lab, 'covered'));
        compute = Math.max(compute, labValue(run, row, lab, 'compute'));
      }
    }
  }
  return { low: Math.min(capability.low, covered.low), high: Math.max(capability.high, covered.high), threshold, compute, axes: { capability, covered } };
}
