import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

export const serviceWorkerEntry = 'service-worker';
const fileName = `${serviceWorkerEntry}.js`;

/** Tells the built service worker what the build consists of: a line before its program with every file and a hash of all of them. */
export function serviceWorkerPlugin(): Plugin {
  let publicFolder = '';
  return {
    name: 'lab-race-service-worker',
    apply: 'build',
    enforce: 'post',
    configResolved(config) {
      publicFolder = config.publicDir;
    },
    generateBundle(_options, bundle) {
      const worker = bundle[fileName];
      if (worker?.type !== 'chunk') return;
      if (worker.imports.length + worker.dynamicImports.length > 0) this.error(`the service worker must stand alone, but imports ${[...worker.imports, ...worker.dynamicImports].join(', ')}`);
      const contents = new Map<string, string | Uint8Array>();
      for (const [name, output] of Object.entries(bundle)) {
        if (name !== fileName && !name.endsWith('.map')) contents.set(name, output.type === 'chunk' ? output.code : output.source);
      }
      if (publicFolder !== '') for (const name of readdirSync(publicFolder)) contents.set(name, readFileSync(join(publicFolder, name)));
      const files = [...contents.keys()].sort();
      const hash = createHash('sha256').update(worker.code);
      for (const file of files) hash.update(file).update('\0').update(contents.get(file)!).update('\0');
      const build = { version: hash.digest('hex').slice(0, 12), files };
      worker.code = `self.labRaceBuild=${JSON.stringify(build)};\n${worker.code}`;
    },
  };
}
