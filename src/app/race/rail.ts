/** Chips of the regulator's rail, one a gauge, an option or a policy, in as many rows as the width asks for. */
export interface RailLayout {
  readonly chips: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  readonly height: number;
}

const rowHeight = 26;
/** Widths are estimated, not measured, so that the layout needs no canvas: generous for the fonts that systems have. */
const characterWidth = 7.3;
const chipFrame = 36;
/** Length of a gauge's bar for the whole of its range. */
export const gaugeWidth = 40;

export interface ChipShape {
  readonly text: string;
  /** Bars in the chip, each with its own word before it. */
  readonly gauges: readonly { readonly text: string }[];
}

/** Where a chip's gauges begin, from its left edge. */
export function gaugeOffsets(chip: ChipShape): number[] {
  let x = chip.text === '' ? 10 : chipFrame - 4 + chip.text.length * characterWidth;
  return chip.gauges.map((gauge) => {
    const at = x + gauge.text.length * characterWidth + 4;
    x = at + gaugeWidth + 12;
    return at;
  });
}

/** All chips have a place whether they act at the month or not: nothing moves when one is switched on. `inset` is left free at both sides. */
export function railLayout(shapes: readonly ChipShape[], width: number, inset = 0): RailLayout {
  const right = width - inset;
  let x = inset;
  let row = 0;
  const chips = shapes.map((shape) => {
    const last = gaugeOffsets(shape).at(-1);
    const own = Math.min(right - inset, last === undefined ? chipFrame + shape.text.length * characterWidth : last + gaugeWidth + 12);
    if (x > inset && x + own > right) {
      x = inset;
      row++;
    }
    const chip = { x, y: 2 + row * rowHeight, width: own };
    x += own + 8;
    return chip;
  });
  return { chips, height: shapes.length === 0 ? 0 : (row + 1) * rowHeight + 2 };
}
