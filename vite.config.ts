import { builtinModules } from 'node:module';
import { defineConfig } from 'vitest/config';

/** One file serves the page (default), the Node bundle (`--mode node`) and the tests. */
export default defineConfig(({ mode }) =>
  mode === 'node'
    ? {
        publicDir: false,
        ssr: { noExternal: true, external: builtinModules },
        build: {
          ssr: true,
          outDir: 'dist-node',
          target: 'node20',
          minify: false,
          rollupOptions: {
            input: { cli: 'src/cli/main.ts', worker: 'src/platform/workers/node-worker.ts', index: 'src/index.ts' },
            output: { entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
          },
        },
      }
    : {
        worker: { format: 'es' },
        build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
        test: { include: ['tests/**/*.test.ts'], testTimeout: 60_000, hookTimeout: 120_000 },
      },
);
