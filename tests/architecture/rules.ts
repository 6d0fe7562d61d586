import { builtinModules } from 'node:module';
import { posix } from 'node:path';
import { scan } from './scan.ts';

/** Layers by height: a file may import from its own layer and from any that is strictly lower (docs/architecture.md). */
const HEIGHT: Readonly<Record<string, number>> = {
  core: 0, games: 1, literature: 2, model: 2, engine: 3, scenario: 3, record: 4, experiments: 5, actions: 6, platform: 7, cli: 8, app: 8,
};
const TOP = 9;
/** Everything up to actions runs unchanged, and with the same bits, in Node, a worker and a page. */
const PURE_UP_TO = HEIGHT.actions!;
export const LONGEST_FILE = 400;

/** What is exact in ECMAScript; the rest of Math is banned in the pure layers, whether it exists today or not. */
const EXACT_MATH = new Set([
  'abs', 'ceil', 'clz32', 'floor', 'fround', 'imul', 'max', 'min', 'round', 'sign', 'sqrt', 'trunc',
  'E', 'LN10', 'LN2', 'LOG10E', 'LOG2E', 'PI', 'SQRT1_2', 'SQRT2',
]);

/** Globals that clocks, engines, machines and pages differ in. `performance` and `process` are also words of the domain. */
const BANNED: readonly (readonly [RegExp, string])[] = [
  [/(?<![.\w$])(?:document|window|navigator|localStorage|sessionStorage|indexedDB|console|globalThis|self|Buffer|crypto)\s*(?:\.|\[|\?\.)/g, 'global'],
  [/(?<![.\w$])(?:Date|Intl|XMLHttpRequest|WebSocket|Worker|SharedWorker|WeakRef|FinalizationRegistry)\b(?!\s*:)/g, 'global'],
  [/(?<![.\w$])(?:fetch|setTimeout|setInterval|setImmediate|queueMicrotask|requestAnimationFrame|require)\s*\(/g, 'global'],
  [/(?<![.\w$])performance\s*\.\s*(?:now|mark|measure|timeOrigin|timing)\b/g, 'clock'],
  [/(?<![.\w$])process\s*\.\s*(?:env|argv|hrtime|stdout|stderr|stdin|exit|cwd|platform|memoryUsage|nextTick|on)\b/g, 'global'],
  [/\.\s*(?:localeCompare|toLocale\w+)\b/g, 'order or format of a locale'],
  [/\*\*/g, 'operator whose last bit is open'],
];

/** Imported paths of a source text: static, exported, for side effects, dynamic, and in types. */
export function importsOf(source: string): string[] {
  const { code, uncommented } = scan(source);
  const paths: string[] = [];
  // Keywords are looked for where strings are blank, so that a sentence in quotes is no import; the path is read from the text itself.
  for (const match of code.matchAll(/\b(?:from|import)\s*\(?\s*(?=['"`])/g)) {
    const rest = uncommented.slice(match.index + match[0].length);
    const path = /^(['"`])([^'"`\n]*)\1/.exec(rest);
    if (path !== null) paths.push(path[2]!);
  }
  return paths;
}

function layerOf(path: string): string {
  const parts = path.split('/');
  return parts.length > 2 ? parts[1]! : 'root';
}

function heightOf(layer: string): number | undefined {
  return layer === 'root' ? TOP : HEIGHT[layer];
}

/** Everything in which a file of `src` breaks the rules of the house; `path` starts with `src/` and uses slashes. */
export function faultsOf(path: string, source: string): string[] {
  const faults: string[] = [];
  const layer = layerOf(path);
  const height = heightOf(layer);
  if (height === undefined) return [`${path}: unknown layer ${layer}`];
  const lines = source.split('\n').length - (source.endsWith('\n') ? 1 : 0);
  if (lines > LONGEST_FILE) faults.push(`${path}: ${lines} lines, more than ${LONGEST_FILE}`);
  const pure = height <= PURE_UP_TO;

  for (const imported of importsOf(source)) {
    if (!imported.startsWith('.')) {
      const name = imported.split('/')[0]!;
      if (pure && (imported.startsWith('node:') || builtinModules.includes(name))) faults.push(`${path}: imports ${imported}`);
      continue;
    }
    const target = posix.join(posix.dirname(path), imported.split('?')[0]!);
    if (!target.startsWith('src/')) {
      if (pure) faults.push(`${path}: imports ${imported} from outside src`);
      continue;
    }
    const targetLayer = layerOf(target);
    const targetHeight = heightOf(targetLayer);
    if (targetLayer !== layer && !(targetHeight !== undefined && targetHeight < height)) {
      faults.push(`${path}: ${layer} imports ${targetLayer} (${imported})`);
    }
    if (pure && !imported.endsWith('.ts')) faults.push(`${path}: import ${imported} does not end in .ts`);
  }

  if (!pure) return faults;
  const { code } = scan(source);
  for (const match of code.matchAll(/(?<![.\w$])Math\b(?:\s*\.\s*(\w+))?/g)) {
    if (!EXACT_MATH.has(match[1] ?? '')) faults.push(`${path}: ${match[0]}, not the same on every machine`);
  }
  for (const [pattern, why] of BANNED) {
    for (const match of code.matchAll(pattern)) {
      const name = /^\w+/.exec(match[0])?.[0];
      // A file may call something of its own by such a name: the document of a YAML parser is no global.
      if (name !== undefined && new RegExp(`\\b(?:const|let)\\s+${name}\\b`).test(code)) continue;
      faults.push(`${path}: ${match[0].trim()} (${why})`);
    }
  }
  return faults;
}
