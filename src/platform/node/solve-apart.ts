import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageFolder } from './location.ts';

/**
 * The text that `lab-race solve` prints at one effort, in a process of its own, so that this one stays free to be interrupted; null once the signal aborts. Throws where the process
 * fails of itself.
 */
export function solveApart(game: string, input: string, effort: number, signal: AbortSignal): Promise<string | null> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(packageFolder(), 'bin', 'lab-race.mjs'), 'solve', game, '--effort', String(effort), '--at-once', '--quiet']);
    let [out, err] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    const stop = (): void => void child.kill();
    signal.addEventListener('abort', stop);
    child.on('error', reject);
    child.stdin.on('error', () => {});
    child.on('close', (status) => {
      signal.removeEventListener('abort', stop);
      if (signal.aborted) resolve(null);
      else if (status === 0) resolve(out);
      else reject(new Error(`the search with effort ${effort} ended with status ${status}: ${err.trim()}`));
    });
    child.stdin.end(input);
  });
}
