import { scaleLinear } from 'd3-scale';

/** Drawing as text: no document is needed, so that the same figure is made in a shell, a worker and a page. */

export type Attributes = Readonly<Record<string, string | number | undefined>>;

export function escapeText(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

/** A number with at most two decimals, short enough for a path. */
export function short(value: number): string {
  const rounded = Math.round(value * 100) / 100;
  return Object.is(rounded, -0) ? '0' : String(rounded);
}

/** A value for reading: at most `digits` decimals, trailing zeros left out, a true minus sign. */
export function readable(value: number, digits = 3): string {
  const text = value.toFixed(digits).replace(/\.?0+$/, '');
  return text === '-0' ? '0' : text.replace('-', '−');
}

export function element(name: string, attributes: Attributes, content = ''): string {
  let text = `<${name}`;
  for (const key of Object.keys(attributes)) {
    const value = attributes[key];
    if (value !== undefined) text += ` ${key}="${typeof value === 'number' ? short(value) : escapeText(value)}"`;
  }
  return content === '' ? `${text}/>` : `${text}>${content}</${name}>`;
}

export function label(x: number, y: number, text: string, attributes: Attributes = {}): string {
  return element('text', { x, y, ...attributes }, escapeText(text));
}

/** A straight path through points given in pixels; NaN breaks it. */
export function polyline(points: readonly (readonly [number, number])[], closed = false): string {
  let path = '';
  let drawing = false;
  for (const [x, y] of points) {
    if (x !== x || y !== y) {
      drawing = false;
      continue;
    }
    path += `${drawing ? 'L' : 'M'}${short(x)} ${short(y)}`;
    drawing = true;
  }
  return closed ? `${path}Z` : path;
}

export interface Frame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly x: (value: number) => number;
  readonly y: (value: number) => number;
  readonly xTicks: readonly number[];
  readonly yTicks: readonly number[];
}

export function frame(
  left: number, top: number, width: number, height: number,
  xDomain: readonly [number, number], yDomain: readonly [number, number], ticks = 5,
): Frame {
  const x = scaleLinear().domain(xDomain).range([left, left + width]);
  const y = scaleLinear().domain(yDomain).range([top + height, top]);
  return { left, top, width, height, x, y, xTicks: x.ticks(ticks), yTicks: y.ticks(ticks) };
}

/** Grid, tick labels and names of the axes. */
export function axes(on: Frame, names: { readonly x?: string; readonly y?: string; readonly bare?: boolean } = {}): string {
  const { left, top, width, height } = on;
  let text = '';
  for (const tick of on.xTicks) {
    text += element('line', { class: 'grid', x1: on.x(tick), x2: on.x(tick), y1: top, y2: top + height });
    if (!names.bare) text += label(on.x(tick), top + height + 15, readable(tick), { class: 'tick', 'text-anchor': 'middle' });
  }
  for (const tick of on.yTicks) {
    text += element('line', { class: 'grid', x1: left, x2: left + width, y1: on.y(tick), y2: on.y(tick) });
    if (!names.bare) text += label(left - 6, on.y(tick) + 4, readable(tick), { class: 'tick', 'text-anchor': 'end' });
  }
  text += element('path', { class: 'axis', d: polyline([[left, top], [left, top + height], [left + width, top + height]]) });
  if (names.x !== undefined) text += label(left + width / 2, top + height + 33, names.x, { class: 'name', 'text-anchor': 'middle' });
  if (names.y !== undefined) {
    const at = `rotate(-90 ${short(left - 34)} ${short(top + height / 2)})`;
    text += label(left - 34, top + height / 2, names.y, { class: 'name', 'text-anchor': 'middle', transform: at });
  }
  return text;
}

/** Colours by meaning, for light and dark; every hue has a pattern, a mark or words beside it. */
const STYLE = `.figure{--paper:#fff;--ink:#1b1f27;--soft:#4d5562;--faint:#6d7481;--line:#c9c6bd;--grid:#efede7;--safe:#0b7a6f;--risk:#c2410c;--act:#2f4bd8;background:var(--paper);font:12px/1.4 "Inter",system-ui,-apple-system,"Segoe UI",sans-serif;font-variant-numeric:tabular-nums}
@media (prefers-color-scheme:dark){.figure{--paper:#151a21;--ink:#e8eaee;--soft:#b4bbc7;--faint:#8e97a5;--line:#3a434f;--grid:#212831;--safe:#3fbfae;--risk:#ff8a4c;--act:#8fa2ff}}
.figure text{fill:var(--soft)}.figure .tick{fill:var(--faint);font-size:11px}.figure .name{fill:var(--soft)}.figure .title{fill:var(--ink);font-weight:600;font-size:13px}.figure .note{fill:var(--soft);font-size:11px}
.figure .grid{stroke:var(--grid)}.figure .axis{stroke:var(--line);fill:none}.figure .reference{stroke:var(--faint);stroke-dasharray:3 3;fill:none}
.figure .halo{paint-order:stroke;stroke:var(--paper);stroke-width:3.5px;stroke-linejoin:round}
.figure .safe{fill:var(--safe)}.figure .risk{fill:var(--risk)}.figure .act{fill:var(--act)}.figure .inkFill{fill:var(--ink)}
.figure .safeLine{stroke:var(--safe);fill:none;stroke-width:2}.figure .riskLine{stroke:var(--risk);fill:none;stroke-width:2}.figure .actLine{stroke:var(--act);fill:none;stroke-width:2}.figure .inkLine{stroke:var(--ink);fill:none;stroke-width:1.6}.figure .softLine{stroke:var(--faint);fill:none;stroke-width:1.6}
.figure .safeWash{fill:var(--safe);fill-opacity:.22;stroke:var(--safe);stroke-width:1}.figure .riskWash{fill:url(#backfire);stroke:var(--risk);stroke-width:1}.figure .actWash{fill:var(--act)}.figure .none{fill:var(--faint);fill-opacity:.28}
.figure .hatchBack{fill:var(--risk);fill-opacity:.25}.figure .hatchLine{fill:var(--risk)}`;

const HATCH = '<defs><pattern id="backfire" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="hatchBack" width="5" height="5"/><rect class="hatchLine" width="1.8" height="5"/></pattern></defs>';

/** A drawing as the report and the file writer take it. */
export interface Plot {
  /** File name without ending. */
  readonly id: string;
  /** Which figure of the paper. */
  readonly figure: string;
  readonly title: string;
  /** What to see, in words; also the description for those who do not see it. */
  readonly caption: string;
  readonly svg: string;
}

/** A complete SVG document with its own style, readable as a file and inside a page. */
export function drawing(id: string, width: number, height: number, title: string, description: string, content: string): string {
  return element('svg', {
    xmlns: 'http://www.w3.org/2000/svg', class: 'figure', viewBox: `0 0 ${width} ${height}`, width, height, role: 'img',
    'aria-labelledby': `${id}-title ${id}-text`,
  }, `<title id="${id}-title">${escapeText(title)}</title><desc id="${id}-text">${escapeText(description)}</desc><style>${STYLE}</style>${HATCH}${content}`);
}
