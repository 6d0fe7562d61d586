/** A place that remembers small texts under names; forgets silently where the browser allows no storage (private windows, embedded pages). */
export interface Preferences {
  read(name: string): string | null;
  write(name: string, text: string): void;
}

/** Preferences of this page in the browser's local storage. */
export function createPreferences(prefix = 'lab-race.'): Preferences {
  return {
    read(name) {
      try {
        return localStorage.getItem(prefix + name);
      } catch {
        return null;
      }
    },
    write(name, text) {
      try {
        localStorage.setItem(prefix + name, text);
      } catch {
        // The choice lasts as long as the page.
      }
    },
  };
}
