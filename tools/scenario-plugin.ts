import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';
import type { Scenario } from '../src/model/settings.ts';
import { sourceModule } from './source-module.ts';

const virtualId = 'virtual:scenarios';
const order = ['frontier', 'duopoly', 'one-reasonable-lab', 'close-rival', 'many-developers', 'liability', 'pause-treaty'];

/**
 * Gives the page the shipped scenarios, checked and completed at build time, so that neither the parser nor the schema is loaded by it.
 * `virtual:scenarios` holds their names and the default one whole; the others are JSON files beside the page, fetched when chosen, that say how they
 * differ from it. They are named by their content and its, so that a page never reads those of another build.
 */
export function scenarioPlugin(): Plugin {
  let root = process.cwd();
  let loaded: Promise<Map<string, Scenario>> | null = null;
  let bodyOf: (scenario: Scenario) => string = () => '';

  async function load(): Promise<Map<string, Scenario>> {
    const folder = join(root, 'scenarios');
    const { loadScenario } = await sourceModule<typeof import('../src/scenario/parse.ts')>(root, 'src/scenario/parse.ts');
    const ids = readdirSync(folder).filter((name) => name.endsWith('.yaml')).map((name) => name.slice(0, -5));
    const rank = (id: string): number => (order.includes(id) ? order.indexOf(id) : order.length);
    ids.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
    const scenarios = ids.map((id) => [id, loadScenario(readFileSync(join(folder, `${id}.yaml`), 'utf8'), `scenarios/${id}.yaml`)] as const);
    const { patchOf } = await sourceModule<typeof import('../src/scenario/patch.ts')>(root, 'src/scenario/patch.ts');
    bodyOf = (scenario) => JSON.stringify(patchOf(scenarios[0]![1], scenario));
    return new Map(scenarios);
  }

  return {
    name: 'lab-race-scenarios',
    configResolved(config) {
      root = config.root;
    },
    resolveId: (id) => (id === virtualId ? `\0${virtualId}` : undefined),
    async load(id) {
      if (id !== `\0${virtualId}`) return undefined;
      loaded ??= load();
      const scenarios = [...(await loaded)];
      const entries = scenarios.map(([key, { name }]) => ({ id: key, name }));
      return `export const entries = ${JSON.stringify(entries)};\nexport const files = ${JSON.stringify(Object.fromEntries(scenarios.map(([key, scenario]) => [key, fileOf(key, scenario, scenarios[0]![1])])))};\nexport const first = ${JSON.stringify(scenarios[0]![1])};\n`;
    },
    async generateBundle() {
      // Only the build that shows the page needs the files; others never asked for the list.
      if (!loaded) return;
      const scenarios = [...(await loaded)];
      for (const [id, scenario] of scenarios) this.emitFile({ type: 'asset', fileName: fileOf(id, scenario, scenarios[0]![1]), source: bodyOf(scenario) });
    },
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const id = /^\/scenarios\/([a-z0-9-]+)-[0-9a-f]{8}\.json$/.exec(request.url ?? '')?.[1];
        if (!id) return next();
        (loaded ??= load()).then((scenarios) => {
          const scenario = scenarios.get(id);
          if (!scenario) return next();
          response.setHeader('content-type', 'application/json');
          response.end(bodyOf(scenario));
        }, next);
      });
    },
  };
}

function fileOf(id: string, scenario: Scenario, base: Scenario): string {
  return `scenarios/${id}-${createHash('sha256').update(JSON.stringify([base, scenario])).digest('hex').slice(0, 8)}.json`;
}
