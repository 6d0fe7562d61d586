import type { Scenario } from '../../model/settings.ts';
import { ResultsUnreadable } from '../../record/read-results.ts';
import { formatFault, printable } from '../../scenario/fault.ts';
import { parsePolicy, parseScenario, withPolicy } from '../../scenario/parse.ts';
import { limits } from '../../scenario/source.ts';
import type { App } from '../context.ts';
import { ownId } from '../share/own-id.ts';
import { incoming } from '../words/places.ts';
import { ResultsRefused, readResults, resultFiles } from './recorded.ts';

/** Faults that are listed; a file that is none at all has thousands. */
const mostFaults = 30;

/** Opens what was dropped: a folder of results, or a scenario or policy file. */
export async function openDropped(app: App, entries: readonly FileSystemEntry[], files: readonly File[]): Promise<void> {
  const folder = entries.find((entry): entry is FileSystemDirectoryEntry => entry.isDirectory);
  if (!folder) return openFiles(app, files);
  await openFolder(app, folder.name, await filesIn(folder));
}

/** Opens chosen files. Those of a folder that was chosen know their path. */
export async function openFiles(app: App, files: readonly File[]): Promise<void> {
  const [first] = files;
  if (!first) return;
  const folder = first.webkitRelativePath.split('/')[0] ?? '';
  const results = files.filter((file) => (resultFiles as readonly string[]).includes(file.name));
  if (folder !== '' || results.length > 1) await openFolder(app, folder || first.name, new Map(results.map((file) => [file.name, file])));
  else {
    await openScenarioFile(app, first);
    if (files.length > 1 && app.places.problem.peek() === null) app.session.notice.value = incoming.firstOf(files.length, printable(first.name, 80));
  }
}

/** What is open stays open until the file has turned out to be sound; and even then it is one step back. */
async function openScenarioFile(app: App, file: File): Promise<void> {
  const name = printable(file.name, 80);
  if (/\.parquet$/i.test(file.name)) return refuse(app, name, [incoming.alone]);
  if (file.size > limits.bytes) return refuse(app, name, [incoming.tooLarge(file.size, limits.bytes)]);
  const text = await textOf(file);
  if (text === null) return refuse(app, name, [incoming.notText]);
  const parsed = parseScenario(text, name);
  if (parsed.faults === undefined) return open(app, parsed.scenario, incoming.opened(parsed.scenario.name, name));
  // A policy file has levers and no labs: it is laid over what is shown.
  if (/^["']?levers["']?\s*:/m.test(text) && !/^["']?(?:labs|policies)["']?\s*:/m.test(text)) {
    const current = app.session.current.peek();
    const read = parsePolicy(text, name, current);
    if (read.faults !== undefined) return refuse(app, name, read.faults.map(formatFault));
    const title = `${current.name} + ${read.policy.name}`.slice(0, 60);
    return open(app, { ...withPolicy(current, read.policy), name: title }, incoming.laidOver(read.policy.name, current.name));
  }
  refuse(app, name, parsed.faults.map(formatFault));
}

async function openFolder(app: App, folder: string, files: ReadonlyMap<string, Blob>): Promise<void> {
  const name = printable(folder, 80);
  app.session.notice.value = incoming.reading(name);
  try {
    const results = await readResults(name, files);
    const scenario = results.scenario;
    app.places.results.value = results;
    await open(app, scenario, null);
    app.places.open.value = false;
  } catch (error) {
    app.session.notice.value = null;
    app.places.results.value = null;
    if (error instanceof ResultsRefused) refuse(app, name, error.faults);
    else if (error instanceof ResultsUnreadable) refuse(app, name, [error.message]);
    else refuse(app, name, [incoming.unreadable(String(error))]);
  }
}

async function open(app: App, scenario: Scenario, notice: string | null): Promise<void> {
  const id = ownId(scenario);
  if (!app.library.has(id)) app.library.add(id, scenario);
  app.places.problem.value = null;
  app.places.open.value = false;
  await app.places.openStep({ scenario: id, values: {} });
  app.session.notice.value = notice;
}

function refuse(app: App, file: string, faults: readonly string[]): void {
  const more = faults.length - mostFaults;
  app.places.problem.value = { file, faults: more > 0 ? [...faults.slice(0, mostFaults), incoming.moreFaults(more)] : faults };
  app.places.open.value = true;
}

/** The text of a file; null where it is no UTF-8 text. */
async function textOf(file: File): Promise<string | null> {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await file.arrayBuffer());
    return text.includes('\0') ? null : text;
  } catch {
    return null;
  }
}

/** The files at the top of a dropped folder, by name. */
async function filesIn(folder: FileSystemDirectoryEntry): Promise<Map<string, Blob>> {
  const reader = folder.createReader();
  const found = new Map<string, Blob>();
  // Browsers hand entries out in portions; an empty one is the end.
  for (;;) {
    const entries = await new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject));
    if (entries.length === 0) return found;
    for (const entry of entries) {
      if (!entry.isFile || !(resultFiles as readonly string[]).includes(entry.name)) continue;
      found.set(entry.name, await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)));
    }
  }
}
