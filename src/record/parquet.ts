import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import type { Column } from './columns.ts';
import type { Table } from './table.ts';

/** Writes tables of the same columns one after another into one Parquet file; each is encoded when it comes, so that a large result never stands whole in memory. */
export interface ParquetFile {
  append(table: Table): void;
  /** The finished file. */
  bytes(): Uint8Array;
}

export function createParquet(columns: readonly Column[], metadata: Readonly<Record<string, string>> = {}): ParquetFile {
  const bytes = new ByteWriter();
  const writer = new ParquetWriter({
    writer: bytes,
    schema: [{ name: 'root', num_children: columns.length }, ...columns.map(schemaElement)],
    kvMetadata: Object.entries(metadata).map(([key, value]) => ({ key, value })),
    createdBy: 'lab-race',
  });
  return {
    append(table) {
      if ((table.data[0]?.length ?? 0) === 0) return;
      void writer.write({
        columnData: columns.map((column, index) => ({ name: column.name, data: table.data[index] as unknown[], type: basicType(column), nullable: column.optional })),
        rowGroupSize: 1_000_000,
      });
    },
    bytes() {
      void writer.finish();
      return new Uint8Array(bytes.getBuffer());
    },
  };
}

function basicType(column: Column): 'BOOLEAN' | 'INT32' | 'DOUBLE' | 'STRING' {
  return ({ boolean: 'BOOLEAN', integer: 'INT32', number: 'DOUBLE', string: 'STRING' } as const)[column.type];
}

function schemaElement(column: Column): SchemaElement {
  const repetition_type = column.optional ? 'OPTIONAL' : 'REQUIRED';
  if (column.type === 'string') return { name: column.name, type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type };
  return { name: column.name, type: basicType(column) as 'BOOLEAN' | 'INT32' | 'DOUBLE', repetition_type };
}
