import { Mesh, MeshGeometry, Texture, type Container } from 'pixi.js';
import type { Colours } from '../theme.ts';
import { markAt, shapeOf, type MarkShape, type PeopleLayout } from './people-layout.ts';
import { rowIn, standingAt, type Marks, type Standing } from './people.ts';

/** All marks of people in one mesh: two triangles each, whose corners are written in place. */
export interface PeopleMesh {
  draw(layout: PeopleLayout | null, month: number, stepMonths: number, moving: boolean, colours: Colours): void;
}

const shapes: readonly MarkShape[] = ['triangle', 'disc', 'point', 'ring'];
const tile = 32;

export function createPeopleMesh(stage: Container): PeopleMesh {
  let mesh: Mesh | null = null;
  let capacity = 0;
  let positions = new Float32Array(0);
  let uvs = new Float32Array(0);
  let inColours: Colours | null = null;
  let last: { readonly layout: PeopleLayout; readonly month: number; readonly moving: boolean } | null = null;
  /** What holds for all marks that stand at their places, and which of them were on their way when they were written. */
  let standsAs = '';
  let travelled = new Uint8Array(0);
  let of: Marks | null = null;
  const standing: Standing = { from: 0, fromPlace: 0, to: 0, toPlace: 0, share: 0 };

  function reserve(count: number): void {
    if (count <= capacity && mesh) return;
    capacity = count;
    positions = new Float32Array(count * 8);
    uvs = new Float32Array(count * 8);
    travelled = new Uint8Array(count);
    standsAs = '';
    const indices = new Uint32Array(count * 6);
    for (let mark = 0; mark < count; mark++) indices.set([0, 1, 2, 0, 2, 3].map((corner) => mark * 4 + corner), mark * 6);
    const texture = mesh?.texture ?? Texture.EMPTY;
    const old = mesh;
    mesh = new Mesh({ geometry: new MeshGeometry({ positions, uvs, indices }), texture });
    stage.addChild(mesh);
    old?.destroy();
  }

  return {
    draw(layout, month, stepMonths, moving, colours) {
      if (layout === null) {
        if (mesh) mesh.visible = false;
        return;
      }
      reserve(layout.marks.marks);
      const drawn = mesh!;
      drawn.visible = true;
      if (inColours !== colours) {
        inColours = colours;
        drawn.texture = atlas(colours);
      }
      if (last?.layout === layout && last.month === month && last.moving === moving) return;
      last = { layout, month, moving };
      const { marks: people, places } = layout;
      // Between two rounds most people stay where they are: only those on their way are written again.
      const stands = standingKey(layout, month, stepMonths);
      const all = stands !== standsAs || people !== of;
      standsAs = stands;
      of = people;
      for (let mark = 0; mark < capacity; mark++) {
        if (mark < people.marks) {
          standingAt(people, month, stepMonths, mark, moving, standing);
          if (!all && standing.share === 0 && travelled[mark] === 0) continue;
          travelled[mark] = standing.share > 0 ? 1 : 0;
          const kind = places[standing.share > 0.5 ? standing.to : standing.from]!.pool.kind;
          const at = markAt(places, standing);
          write(mark, at.x, at.y, 0.44 * at.pitch, kind === 'away' ? -1 : shapes.indexOf(shapeOf(kind)));
        } else if (all) write(mark, 0, 0, 0, -1);
      }
      drawn.geometry.getBuffer('aPosition').update();
      drawn.geometry.getBuffer('aUV').update();
    },
  };

  function write(mark: number, x: number, y: number, half: number, shape: number): void {
    const at = mark * 8;
    const size = shape < 0 ? 0 : half;
    positions[at] = positions[at + 6] = x - size;
    positions[at + 2] = positions[at + 4] = x + size;
    positions[at + 1] = positions[at + 3] = y - size;
    positions[at + 5] = positions[at + 7] = y + size;
    const left = Math.max(0, shape) / shapes.length;
    const right = left + 1 / shapes.length;
    uvs[at] = uvs[at + 6] = left;
    uvs[at + 2] = uvs[at + 4] = right;
    uvs[at + 1] = uvs[at + 3] = 0;
    uvs[at + 5] = uvs[at + 7] = 1;
  }
}

/** The round whose places hold, and where the pools lie. */
function standingKey({ places, marks }: PeopleLayout, month: number, stepMonths: number): string {
  return `${rowIn(marks, month, stepMonths)}/${places.map(({ x, y, pitch, rows }) => `${x},${y},${pitch},${rows}`).join(';')}`;
}

/** The shapes of marks side by side: neutral, with the accent for alignment alone, so that hues stay with labs. */
function atlas(colours: Colours): Texture {
  const canvas = new OffscreenCanvas(tile * shapes.length, tile);
  const pen = canvas.getContext('2d')!;
  const middle = tile / 2;
  shapes.forEach((shape, index) => {
    const x = index * tile + middle;
    pen.fillStyle = shape === 'disc' ? colours.safe : colours.soft;
    pen.beginPath();
    if (shape === 'triangle') {
      pen.moveTo(x, 3);
      pen.lineTo(x + middle - 2, tile - 4);
      pen.lineTo(x - middle + 2, tile - 4);
      pen.fill();
    } else if (shape === 'ring') {
      pen.strokeStyle = colours.soft;
      pen.lineWidth = 5;
      pen.arc(x, middle, middle - 5, 0, 2 * Math.PI);
      pen.stroke();
    } else {
      pen.globalAlpha = shape === 'point' ? 0.75 : 1;
      pen.arc(x, middle, shape === 'point' ? middle - 6 : middle - 2, 0, 2 * Math.PI);
      pen.fill();
      pen.globalAlpha = 1;
    }
  });
  return Texture.from(canvas);
}
