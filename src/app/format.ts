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

/** What is rounded to zero has no sign. */
const minus = (text: string): string => text.replace(/^-(?=[0.,]*%?$)/, '').replace('-', '−');

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

/**
 * A number among others that it is added to, with its sign: with the decimals of the largest, so that sizes can be told by eye, or as many as its own first
 * digit takes. Numbers beyond the plain ones are written as `significant` writes them.
 */
export function beside(value: number, largest: number): string {
  const size = Math.abs(value);
  if (!(size >= 1e-6 && largest < 1e6)) return significant(value, true);
  const decimals = Math.max(0, 2 - Math.floor(Math.log10(largest)), -Math.floor(Math.log10(size)));
  return signed(value, decimals);
}

/** `2 × 10⁻¹²`: sizes so small that only their order matters. */
function powerOfTen(value: number): string {
  const [digits, exponent] = value.toExponential(0).split('e') as [string, string];
  const raised = [...String(Number(exponent))].map((sign) => '⁻⁰¹²³⁴⁵⁶⁷⁸⁹'['-0123456789'.indexOf(sign)]).join('');
  // A line does not break inside a number.
  return `${minus(digits)}\u00a0×\u00a010${raised}`;
}

/** Picks the word for a count by the rules of the language: `plural(1, { one: 'run', other: 'runs' })`. Some languages have more forms. */
export function plural(count: number, forms: Readonly<Partial<Record<Intl.LDMLPluralRule, string>> & { other: string }>): string {
  return forms[pluralRules.select(count)] ?? forms.other;
}

/** A day and time of this place, from an ISO text. */
export function dateTime(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso));
}

/** A day, from an ISO text. */
export function day(iso: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long' }).format(new Date(iso));
}

/** Names in a sentence; of many the first ones and how many more. */
export function list(names: readonly string[], most = 3): string {
  const shown = names.length > most ? [...names.slice(0, most - 1), `${whole(names.length - most + 1)} more`] : names;
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(shown);
}
