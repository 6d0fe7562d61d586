import { chartQuantities, firstCharts, type ChartQuantity } from '../charts/quantities.ts';
import type { LeverValues } from '../levers/apply.ts';
import { linkFaults } from '../words/link-faults.ts';

/** What a link carries: everything that this screen shows follows from it. */
export interface SharedState extends SharedWorld {
  /** Version of the model that computed the numbers. */
  readonly model: string;
  readonly month: number;
  /** Index of the selected lab. */
  readonly lab: number;
  /** Which run the lanes show; 0 if absent. */
  readonly run?: number;
  /** What the race view shows; the lanes if absent. */
  readonly face?: Face;
  /** What the charts show, from left to right; the first pair if absent. */
  readonly charts?: readonly ChartQuantity[];
  /** The other world of A|B, and which letter the first one has. */
  readonly side?: 'a' | 'b';
  readonly other?: SharedWorld;
}

/** What one world is made from. */
export interface SharedWorld {
  /** Id of a shipped scenario, or a whole one. */
  readonly scenario: string | Readonly<Record<string, unknown>>;
  readonly seed: string;
  /** What was set by hand: strengths of levers by id, numbers by path. */
  readonly levers: LeverValues;
}

export type Face = 'picture' | 'futures' | 'table';
const faces: readonly unknown[] = ['picture', 'futures', 'table'];

const keys = ['model', 'scenario', 'seed', 'levers', 'month', 'lab', 'run', 'face', 'charts', 'side', 'other'];
const worldKeys = ['scenario', 'seed', 'levers'];
const mostRuns = 1e6;
const longestMonth = 600;
const mostLabs = 1000;

/**
 * A decoded link as a state, or what does not fit its form. Whole scenarios are only seen to be objects here, and what was set by hand to be
 * numbers under names: what they may be follows from the scenario. `shipped`: ids of the scenarios of the page.
 */
export function readSharedState(value: unknown, shipped: readonly string[]): { readonly state: SharedState; readonly fault?: never } | { readonly fault: string; readonly state?: never } {
  if (!isRecord(value)) return { fault: linkFaults.noState };
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) return { fault: linkFaults.unknownKey(quoted(unknownKey)) };
  const { model, month, lab, run = 0, face = 'picture', charts, side, other } = value;
  if (typeof model !== 'string' || !/^[\w.+-]{1,40}$/.test(model)) return { fault: linkFaults.noModel };
  const fault = worldFault(value, shipped) ?? (other === undefined ? null : isRecord(other) && Object.keys(other).every((key) => worldKeys.includes(key)) ? worldFault(other, shipped) : linkFaults.noOther);
  if (fault !== null) return { fault };
  if ((side === undefined) !== (other === undefined) || (side !== undefined && side !== 'a' && side !== 'b')) return { fault: linkFaults.noSide };
  if (typeof run !== 'number' || !Number.isInteger(run) || run < 0 || run > mostRuns) return { fault: linkFaults.noRun };
  if (!faces.includes(face)) return { fault: linkFaults.noFace };
  if (charts !== undefined && !areCharts(charts)) return { fault: linkFaults.noCharts };
  if (typeof month !== 'number' || !(month >= 0 && month <= longestMonth)) return { fault: linkFaults.month };
  if (typeof lab !== 'number' || !Number.isInteger(lab) || lab < 0 || lab >= mostLabs) return { fault: linkFaults.noLab };
  const world = (of: Readonly<Record<string, unknown>>): SharedWorld => ({ scenario: of['scenario'], seed: of['seed'], levers: of['levers'] }) as SharedWorld;
  return { state: { model, ...world(value), month, lab, ...(run !== 0 && { run }), ...(face !== 'picture' && { face: face as Face }), ...(charts !== undefined && { charts: charts as readonly ChartQuantity[] }), ...(other !== undefined && { side: side as 'a' | 'b', other: world(other as Readonly<Record<string, unknown>>) }) } };
}

/** As many different quantities as the page has charts. */
function areCharts(value: unknown): boolean {
  return Array.isArray(value) && value.length === firstCharts.length && new Set(value).size === value.length && value.every((each: unknown) => (chartQuantities as readonly unknown[]).includes(each));
}

/** What of a world does not fit; null if all does. */
function worldFault({ scenario, seed, levers }: Readonly<Record<string, unknown>>, shipped: readonly string[]): string | null {
  if (typeof scenario !== 'string' && !isRecord(scenario)) return linkFaults.noScenario;
  if (typeof scenario === 'string' && !shipped.includes(scenario)) return linkFaults.unknownScenario(quoted(scenario));
  if (typeof seed !== 'string' || seed === '' || seed.length > 200) return linkFaults.noSeed;
  if (!isRecord(levers)) return linkFaults.noLevers;
  const noNumber = Object.entries(levers).find(([, value]) => typeof value !== 'number' || !Number.isFinite(value));
  return noNumber === undefined ? null : linkFaults.noNumber(quoted(noNumber[0]));
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A stranger's text, cut short. */
export function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
