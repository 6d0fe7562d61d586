/** Bytes of bytecode that a function runs before V8 asks whether to optimise it; its own default is 67,584. */
const budget = 500_000;

/**
 * Lets functions of a short command run longer before they are compiled to optimised code: within a tenth of a second that compilation costs more
 * than it brings, a quarter of what a call of `solve` takes on two busy cores, and what runs for seconds does not notice. From Node 22 on V8 has
 * a cheap compiler in between, and is left alone. Results do not depend on it.
 */
export async function optimiseLate(): Promise<void> {
  if (Number(process.versions.node.split('.', 1)[0]) >= 22) return;
  const { setFlagsFromString } = await import('node:v8');
  setFlagsFromString(`--interrupt-budget=${budget}`);
}
