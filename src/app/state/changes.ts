import type { Lever } from '../../model/settings.ts';
import { upTo } from '../format.ts';
import { changedLevers, shippedStrength } from '../levers/apply.ts';
import { words } from '../words.ts';
import { strengthOf, type Session } from './session.ts';

/** A lever that differs from what the scenario ships, in words. */
export interface Change {
  readonly lever: Lever;
  readonly before: string;
  readonly after: string;
}

export function changesOf(session: Session): Change[] {
  const scenario = session.shipped.value;
  const changed = changedLevers(scenario, session.levers, session.values.value);
  const text = (lever: Lever, strength: number): string => (strength === lever.off ? words.controls.off : upTo(strength, 3));
  return session.levers.filter((lever) => changed.includes(lever.id))
    .map((lever) => ({ lever, before: text(lever, shippedStrength(scenario, lever)), after: text(lever, strengthOf(session, lever)) }));
}
