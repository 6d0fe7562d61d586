/**
 * Builds the Node bundle and the page when they are missing or stale, for the command and for the tests.
 * Stale is decided by content, so that a fresh clone, a branch switch or a touched file never builds without need.
 */
import { existsSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));

const common = ['package-lock.json', 'vite.config.ts', 'tsconfig.json', 'tools/lean-plugin.ts', 'tools/quick-start-plugin.ts', 'tools/scenario-plugin.ts', 'tools/service-worker-plugin.ts', 'tools/unused-plugin.ts'];

/**
 * What can be built: its folder, the file that proves it complete, Vite's modes in turn, what it is made of, and folders among that which it does without.
 * Where all it takes in are `modules`, their names are kept with the build, and a start looks at these alone: no folder has to be listed.
 */
export const targets = {
  node: { label: 'command line', folder: 'dist-node', entry: 'cli.js', modes: ['node', 'node-worker'], sources: ['src', ...common], except: ['src/app', 'src/platform/browser', 'src/platform/service-worker'], modules: true },
  page: { label: 'page', folder: 'dist', entry: 'index.html', modes: ['production'], sources: ['src', 'scenarios', 'public', 'index.html', ...common] },
  /** The page that the browser tests ask for digests and hashes; never part of a release. */
  probe: { label: 'test page', folder: 'out/probe', entry: 'tests/browser/probe.html', modes: ['probe'], sources: ['src', 'tests/browser', 'tests/core', ...common] },
};

const statOf = (name) => statSync(`${root}/${name}`, { throwIfNoEntry: false });
const fileOf = (name, { size, mtimeMs, ctimeMs }) => ({ name, stamp: `${name} ${size} ${mtimeMs} ${ctimeMs}` });

/** The files of these names that are there, with their sizes and times. This is what every start of the command pays for. */
function lookAt(names) {
  const found = [];
  for (const name of names) {
    const stat = statOf(name);
    if (stat) found.push(fileOf(name, stat));
  }
  return found;
}

