import type { FileHandle } from 'node:fs/promises';
import type { ColumnMetaData, DecodedArray, PageHeader, SchemaTree } from 'hyparquet';
import { parquetHeader, readPage } from 'hyparquet/src/column.js';
import { convert, DEFAULT_PARSERS } from 'hyparquet/src/convert.js';
import { getMaxRepetitionLevel } from 'hyparquet/src/schema.js';
import { unpackPage } from './parquet-page.ts';

/** Largest page, in bytes, packed or not: what one read may ask of memory. Writers aim at 1 MiB. */
const pageBytesMax = 512 * 1024 * 1024;
/** A page's header, which may hold its least and greatest value. */
const headerBytesFirst = 16 * 1024;
const headerBytesMax = 64 * 1024 * 1024;

/**
 * Reads one leaf column of one row group a page at a time, and hands out its value for each row: a
 * scalar, or nested lists as the schema has them. At most one page, and the row that began in it, is in
 * memory. Throws a plain Error on bytes that make no sense; the caller says where.
 */
export async function* columnValues(
  file: FileHandle,
  schemaPath: SchemaTree[],
  chunk: ColumnMetaData,
  fileByteCount: number,
): AsyncGenerator<unknown> {
  const leaf = schemaPath.at(-1);
  if (leaf === undefined) throw new Error('a column without a schema');
  const decoder = {
    pathInSchema: chunk.path_in_schema,
    type: chunk.type,
    element: leaf.element,
    schemaPath,
    codec: 'UNCOMPRESSED' as const,
    parsers: DEFAULT_PARSERS,
    utf8: true,
  };
  const isNested = getMaxRepetitionLevel(schemaPath) > 0;
  const { start, end } = byteRangeOf(chunk, fileByteCount);
  let offset = start;
  let dictionary: DecodedArray | undefined;
  // A row of a nested column may go on in the next page.
  let open: unknown[] = [];
  while (offset < end) {
    const { header, byteCount } = await readHeader(file, offset, end);
    const bodyBytes = header.compressed_page_size;
    if (
      !(bodyBytes >= 0 && offset + byteCount + bodyBytes <= end) ||
      !(header.uncompressed_page_size >= 0)
    )
      throw new Error(`the page at byte ${offset} ends outside its column`);
    if (Math.max(bodyBytes, header.uncompressed_page_size) > pageBytesMax)
      throw new Error(`the page at byte ${offset} is larger than ${pageBytesMax} bytes`);
    const packed = await readBytes(file, offset + byteCount, bodyBytes);
    offset += byteCount + bodyBytes;
    if (header.type === 'INDEX_PAGE') continue;
    const page = unpackPage(header, packed, chunk.codec, schemaPath);
    const { body } = page;
    const { data } = readPage(
      { view: new DataView(body.buffer, body.byteOffset, body.length), offset: 0 },
      { ...page.header, compressed_page_size: body.length },
      decoder,
      dictionary,
      isNested ? open : undefined,
      0,
    );
    if (header.type === 'DICTIONARY_PAGE') {
      dictionary = data === undefined ? undefined : convert(data, decoder);
      continue;
    }
    const values = Array.from(data ?? []);
    // Writers leave empty pages; they end no row.
    if (values.length === 0) continue;
    open = isNested ? values.splice(-1) : [];
    yield* values;
  }
  yield* open;
}

function byteRangeOf(
  chunk: ColumnMetaData,
  fileByteCount: number,
): { readonly start: number; readonly end: number } {
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const end = start + Number(chunk.total_compressed_size);
  if (!(start >= 4 && end >= start && end <= fileByteCount))
    throw new Error(`it lies at bytes ${start} to ${end}, outside the file`);
  return { start, end };
}

async function readHeader(
  file: FileHandle,
  offset: number,
  end: number,
): Promise<{ readonly header: PageHeader; readonly byteCount: number }> {
  for (let byteCount = headerBytesFirst; ; byteCount *= 8) {
    const bytes = await readBytes(file, offset, Math.min(byteCount, end - offset));
    const reader = { view: new DataView(bytes.buffer, bytes.byteOffset, bytes.length), offset: 0 };
    try {
      return { header: parquetHeader(reader), byteCount: reader.offset };
    } catch (cause) {
      const isWhole = offset + byteCount >= end || byteCount >= headerBytesMax;
      if (isWhole) throw new Error(`the page at byte ${offset} has no header`, { cause });
    }
  }
}

/** Reads so many bytes; throws when the file ends before. */
export async function readBytes(
  file: FileHandle,
  offset: number,
  byteCount: number,
): Promise<Uint8Array> {
  const bytes = new Uint8Array(byteCount);
  let done = 0;
  while (done < byteCount) {
    const { bytesRead } = await file.read(bytes, done, byteCount - done, offset + done);
    if (bytesRead === 0) throw new Error(`the file ends at byte ${offset + done}`);
    done += bytesRead;
  }
  return bytes;
}
