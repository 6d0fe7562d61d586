import { Container, type Sprite } from 'pixi.js';
import { createTextPool } from '../../src/app/race/text-pool.ts';
import { createWordAtlas } from '../../src/app/race/word-atlas.ts';

const look = { fill: '#204060', weight: '600', size: 13 };
const family = 'sans-serif';

/** For each line, how many texels of its place on the sheet differ from the line written alone, how many are written on at all, and how many sheets there are. */
export function wordsOnSheets(lines: readonly string[]): { readonly different: readonly number[]; readonly written: readonly number[]; readonly sheets: number } {
  const resolution = 2;
  const atlas = createWordAtlas(family, resolution);
  const textures = lines.map((line) => atlas.of(line, look));
  const different: number[] = [];
  const written: number[] = [];
  lines.forEach((line, index) => {
    const { frame, source } = textures[index]!;
    const [width, height] = [Math.round(frame.width * resolution), Math.round(frame.height * resolution)];
    const alone = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
    alone.font = `${look.weight} ${look.size}px ${family}`;
    const { actualBoundingBoxAscent: ascent } = alone.measureText('|ÉqÅM');
    alone.scale(resolution, resolution);
    alone.fillStyle = look.fill;
    alone.fillText(line, 0, ascent);
    const wanted = alone.getImageData(0, 0, width, height).data;
    const sheet = (source.resource as OffscreenCanvas).getContext('2d')!;
    const found = sheet.getImageData(Math.round(frame.x * resolution), Math.round(frame.y * resolution), width, height).data;
    different.push(wanted.filter((value, at) => Math.abs(value - found[at]!) > 2).length);
    written.push(found.filter((value, at) => at % 4 === 3 && value > 0).length);
  });
  return { different, written, sheets: atlas.sheets };
}

/** Draws pictures with other words in each; says the most sprites and textures' sources that stood at a time, and whether all of the last picture can be drawn. */
export function wordsForgotten(pictures: number, wordsEach: number): { readonly sprites: number; readonly sheets: number; readonly drawable: boolean } {
  const stage = new Container();
  const pool = createTextPool(stage, { family, ratio: 2 });
  let sprites = 0;
  let sheets = 0;
  let drawable = true;
  for (let picture = 0; picture < pictures; picture++) {
    pool.begin();
    for (let word = 0; word < wordsEach; word++) pool.put(`word ${word} of picture ${picture}`, 10, 10, { fill: '#000000' });
    pool.end();
    const shown = (stage.children as Sprite[]).filter((each) => each.visible);
    drawable &&= shown.length === wordsEach && shown.every((each) => !each.texture.destroyed && each.texture.source.resource !== null && each.width > 20);
    sprites = Math.max(sprites, stage.children.length);
    sheets = Math.max(sheets, new Set((stage.children as Sprite[]).map((each) => each.texture.source)).size);
  }
  return { sprites, sheets, drawable };
}