/** All files under the sources, sorted, by their names below the root (with /), with their sizes and times. */
function listSources({ sources, except = [] }) {
  const found = [];
  const add = (name, stat) => found.push(fileOf(name, stat));
  const visit = (name) => {
    for (const entry of readdirSync(`${root}/${name}`, { withFileTypes: true })) {
      const inner = `${name}/${entry.name}`;
      if (entry.name.startsWith('.') || except.includes(inner)) continue;
      if (entry.isDirectory()) visit(inner);
      else {
        const stat = statOf(inner);
        if (stat?.isDirectory()) visit(inner);
        else if (stat) add(inner, stat);
      }
    }
  };
  for (const source of sources) {
    const stat = statOf(source);
    if (stat?.isDirectory()) visit(source);
    else if (stat) add(source, stat);
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** Names, sizes and times in full: nothing that has to be hashed to be compared. */
const stampOf = (files) => files.map((file) => file.stamp).join('\n');

/** What each file holds. Only a start that finds other sizes or times asks, and only then the cryptography is loaded. */
async function digestsOf(files) {
  const { createHash } = await import('node:crypto');
  return new Map(files.map(({ name }) => [name, createHash('sha256').update(readFileSync(`${root}/${name}`)).digest('hex')]));
}

/** What some of the files hold together. */
async function contentOf(files, digests) {
  const { createHash } = await import('node:crypto');
  return createHash('sha256').update(files.map(({ name }) => `${name} ${digests.get(name)}`).join('\n')).digest('hex');
}

function readMark(target) {
  try {
    return JSON.parse(readFileSync(join(root, target.folder, '.hash'), 'utf8'));
  } catch {
    return null;
  }
}

function writeMark(folder, mark) {
  try {
    writeFileSync(join(folder, '.hash'), `${JSON.stringify(mark)}\n`);
  } catch {
    // An installed package may be read-only; the mark only saves time.
  }
}

/** Whether the target's folder was made from the sources as they are now. Sizes and times are looked at first, contents only if they differ. */
export async function isFresh(target) {
  const mark = readMark(target);
  if (!mark || !existsSync(join(root, target.folder, target.entry))) return false;
  const files = target.modules ? lookAt(mark.names ?? []) : listSources(target);
  const stamp = stampOf(files);
  if (mark.stamp === stamp) return true;
  if (mark.content !== (await contentOf(files, await digestsOf(files)))) return false;
  writeMark(join(root, target.folder), { ...mark, stamp });
  return true;
}

/**
 * Moves a finished build into place. Where another start was quicker, its build of the same sources stands and ours is dropped.
 */
async function install(target, temporary) {
  const final = join(root, target.folder);
  const old = temporary.replace('.new-', '.old-');
  for (let attempt = 0; attempt < 5; attempt++) {
    if (await isFresh(target)) {
      rmSync(temporary, { recursive: true, force: true });
      return;
    }
    try {
      if (existsSync(final)) renameSync(final, old);
    } catch (error) {
      if (error.code !== 'ENOENT') throw error;
    }
    try {
      renameSync(temporary, final);
      rmSync(old, { recursive: true, force: true });
      return;
    } catch (error) {
      if (error.code !== 'ENOTEMPTY' && error.code !== 'EEXIST') throw error;
      rmSync(old, { recursive: true, force: true });
    }
  }
  throw new Error(`could not move the ${target.label} to ${target.folder}: another program keeps writing there`);
}

/** Ends the build if it takes in a module whose changes would not be noticed, and notes those that it takes in. */
function watchSources({ label }, files, taken) {
  const known = new Set(files.map(({ name }) => name));
  return {
    name: 'lab-race-watch-sources',
    moduleParsed({ id }) {
      const name = relative(root, id.split('?', 1)[0]).split(sep).join('/');
      if (id.startsWith('\0') || name.startsWith('..') || name.startsWith('node_modules/') || isAbsolute(name)) return;
      taken.add(name);
      if (known.has(name)) return;
      throw new Error(`${name} is part of the ${label}, but not among its sources in bin/build.mjs`);
    },
  };
}

/**
 * Makes sure that the target is there and matches the sources; says on standard error what it builds.
 * Without Vite (an installed package) a present build is used as it is.
 */
export async function ensureBuilt(target, say = (text) => process.stderr.write(text)) {
  if (await isFresh(target)) return;
  let vite;
  try {
    vite = await import('vite');
  } catch {
    if (existsSync(join(root, target.folder, target.entry))) return;
    throw new Error(`the ${target.label} is not built and the tool that builds it is not installed: run npm ci in ${root}`);
  }
  const began = performance.now();
  say(`building the ${target.label}… `);
  const files = listSources(target);
  // Before the build, so that what is edited during it counts as not yet built.
  const digests = await digestsOf(files);
  const taken = new Set(common);
  const { randomBytes } = await import('node:crypto');
  const temporary = `${join(root, target.folder)}.new-${process.pid}-${randomBytes(4).toString('hex')}`;
  // A test runner sets this to "test", which would build another page than the one that is shipped, with the helps of development in it.
  const environment = process.env.NODE_ENV;
  process.env.NODE_ENV = 'production';
  try {
    for (const mode of target.modes) {
      await vite.build({
        root,
        configFile: join(root, 'vite.config.ts'),
        mode,
        plugins: [watchSources(target, files, taken)],
        logLevel: 'error',
        build: { outDir: temporary, emptyOutDir: mode === target.modes[0], reportCompressedSize: false },
      });
    }
    const kept = target.modules ? files.filter(({ name }) => taken.has(name)) : files;
    writeMark(temporary, { content: await contentOf(kept, digests), stamp: stampOf(kept), ...(target.modules && { names: kept.map(({ name }) => name) }) });
    await install(target, temporary);
  } catch (error) {
    rmSync(temporary, { recursive: true, force: true });
    say('failed\n');
    throw error;
  } finally {
    if (environment === undefined) delete process.env.NODE_ENV;
    else process.env.NODE_ENV = environment;
  }
  say(`done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
