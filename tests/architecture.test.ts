import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { faultsOf, importsOf, LONGEST_FILE } from './architecture/rules.ts';
import { scan } from './architecture/scan.ts';

const root = new URL('../', import.meta.url);
const files = readdirSync(new URL('src', root), { recursive: true, encoding: 'utf8' })
  .map((path) => `src/${path.replaceAll('\\', '/')}`)
  .filter((path) => /\.tsx?$/.test(path))
  .sort();

describe('the house', () => {
  it('is where it is looked for', () => {
    expect(files).toContain('src/core/math/exp.ts');
    expect(new Set(files.map((path) => path.split('/')[1])).size).toBeGreaterThan(5);
  });

  it('keeps its imports one-way and its lower layers pure', () => {
    expect(files.flatMap((path) => faultsOf(path, readFileSync(new URL(path, root), 'utf8')))).toEqual([]);
  });
});

describe('the check itself', () => {
  it.each([
    ['src/core/a.ts', "import { x } from '../games/race/types.ts';", 'core imports games'],
    ['src/core/math/a.ts', "export * from '../../model/b.ts';", 'core imports model'],
    ['src/games/a.ts', "import type { X } from '../model/registry.ts';", 'games imports model'],
    ['src/engine/a.ts', "import '../scenario/parse.ts';", 'engine imports scenario'],
    ['src/scenario/a.ts', "import { y } from '../engine/types.ts';", 'scenario imports engine'],
    ['src/literature/a.ts', "import { y } from '../model/b.ts';", 'literature imports model'],
    ['src/model/a.ts', "const y = await import('../engine/b.ts');", 'model imports engine'],
    ['src/model/a.ts', "type Y = import('../record/b.ts').Y;", 'model imports record'],
    ['src/actions/a.ts', "export {\n  x,\n  y,\n} from '../platform/node/files.ts';", 'actions imports platform'],
    ['src/cli/a.ts', "import { y } from '../app/b.ts';", 'cli imports app'],
    ['src/app/a.ts', "import { y } from '../index.ts';", 'app imports root'],
    ['src/core/a.ts', "import { y } from '../../tests/b.ts';", 'from outside src'],
    ['src/core/a.ts', "import { y } from './b.js';", 'does not end in .ts'],
    ['src/core/a.ts', "import { readFileSync } from 'node:fs';", 'imports node:fs'],
    ['src/record/a.ts', "import path from 'path';", 'imports path'],
    ['src/elsewhere/a.ts', '', 'unknown layer elsewhere'],
    ['src/core/a.ts', 'const y = Math.exp(1);', 'Math.exp'],
    ['src/games/a.ts', 'const y = Math . random();', 'Math . random'],
    ['src/games/a.ts', 'const { hypot } = Math;', 'Math, not'],
    ['src/games/a.ts', "const y = Math['sin'](1);", 'Math, not'],
    ['src/games/a.ts', 'const y = x ** 2;', '**'],
    ['src/games/a.ts', 'y **= 2;', '**'],
    ['src/games/a.ts', 'const y = `half: ${x ** 0.5}`;', '**'],
    ['src/games/a.ts', 'const y = `${`${Math.cosh(1)}`}`;', 'Math.cosh'],
    ['src/games/a.ts', 'const y = a / b; const z = Math.log2(c) / d;', 'Math.log2'],
    ['src/games/a.ts', "const q = /[/'`]/; const z = Math.tanh(1); // '", 'Math.tanh'],
    ['src/engine/a.ts', 'const t = new Date();', 'Date'],
    ['src/engine/a.ts', 'const t = performance.now();', 'performance.now'],
    ['src/engine/a.ts', "document.querySelector('a');", 'document.'],
    ['src/engine/a.ts', 'window.alert(1);', 'window.'],
    ['src/engine/a.ts', 'if (navigator?.gpu) x();', 'navigator?.'],
    ['src/engine/a.ts', "localStorage.getItem('a');", 'localStorage.'],
    ['src/engine/a.ts', "await fetch('a');", 'fetch('],
    ['src/engine/a.ts', 'setTimeout(f, 1); setInterval(f, 1);', 'setInterval('],
    ['src/engine/a.ts', 'console.log(1);', 'console.'],
    ['src/engine/a.ts', "new Intl.NumberFormat('en');", 'Intl'],
    ['src/engine/a.ts', 'names.sort((a, b) => a.localeCompare(b));', '.localeCompare'],
    ['src/engine/a.ts', 'globalThis.x = process.env.X;', 'process.env'],
    ['src/app/a.ts', 'x;\n'.repeat(LONGEST_FILE + 1), `${LONGEST_FILE + 1} lines`],
  ])('finds what is wrong in %s (case %#)', (path, source, fault) => {
    expect(faultsOf(path, source).join('\n')).toContain(fault);
  });

  it.each([
    ['src/games/a.ts', "/** a ** b, Math.exp, Date, import '../app/x.ts' */\nconst x = Math.sqrt(2) + Math.SQRT2; // Math.log(1) ** 2"],
    ['src/games/a.ts', "const text = 'Math.exp ** Date' + \"console.log\" + `fetch(1) ** ${Math.max(1, 2)} Math.pow`;"],
    ['src/games/a.ts', 'const performance = final.performance; const share = performance / 2; type T = { performance: number };'],
    ['src/games/a.ts', "const said = 'taken from \"../app/x.ts\"'; const pattern = /Math\\.exp|\\*\\*/g;"],
    ['src/record/a.ts', "import { simulate } from '../engine/simulate.ts';\nimport { parquetWrite } from 'hyparquet-writer';"],
    ['src/app/a.ts', "import '../actions/run.ts';\nimport './style.css';\nconst t = Date.now() ** 2;"],
    ['src/platform/node/a.ts', "import { readFileSync } from 'node:fs';\nconsole.log(performance.now());"],
    ['src/index.ts', "export * from './actions/run.ts';"],
    ['src/scenario/a.ts', 'for (const document of documents) check(document.errors);'],
    ['src/core/a.ts', 'x;\n'.repeat(LONGEST_FILE)],
  ])('has nothing against what is right in %s (case %#)', (path, source) => {
    expect(faultsOf(path, source)).toEqual([]);
  });

  it('reads every form of import', () => {
    const source = "import a from 'a';\nimport 'b';\nexport * from \"c\";\nexport type { d } from 'd';\nconst e = import('e');\n// import 'f'\nlet g = \"from 'g'\";";
    expect(importsOf(source)).toEqual(['a', 'b', 'c', 'd', 'e']);
  });

  it('tells code from text', () => {
    expect(scan('a /* b */ + `c${d + `e`}f` + "g\\"h" / i').code.replace(/\s+/g, '')).toBe('a+`${d+``}`+""/i');
    expect(scan("x = 1 / 2 / 'y'").code).toBe("x = 1 / 2 / ' '");
  });
});
