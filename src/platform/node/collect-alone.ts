import { setFlagsFromString } from 'node:v8';

/**
 * Lets each thread collect its own young objects alone. Little of what a run makes lives on, so that there is nothing to share out: waking four helpers costs more than they bring,
 * and with a worker on every core takes 3 % of the processor from the runs. Of the whole process, which is why a command may do it and the library may not. Results do not depend on it.
 */
export function collectAlone(): void {
  setFlagsFromString('--no-parallel-scavenge');
}
