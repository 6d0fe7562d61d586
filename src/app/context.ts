import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Signal } from '@preact/signals';
import type { ChartData } from './charts/chart-data.ts';
import type { RunPool } from '../experiments/types.ts';
import type { FutureStore } from './futures/store.ts';
import type { Places } from './places/places.ts';
import type { Announcer } from './state/announce.ts';
import type { History, Step } from './state/history.ts';
import type { Library } from './state/library.ts';
import type { Loop } from './state/loop.ts';
import type { Replay } from './state/replay.ts';
import type { Session } from './state/session.ts';

export interface RacePicture {
  readonly image: ImageBitmap;
  readonly scale: number;
}

/** What every panel shares. */
export interface App {
  /** How many of the parts that come in turn are there. */
  readonly parts: Signal<number>;
  readonly session: Session;
  readonly loop: Loop;
  readonly announcer: Announcer;
  readonly helpOpen: Signal<boolean>;
  /** The workers of ensembles, for views that compute more runs. */
  readonly pool: RunPool;
  readonly futures: FutureStore;
  readonly library: Library;
  readonly history: History;
  readonly undo: () => void;
  readonly redo: () => void;
  readonly shareOpen: Signal<boolean>;
  readonly briefOpen: Signal<boolean>;
  readonly places: Places;
  readonly replay: Replay;
  readonly chooseScenario: (id: string) => void;
  /** Goes to a state of the history, or to a new one. */
  readonly open: (step: Step) => void;
  /** The world in the other column of A|B, with which scales are shared. */
  readonly beside?: Session;
  readonly retry: () => void;
  /** Computes the shown run again without an event of it; null takes that away. */
  readonly leaveOut: (event: string | null) => void;
  /** Charts and the race tell when they have drawn, for the measurements of test mode. */
  readonly drawn: (what: 'chart' | 'race', ms?: number) => void;
  /** The race view tells what building a picture and sending it to be drawn took of the page's own time. */
  readonly built: (ms: number) => void;
  /** Where the race view leaves what it drew last, for test mode. */
  readonly layout: { current: unknown };
  /** Gives the race as it stands, and how many of its pixels are a CSS pixel; null where there is no picture. */
  readonly picture: { current: (() => Promise<RacePicture | null>) | null };
  /** The values that each chart drew last, by quantity, for test mode. */
  readonly charts: Map<string, ChartData>;
}

export const AppContext = createContext<App | null>(null);

export function useApp(): App {
  const app = useContext(AppContext);
  if (!app) throw new Error('internal: a panel is shown outside the app');
  return app;
}
