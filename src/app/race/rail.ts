/** Chips of the regulator's rail, one a policy of the scenario, in as many rows as the width asks for. */
export interface RailLayout {
  readonly chips: readonly { readonly x: number; readonly y: number; readonly width: number }[];
  readonly height: number;
}

const rowHeight = 26;
/** Widths are estimated, not measured, so that the layout needs no canvas: generous for the fonts that systems have. */
const characterWidth = 7.3;
const chipFrame = 36;

/** All policies have a place whether they act at the month or not: nothing moves when one is switched on. */
export function railLayout(labels: readonly string[], width: number): RailLayout {
  let x = 0;
  let row = 0;
  const chips = labels.map((label) => {
    const own = Math.min(width, chipFrame + label.length * characterWidth);
    if (x > 0 && x + own > width) {
      x = 0;
      row++;
    }
    const chip = { x, y: 2 + row * rowHeight, width: own };
    x += own + 8;
    return chip;
  });
  return { chips, height: labels.length === 0 ? 0 : (row + 1) * rowHeight + 2 };
}
