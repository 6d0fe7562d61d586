import { say } from './io.ts';

/** Shows how far a computation is: a bar that redraws itself on a terminal, else a plain line every few seconds; nothing when quiet. */
export interface Progress {
  update(done: number, total: number): void;
  /** Removes the bar. */
  end(): void;
}

const plainEveryMs = 5000;
const barEveryMs = 80;

export function createProgress(quiet: boolean, what: string): Progress {
  if (quiet) return { update() {}, end() {} };
  const terminal = process.stderr.isTTY === true;
  const start = performance.now();
  let last = terminal ? -Infinity : start;
  let shown = false;
  return {
    update(done, total) {
      const now = performance.now();
      if (now - last < (terminal ? barEveryMs : plainEveryMs) && !(terminal && done === total)) return;
      last = now;
      const seconds = (now - start) / 1000;
      const left = done > 0 && done < total ? `, about ${duration((seconds / done) * (total - done))} left` : '';
      const counted = `${done} of ${total} ${what}`;
      if (!terminal) return say(`${counted}${left}`);
      const width = 24;
      const filled = Math.round((width * done) / Math.max(1, total));
      process.stderr.write(`\r\u001b[2K${'█'.repeat(filled)}${'░'.repeat(width - filled)} ${counted}${left}`);
      shown = true;
    },
    end() {
      if (shown) process.stderr.write('\r\u001b[2K');
      shown = false;
    },
  };
}

/** `8 s`, `2 min 5 s`, `1 h 3 min`. */
export function duration(seconds: number): string {
  if (seconds < 1) return `${Math.round(seconds * 1000)} ms`;
  if (seconds < 10) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}
