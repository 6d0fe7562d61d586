import type { Lever, Scenario } from '../../model/settings.ts';
import { modelVersion } from '../../record/version.ts';
import { decodeLink } from '../../scenario/link.ts';
import { numbersAt } from '../../scenario/number-at.ts';
import { firstCharts, type ChartQuantity } from '../charts/quantities.ts';
import type { Step } from '../state/history.ts';
import type { Library } from '../state/library.ts';
import type { Session } from '../state/session.ts';
import { link, linkFaults } from '../words/link-faults.ts';
import { words } from '../words.ts';
import { soundScenario, staysSound } from './check-scenario.ts';
import { numberFits } from '../assumptions/registry.ts';
import { leverOf, withLevers, type LeverValues } from '../levers/apply.ts';
import { ownId } from './own-id.ts';
import { quoted, readSharedState, type Face, type SharedWorld } from './shared-state.ts';

export interface OpenedLink {
  /** Null where the link cannot be used; the notice then says why. */
  readonly step: Step | null;
  readonly month: number;
  readonly lab: number;
  readonly run: number;
  readonly face: Face;
  readonly charts: readonly ChartQuantity[];
  readonly notice: string | null;
}

/** What a link says, checked in every part; a scenario that it brings is added to the library. Never throws. */
export async function readLink(fragment: string, session: Session, library: Library): Promise<OpenedLink> {
  // A link may come to a page that was opened long ago, or to one that found its work again.
  const untouched = session.scenarioId.peek() === session.entries[0]?.id && !session.changed.peek() && session.pair.peek() === null;
  const refuse = (why: string): OpenedLink => ({ step: null, month: 0, lab: 0, run: 0, face: 'picture', charts: firstCharts, notice: `${why} ${untouched ? link.shown.shipped : link.shown.kept}` });
  const { value, problem } = decodeLink(fragment);
  if (problem !== undefined) return refuse(link.problems[problem]);
  const { state, fault } = readSharedState(value, session.entries.map((entry) => entry.id));
  if (fault !== undefined) return refuse(link.problems.malformed(fault));
  const notice = state.model === modelVersion ? null : link.otherModel(state.model, modelVersion);
  const choice = await chosen(state, session, library);
  if (typeof choice === 'string') return refuse(choice);
  const other = state.other && (await chosen(state.other, session, library));
  if (typeof other === 'string') return refuse(other);
  const labs = choice.base.labs.reduce((sum, entry) => sum + entry.count, 0);
  const pair = other && state.side ? { side: state.side, other: { scenario: other.id, values: other.values } } : null;
  return {
    step: { scenario: choice.id, values: choice.values, ...(pair && { pair }) },
    month: Math.min(state.month, choice.base.horizonMonths), lab: Math.min(state.lab, labs - 1), run: state.run ?? 0, face: state.face ?? 'picture', charts: state.charts ?? firstCharts, notice,
  };
}

/** The world that a link names or brings, which is then in the library; or why it cannot be had. */
async function chosen({ scenario: named, seed, levers: values }: SharedWorld, session: Session, library: Library): Promise<{ readonly id: string; readonly base: Scenario; readonly values: LeverValues } | string> {
  const found: Scenario | null = typeof named === 'string' ? await library.get(named).catch(() => null) : soundScenario(named);
  if (found === null) return typeof named === 'string' ? words.linkFailed : link.problems.malformed(linkFaults.unsound);
  const base = found.seed === seed ? found : { ...found, seed };
  const fault = valuesFault(base, session.levers, values);
  if (fault !== null) return link.problems.malformed(fault);
  if (typeof named === 'string' && base === found) return { id: named, base, values };
  const id = ownId(base);
  library.add(id, base);
  return { id, base, values };
}

/** What does not fit of what was set by hand: each value alone, then all together, as the scenario's own checks see them. */
function valuesFault(base: Scenario, levers: readonly Lever[], values: LeverValues): string | null {
  for (const [key, value] of Object.entries(values)) {
    const lever = leverOf(base, levers, key);
    if (lever ? !(value >= lever.minimum && value <= lever.maximum) : !numberFits(key, value) || numbersAt(base, key).length === 0) {
      return lever ? linkFaults.leverRange(quoted(key)) : linkFaults.unknownLever(quoted(key));
    }
  }
  return Object.keys(values).length === 0 || staysSound(withLevers(base, levers, values)) ? null : linkFaults.together;
}
