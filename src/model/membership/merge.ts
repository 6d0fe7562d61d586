import { mapped } from '../../core/lists.ts';
import type { Lab } from '../settings.ts';
import type { WorldSettings } from '../world/settings.ts';

/** Fields of a joint project that are the sum of its parts'. */
const summed = ['compute', 'staff', 'safetyStaff', 'outlay', 'investment', 'insuredCover'] as const;
/** Fields that are the parts' mean, weighted by compute: nobody gives the project his own values. */
const averaged = ['catastropheLoss', 'prize', 'enmity', 'missionValue', 'missionRate', 'concession', 'exuberance', 'sincerity'] as const;

/** One lab made of several: what they have added up, what they want averaged by compute, everything else as the host's. */
export function mergedLab(host: Lab, parts: readonly Lab[]): Lab {
  const all = [host, ...parts];
  const total = all.reduce((sum, lab) => sum + lab.compute, 0);
  const numbers: Partial<Record<(typeof summed)[number] | (typeof averaged)[number], number>> = {};
  for (const field of summed) numbers[field] = all.reduce((sum, lab) => sum + lab[field], 0);
  for (const field of averaged) numbers[field] = all.reduce((sum, lab) => sum + (lab[field] * lab.compute) / total, 0);
  return { ...host, ...numbers };
}

/** Settings in which each host has what the labs that it hosts brought. */
export function withMergers(settings: WorldSettings, hostedBy: Int32Array): WorldSettings {
  if (hostedBy.every((host) => host < 0)) return settings;
  const labs = mapped(settings.labs, (lab, i) => {
    const parts = settings.labs.filter((_, j) => hostedBy[j] === i);
    return parts.length === 0 ? lab : mergedLab(lab, parts);
  });
  return { ...settings, labs };
}
