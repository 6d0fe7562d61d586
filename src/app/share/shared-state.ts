import type { LeverValues } from '../levers/apply.ts';

/** What a link carries: everything that this screen shows follows from it. */
export interface SharedState {
  /** Version of the model that computed the numbers. */
  readonly model: string;
  /** Id of a shipped scenario, or a whole one. */
  readonly scenario: string | Readonly<Record<string, unknown>>;
  readonly seed: string;
  /** What was set by hand: strengths of levers by id, numbers by path. */
  readonly levers: LeverValues;
  readonly month: number;
  /** Index of the selected lab. */
  readonly lab: number;
}

/** What the page knows that a state must fit. */
export interface Known {
  readonly shipped: readonly string[];
  readonly levers: readonly { readonly id: string; readonly minimum: number; readonly maximum: number }[];
  /** Whether a number may stand at a path of the scenario. */
  readonly numberFits: (path: string, value: number) => boolean;
}

const keys = ['model', 'scenario', 'seed', 'levers', 'month', 'lab'];
const longestMonth = 600;
const mostLabs = 1000;

/** A decoded link as a state, or what does not fit. Whole scenarios are only seen to be objects here: the scenario's own checks follow. */
export function readSharedState(value: unknown, known: Known): { readonly state: SharedState; readonly fault?: never } | { readonly fault: string; readonly state?: never } {
  if (!isRecord(value)) return { fault: 'not a state' };
  const unknownKey = Object.keys(value).find((key) => !keys.includes(key));
  if (unknownKey !== undefined) return { fault: `unknown setting ${quoted(unknownKey)}` };
  const { model, scenario, seed, levers, month, lab } = value;
  if (typeof model !== 'string' || !/^[\w.+-]{1,40}$/.test(model)) return { fault: 'no model version' };
  if (typeof scenario !== 'string' && !isRecord(scenario)) return { fault: 'no scenario' };
  if (typeof scenario === 'string' && !known.shipped.includes(scenario)) return { fault: `unknown scenario ${quoted(scenario)}` };
  if (typeof seed !== 'string' || seed === '' || seed.length > 200) return { fault: 'no seed' };
  if (!isRecord(levers)) return { fault: 'no levers' };
  for (const [id, strength] of Object.entries(levers)) {
    const lever = known.levers.find((each) => each.id === id);
    if (!lever && (typeof strength !== 'number' || !known.numberFits(id, strength))) return { fault: `unknown lever or number ${quoted(id)}, or out of its range` };
    if (lever && (typeof strength !== 'number' || !(strength >= lever.minimum && strength <= lever.maximum))) return { fault: `lever ${quoted(id)} out of range` };
  }
  if (typeof month !== 'number' || !(month >= 0 && month <= longestMonth)) return { fault: 'month out of range' };
  if (typeof lab !== 'number' || !Number.isInteger(lab) || lab < 0 || lab >= mostLabs) return { fault: 'no such lab' };
  return { state: { model, scenario, seed, levers: levers as LeverValues, month, lab } };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A stranger's text, cut short. */
function quoted(text: string): string {
  return `“${text.length > 40 ? `${text.slice(0, 40)}…` : text}”`;
}
