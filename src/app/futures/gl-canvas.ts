import { position } from '../race/scale.ts';
import { colourOf, dotSize, drawingOrder, laterShare, lineOpacity, mostPixelRatio, type Drawing, type FuturesCanvas } from './canvas.ts';
import { hasEnded, headOf } from './plane.ts';
import type { Future } from './store.ts';

const lineVertex = `#version 300 es
in vec3 a; uniform vec4 u_map; out float v_month;
void main() { v_month = a.z; gl_Position = vec4(a.xy * u_map.xz + u_map.yw, 0., 1.); }`;
const lineFragment = `#version 300 es
precision mediump float; in float v_month; uniform highp float u_month; uniform vec4 u_colour; out vec4 o;
void main() { float share = u_colour.a * (v_month > u_month ? ${laterShare} : 1.); o = vec4(u_colour.rgb * share, share); }`;
const dotVertex = `#version 300 es
in vec4 a; uniform vec4 u_map; uniform float u_size; flat out float v_kind; flat out float v_lit;
void main() { v_kind = a.z; v_lit = a.w; gl_Position = vec4(a.xy * u_map.xz + u_map.yw, 0., 1.); gl_PointSize = a.z > 2.5 ? .6 * u_size : u_size; }`;
// A cross for catastrophe, a disc for a safe decision, a ring where nothing was decided, a small dot while it runs: shape tells what colour tells.
const dotFragment = `#version 300 es
precision mediump float; flat in float v_kind; flat in float v_lit; uniform vec3 u_colours[4]; uniform float u_opacity; out vec4 o;
void main() {
  vec2 p = gl_PointCoord * 2. - 1.; float r = length(p); float cover;
  if (v_kind < .5) cover = 1. - smoothstep(.24, .4, min(abs(p.x - p.y), abs(p.x + p.y)) * .7071 + (r > 1. ? 1. : 0.));
  else if (v_kind < 1.5) cover = 1. - smoothstep(.5, .66, r);
  else if (v_kind < 2.5) cover = smoothstep(.38, .5, r) * (1. - smoothstep(.62, .76, r));
  else cover = 1. - smoothstep(.6, 1., r);
  float share = cover * u_opacity * v_lit; o = vec4(u_colours[int(v_kind + .5)] * share, share);
}`;

interface Lines {
  key: object | null;
  count: number;
  /** First vertex of each future. */
  starts: number[];
  used: number;
  buffer: WebGLBuffer | null;
  capacity: number;
}

/**
 * The futures as lines on the graphics processor: each vertex is uploaded once, whatever is chosen or played later. Returns null where there
 * is no WebGL 2. A lost context is made anew and filled again.
 */
