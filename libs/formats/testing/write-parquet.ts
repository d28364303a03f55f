import { writeFile } from 'node:fs/promises';
import type { SchemaElement } from 'hyparquet';
import { parquetWriteBuffer } from 'hyparquet-writer';

/** A column of a fixture: its part of the schema. */
export type Field = { readonly name: string; readonly elements: readonly SchemaElement[] };

export const textField = (name: string): Field =>
  leaf({ name, type: 'BYTE_ARRAY', converted_type: 'UTF8' });
export const int64Field = (name: string): Field => leaf({ name, type: 'INT64' });
export const int32Field = (name: string): Field => leaf({ name, type: 'INT32' });
export const floatField = (name: string): Field => leaf({ name, type: 'FLOAT' });
export const doubleField = (name: string): Field => leaf({ name, type: 'DOUBLE' });
export const booleanField = (name: string): Field => leaf({ name, type: 'BOOLEAN' });

/** A list as Arrow writes it, of what `element` is. */
export function listField(name: string, element: (name: string) => Field): Field {
  return {
    name,
    elements: [
      { name, repetition_type: 'OPTIONAL', num_children: 1, converted_type: 'LIST' },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      ...element('element').elements,
    ],
  };
}

export function structField(name: string, fields: readonly Field[]): Field {
  return {
    name,
    elements: [
      { name, repetition_type: 'OPTIONAL', num_children: fields.length },
      ...fields.flatMap(({ elements }) => elements),
    ],
  };
}

/** Writes rows as a parquet file; integers of 64-bit columns are bigints. */
export async function writeParquet(
  path: string,
  fields: readonly Field[],
  rows: readonly Readonly<Record<string, unknown>>[],
  rowGroupSize = 100,
): Promise<void> {
  const buffer = parquetWriteBuffer({
    columnData: fields.map(({ name }) => ({ name, data: rows.map((row) => row[name] ?? null) })),
    schema: [
      { name: 'root', num_children: fields.length },
      ...fields.flatMap(({ elements }) => elements),
    ],
    rowGroupSize,
  });
  await writeFile(path, new Uint8Array(buffer));
}

function leaf(element: SchemaElement): Field {
  return { name: element.name, elements: [{ ...element, repetition_type: 'OPTIONAL' }] };
}
