import { useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { ComponentType } from 'preact';
import { ChartPanel } from './charts/chart-panel.tsx';
import { AppContext, useApp, type App } from './context.ts';
import { Controls } from './panels/controls.tsx';
import { EventLog } from './panels/event-log.tsx';
import { Header } from './panels/header.tsx';
import { HelpDialog } from './panels/help.tsx';
import { Icon } from './panels/icon.tsx';
import { OutcomeCard } from './panels/outcome-card.tsx';
import { Timeline } from './panels/timeline.tsx';
import { RaceView } from './race/race-view.tsx';
import { futuresShown, mostLabsWithBands } from './state/responder.ts';
import { words } from './words.ts';

/** The frame of the Explore view. Source order is reading order; the style sheet places the parts. */
export function Explore({ app, onInput }: { readonly app: App; readonly onInput: (time: number) => void }) {
  const { announcer } = app;
  return (
    <AppContext.Provider value={app}>
      <a class="skip" href="#race">{words.skip}</a>
      <Header />
      <FaultBar />
      <NoticeBar />
      <main class="explore">
        <Controls onInput={onInput} />
        <div class="centre">
          <RaceView />
          <div class="charts">
            <div class="chart-pair"><ChartPanel column="budget" /><ChartPanel column="residualRisk" /></div>
            <ChartPanel column="capability" />
            <ChartNote />
          </div>
        </div>
        <div class="side">
          <OutcomeCard />
          <EventLog />
        </div>
      </main>
      <Timeline />
      <HelpDialog />
      <ShareHost />
      <div class="sr-only" role="status" aria-live="polite" data-testid="live">{announcer.spoken}</div>
    </AppContext.Provider>
  );
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

/** The dialog is fetched when it is first asked for. */
function ShareHost() {
  const { shareOpen, session } = useApp();
  const dialog = useSignal<{ readonly Dialog: ComponentType } | null>(null);
  const open = shareOpen.value;
  useEffect(() => {
    if (!open || dialog.peek()) return;
    import('./share/share-dialog.tsx').then(({ ShareDialog }) => (dialog.value = { Dialog: ShareDialog }), (error: unknown) => {
      shareOpen.value = false;
      session.fault.value = { message: String(error), recovered: false };
    });
  }, [open]);
  const Dialog = dialog.value?.Dialog;
  return Dialog ? <Dialog /> : null;
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

/** What the bands and the thin lines are, for the lab that they belong to. */
function ChartNote() {
  const { session } = useApp();
  const view = session.run.value;
  const name = view?.labs[session.selected.value] ?? '';
  return (
    <p class="chart-note">
      {view && view.labs.length > mostLabsWithBands ? words.charts.noBands : session.result.value ? words.charts.bands(name, futuresShown) : words.charts.waiting}
      {session.compared.value && ` · ${session.without.value?.view === session.compared.value ? words.without.line(name) : words.charts.reference(name)}`}
    </p>
  );
}
