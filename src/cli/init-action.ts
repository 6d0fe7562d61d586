import { writeFile } from 'node:fs/promises';
import { starterScenario } from '../scenario/starter.ts';
import type { CommonOptions } from './io.ts';
import { print, printJson, say, wrongInput } from './io.ts';

export async function initAction(file: string, options: CommonOptions): Promise<void> {
  const text = starterScenario();
  if (file === '-') return print(text);
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'EEXIST') throw wrongInput(`${file} is there already and is not overwritten`);
    if (code === 'ENOENT') throw wrongInput(`${file}: its folder does not exist`);
    throw error;
  }
  if (options.json) printJson({ file });
  else if (!options.quiet) say(`wrote ${file}; try: lab-race run ${file}`);
}
