import { ChartPanel } from './charts/chart-panel.tsx';
import { AppContext, type App } from './context.ts';
import { Controls } from './panels/controls.tsx';
import { EventLog } from './panels/event-log.tsx';
import { Header } from './panels/header.tsx';
import { HelpDialog } from './panels/help.tsx';
import { Icon } from './panels/icon.tsx';
import { OutcomeCard } from './panels/outcome-card.tsx';
import { Timeline } from './panels/timeline.tsx';
import { RaceView } from './race/race-view.tsx';
import { futuresShown } from './state/responder.ts';
import { words } from './words.ts';

/** The frame of the Explore view. Source order is reading order; the style sheet places the parts. */
export function Explore({ app, onInput }: { readonly app: App; readonly onInput: (time: number) => void }) {
  const { session, announcer } = app;
  const fault = session.fault.value;
  const view = session.run.value;
  const name = view?.labs[session.selected.value] ?? '';
  return (
    <AppContext.Provider value={app}>
      <a class="skip" href="#race">{words.skip}</a>
      <Header />
      {fault && (
        <div class={`fault-bar${fault.recovered ? ' is-recovered' : ''}`} role="alert" data-testid="fault">
          <Icon name="warning" />
          <p><b>{fault.recovered ? words.faults.lost : words.faults.failed}</b> {fault.message}</p>
          {!fault.recovered && <button type="button" class="text-button" onClick={app.retry}>{words.retry}</button>}
          <button type="button" class="icon-button" aria-label={words.close} onClick={() => (session.fault.value = null)}><Icon name="close" /></button>
        </div>
      )}
      <main class="explore">
        <Controls onInput={onInput} />
        <div class="centre">
          <RaceView />
          <div class="charts">
            <div class="chart-pair"><ChartPanel column="budget" /><ChartPanel column="residualRisk" /></div>
            <ChartPanel column="capability" />
            <p class="chart-note">
              {view && view.labs.length > 12 ? words.charts.noBands : session.ensemble.value.result ? words.charts.bands(name, futuresShown) : words.charts.waiting}
              {session.changed.value && ` · ${words.charts.reference(name)}`}
            </p>
          </div>
        </div>
        <div class="side">
          <OutcomeCard />
          <EventLog />
        </div>
      </main>
      <Timeline />
      <HelpDialog />
      <div class="sr-only" role="status" aria-live="polite" data-testid="live">{announcer.spoken.value}</div>
    </AppContext.Provider>
  );
}
