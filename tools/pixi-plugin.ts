import type { Plugin } from 'vite';

/** Parts of Pixi that register themselves with every renderer and that the race view does without, each an empty file in its stead. */
const unused = [
  'accessibility/init', // the lane table is the picture's twin
  'dom/init', // no element is placed inside the picture
  'events/init', // clicks are heard on the canvas, and the layout says what was hit
  'spritesheet/init', // nothing is loaded from files
  'environment-webworker/webworkerAll', // the race is drawn on the page's own thread
];

/** WebGPU is never asked for: the view prefers WebGL and falls back to the two-dimensional canvas. */
const webGpu = 'rendering/renderers/gpu/WebGPURenderer';

/** Leaves out of the page the parts of Pixi that it never uses but that Pixi would load by itself. */
export function pixiPlugin(): Plugin {
  const inPixi = /[\\/]node_modules[\\/]pixi\.js[\\/]lib[\\/](.+)\.mjs$/;
  return {
    name: 'lab-race-pixi',
    apply: 'build',
    load(id) {
      const part = inPixi.exec(id)?.[1]?.replaceAll('\\', '/');
      if (part === undefined) return undefined;
      if (unused.includes(part)) return { code: 'export {};', moduleSideEffects: false };
      if (part === webGpu) return 'export class WebGPURenderer { constructor() { throw new Error("WebGPU is not used"); } }';
      return undefined;
    },
  };
}
