import type { Colours } from '../theme.ts';
import { marksAround, rowIn, type Marks } from './people.ts';
import type { Picture, Ring } from './picture.ts';

/** A picture on its way to the thread that draws it: what has not changed since the sheet before it stays behind. */
export interface Sheet {
  readonly picture: Picture;
  readonly rings: readonly Ring[];
  /** Null while they stay as they were. */
  readonly colours: Colours | null;
  /** Where the marks of people stand; null while that stays as it was, or where there are none. */
  readonly marks: Marks | null;
}

const noMarks: Marks = { marks: 0, firstRow: 0, rows: 0, pool: new Uint8Array(0), place: new Uint16Array(0) };

/** The page's end: sheets are read in the order in which they are made. */
export function createSheetMaker(): (picture: Picture, rings: readonly Ring[], colours: Colours) => Sheet {
  let known: Colours | null = null;
  let sent: { readonly of: Marks; readonly row: number; readonly rows: number } | null = null;
  return (picture, rings, current) => {
    const colours = known === current ? null : current;
    known = current;
    const { people } = picture.layout;
    if (people === null) return { picture, rings, colours, marks: null };
    const of = people.marks;
    const row = rowIn(of, picture.notes.month, picture.notes.stepMonths);
    const rows = Math.min(2, of.firstRow + of.rows - row);
    const same = sent !== null && sent.of === of && sent.row === row && sent.rows === rows;
    if (!same) sent = { of, row, rows };
    // The arrays of a whole run are hundreds of kilobytes: they stay here.
    return { picture: withMarks(picture, noMarks), rings, colours, marks: same ? null : marksAround(of, row) };
  };
}

/** The drawing thread's end: pictures made whole again. */
export function createSheetReader(): (sheet: Sheet) => { readonly picture: Picture; readonly colours: Colours } {
  let known: Colours | null = null;
  let marks: Marks | null = null;
  return (sheet) => {
    known = sheet.colours ?? known;
    marks = sheet.marks ?? marks;
    if (known === null) throw new Error('internal: the first sheet has no colours');
    return { picture: marks === null ? sheet.picture : withMarks(sheet.picture, marks), colours: known };
  };
}

function withMarks(picture: Picture, marks: Marks): Picture {
  const { people } = picture.layout;
  return people === null ? picture : { ...picture, layout: { ...picture.layout, people: { ...people, marks } } } as Picture;
}
