import { signal } from '@preact/signals';
import { createPreferences } from '../../platform/browser/storage.ts';

const storage = createPreferences();
const place = 'single-keys';

/** Whether keys without Ctrl or Alt do something; those who speak to their computer, or tremble, can turn them off. */
export const singleKeys = signal(storage.read(place) !== 'off');

export function setSingleKeys(on: boolean): void {
  singleKeys.value = on;
  storage.write(place, on ? 'on' : 'off');
}
