import { builtinModules } from 'node:module';
import { defaultClientConditions } from 'vite';
import { defineConfig, type ViteUserConfig } from 'vitest/config';
import { cardFactsPlugin } from './tools/card-facts-plugin.ts';
import { leanPlugin } from './tools/lean-plugin.ts';
import { quickStartGroups, quickStartPlugin } from './tools/quick-start-plugin.ts';
import { scenarioPlugin } from './tools/scenario-plugin.ts';
import { serviceWorkerEntry, serviceWorkerPlugin } from './tools/service-worker-plugin.ts';
import { unusedPlugin } from './tools/unused-plugin.ts';

/** Vite turns a module's `const` into `var`, whose value V8 has to load at every use: a run then takes an eighth longer. */
const kept = { topLevelVar: false };

const commands = {
  input: { cli: 'src/cli/main.ts', index: 'src/index.ts' },
  output: { ...kept, entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js', codeSplitting: { groups: quickStartGroups } },
};

/** One file that shares nothing with the commands: V8 does not take for granted what comes from another file either. */
const threads = { input: { worker: 'src/platform/workers/node-worker.ts' }, output: { ...kept, entryFileNames: '[name].js' } };

/** One file serves the page (default), the Node bundle (`--mode node`, `--mode node-worker`), the page of the browser tests (`--mode probe`) and the tests. */
export default defineConfig(({ mode }): ViteUserConfig => {
  if (mode === 'node' || mode === 'node-worker') {
    return {
      publicDir: false,
      plugins: [quickStartPlugin()],
      ssr: { noExternal: true, external: [...builtinModules] },
      build: {
        ssr: true,
        outDir: 'dist-node',
        target: 'node20',
        minify: false,
        ...(mode === 'node' ? { rollupOptions: commands } : { rollupOptions: threads, emptyOutDir: false }),
      },
    };
  }
  // Seven letters tell a page's files apart, and every one that a file names has to be loaded with it.
  const names = { chunkFileNames: 'assets/[name]-[hash:7].js', assetFileNames: 'assets/[name]-[hash:7][extname]' };
  const page = {
    worker: { format: 'es' as const, rollupOptions: { output: { ...names, entryFileNames: names.chunkFileNames } }, plugins: () => [leanPlugin('worker'), unusedPlugin()] },
    // RxJS has a smaller build for engines that know classes.
    resolve: { conditions: ['es2015', ...defaultClientConditions] },
    build: { target: 'es2022', modulePreload: { polyfill: false }, chunkSizeWarningLimit: 700 },
  };
  if (mode === 'probe') {
    return { ...page, publicDir: false, build: { ...page.build, outDir: 'out/probe', rollupOptions: { input: 'tests/browser/probe.html' } } };
  }
  return {
    ...page,
    build: {
      ...page.build,
      rollupOptions: {
        input: { index: 'index.html', [serviceWorkerEntry]: 'src/platform/service-worker/main.ts' },
        // The worker's address must not change; everything else is named by its content.
        output: { ...names, entryFileNames: (chunk) => (chunk.name === serviceWorkerEntry ? '[name].js' : names.chunkFileNames) },
      },
    },
    plugins: [scenarioPlugin(), cardFactsPlugin(), serviceWorkerPlugin(), leanPlugin('page'), unusedPlugin()],
    test: {
      // Checks that take their time: `npm run test:deep`.
      include: [mode === 'deep' ? 'tests/deep/*.deep.ts' : 'tests/**/*.test.ts'],
      globalSetup: ['tests/set-up.ts'],
      setupFiles: ['tests/properties.ts'],
      // The default leaves a core free, which on two cores halves the speed.
      maxWorkers: '100%',
      // A process keeps the modules for all of its test files: to load them anew for each costs more than many a file's tests.
      isolate: false,
      testTimeout: 240_000,
      hookTimeout: 120_000,
      // Node would take comlink's bundle for another module system; the source goes through Vite instead, as in every build.
      server: { deps: { inline: ['comlink'] } },
    },
  };
});
