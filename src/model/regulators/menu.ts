import type { MenuOption } from './settings.ts';

/** The menu of a regulator that names none, in order of strictness: what is debated today. Strengths are the levers' typical ones unless stated. */
export const defaultMenu: readonly MenuOption[] = [
  { name: 'reporting', will: 0.2, levers: [{ lever: 'disclosure', strength: 0.5 }] },
  { name: 'evaluations', will: 0.45, levers: [{ lever: 'disclosure', strength: 0.5 }, { lever: 'risk-cap', strength: 0.5 }] },
  { name: 'slowdown', will: 0.75, levers: [{ lever: 'disclosure', strength: 0.75 }, { lever: 'risk-cap', strength: 0.4 }, { lever: 'pause', strength: 0.3 }] },
];