export function createGlCanvas(width: number, height: number, redraw: () => void): FuturesCanvas | null {
  const canvas = document.createElement('canvas');
  const found = canvas.getContext('webgl2', { antialias: true, alpha: true, premultipliedAlpha: true });
  if (!found) return null;
  const gl = found;
  let lost = false;
  let programs = start();
  let size: [number, number] = [width, height];
  let arranged: object | null = null;
  let ranges: { readonly from: number; readonly length: number }[] = [];
  /** The dots in the order in which they are drawn. */
  let order: { readonly future: Future; readonly lit: number }[] = [];

  function start() {
    const lines = link(gl, lineVertex, lineFragment);
    const dots = link(gl, dotVertex, dotFragment);
    const fresh = (): Lines => ({ key: null, count: 0, starts: [], used: 0, buffer: gl.createBuffer(), capacity: 0 });
    return { lines, dots, current: fresh(), underlay: fresh(), elements: gl.createBuffer(), points: gl.createBuffer() };
  }

  /** Takes the futures that are new; those that are there stay. */
  function load(target: Lines, key: object, futures: readonly Future[], stepMonths: number): void {
    gl.bindBuffer(gl.ARRAY_BUFFER, target.buffer);
    let needed = target.key === key ? target.used : 0;
    for (let index = target.key === key ? target.count : 0; index < futures.length; index++) needed += futures[index]!.rows;
    if (target.key !== key || needed > target.capacity) {
      target.key = key;
      target.count = target.used = 0;
      target.starts = [];
      target.capacity = Math.max(4096, 2 * needed);
      gl.bufferData(gl.ARRAY_BUFFER, target.capacity * 12, gl.DYNAMIC_DRAW);
    }
    const from = target.used;
    const fresh = futures.slice(target.count);
    const data = new Float32Array(fresh.reduce((sum, future) => sum + future.rows, 0) * 3);
    let at = 0;
    for (const { rows, points } of fresh) {
      target.starts.push(target.used);
      for (let row = 0; row < rows; row++) {
        data[at++] = points[2 * row]!;
        data[at++] = points[2 * row + 1]!;
        data[at++] = row * stepMonths;
      }
      target.used += rows;
    }
    target.count = futures.length;
    if (data.length > 0) gl.bufferSubData(gl.ARRAY_BUFFER, from * 12, data);
  }

  /** The segments to draw, group after group; made anew only when the lists or the choice change, not while it plays. */
  function arrange({ futures, underlay, chosen, all }: Drawing): void {
    const groups: { readonly lines: Lines; readonly list: readonly Future[]; readonly wanted: (future: Future) => boolean }[] = [
      { lines: programs.underlay, list: underlay, wanted: () => true },
      { lines: programs.current, list: all ? [] : futures, wanted: (future) => !chosen(future) },
      ...drawingOrder.map((ending) => ({ lines: programs.current, list: futures, wanted: (future: Future) => future.ending === ending && (all || chosen(future)) })),
    ];
    const elements = new Uint32Array([...underlay, ...futures].reduce((sum, future) => sum + 2 * (future.rows - 1), 0));
    let at = 0;
    order = [];
    ranges = groups.map(({ lines, list, wanted }, group) => {
      const from = at;
      list.forEach((future, index) => {
        if (!wanted(future)) return;
        if (group > 0) order.push({ future, lit: group === 1 ? 0.1 : 1 });
        const first = lines.starts[index]!;
        for (let row = 0; row + 1 < future.rows; row++) {
          elements[at++] = first + row;
          elements[at++] = first + row + 1;
        }
      });
      return { from, length: at - from };
    });
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, programs.elements);
    gl.bufferData(gl.ELEMENT_ARRAY_BUFFER, elements.subarray(0, at), gl.DYNAMIC_DRAW);
  }

  function strokes(group: number, lines: Lines, colour: string, opacity: number): void {
    const { from, length } = ranges[group]!;
    if (length === 0) return;
    gl.bindBuffer(gl.ARRAY_BUFFER, lines.buffer);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 3, gl.FLOAT, false, 12, 0);
    gl.bindBuffer(gl.ELEMENT_ARRAY_BUFFER, programs.elements);
    gl.uniform4f(gl.getUniformLocation(programs.lines, 'u_colour'), ...rgb(colour), opacity);
    gl.drawElements(gl.LINES, length, gl.UNSIGNED_INT, 4 * from);
  }

  function draw(drawing: Drawing): void {
    if (lost) return;
    const { futures, plane, colours, month, stepMonths } = drawing;
    const ratio = Math.min(mostPixelRatio, devicePixelRatio || 1);
    const [w, h] = size;
    if (canvas.width !== Math.round(w * ratio) || canvas.height !== Math.round(h * ratio)) {
      canvas.width = Math.round(w * ratio);
      canvas.height = Math.round(h * ratio);
    }
    gl.viewport(0, 0, canvas.width, canvas.height);
    gl.clearColor(0, 0, 0, 0);
    gl.clear(gl.COLOR_BUFFER_BIT);
    gl.enable(gl.BLEND);
    gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
    load(programs.current, drawing.key, futures, stepMonths);
    load(programs.underlay, drawing.underlay, drawing.underlay, stepMonths);
    // From OOM to the clip space of [-1, 1]: scale and shift of each axis.
    const slope = (scale: Drawing['plane']['x']): number => position(scale, 1) - position(scale, 0);
    const map = [(2 * slope(plane.x)) / w, (2 * position(plane.x, 0)) / w - 1, (-2 * slope(plane.y)) / h, 1 - (2 * position(plane.y, 0)) / h] as const;
    gl.useProgram(programs.lines);
    gl.uniform4f(gl.getUniformLocation(programs.lines, 'u_map'), ...map);
    gl.uniform1f(gl.getUniformLocation(programs.lines, 'u_month'), month + 1e-4);
    if (drawing.stamp !== arranged) {
      arranged = drawing.stamp;
      arrange(drawing);
    }
    const opacity = lineOpacity(order.reduce((sum, { lit }) => sum + (lit === 1 ? 1 : 0), 0));
    strokes(0, programs.underlay, colours.faint, 0.6 * lineOpacity(drawing.underlay.length));
    strokes(1, programs.current, colours.faint, 0.35 * lineOpacity(futures.length));
    drawingOrder.forEach((ending, index) => strokes(2 + index, programs.current, colourOf(ending, colours), ending === 'undecided' ? opacity : Math.min(1, 1.15 * opacity)));
    dots(drawing, map, ratio, opacity);
  }

  function dots({ month, stepMonths, colours }: Drawing, map: readonly [number, number, number, number], ratio: number, opacity: number): void {
    const data = new Float32Array(order.length * 4);
    let at = 0;
    for (const { future, lit } of order) {
      const over = hasEnded(future, month, stepMonths);
      const [x, y] = headOf(future, month, stepMonths);
      data[at++] = x;
      data[at++] = y;
      data[at++] = !over ? 3 : future.ending === 'catastrophe' ? 0 : future.ending === 'safe' ? 1 : 2;
      data[at++] = lit;
    }
    if (at === 0) return;
    gl.useProgram(programs.dots);
    gl.uniform4f(gl.getUniformLocation(programs.dots, 'u_map'), ...map);
    gl.uniform1f(gl.getUniformLocation(programs.dots, 'u_size'), dotSize(order.length) * ratio);
    gl.uniform1f(gl.getUniformLocation(programs.dots, 'u_opacity'), Math.min(1, 3 * opacity + 0.1));
    gl.uniform3fv(gl.getUniformLocation(programs.dots, 'u_colours'), [colours.risk, colours.safe, colours.soft, colours.ink].flatMap(rgb));
    gl.bindBuffer(gl.ARRAY_BUFFER, programs.points);
    gl.bufferData(gl.ARRAY_BUFFER, data, gl.DYNAMIC_DRAW);
    gl.enableVertexAttribArray(0);
    gl.vertexAttribPointer(0, 4, gl.FLOAT, false, 16, 0);
    gl.drawArrays(gl.POINTS, 0, at / 4);
  }

  canvas.addEventListener('webglcontextlost', (event) => {
    event.preventDefault();
    lost = true;
  });
  canvas.addEventListener('webglcontextrestored', () => {
    lost = false;
    programs = start();
    arranged = null;
    redraw();
  });
  return {
    canvas, draw,
    resize: (w, h) => (size = [w, h]),
    destroy() {
      lost = true;
      canvas.remove();
      gl.getExtension('WEBGL_lose_context')?.loseContext();
    },
  };
}

function link(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const program = gl.createProgram()!;
  for (const [type, source] of [[gl.VERTEX_SHADER, vertex], [gl.FRAGMENT_SHADER, fragment]] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(program, shader);
  }
  gl.bindAttribLocation(program, 0, 'a');
  gl.linkProgram(program);
  if (!gl.getProgramParameter(program, gl.LINK_STATUS) && !gl.isContextLost()) throw new Error(`the plane's program could not be linked: ${gl.getProgramInfoLog(program) ?? ''}`);
  return program;
}

/** `#102030` as shares of red, green and blue. */
function rgb(colour: string): [number, number, number] {
  const value = Number.parseInt(colour.slice(1), 16);
  return [(value >> 16) / 255, ((value >> 8) & 255) / 255, (value & 255) / 255];
}
