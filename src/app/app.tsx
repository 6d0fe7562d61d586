import { useSignal, type ReadonlySignal, type Signal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ComponentChildren, ComponentType } from 'preact';
import { Charts } from './charts/charts.tsx';
import { AppContext, useApp, type App } from './context.ts';
import { Controls } from './panels/controls.tsx';
import { Header } from './panels/header.tsx';
import { Icon } from './panels/icon.tsx';
import { lazy } from './panels/lazy.tsx';
import { OutcomeCard } from './panels/outcome-card.tsx';
import { Timeline } from './panels/timeline.tsx';
import { RaceView } from './race/race-view.tsx';
import { words } from './words.ts';

/** Two worlds side by side: fetched when they are first asked for. */
const Compare = lazy<{ readonly children: ComponentChildren }>(() => import('./compare/compare-view.tsx').then(({ CompareView }) => CompareView));

/** What happened, with its causes: nothing that has to be there before the first picture. */
const EventLog = lazy(() => import('./panels/event-log.tsx').then((part) => part.EventLog));

/** The frame of the Explore view. Source order is reading order; the style sheet places the parts. */
export function Explore({ app, onInput }: { readonly app: App; readonly onInput: (time: number) => void }) {
  const { announcer } = app;
  return (
    <AppContext.Provider value={app}>
      <a class="skip" href="#race">{words.skip}</a>
      <Header />
      <FaultBar />
      <NoticeBar />
      <Late when={app.places.results} load={loadResultsBar} />
      <main class="explore">
        <InTurn part={3} instead={<section class="panel controls" />}>{() => <Controls onInput={onInput} />}</InTurn>
        {app.session.pair.value ? <Compare><EventLog /></Compare> : <OneWorld onInput={onInput} />}
      </main>
      <Timeline />
      <Late when={app.helpOpen} load={loadHelp} />
      <Late when={app.replay.shown} load={loadReplayBar} />
      <Late when={app.shareOpen} load={loadShare} />
      <Late when={app.briefOpen} load={loadBrief} />
      <Late when={app.places.open} load={loadPlaces} />
      {app.places.dragging.value && <p class="drop-here" data-testid="drop-here">{words.drop}</p>}
      <div class="sr-only" role="status" aria-live="polite" data-testid="live">{announcer.spoken}</div>
    </AppContext.Provider>
  );
}

/** The race, its charts and its numbers. */
function OneWorld({ onInput }: { readonly onInput: (time: number) => void }) {
  return (
    <>
      <div class="centre">
        <InTurn part={1} instead={<section class="race" />}>{() => <RaceView />}</InTurn>
        <InTurn part={2} instead={<div class="charts" />}>{() => <Charts />}</InTurn>
      </div>
      <div class="side">
        <div class="side-top" tabIndex={0} role="group" aria-label={words.outcome.group}>
          <OutcomeCard />
          <Effects onInput={onInput} />
        </div>
        <EventLog />
      </div>
    </>
  );
}

/** How many parts of the page wait for their turn when it opens. */
export const parts = 3;

/** A part that comes in a task of its own when the page opens, with its place kept: all at once would keep the page from answering for a long moment. */
function InTurn({ part, instead, children }: { readonly part: number; readonly instead: ComponentChildren; readonly children: () => ComponentChildren }) {
  return <>{useApp().parts.value >= part ? children() : instead}</>;
}

/** What I changed and what that did; it comes with the registry. */
function Effects({ onInput }: { readonly onInput: (time: number) => void }) {
  const room = useApp().session.room.value;
  return room && <room.Effects onInput={onInput} />;
}

/** What went wrong, and what can be done about it. */
function FaultBar() {
  const { session, retry } = useApp();
  const fault = session.fault.value;
  if (!fault) return null;
  return (
    <div class={`fault-bar${fault.recovered ? ' is-recovered' : ''}`} role="alert" data-testid="fault">
      <Icon name="warning" />
      <p><b>{fault.recovered ? words.faults.lost : words.faults.failed}</b> {fault.message}</p>
      {!fault.recovered && <button type="button" class="text-button" onClick={retry}>{words.retry}</button>}
      <button type="button" class="icon-button" aria-label={words.close} onClick={() => (session.fault.value = null)}><Icon name="close" /></button>
    </div>
  );
}

const loadHelp = () => import('./panels/help.tsx').then((part) => part.HelpDialog);
const loadShare = () => import('./share/share-dialog.tsx').then((part) => part.ShareDialog);
const loadBrief = () => import('./share/brief-dialog.tsx').then((part) => part.BriefDialog);
const loadPlaces = () => import('./places/places-dialog.tsx').then((part) => part.PlacesDialog);
const loadReplayBar = () => import('./panels/replay-bar.tsx').then((part) => part.ReplayBar);
const loadResultsBar = () => import('./places/results-bar.tsx').then((part) => part.ResultsBar);

/** A part of the page that is fetched when it is first asked for. */
function Late({ when, load }: { readonly when: Signal<unknown> | ReadonlySignal<unknown>; readonly load: () => Promise<ComponentType> }) {
  const { session } = useApp();
  const part = useSignal<{ readonly Part: ComponentType } | null>(null);
  const wanted = Boolean(when.value);
  useEffect(() => {
    if (!wanted || part.peek()) return;
    load().then((Part) => (part.value = { Part }), (error: unknown) => {
      // A dialog that could not be had is not open, so that it can be asked for again.
      if (when.peek() === true) (when as Signal<unknown>).value = false;
      session.fault.value = { message: String(error), recovered: false };
    });
  }, [wanted]);
  const Part = part.value?.Part;
  return Part ? <Part /> : null;
}

/** What the user should know, and nothing has to be done about. */
function NoticeBar() {
  const { session } = useApp();
  const notice = session.notice.value;
  if (notice === null) return null;
  return (
    <div class="fault-bar is-recovered" role="status" data-testid="link-notice">
      <Icon name="info" />
      <p>{notice}</p>
      <button type="button" class="icon-button" aria-label={words.close} onClick={() => (session.notice.value = null)}><Icon name="close" /></button>
    </div>
  );
}
