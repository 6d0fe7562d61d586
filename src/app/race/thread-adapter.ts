import type { Adapter } from 'pixi.js';

const none = (what: string) => (): never => {
  throw new Error(`internal: the picture of the race has no ${what}`);
};

/** What Pixi asks of a page, in a thread that has none. */
export const threadAdapter: Adapter = {
  createCanvas: (width = 0, height = 0) => new OffscreenCanvas(width, height),
  createImage: none('images'),
  getCanvasRenderingContext2D: () => OffscreenCanvasRenderingContext2D,
  getWebGLRenderingContext: () => WebGLRenderingContext,
  getNavigator: () => navigator,
  getBaseUrl: () => location.href,
  getFontFaceSet: () => (self as unknown as { readonly fonts: FontFaceSet }).fonts,
  fetch: none('files'),
  parseXML: none('documents'),
};
