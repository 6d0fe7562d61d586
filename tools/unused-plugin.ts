import type { Plugin } from 'vite';

/**
 * Files of packages that come along with what the page uses and that it never calls, by package and path. `empty` ones only register something;
 * the functions and classes of `absent` ones throw when they are called after all, which would be a fault of this list. An `idle` one is a plug-in
 * that is called and has nothing to add. One with `instead` is called and answers always the same.
 */
type Unused = 'empty' | 'absent' | 'idle' | { readonly instead: string };

/** No row is left out: of a filter that there never is. */
const everyRow = `export const pathsNeededForFilter = () => [], columnsNeededForFilter = pathsNeededForFilter, canSkipRowGroup = () => false, matchFilter = () => true;
export const filterPageRanges = () => { throw new Error('left out of the page'); }, intersectRanges = filterPageRanges, unionRanges = filterPageRanges;`;

/** One of the renderer's parts, under the name by which the renderer knows it, which nobody asks for anything. */
const idlePart = (name: string, known: string, ...types: readonly string[]): { readonly instead: string } => ({ instead: `export class ${name} { static extension = ${JSON.stringify({ type: types, name: known })}; destroy() {} }` });

const unused: Readonly<Record<string, Readonly<Record<string, Unused>>>> = {
  'pixi.js/lib': {
    'accessibility/init.mjs': 'empty', // the lane table is the picture's twin
    'dom/init.mjs': 'empty', // no element is placed inside the picture
    'events/init.mjs': 'empty', // clicks are heard on the canvas, and the layout says what was hit
    'filters/init.mjs': 'empty', // nothing is blurred or masked
    'spritesheet/init.mjs': 'empty', // nothing is loaded from files
    'environment-browser/browserAll.mjs': 'empty', // the race is drawn by a thread of its own
    'rendering/renderers/gpu/shader/GpuProgram.mjs': { instead: 'export const GpuProgram = { from: () => undefined };' }, // made for every shader, and never run
    'rendering/renderers/shared/extract/ExtractSystem.mjs': idlePart('ExtractSystem', 'extract', 'webgl-system', 'canvas-system'), // the whole canvas is taken as a picture
    'rendering/renderers/shared/extract/GenerateTextureSystem.mjs': idlePart('GenerateTextureSystem', 'textureGenerator', 'webgl-system', 'canvas-system'),
    'rendering/mask/alpha/AlphaMaskPipe.mjs': idlePart('AlphaMaskPipe', 'alphaMask', 'webgl-pipes', 'canvas-pipes'), // nothing is masked
    'rendering/mask/stencil/StencilMaskPipe.mjs': idlePart('StencilMaskPipe', 'stencilMask', 'webgl-pipes'),
    'rendering/mask/stencil/CanvasStencilMaskPipe.mjs': idlePart('CanvasStencilMaskPipe', 'stencilMask', 'canvas-pipes'),
    'rendering/renderers/gl/GlBackBufferSystem.mjs': idlePart('GlBackBufferSystem', 'backBuffer', 'webgl-system'), // nothing is blended with what is drawn already
    // Three sheets of words and plain colour: each texture more is another branch for every pixel, and finding out how many are possible costs the compiling of a program.
    'rendering/batcher/gl/utils/checkMaxIfStatementsInShader.mjs': { instead: 'export const checkMaxIfStatementsInShader = (most) => Math.min(most, 4);' },
    'rendering/renderers/gl/shader/program/logProgramError.mjs': { instead: 'export const logProgramError = () => {};' },
    'rendering/renderers/gpu/WebGPURenderer.mjs': 'absent', // WebGL is asked for, and the two-dimensional canvas where there is none
    'rendering/renderers/shared/texture/sources/VideoSource.mjs': 'absent',
    'scene/graphics/shared/svg/SVGParser.mjs': 'absent',
    'scene/graphics/shared/buildCommands/buildArcToSvg.mjs': 'absent',
    'scene/graphics/shared/utils/generateTextureFillMatrix.mjs': 'absent',
    'scene/graphics/shared/buildCommands/buildAdaptiveBezier.mjs': 'absent', // nor Bézier curves drawn
    'scene/graphics/shared/fill/FillGradient.mjs': 'absent', // fills have one colour each
    'scene/graphics/shared/fill/FillPattern.mjs': 'absent',
    'scene/particle-container/shared/ParticleBuffer.mjs': 'absent', // marks of people are one mesh
    'unsafe-eval/particle/generateParticleUpdatePolyfill.mjs': 'absent',
    'scene/graphics/shared/svg/parseSVGPath.mjs': 'absent',
    'filters/mask/MaskFilter.mjs': 'absent',
    'rendering/renderers/gpu/GpuUboSystem.mjs': 'absent',
    'rendering/renderers/gl/texture/uploaders/glUploadCompressedTextureResource.mjs': 'absent',
    'rendering/renderers/gl/texture/uploaders/glUploadVideoResource.mjs': 'absent',
  },
  // Kinds of values of YAML 1.1, of which the page reads and writes none.
  'yaml/browser/dist/schema/yaml-1.1': { 'timestamp.js': 'absent', 'set.js': 'absent', 'omap.js': 'absent', 'pairs.js': 'absent', 'binary.js': 'absent', 'int.js': 'absent', 'float.js': 'absent', 'bool.js': 'absent' },
  '@pixi/colord': { 'plugins/names.mjs': 'idle' }, // colours are numbers
  // Streams are made of runs and clicks, not of the browser's streams, and run when they are told.
  'rxjs/dist/esm/internal': { 'scheduled/scheduled.js': 'absent', 'util/isReadableStreamLike.js': 'absent' },
  // Results are read whole, and hold numbers and texts.
  'hyparquet/src': { 'bloom.js': 'absent', 'variant.js': 'absent', 'wkb.js': 'absent', 'geoparquet.js': { instead: 'export const markGeoColumns = () => {};' }, 'filter.js': { instead: everyRow } },
};

