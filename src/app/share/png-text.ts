/** Keyword and text of one note inside a PNG file. */
export type PngNote = readonly [keyword: string, text: string];

/** The picture with notes as `iTXt` chunks (PNG, third edition, 11.3.3.4), before its image data: any viewer of metadata shows them. */
export async function withNotes(picture: Blob, notes: readonly PngNote[]): Promise<Blob> {
  const png = new Uint8Array(await picture.arrayBuffer());
  // Signature, then the header chunk: 8 + 12 + 13 bytes.
  const head = png.subarray(0, 33);
  return new Blob([head, ...notes.map(([keyword, text]) => chunk(keyword, text)), png.subarray(33)] as BlobPart[], { type: 'image/png' });
}

function chunk(keyword: string, text: string): Uint8Array {
  const encoder = new TextEncoder();
  // Keyword, no compression, no language, no translated keyword, then the text in UTF-8.
  const data = Uint8Array.from([...encoder.encode('iTXt'), ...encoder.encode(keyword), 0, 0, 0, 0, 0, ...encoder.encode(text)]);
  const whole = new Uint8Array(data.length + 8);
  const view = new DataView(whole.buffer);
  view.setUint32(0, data.length - 4);
  whole.set(data, 4);
  view.setUint32(whole.length - 4, crc32(data));
  return whole;
}

/** CRC-32 of PNG and of ISO 3309. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return (crc ^ 0xffffffff) >>> 0;
}
