import type { Cell, Table } from './table.ts';

/** A table as CSV (RFC 4180, lines end in CR LF, header first). Numbers in full precision; no value is an empty field. */
export function csvOf(table: Table, header = true): string {
  const rows = table.data[0]?.length ?? 0;
  const lines = header ? [table.columns.map((column) => csvCell(column.name)).join(',')] : [];
  for (let row = 0; row < rows; row++) lines.push(table.data.map((column) => csvCell(column[row] ?? null)).join(','));
  return lines.length === 0 ? '' : `${lines.join('\r\n')}\r\n`;
}

/**
 * One field. A text that a spreadsheet would run as a formula (it begins with = + - @, a tab or a carriage return) gets an apostrophe
 * before it: names come from scenario files of strangers.
 */
export function csvCell(value: Cell): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
