import type { LeverSetting, Scenario } from '../../model/settings.ts';
import { fileStem } from './exports.ts';

/** One `--set` of the command line. */
export interface Setting {
  readonly path: string;
  readonly value: unknown;
}

/**
 * The command whose ensemble has the numbers of this screen. A shipped scenario goes by its name, with what was changed set; any other is
 * read from the file of that name.
 */
export function command(shippedId: string | null, shipped: Scenario, current: Scenario, runs = 200): string {
  if (shippedId === null) return `npx lab-race run ${fileStem(current)}.json --runs ${runs}`;
  const set = settingsBetween(shipped, current).map(({ path, value }) => ` --set ${shellQuoted(`${path}=${JSON.stringify(value)}`)}`);
  return `npx lab-race run ${shippedId} --runs ${runs}${set.join('')}`;
}

/** What has to be set in a scenario to make it the other: single values where both have the same shape, whole parts where not. */
export function settingsBetween(shipped: Scenario, current: Scenario): Setting[] {
  const found: Setting[] = [];
  const visit = (a: unknown, b: unknown, path: string): void => {
    if (a === b) return;
    if (path === 'policies') {
      if (JSON.stringify(a) !== JSON.stringify(b)) found.push({ path, value: (b as readonly LeverSetting[]).map(plainSetting) });
      return;
    }
    const [before, after] = [keysOf(a), keysOf(b)];
    if (before === null || after === null || Array.isArray(a) !== Array.isArray(b) || before.join() !== after.join()) {
      if (JSON.stringify(a) !== JSON.stringify(b)) found.push({ path, value: b });
      return;
    }
    for (const key of before) visit((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key], path === '' ? key : `${path}.${key}`);
  };
  visit(shipped, current, '');
  return found;
}

function keysOf(value: unknown): string[] | null {
  return typeof value === 'object' && value !== null ? Object.keys(value) : null;
}

/** Keys in one order, so that the command is the same however the levers came about. */
function plainSetting({ lever, start, end, coverage, strength }: LeverSetting): LeverSetting {
  return { lever, start, end, coverage, strength };
}

/** One word for a POSIX shell. */
export function shellQuoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
