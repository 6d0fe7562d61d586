/**
 * Offset of the first character that cannot continue a JSON text, for engines whose error messages name none. The text's length where it
 * merely ends too early.
 */
export function jsonErrorOffset(text: string): number {
  let at = 0;
  const open: ('[' | '{')[] = [];
  let state: 'value' | 'first' | 'key' | 'firstKey' | 'colon' | 'after' = 'value';
  while (at < text.length) {
    const character = text[at] as string;
    if (/[ \t\r\n]/.test(character)) {
      at += 1;
      continue;
    }
    if (state === 'colon') {
      if (character !== ':') return at;
      state = 'value';
      at += 1;
    } else if (state === 'after') {
      const inside = open[open.length - 1];
      if (inside === undefined) return at;
      if (character === ',') state = inside === '[' ? 'value' : 'key';
      else if (character === (inside === '[' ? ']' : '}')) open.pop();
      else return at;
      at += 1;
    } else if (character === ']' && state === 'first') {
      open.pop();
      state = 'after';
      at += 1;
    } else if (character === '}' && state === 'firstKey') {
      open.pop();
      state = 'after';
      at += 1;
    } else {
      const key: boolean = state === 'key' || state === 'firstKey';
      if (!key && (character === '[' || character === '{')) {
        open.push(character);
        state = character === '[' ? 'first' : 'firstKey';
        at += 1;
        continue;
      }
      const token: RegExp = key ? stringToken : scalarToken;
      token.lastIndex = at;
      if (!token.test(text)) return at;
      at = token.lastIndex;
      state = key ? 'colon' : 'after';
    }
  }
  return at;
}

const stringToken = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalarToken = /(?:"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null)/y;
