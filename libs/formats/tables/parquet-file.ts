import { open, type FileHandle } from 'node:fs/promises';
import { parquetMetadataAsync, parquetSchema, type FileMetaData, type SchemaTree } from 'hyparquet';
import { assembleNested } from 'hyparquet/src/assemble.js';
import { DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { messageOf } from '../../domain/app-error.ts';
import { columnValues, readBytes } from './parquet-column.ts';
import { readableCodecs } from './parquet-page.ts';
import type { TableRow } from './table-row.ts';

/** Longest description of a file's columns and row groups, in bytes. */
const metadataBytesMax = 256 * 1024 * 1024;

/**
 * Reads the rows of a parquet file, in order, a page of each column at a time: a row group may be
 * larger than memory. Columns that are not named are not read; named ones that the file lacks are
 * absent in its rows. 64-bit integers are numbers where they are exact and bigints elsewhere. A part
 * that cannot be read is one fault, and reading goes on with the next row group.
 */
export async function* readParquet(
  path: string,
  columns: readonly string[],
): AsyncGenerator<TableRow> {
  const file = await open(path, 'r');
  try {
    let metadata: FileMetaData;
    let fileByteCount: number;
    try {
      fileByteCount = (await file.stat()).size;
      metadata = await readMetadata(file, fileByteCount);
    } catch (error) {
      yield {
        kind: 'fault',
        where: path,
        isFile: true,
        fault: `is no whole parquet file (${messageOf(error)}); copy or download it again`,
      };
      return;
    }
    const names = parquetSchema(metadata).children.map(({ element }) => element.name);
    if (!names.some((name) => columns.includes(name))) {
      yield {
        kind: 'fault',
        where: path,
        isFile: true,
        fault: `has none of the columns ${columns.join(', ')}; is it of another format?`,
      };
      return;
    }
    let firstRow = 0;
    for (const [index, group] of metadata.row_groups.entries()) {
      const rowCount = Number(group.num_rows);
      let rowNumber = firstRow;
      try {
        for await (const value of groupRows(file, metadata, index, columns, fileByteCount)) {
          rowNumber += 1;
          yield { kind: 'row', where: `${path}, row ${rowNumber}`, value };
        }
      } catch (error) {
        yield {
          kind: 'fault',
          where: `${path}, rows ${rowNumber + 1} to ${firstRow + rowCount}`,
          fault: `cannot be read: ${messageOf(error)}; copy or download the file again, or write it anew with ${readableCodecs.slice(1).join(', ').toLowerCase()}`,
        };
      }
      firstRow += rowCount;
    }
  } finally {
    await file.close();
  }
}

async function readMetadata(file: FileHandle, fileByteCount: number): Promise<FileMetaData> {
  if (fileByteCount < 12) throw new Error(`it has ${fileByteCount} bytes`);
  const tail = await readBytes(file, fileByteCount - 8, 8);
  const view = new DataView(tail.buffer);
  // The last four bytes are "PAR1", before them stands the length of the metadata.
  if (view.getUint32(4, true) !== 0x31524150) throw new Error('it does not end as one');
  const metadataBytes = view.getUint32(0, true);
  if (metadataBytes > Math.min(metadataBytesMax, fileByteCount - 12))
    throw new Error(`its metadata would have ${metadataBytes} bytes`);
  const slice = async (start: number, end = fileByteCount): Promise<ArrayBuffer> => {
    const bytes = await readBytes(file, start, end - start);
    // readBytes makes its array of a buffer of its own.
    return bytes.buffer as ArrayBuffer;
  };
  return parquetMetadataAsync(
    { byteLength: fileByteCount, slice },
    { initialFetchSize: Math.min(fileByteCount, metadataBytes + 8) },
  );
}

async function* groupRows(
  file: FileHandle,
  metadata: FileMetaData,
  groupIndex: number,
  columns: readonly string[],
  fileByteCount: number,
): AsyncGenerator<Readonly<Record<string, unknown>>> {
  const group = metadata.row_groups[groupIndex];
  if (group === undefined) return;
  const fields = parquetSchema(metadata).children.filter(({ element }) =>
    columns.includes(element.name),
  );
  const leaves = fields.flatMap((field) => leavesOf(field, [parquetSchema(metadata)]));
  const readers = leaves.map((path) => {
    const leaf = path.at(-1);
    const key = leaf?.path.join('.') ?? '';
    const chunk = group.columns.find(
      ({ meta_data: data }) => data?.path_in_schema.join('.') === key,
    );
    if (chunk?.meta_data === undefined) throw new Error(`the column ${key} is missing`);
    return { key, values: columnValues(file, path, chunk.meta_data, fileByteCount) };
  });
  try {
    for (let row = 0; row < Number(group.num_rows); row += 1) {
      const values = new Map<string, unknown[]>();
      for (const reader of readers) {
        try {
          const next = await reader.values.next();
          if (next.done === true) throw new Error('it has too few values');
          values.set(reader.key, [next.value]);
        } catch (cause) {
          throw new Error(`column ${reader.key}: ${messageOf(cause)}`, { cause });
        }
      }
      yield Object.fromEntries(
        fields.map((field) => {
          assembleNested(values, field, DEFAULT_PARSERS);
          return [field.element.name, exactNumbers(values.get(field.path.join('.'))?.[0])];
        }),
      );
    }
  } finally {
    for (const reader of readers) await reader.values.return(undefined);
  }
}

/** Paths from the root to each leaf below a field. */
function leavesOf(field: SchemaTree, above: readonly SchemaTree[]): SchemaTree[][] {
  const path = [...above, field];
  if (field.children.length === 0) return [path];
  return field.children.flatMap((child) => leavesOf(child, path));
}

/** Bigints that a number holds exactly, as numbers. */
function exactNumbers(value: unknown): unknown {
  if (typeof value === 'bigint') {
    const number = Number(value);
    return Number.isSafeInteger(number) ? number : value;
  }
  if (Array.isArray(value)) return value.map(exactNumbers);
  if (
    typeof value === 'object' &&
    value !== null &&
    Object.getPrototypeOf(value) === Object.prototype
  ) {
    return Object.fromEntries(
      Object.entries(value).map(([key, part]) => [key, exactNumbers(part)]),
    );
  }
  return value;
}
