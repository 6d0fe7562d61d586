/** Text made safe for HTML and for attribute values: scenario names come from strangers. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** Three significant digits; `–` for none. */
export function figure(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '–';
  if (value < 0) return `\u2212${figure(-value)}`;
  if (value === 0) return '0';
  if (value >= 1e7 || value < 1e-4) return value.toExponential(2).replace('e+', 'e');
  if (value >= 1000) return String(Math.round(value)).replace(/\B(?=(\d{3})+$)/g, '\u2009');
  return String(Number(value.toPrecision(3)));
}
