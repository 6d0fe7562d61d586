import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Scenario } from '../src/model/settings.ts';
import { sourceModule } from './source-module.ts';

const virtualId = 'virtual:scenarios';
const order = ['frontier', 'duopoly', 'one-reasonable-lab', 'close-rival', 'many-developers', 'liability', 'pause-treaty'];

interface Shipped {
  readonly entries: readonly { readonly id: string; readonly name: string }[];
  readonly first: Scenario;
  /** The file beside the page: how each of the others differs from the first. It is named by all that its content depends on, so that a page never reads that of another build. */
  readonly file: string;
  readonly body: string;
}

/**
 * Gives the page the shipped scenarios, checked and completed at build time, so that neither the parser nor the schema is loaded by it.
 * `virtual:scenarios` holds their names and the default one whole; the others lie in one JSON file beside the page, fetched when one is chosen.
 */
export function scenarioPlugin(): Plugin {
  let root = process.cwd();
  let loaded: Promise<Shipped> | null = null;

  async function load(): Promise<Shipped> {
    const folder = join(root, 'scenarios');
    const { loadScenario } = await sourceModule<typeof import('../src/scenario/parse.ts')>(root, 'src/scenario/parse.ts');
    const { patchOf } = await sourceModule<typeof import('../src/scenario/patch.ts')>(root, 'src/scenario/patch.ts');
    const ids = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5));
    const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
    ids.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const scenarios = ids.map((id) => [id, loadScenario(readFileSync(join(folder, `${id}.yaml`), 'utf8'), `scenarios/${id}.yaml`)] as const);
    const first = scenarios[0]![1];
    const body = JSON.stringify(Object.fromEntries(scenarios.slice(1).map(([id, scenario]) => [id, patchOf(first, scenario)])));
    const hash = createHash('sha256').update(JSON.stringify(first)).update(body).digest('hex').slice(0, 8);
    return { entries: scenarios.map(([id, { name }]) => ({ id, name })), first, file: `assets/scenarios-${hash}.json`, body };
  }

  return {
    name: 'lab-race-scenarios',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    async load(id) {
      if (id !== `\0${virtualId}`) return undefined;
      const { entries, first, file } = await (loaded ??= load());
      return `export const entries = ${JSON.stringify(entries)};\nexport const file = ${JSON.stringify(file)};\nexport const first = ${JSON.stringify(first)};\n`;
    },
    async generateBundle() {
      // Only the build that shows the page needs the file; others never asked for the list.
      if (!loaded) return;
      const { file, body } = await loaded;
      this.emitFile({ type: 'asset', fileName: file, source: body });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        if (!/^\/assets\/scenarios-[0-9a-f]{8}\.json$/.test(request.url ?? '')) return next();
        (loaded ??= load()).then(({ body }) => {
          response.setHeader('content-type', 'application/json');
          response.end(body);
        }, next);
      });
    },
  };
}
