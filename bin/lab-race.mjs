#!/usr/bin/env node
/** The command: makes sure that what it runs is built from the sources beside it, then runs it. */
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBuilt, root, targets } from './build.mjs';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  process.stderr.write(`lab-race needs Node 20.19 or newer; this is ${process.versions.node}\n`);
  process.exit(2);
}

const words = process.argv.slice(2);
const command = words.find((word) => !word.startsWith('-'));
const onlyHelp = words.includes('--help') || words.includes('-h');
const quiet = words.includes('--quiet');
try {
  const say = quiet ? () => {} : undefined;
  await ensureBuilt(targets.node, say);
  if (!onlyHelp && (command === 'app' || (command === 'bench' && words.includes('--page')))) await ensureBuilt(targets.page, say);
} catch (error) {
  process.stderr.write(`lab-race could not be built: ${process.env.LAB_RACE_DEBUG ? error.stack : error.message}\n`);
  process.exit(1);
}
await import(pathToFileURL(join(root, targets.node.folder, targets.node.entry)).href);
