/** Exit statuses of every command. */
export const status = { done: 0, checkFailed: 1, wrongInput: 2, interrupted: 130 } as const;

/** Ends the command with a status; the messages have one line a fault and never a stack trace. */
export class Exit extends Error {
  readonly status: number;
  readonly lines: readonly string[];
  constructor(exitStatus: number, lines: readonly string[] = []) {
    super(lines.join('\n'));
    this.name = 'Exit';
    this.status = exitStatus;
    this.lines = lines;
  }
}

/** The input or usage is wrong. */
export function wrongInput(...lines: string[]): Exit {
  return new Exit(status.wrongInput, lines);
}

/** Text to standard output, which carries results alone. */
export function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** Text to standard error: progress, notices, faults. */
export function say(text: string): void {
  process.stderr.write(text.endsWith('\n') ? text : `${text}\n`);
}

/** One JSON document on standard output. Numbers in full double precision; what has no JSON is null. */
export function printJson(value: unknown): void {
  print(JSON.stringify(value, null, 2));
}

export interface Interruption {
  readonly signal: AbortSignal;
  /** Stops listening. */
  release(): void;
}

/** The first Ctrl-C (or termination) aborts the signal, so that what is done can be kept; the second ends the program at once. */
export function onInterrupt(notice: string): Interruption {
  const controller = new AbortController();
  const handler = (): void => {
    if (controller.signal.aborted) process.exit(status.interrupted);
    controller.abort();
    say(`\n${notice}`);
  };
  process.on('SIGINT', handler);
  process.on('SIGTERM', handler);
  return {
    signal: controller.signal,
    release() {
      process.off('SIGINT', handler);
      process.off('SIGTERM', handler);
    },
  };
}

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean;
  readonly quiet?: boolean;
}
