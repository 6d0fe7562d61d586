import { useComputed, useSignal, type Signal } from '@preact/signals';
import { useEffect, useMemo } from 'preact/hooks';
import type { ComponentChildren } from 'preact';
import { ChartPanel } from '../charts/chart-panel.tsx';
import type { ChartQuantity } from '../charts/quantities.ts';
import { AppContext, useApp, type App } from '../context.ts';
import { Icon } from '../panels/icon.tsx';
import { RaceView } from '../race/race-view.tsx';
import { copyFrom, swapSides, switchSide, togglePair } from '../state/pair.ts';
import { words as page } from '../words.ts';
import { compareWords as words } from '../words/compare.ts';
import { DifferenceChart } from './difference-chart.tsx';
import { createWorlds, type Worlds } from './other-world.ts';
import { PairCard } from './pair-card.tsx';
import './compare.css';

const letters = ['a', 'b'] as const;
/** Those of which both ensembles keep every run's path. */
const quantities: readonly ChartQuantity[] = ['budget', 'residualRisk', 'debt', 'capability'];

/** Two worlds in two columns on one clock, their differences below, and beside them what differs and how much; `children` follow there. */
export function CompareView({ children }: { readonly children: ComponentChildren }) {
  const app = useApp();
  const column = useSignal<ChartQuantity>('budget');
  const worlds = useMemo(() => createWorlds(app), []);
  useEffect(() => worlds.stop, []);
  const apps = useMemo(() => ({ a: columnApp(app, worlds, 'a'), b: columnApp(app, worlds, 'b') }), []);
  return (
    <>
      <div class="centre compare" data-testid="compare">
        <Bar column={column} />
        <div class="compare-columns">
          {letters.map((letter) => <AppContext.Provider key={letter} value={apps[letter]}><Column letter={letter} column={column.value} onEdit={() => switchSide(app)} /></AppContext.Provider>)}
        </div>
        <DifferenceChart worlds={worlds} column={column.value} />
      </div>
      <div class="side">
        <div class="side-top" tabIndex={0} role="group" aria-label={page.outcome.group}><PairCard worlds={worlds} /></div>
        {children}
      </div>
    </>
  );
}

/** The page as a column sees it: its own world, places of its own for what was drawn last, and scales shared with the other. */
function columnApp(app: App, worlds: Worlds, letter: 'a' | 'b'): App {
  const own = { ...app, session: worlds[letter], beside: worlds[letter === 'a' ? 'b' : 'a'] };
  return letter === 'b' ? own : { ...own, layout: { current: null }, charts: new Map(), picture: { current: null } };
}

function Column({ letter, column, onEdit }: { readonly letter: 'a' | 'b'; readonly column: ChartQuantity; readonly onEdit: () => void }) {
  const { session } = useApp();
  const edited = useComputed(() => session.pair.value?.side === letter).value;
  const name = words.sides[letter];
  return (
    <section class={`compare-column${edited ? ' is-edited' : ''}`} aria-label={name} data-testid={`column-${letter}`}>
      <RaceView beside={name}>
        <b class="letter" aria-hidden="true">{name}</b> <span class="column-name" title={session.current.value.name}>{session.current.value.name}</span>
        <button type="button" class="side-button" aria-pressed={edited} disabled={edited} data-testid={`edit-${letter}`} title={words.edits(name)} onClick={onEdit}>{edited ? words.editing : words.edit(name)}</button>
      </RaceView>
      <ChartPanel column={column} />
    </section>
  );
}

function Bar({ column }: { readonly column: Signal<ChartQuantity> }) {
  const app = useApp();
  const { a, b } = words.sides;
  return (
    <div class="compare-bar">
      <h2>{words.title}</h2>
      <label>
        <span class="sr-only">{words.quantity}</span>
        <select data-testid="compare-quantity" value={column.value} onChange={(event) => (column.value = event.currentTarget.value as ChartQuantity)}>
          {quantities.map((each) => <option key={each} value={each}>{page.charts[each].title}</option>)}
        </select>
      </label>
      <button type="button" class="text-button" data-testid="swap" onClick={() => swapSides(app)}>{words.swap}</button>
      <button type="button" class="text-button" data-testid="copy-a" onClick={() => copyFrom(app, 'a')}>{words.copy(a, b)}</button>
      <button type="button" class="text-button" data-testid="copy-b" onClick={() => copyFrom(app, 'b')}>{words.copy(b, a)}</button>
      <button type="button" class="icon-button" data-testid="close-compare" aria-label={words.close} title={words.close} onClick={() => togglePair(app)}><Icon name="close" /></button>
    </div>
  );
}
