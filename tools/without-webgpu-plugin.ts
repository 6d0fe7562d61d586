import type { Plugin } from 'vite';

const stub = '\0without-webgpu';

/** Leaves Pixi's WebGPU renderer out of the page, which asks for WebGL or a 2D canvas only: it would be a twentieth of all bytes, never used. */
export function withoutWebGpuPlugin(): Plugin {
  return {
    name: 'lab-race-without-webgpu',
    apply: 'build',
    enforce: 'pre',
    resolveId: (source, importer) => (/\bgpu\/WebGPURenderer\.mjs$/.test(source) && /autoDetectRenderer\.mjs$/.test(importer ?? '') ? stub : undefined),
    load: (id) => (id === stub ? 'export const WebGPURenderer = null;\n' : undefined),
  };
}
