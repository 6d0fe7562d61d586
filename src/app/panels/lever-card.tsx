import type { Lever, LeverSetting } from '../../model/settings.ts';
import { upTo } from '../format.ts';
import { words } from '../words.ts';

interface Props {
  readonly lever: Lever;
  readonly id: string;
  readonly setting: LeverSetting;
  readonly shipped: number;
}

/** What a lever means and how well that is known: every text comes from the lever's own entry in the catalogue. */
export function LeverCard({ lever, id, setting, shipped }: Props) {
  const card = words.controls.card;
  const { coverage } = setting;
  const who = typeof coverage === 'number' ? (coverage >= 1 ? words.controls.everyone : words.controls.shareOfLabs(coverage)) : coverage.join(', ');
  const rows: readonly (readonly [string, string])[] = [
    [card.meaning, lever.meaning],
    [card.unit, lever.unit],
    [card.range, `${upTo(lever.minimum, 3)} – ${upTo(lever.maximum, 3)}`],
    [card.off, upTo(lever.off, 3)],
    [card.default, shipped === lever.off ? words.controls.off : upTo(shipped, 3)],
    [card.typical, `${upTo(lever.typical, 3)}. ${lever.reason}`],
    [card.acts, words.controls.acts(setting.start, setting.end, who)],
    [card.source, lever.source],
    [card.grade, words.controls.grades[lever.grade]],
  ];
  return (
    <dl class="card" id={id} data-testid={`card-${lever.id}`}>
      {rows.map(([term, text]) => <div key={term}><dt>{term}</dt><dd>{text}</dd></div>)}
    </dl>
  );
}
