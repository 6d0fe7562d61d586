import type { Term } from '../../core/events/event.ts';
import { eventId } from '../../core/events/index.ts';
import { violates } from '../../games/deterrence/solve.ts';
import { solveRace } from '../../games/race/index.ts';
import type { RaceProblem, RaceSolution } from '../../games/race/types.ts';
import { allowedSpeed } from '../capability/dynamics.ts';
import type { World } from '../world/world.ts';
import { pausedShare } from '../rules/allowances.ts';
import { breachTerms, temptation, type Temptation } from './defection.ts';
import { scheduleDetection } from './events.ts';
import { latestSwitch } from '../levers/cause.ts';

/** Whether lab i is bound by a treaty that holds. */
export function isMember(world: World, i: number): boolean {
  return !world.treaty.collapsed && world.settings.labs[i]!.treatyShare > 0 && world.labs.present[i] === 1;
}

/** Before the game: what the treaty holds back of each lab's speed and sales. A treaty that everybody has left is forgotten. */
export function stepTreaty(world: World, time: number): void {
  const { treaty, settings, labs } = world;
  let members = 0;
  for (let i = 0; i < settings.labs.length; i++) {
    if (settings.labs[i]!.treatyShare > 0) members++;
    if (!isMember(world, i)) {
      treaty.defects[i] = 0;
      treaty.breach[i] = null;
    } else labs.heldBack[i] = Math.max(labs.heldBack[i]!, settings.labs[i]!.treatyShare);
    if (treaty.sanctionedUntil[i]! > time) labs.salesAllowed[i]! *= 1 - settings.treaty.sanctionShare;
  }
  if (members === 0) treaty.collapsed = false;
}

/**
 * After the game: each member of a treaty that holds weighs breaking it in secret. Returns what the players really do: as `chosen`, except that
 * who breaks the treaty gives the budget that is best in secret and goes at breakout speed, unseen, while the others play as if the treaty held.
 * Model, section 8.
 */
export function stepDefections(world: World, problem: RaceProblem, solution: RaceSolution, chosen: readonly (number | null)[]): readonly (number | null)[] {
  const { players, treaty, settings, month } = world;
  if (!players.some((i) => isMember(world, i))) return chosen;
  const played = [...chosen];
  if (solution.status !== 'solved') {
    players.forEach((i, k) => treaty.defects[i] === 1 && (played[k] = world.labs.budget[i]!));
    return played;
  }
  const without = settings.treaty.snapBack > 0 ? payoffsWithoutTreaty(world, problem, solution) : solution.utilities;
  players.forEach((i, k) => {
    const watched = treaty.sanctionedUntil[i]! > month;
    const tempted = isMember(world, i) && !watched
      ? temptation(problem, solution.budgets, k, settings.treaty, solution.utilities[k]!, without[k]!, openCap(world, i)) : null;
    const breaks = tempted !== null && tempted.budget !== null && !forgoes(world, i) &&
      violates({ gain: tempted.gain, detection: tempted.detection, penalty: tempted.penalty, wealth: null, riskAversion: 0 });
    if (tempted !== null && breaks !== (treaty.defects[i] === 1)) {
      tell(world, i, breaks, tempted, breachTerms(problem, solution.budgets, k, settings.treaty, tempted, openCap(world, i)));
    }
    treaty.defects[i] = breaks ? 1 : 0;
    if (!breaks) return;
    played[k] = tempted.budget;
    scheduleDetection(world, i, month);
  });
  return played;
}

/** Without one breach (a counterfactual) the lab keeps the treaty from then on: else it would break it a round later. */
function forgoes(world: World, i: number): boolean {
  const kind = eventId('breach', world.settings.labs[i]!.name, 0).slice(0, -1);
  return world.suppressed.some((id) => id.startsWith(kind) && Number(id.slice(kind.length)) <= world.round);
}

/** How a lab really goes: one that breaks the treaty at breakout speed, held back by nothing but law and triggers; any other as all can see. */
export function paceOf(world: World, i: number): { readonly breakout: number; readonly paused: number } {
  if (world.treaty.defects[i] === 0) return { breakout: 1, paused: pausedShare(world, i) };
  return { breakout: world.settings.treaty.breakoutSpeed, paused: openlyPaused(world, i) };
}

/** Share of speed that the lab may not use whatever the treaty says. */
function openlyPaused(world: World, i: number): number {
  return Math.max(world.settings.labs[i]!.pausedShare, world.rules.held[i]!);
}

/** Cap on the lab's speed that has nothing to do with the treaty, OOM a month; null for none. */
function openCap(world: World, i: number): number | null {
  const lab = world.settings.labs[i]!;
  const attainable = world.labs.attainable[i]!;
  const allowed = allowedSpeed(attainable, lab.speedCap, openlyPaused(world, i));
  return allowed < attainable ? allowed : null;
}

/** Every player's payoff if the treaty collapsed now, M$; the treaty's own where that game is not solved. */
function payoffsWithoutTreaty(world: World, problem: RaceProblem, solution: RaceSolution): readonly number[] {
  const labs = problem.labs.map((lab, k) => (isMember(world, world.players[k]!) ? { ...lab, speedCap: openCap(world, world.players[k]!) } : lab));
  const free = solveRace({ ...problem, labs, previous: solution.budgets }, { searchEquilibria: 'continuation' });
  return free.status === 'solved' ? free.utilities : solution.utilities;
}

function tell(world: World, i: number, breaks: boolean, tempted: Temptation, worth: readonly Term[]): void {
  const entity = world.settings.labs[i]!.name;
  const id = eventId('breach', entity, world.round);
  world.emit({
    run: world.run, id, cause: latestSwitch(world, 'treaty.', 'labs.*.treatyShare'), time: world.month, kind: 'breach', entity, severity: 0,
    terms: [
      { name: 'breaks the treaty', value: breaks ? 1 : 0 },
      ...worth,
      { name: 'chance of detection', value: tempted.detection },
      ...(tempted.budget === null ? [] : [{ name: 'secret safety budget', value: tempted.budget }]),
    ],
  });
  world.treaty.breach[i] = breaks ? id : null;
}
