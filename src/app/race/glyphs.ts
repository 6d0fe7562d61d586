/** Beside its hue every lab has a shape, so that colour is never the only sign. Hues and shapes have different periods. */
export type Glyph = 'square' | 'circle' | 'hexagon' | 'pentagon' | 'octagon' | 'shield' | 'drop';

const glyphs: readonly Glyph[] = ['square', 'circle', 'hexagon', 'pentagon', 'octagon', 'shield', 'drop'];

export function glyphOf(lab: number): Glyph {
  return glyphs[lab % glyphs.length]!;
}

/** Corner points around the origin with circumradius 1, y downwards; null for the circle. */
export function corners(glyph: Glyph): readonly (readonly [number, number])[] | null {
  const regular = (sides: number, turn: number) =>
    Array.from({ length: sides }, (_, index) => {
      const angle = turn + (2 * Math.PI * index) / sides;
      return [Math.cos(angle), Math.sin(angle)] as const;
    });
  switch (glyph) {
    case 'circle': return null;
    case 'square': return [[-0.86, -0.86], [0.86, -0.86], [0.86, 0.86], [-0.86, 0.86]];
    case 'hexagon': return regular(6, 0);
    case 'pentagon': return regular(5, -Math.PI / 2);
    case 'octagon': return regular(8, Math.PI / 8);
    case 'shield': return [[-0.82, -0.8], [0.82, -0.8], [0.82, 0.3], [0, 1], [-0.82, 0.3]];
    case 'drop': return [[0, -1], [0.82, -0.3], [0.82, 0.8], [-0.82, 0.8], [-0.82, -0.3]];
  }
}

/** An SVG path of the glyph for a box of the given radius around the origin. */
export function glyphPath(glyph: Glyph, radius: number): string {
  const points = corners(glyph);
  if (!points) return `M${-radius} 0a${radius} ${radius} 0 1 0 ${2 * radius} 0a${radius} ${radius} 0 1 0 ${-2 * radius} 0Z`;
  return `M${points.map(([x, y]) => `${(x * radius).toFixed(2)} ${(y * radius).toFixed(2)}`).join('L')}Z`;
}
