import type { NormalForm } from './answer.ts';
import { InputError } from './input.ts';

/** `points` evenly spaced values from `low` to `high`, both included. */
export function evenlySpaced(low: number, high: number, points: number): number[] {
  if (points < 2) return [low];
  return Array.from({ length: points }, (_, i) => (i === points - 1 ? high : low + ((high - low) * i) / (points - 1)));
}

/** Profiles of a finite game beyond which writing it out is refused. */
export const largestNormalForm = 2_000_000;

/** Tabulates a game over every profile, the first player's strategy fastest. Throws `InputError` where the table would be too large. */
export function tabulate(
  title: string,
  players: readonly string[],
  strategies: readonly (readonly number[])[],
  payoff: (profile: readonly number[]) => readonly number[],
): NormalForm {
  const profiles = strategies.reduce((product, own) => product * own.length, 1);
  if (profiles > largestNormalForm) {
    throw new InputError([{ path: '', message: `a game of ${profiles} profiles is too large to write out (at most ${largestNormalForm}); take fewer points` }]);
  }
  const payoffs: number[][] = players.map(() => []);
  const index = strategies.map(() => 0);
  const profile = strategies.map((own) => own[0] as number);
  for (let n = 0; n < profiles; n++) {
    const values = payoff(profile);
    for (let player = 0; player < players.length; player++) (payoffs[player] as number[]).push(values[player] as number);
    for (let player = 0; player < players.length; player++) {
      const own = strategies[player] as readonly number[];
      const next = ((index[player] as number) + 1) % own.length;
      index[player] = next;
      profile[player] = own[next] as number;
      if (next > 0) break;
    }
  }
  return { title, players, strategies: strategies.map((own) => own.length), payoffs };
}

/** A number with 17 significant digits and no exponent, which every reader of the format understands. */
export function seventeenDigits(value: number): string {
  if (!Number.isFinite(value)) throw new RangeError(`a payoff of ${value} cannot be written`);
  const text = value.toPrecision(17);
  const at = text.indexOf('e');
  if (at < 0) return text;
  const exponent = Number(text.slice(at + 1));
  const sign = text.startsWith('-') ? '-' : '';
  const digits = text.slice(sign.length, at).replace('.', '');
  return exponent < 0 ? `${sign}0.${'0'.repeat(-exponent - 1)}${digits}` : `${sign}${digits}${'0'.repeat(exponent + 1 - digits.length)}`;
}

const quoted = (text: string): string => `"${text.replaceAll('"', "'")}"`;

/** Gambit's .nfg file in payoff form: prologue, then the payoffs of all players profile by profile, the first player's strategy fastest. */
export function writeNormalForm(game: NormalForm): string {
  const lines = [`NFG 1 R ${quoted(game.title)} { ${game.players.map(quoted).join(' ')} } { ${game.strategies.join(' ')} }`, ''];
  const profiles = game.payoffs[0]?.length ?? 0;
  for (let n = 0; n < profiles; n++) lines.push(game.payoffs.map((own) => seventeenDigits(own[n] as number)).join(' '));
  return `${lines.join('\n')}\n`;
}
