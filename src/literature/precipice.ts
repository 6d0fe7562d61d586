import type { PrecipiceGame } from '../games/precipice/risk.ts';
import { precipiceRisk } from '../games/precipice/risk.ts';
import type { LiteratureEntry } from './entry.ts';
import { entries, truth } from './entry.ts';

const source = 'Armstrong, Bostrom and Shulman, Racing to the precipice';

const risk = (information: PrecipiceGame['information'], teams: number, enmity: number, maxCapability = 1): number =>
  precipiceRisk({ teams, enmity, maxCapability, information });

const table: readonly (readonly [number, number, readonly [number, number, number]])[] = [
  [2, 0.5, [0, 0.5556, 0.4167]],
  [2, 1, [0.5, 0.6667, 0.6667]],
  [5, 1, [0.8, 0.8333, 0.8333]],
];

const regimes = ['none', 'private', 'public'] as const;

/**
 * Where a slogan fails. Each row is a case in which the chance of disaster moves the other way; the values follow from the closed forms.
 */
const exceptions = [
  { id: 'private-to-public', quantity: 'more information is less risk: public minus private at n=2, e=0.5', expected: 5 / 12 - 5 / 9, compute: () => risk('public', 2, 0.5) - risk('private', 2, 0.5), tolerance: 1e-12 },
  { id: 'none-to-private', quantity: 'more information is less risk: private minus none at n=2, e=4 (any e > n+1)', expected: 13 / 15 - 7 / 8, compute: () => risk('private', 2, 4) - risk('none', 2, 4), tolerance: 1e-12 },
  { id: 'more-teams', quantity: 'more teams are less risk: n=5 minus n=2 with private information at capability 10, e=0.5', expected: 0.00243 / 6 - 0.0225 / 3, compute: () => risk('private', 5, 0.5, 10) - risk('private', 2, 0.5, 10), tolerance: 1e-12 },
  { id: 'slogan-holds', quantity: 'more information is more risk from none to private and public at n=2, e=1 (1 = yes)', expected: 1, compute: () => truth(risk('none', 2, 1) < risk('private', 2, 1) && risk('none', 2, 1) < risk('public', 2, 1)), tolerance: 0 },
];

export const precipiceEntries: readonly LiteratureEntry[] = entries('precipice', source, 'recalled', [
  ...table.flatMap(([teams, enmity, values]) =>
    regimes.map((information, i) => ({
      id: `${information}.${teams}.${enmity}`,
      quantity: `risk, information ${information}, n=${teams}, e=${enmity}, capability 1`,
      expected: values[i] as number,
      compute: () => risk(information, teams, enmity),
      tolerance: 5.1e-5,
    })),
  ),
  ...exceptions.map((row) => ({ ...row, id: `exception.${row.id}`, mark: 'computed' as const })),
]);
