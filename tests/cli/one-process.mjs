/**
 * Runs the built command several times in one process, for answers in which the process itself does not matter: the lists of words come as JSON on
 * standard input, what each printed and the status it would have ended with go as JSON to standard output.
 */
import { text } from 'node:stream/consumers';

const cli = new URL('../../dist-node/cli.js', import.meta.url);
const write = process.stdout.write.bind(process.stdout);
const ended = [];
for (const words of JSON.parse(await text(process.stdin))) {
  const printed = { out: '', err: '' };
  process.stdout.write = (part) => ((printed.out += part), true);
  process.stderr.write = (part) => ((printed.err += part), true);
  process.argv.splice(2, Infinity, ...words);
  process.exitCode = undefined;
  // The entry runs anew under another address; what it imports is there already.
  cli.search = String(ended.length);
  await import(cli.href);
  process.stdout.removeAllListeners('error');
  ended.push({ status: process.exitCode, ...printed });
}
process.exitCode = 0;
write(JSON.stringify(ended));
