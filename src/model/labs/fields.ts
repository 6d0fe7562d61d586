import type { LabNumbers, Profile } from '../settings.ts';
import { labParameters } from './parameters.ts';

/** What a lab's number has to keep to: plain data, of which the registry is the source. */
export interface LabField {
  readonly name: keyof LabNumbers;
  readonly minimum: number;
  readonly maximum: number;
  readonly integer: boolean;
  readonly profileDefaults?: Readonly<Partial<Record<Profile, number>>>;
}

export const labFields: readonly LabField[] = labParameters.map(({ id, minimum, maximum, integer, profileDefaults }) => ({
  name: id.slice('labs.*.'.length) as keyof LabNumbers, minimum, maximum, integer, ...(profileDefaults && { profileDefaults }),
}));
