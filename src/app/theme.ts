import { signal } from '@preact/signals';

export type Theme = 'light' | 'dark';
const storageKey = 'lab-race-theme';

/** The colours that canvases need, read from the style sheet's tokens so that both themes and forced colours have one source. */
export interface Colours {
  readonly paper: string; readonly card: string; readonly ink: string; readonly soft: string; readonly faint: string; readonly line: string;
  readonly grid: string; readonly safe: string; readonly risk: string; readonly act: string; readonly labs: readonly string[];
  readonly onToken: string;
}

export const labHues = 8;

/** The class that gives a lab its hue; populations have none. */
export function hueClass(lab: number, labs: number): string {
  return labs > 12 ? 'lab-hue-none' : `lab-hue-${lab % labHues}`;
}

let known: { readonly of: number; readonly colours: Colours } | null = null;

export function readColours(): Colours {
  // Every reading has the browser work out styles: once a change of colours is enough for all canvases.
  if (known?.of === palette.peek()) return known.colours;
  const style = getComputedStyle(document.documentElement);
  const probe = document.createElement('span');
  probe.style.forcedColorAdjust = 'none';
  document.body.append(probe);
  const read = (name: string): string => {
    // Short forms and, in forced colours, words of the system: the browser says what they stand for.
    probe.style.color = style.getPropertyValue(`--${name}`).trim();
    return toHex(getComputedStyle(probe).color);
  };
  const colours = {
    paper: read('paper'), card: read('card'), ink: read('ink'), soft: read('soft'), faint: read('faint'), line: read('line'), grid: read('grid'),
    safe: read('safe'), risk: read('risk'), act: read('act'), onToken: read('on-token'),
    labs: Array.from({ length: labHues }, (_, index) => read(`lab-${index}`)),
  };
  probe.remove();
  known = { of: palette.peek(), colours };
  return colours;
}

/** `rgb(1, 2, 3)` as `#010203`. */
function toHex(colour: string): string {
  const parts = colour.match(/[\d.]+/g)?.slice(0, 3) ?? ['0', '0', '0'];
  return `#${parts.map((part) => Math.round(Number(part)).toString(16).padStart(2, '0')).join('')}`;
}

const systemDark = typeof matchMedia === 'function' ? matchMedia('(prefers-color-scheme: dark)') : null;

function stored(): Theme | null {
  try {
    const value = localStorage.getItem(storageKey);
    return value === 'light' || value === 'dark' ? value : null;
  } catch {
    return null;
  }
}

export const theme = signal<Theme>(stored() ?? (systemDark?.matches ? 'dark' : 'light'));
/** Goes up whenever colours may have changed, so that canvases are drawn anew. */
export const palette = signal(0);

export function startTheme(): void {
  const apply = (value: Theme): void => {
    document.documentElement.dataset['theme'] = value;
    palette.value++;
  };
  theme.subscribe(apply);
  systemDark?.addEventListener('change', (event) => {
    if (stored() === null) theme.value = event.matches ? 'dark' : 'light';
  });
  matchMedia('(forced-colors: active)').addEventListener('change', () => palette.value++);
}

export function toggleTheme(): void {
  theme.value = theme.peek() === 'dark' ? 'light' : 'dark';
  try {
    localStorage.setItem(storageKey, theme.peek());
  } catch {
    // Private windows may refuse storage; the theme then lasts as long as the page.
  }
}

export function prefersReducedMotion(): boolean {
  return matchMedia('(prefers-reduced-motion: reduce)').matches;
}
