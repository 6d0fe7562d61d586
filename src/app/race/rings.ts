import type { SimulationEvent } from '../../core/events/event.ts';
import type { Ring } from './picture.ts';

export const ringMs = 600;

/** Rings that grow once around incidents passed while playing. Seeking starts none; reduced motion has none. */
export interface Rings {
  /** Incidents between two months of play begin to ring. */
  pass(incidents: readonly SimulationEvent[], from: number, to: number, time: number): void;
  at(time: number): Ring[];
}

export function createRings(): Rings {
  const started = new Map<string, number>();
  return {
    pass(incidents, from, to, time) {
      for (const event of incidents) if (event.time > from && event.time <= to) started.set(event.id, time);
    },
    at(time) {
      const rings: Ring[] = [];
      for (const [id, start] of started) {
        const age = (time - start) / ringMs;
        if (age >= 1) started.delete(id);
        else rings.push({ id, age: Math.max(0, age) });
      }
      return rings;
    },
  };
}
