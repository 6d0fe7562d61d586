/** A place that remembers small texts under names; forgets silently where the browser allows no storage (private windows, embedded pages). */
export interface Preferences {
  read(name: string): string | null;
  /** False if it could not be kept. */
  write(name: string, text: string): boolean;
}

/** Where texts are kept: `local` for all tabs and for good, `session` for this tab and its reloads. */
export type StorageKind = 'local' | 'session';

/** Texts of this page in the browser's storage. */
export function createPreferences(prefix = 'lab-race.', kind: StorageKind = 'local'): Preferences {
  const storage = (): Storage => (kind === 'local' ? localStorage : sessionStorage);
  return {
    read(name) {
      try {
        return storage().getItem(prefix + name);
      } catch {
        return null;
      }
    },
    write(name, text) {
      try {
        storage().setItem(prefix + name, text);
        return true;
      } catch {
        // The choice lasts as long as the page.
        return false;
      }
    },
  };
}
