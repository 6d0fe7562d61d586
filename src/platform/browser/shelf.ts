/** What became of a text that was to be kept: kept; no room left; or the browser keeps nothing here (private windows, embedded pages). */
export type Kept = 'kept' | 'full' | 'refused';

/** Named texts kept in the browser for good, for all tabs. Nothing is dropped in silence: a write says what became of it. */
export interface Shelf {
  names(): readonly string[];
  read(name: string): string | null;
  write(name: string, text: string): Kept;
  remove(name: string): void;
  /** Calls back when another tab changed something; returns how to stop. */
  watch(listener: () => void): () => void;
}

export function createShelf(prefix: string, storage: () => Storage = () => localStorage): Shelf {
  return {
    names() {
      try {
        const all = storage();
        return Array.from({ length: all.length }, (_, index) => all.key(index) ?? '').filter((key) => key.startsWith(prefix)).map((key) => key.slice(prefix.length)).sort();
      } catch {
        return [];
      }
    },
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
        return 'kept';
      } catch (error) {
        return error instanceof DOMException && (error.name === 'QuotaExceededError' || error.name === 'NS_ERROR_DOM_QUOTA_REACHED') ? 'full' : 'refused';
      }
    },
    remove(name) {
      try {
        storage().removeItem(prefix + name);
      } catch {
        // What cannot be reached is not shown either.
      }
    },
    watch(listener) {
      const onStorage = (event: StorageEvent): void => {
        if (event.key === null || event.key.startsWith(prefix)) listener();
      };
      addEventListener('storage', onStorage);
      return () => removeEventListener('storage', onStorage);
    },
  };
}
