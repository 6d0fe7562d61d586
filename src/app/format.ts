/** Numbers as the page prints them. One language for now; the locale is in one place. */
const locale = 'en';
const cache = new Map<string, Intl.NumberFormat>();
const pluralRules = new Intl.PluralRules(locale);

function formatter(minimum: number, maximum: number, style: 'decimal' | 'percent' = 'decimal', sign: 'auto' | 'exceptZero' = 'auto'): Intl.NumberFormat {
  const key = `${minimum}/${maximum}/${style}/${sign}`;
  let found = cache.get(key);
  if (!found) {
    found = new Intl.NumberFormat(locale, { minimumFractionDigits: minimum, maximumFractionDigits: maximum, style, signDisplay: sign });
    cache.set(key, found);
  }
  return found;
}

const minus = (text: string): string => text.replace('-', '−');

/** A number with exactly this many decimals. */
export function fixed(value: number, decimals: number): string {
  return Number.isFinite(value) ? minus(formatter(decimals, decimals).format(value)) : '–';
}

/** At most this many decimals. */
export function upTo(value: number, decimals: number): string {
  return Number.isFinite(value) ? minus(formatter(0, decimals).format(value)) : '–';
}

export function whole(value: number): string {
  return upTo(value, 0);
}

export function percent(share: number, decimals = 0): string {
  return Number.isFinite(share) ? minus(formatter(decimals, decimals, 'percent').format(share)) : '–';
}

/** With a sign in front, none for zero. */
export function signed(value: number, decimals: number): string {
  return Number.isFinite(value) ? minus(formatter(decimals, decimals, 'decimal', 'exceptZero').format(value)) : '–';
}

/** Three significant digits, for quantities of any size. */
export function significant(value: number, withSign = false): string {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  if (size !== 0 && (size >= 1e6 || size < 1e-3)) {
    if (size < 1e-3) return powerOfTen(value);
    return minus(new Intl.NumberFormat(locale, { notation: 'compact', maximumSignificantDigits: 3, signDisplay: withSign ? 'exceptZero' : 'auto' }).format(value));
  }
  const decimals = size === 0 ? 0 : Math.max(0, 2 - Math.floor(Math.log10(size)));
  return minus(formatter(0, decimals, 'decimal', withSign ? 'exceptZero' : 'auto').format(value));
}

/** `2 × 10⁻¹²`: sizes so small that only their order matters. */
function powerOfTen(value: number): string {
  const [digits, exponent] = value.toExponential(0).split('e') as [string, string];
  const raised = [...String(Number(exponent))].map((sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)]).join('');
  return `${minus(digits)} × 10${raised}`;
}

/** Picks the word for a count: `plural(1, { one: 'run', other: 'runs' })`. */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  return pluralRules.select(count) === 'one' ? forms.one : forms.other;
}
