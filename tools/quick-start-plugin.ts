import type { Plugin } from 'vite';

const commander = /[\\/]node_modules[\\/]commander[\\/]lib[\\/]command\.js$/;
const eager = "const childProcess = require('node:child_process');";
const lazy = "const childProcess = { spawn: (...given) => require('node:child_process').spawn(...given) };";

/**
 * Lets the command start without Node's module of child processes, which takes it a tenth of its start to load: commander asks for it at once,
 * but uses it only for commands that are programs of their own, of which there are none here.
 */
export function quickStartPlugin(): Plugin {
  return {
    name: 'lab-race-quick-start',
    transform(code, id) {
      if (!commander.test(id)) return undefined;
      if (!code.includes(eager)) throw new Error(`${id} no longer says "${eager}": see whether tools/quick-start-plugin.ts is still needed`);
      return { code: code.replace(eager, lazy), map: null };
    },
  };
}

/** What every call of the command needs, and what every game needs, in a file each: each file that a start opens costs it a millisecond or two. */
export const quickStartGroups = [
  { name: 'start', test: /[\\/]src[\\/](?:cli[\\/](?:program|io|read-input)|record[\\/]version)\.ts$/ },
  { name: 'solving', test: /[\\/]src[\\/](?:core[\\/](?:compare\.ts$|math[\\/])|games[\\/]solve[\\/](?!registry|examples))/ },
];
