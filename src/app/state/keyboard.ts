/** What a key does, apart from the page: the map of section 3.6 of the screen design. */
export type Command =
  | { readonly do: 'toggle' } | { readonly do: 'step'; readonly by: number } | { readonly do: 'start' } | { readonly do: 'end' }
  | { readonly do: 'speed'; readonly by: 1 | -1 } | { readonly do: 'event'; readonly by: 1 | -1 } | { readonly do: 'select'; readonly lab: number }
  | { readonly do: 'compare' } | { readonly do: 'baseline' } | { readonly do: 'why' } | { readonly do: 'help' } | { readonly do: 'search' } | { readonly do: 'undo' } | { readonly do: 'redo' } | { readonly do: 'replay' } | { readonly do: 'save' };

export interface Key {
  readonly key: string;
  readonly shift: boolean;
  /** Ctrl, Alt or Meta. */
  readonly modified: boolean;
  /** Ctrl or Meta, and not Alt. */
  readonly control?: boolean;
}

/** Where the focus is: `text` swallows every key, `range` its arrows and ends, `button` Space and Enter, `page` none. */
export type Focus = 'page' | 'text' | 'range' | 'button';

/** With `singleKeys` false letters, digits and signs do nothing by themselves (WCAG 2.2, 2.1.4). */
export function commandFor(key: Key, focus: Focus, singleKeys = true): Command | null {
  if (key.control && !key.shift && key.key.toLowerCase() === 's') return { do: 'save' };
  // In a text field the browser's own undo is meant.
  if (focus === 'text') return null;
  if (key.control && key.key.toLowerCase() === 'z') return { do: key.shift ? 'redo' : 'undo' };
  if (key.modified || (!singleKeys && key.key.length === 1 && key.key !== ' ')) return null;
  const arrows = focus !== 'range';
  switch (key.key) {
    case ' ': return focus === 'button' ? null : { do: 'toggle' };
    case 'ArrowRight': return arrows ? { do: 'step', by: key.shift ? 10 : 1 } : null;
    case 'ArrowLeft': return arrows ? { do: 'step', by: key.shift ? -10 : -1 } : null;
    case 'Home': return arrows ? { do: 'start' } : null;
    case 'End': return arrows ? { do: 'end' } : null;
    case '[': return { do: 'speed', by: -1 };
    case ']': return { do: 'speed', by: 1 };
    case 'e': return { do: 'event', by: 1 };
    case 'E': return { do: 'event', by: -1 };
    case '/': return { do: 'search' };
    case 'r': return { do: 'replay' };
    case 'b': return { do: 'baseline' };
    case 'c': return { do: 'compare' };
    case 'w': return { do: 'why' };
    case '?': return { do: 'help' };
    default: return /^[1-9]$/.test(key.key) ? { do: 'select', lab: Number(key.key) - 1 } : null;
  }
}
