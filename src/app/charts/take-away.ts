import { modelVersion } from '../../record/version.ts';
import { chartValue } from '../run/run-view.ts';
import { fileStem } from '../share/exports.ts';
import { save } from '../share/save.ts';
import type { Session } from '../state/session.ts';
import { bandLevels } from '../state/responder.ts';
import { readColours } from '../theme.ts';
import { words } from '../words.ts';
import { chartedLabs } from './chart-data.ts';
import { bandOf, sitsOut, type ChartQuantity } from './quantities.ts';

/**
 * The numbers of a chart as tab-separated rows, which spreadsheets take: month, a column a lab, then the 10, 25, 75 and 90 % of the
 * selected lab over the runs. Full precision; an empty cell where a lab has no value.
 */
export function chartData(session: Session, quantity: ChartQuantity): string[] {
  const view = session.run.peek();
  if (!view) return [];
  const selected = session.selected.peek();
  const labs = chartedLabs(view, selected);
  const result = session.result.peek();
  const band = result && bandOf(result, selected, quantity, bandLevels);
  const levels = band ? [0.1, 0.25, 0.75, 0.9] : [];
  const { title, unit } = words.charts[quantity];
  const head = [words.charts.month, ...labs.map((lab) => `${view.labs[lab]}: ${title} (${unit})`), ...levels.map((level) => `${view.labs[selected]}: ${100 * level}%`)];
  const rows = Array.from({ length: view.lastRow + 1 }, (_, row) => [
    row * view.stepMonths,
    ...labs.map((lab) => (sitsOut(view, row, lab, quantity) ? '' : chartValue(view, row, lab, quantity))),
    ...levels.map((level) => band![bandLevels.indexOf(level) * result!.rows + row]!),
  ]);
  return [head, ...rows].map((cells) => cells.join('\t'));
}

/** Copies the numbers; resolves with what to say. */
export async function copyData(session: Session, quantity: ChartQuantity): Promise<string> {
  const lines = chartData(session, quantity);
  await navigator.clipboard.writeText(`${lines.join('\n')}\n`);
  return words.charts.copied(words.charts[quantity].title, Math.max(0, lines.length - 1));
}

/** Saves the chart as it is drawn, with its title and where its numbers come from; resolves with nothing to say. */
export async function savePicture(session: Session, quantity: ChartQuantity): Promise<null> {
  const drawn = document.querySelector<HTMLCanvasElement>(`[data-testid="chart-${quantity}"] canvas`);
  if (!drawn) return null;
  const colours = readColours();
  const scale = drawn.clientWidth > 0 ? drawn.width / drawn.clientWidth : 1;
  const edge = 16 * scale;
  const canvas = document.createElement('canvas');
  canvas.width = drawn.width + 2 * edge;
  canvas.height = drawn.height + 72 * scale;
  const ctx = canvas.getContext('2d')!;
  ctx.fillStyle = colours.card;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(drawn, edge, 40 * scale);
  const family = getComputedStyle(document.body).fontFamily;
  const write = (text: string, y: number, font: string, colour: string): void => {
    ctx.font = `${font} ${family}`;
    ctx.fillStyle = colour;
    ctx.fillText(text, edge, y * scale, canvas.width - 2 * edge);
  };
  const scenario = session.current.peek();
  const { title } = words.charts[quantity];
  write(`${title} · ${scenario.name}`, 26, `650 ${15 * scale}px`, colours.ink);
  write(words.charts.madeBy(words.charts.source(scenario.name, scenario.seed, session.runIndex.peek()), modelVersion), 40 + drawn.height / scale + 20, `${12 * scale}px`, colours.soft);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve));
  if (blob) save(`${fileStem(scenario)}-${quantity.toLowerCase()}.png`, blob);
  return null;
}