/** Leaves out of the page what its packages bring along and it never uses. */
export function unusedPlugin(): Plugin {
  return {
    name: 'lab-race-unused',
    apply: 'build',
    transform(code, id) {
      const path = id.replaceAll('\\', '/');
      for (const [folder, files] of Object.entries(unused)) {
        const at = path.indexOf(`/node_modules/${folder}/`);
        const kind = at < 0 ? undefined : files[path.slice(at + `/node_modules/${folder}/`.length)];
        if (kind === 'empty') return { code: 'export {};', map: null, moduleSideEffects: false };
        if (kind === 'idle') return { code: 'export default () => {};', map: null };
        if (typeof kind === 'object') return { code: kind.instead, map: null };
        if (kind === 'absent') return { code: absent(namesOf(this.parse(code))), map: null };
      }
      return undefined;
    },
  };
}

/** Functions in place of what is left out. Pixi registers some of them as kinds of textures, and asks each kind whether it takes a resource: none does. */
function absent(names: readonly string[]): string {
  return `function none() { throw new Error("left out of the page"); }
none.test = () => false;
none.extension = "texture-source";
${names.map((name) => `export { none as ${name} };`).join('\n')}
`;
}

interface Declared {
  readonly id?: { readonly name: string };
  readonly declarations?: readonly { readonly id: { readonly name: string } }[];
}

/** The names that a module exports. */
function namesOf(program: { readonly body: readonly unknown[] }): string[] {
  return (program.body as readonly { readonly type: string; readonly declaration?: Declared | null; readonly specifiers?: readonly { readonly exported: { readonly name: string } }[] }[])
    .filter((node) => node.type === 'ExportNamedDeclaration')
    .flatMap(({ declaration, specifiers = [] }) => [
      ...specifiers.map((specifier) => specifier.exported.name),
      ...(declaration?.declarations?.map((each) => each.id.name) ?? (declaration?.id ? [declaration.id.name] : [])),
    ]);
}
