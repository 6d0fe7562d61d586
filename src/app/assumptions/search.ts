/** What the search looks through. */
export interface Searched {
  readonly key: string;
  readonly label: string;
  readonly aliases: readonly string[];
  readonly meaning: string;
}

/**
 * All entries whose name, alias, path or description has every word of the query; names that begin with it first, then other names, aliases
 * and paths, then descriptions. Entries of equal rank keep their order.
 */
export function search<T extends Searched>(entries: readonly T[], query: string): readonly T[] {
  const words = plain(query).split(' ').filter((word) => word !== '');
  if (words.length === 0) return [];
  const ranked = entries.flatMap((entry) => {
    const [label, names] = [plain(entry.label), plain([entry.label, entry.key, ...entry.aliases].join(' '))];
    const everything = `${names} ${plain(entry.meaning)}`;
    if (!words.every((word) => everything.includes(word))) return [];
    const rank = label.startsWith(words.join(' ')) ? 0 : words.every((word) => label.includes(word)) ? 1 : words.every((word) => names.includes(word)) ? 2 : 3;
    return [{ entry, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

/** Lower case, without accents, with single spaces for what is no letter or digit (dots of paths stay). */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{Diacritic}/gu, '').toLowerCase().replace(/[^\p{Letter}\p{Number}.*%]+/gu, ' ').trim();
}
