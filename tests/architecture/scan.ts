/** What `withoutText` takes out of a source text. */
export interface Scan {
  /** The source without comments, strings, regular expressions and the text of templates; what is taken out leaves spaces. */
  readonly code: string;
  /** The source without comments alone. */
  readonly uncommented: string;
}

/** A slash after one of these characters, or after one of these words, starts a regular expression and does not divide. */
const BEFORE_EXPRESSION = /(?:^|[(,=:[!&|?{};+\-*%<>~^\n]|\b(?:return|typeof|case|in|of|void|do|else))\s*$/;

/** Separates code from text in TypeScript source. A scanner of a hundred lines, enough to judge imports and identifiers by. */
export function scan(source: string): Scan {
  const code = [...source];
  const uncommented = [...source];
  let position = 0;

  const blank = (from: number, to: number, comment: boolean): void => {
    for (let i = from; i < to; i++) {
      if (source[i] === '\n') continue;
      code[i] = ' ';
      if (comment) uncommented[i] = ' ';
    }
  };
  const skipQuoted = (quote: string): void => {
    const start = position++;
    while (position < source.length && source[position] !== quote && source[position] !== '\n') position += source[position] === '\\' ? 2 : 1;
    position++;
    blank(start + 1, position - 1, false);
  };
  const skipExpression = (): void => {
    const start = position++;
    let inClass = false;
    while (position < source.length && source[position] !== '\n' && (inClass || source[position] !== '/')) {
      if (source[position] === '[') inClass = true;
      if (source[position] === ']') inClass = false;
      position += source[position] === '\\' ? 2 : 1;
    }
    position++;
    blank(start, position, false);
  };
  const skipTemplate = (): void => {
    let start = ++position;
    while (position < source.length && source[position] !== '`') {
      if (source[position] === '$' && source[position + 1] === '{') {
        blank(start, position, false);
        position += 2;
        skipCode('}');
        start = position;
      } else {
        position += source[position] === '\\' ? 2 : 1;
      }
    }
    blank(start, position, false);
    position++;
  };
  /** Goes on to the closing brace (`end`), or to the end of the source. */
  const skipCode = (end: string | null): void => {
    let depth = 0;
    while (position < source.length) {
      const character = source[position]!;
      const pair = source.slice(position, position + 2);
      if (pair === '//' || pair === '/*') {
        const close = pair === '//' ? source.indexOf('\n', position) : source.indexOf('*/', position + 2) + 2;
        const stop = close < (pair === '//' ? 0 : 2) ? source.length : close;
        blank(position, stop, true);
        position = stop;
      } else if (character === '"' || character === "'") skipQuoted(character);
      else if (character === '`') skipTemplate();
      else if (character === '/' && BEFORE_EXPRESSION.test(code.slice(Math.max(0, position - 80), position).join(''))) skipExpression();
      else {
        if (character === '{') depth++;
        if (character === '}' && depth-- === 0 && end !== null) {
          position++;
          return;
        }
        position++;
      }
    }
  };
  skipCode(null);
  return { code: code.join(''), uncommented: uncommented.join('') };
}
