import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';
import type { CompressionCodec, Compressors, PageHeader, SchemaTree } from 'hyparquet';
import { decompressPage } from 'hyparquet/src/datapage.js';
import { getMaxDefinitionLevel, getMaxRepetitionLevel } from 'hyparquet/src/schema.js';

/** Most values of one page. Pages have a mebibyte, and a value takes a bit at least. */
const valueCountMax = 16 * 1024 * 1024;

/** The codecs of node; snappy is hyparquet's own. */
const compressors: Compressors = {
  GZIP: (packed, byteCount) => gunzipSync(packed, { maxOutputLength: Math.max(1, byteCount) }),
  ZSTD: (packed, byteCount) =>
    zstdDecompressSync(packed, { maxOutputLength: Math.max(1, byteCount) }),
  BROTLI: (packed, byteCount) =>
    brotliDecompressSync(packed, { maxOutputLength: Math.max(1, byteCount) }),
};

/** Codecs of pages that can be read. */
export const readableCodecs: readonly string[] = [
  'UNCOMPRESSED',
  'SNAPPY',
  ...Object.keys(compressors),
];

/**
 * Unpacks a page and checks what in it says how much follows: hyparquet takes such numbers at their word, and
 * a damaged one would have it write two billion values. Gives the page as one that was never packed. Throws a
 * plain Error.
 */
export function unpackPage(
  header: PageHeader,
  body: Uint8Array,
  codec: CompressionCodec,
  schemaPath: SchemaTree[],
): { readonly header: PageHeader; readonly body: Uint8Array } {
  const { data_page_header: v1, data_page_header_v2: v2, uncompressed_page_size: size } = header;
  const unpack = (packed: Uint8Array, byteCount: number): Uint8Array =>
    decompressPage(packed, byteCount, codec, compressors);
  const repetitionBits = bitsFor(getMaxRepetitionLevel(schemaPath));
  const definitionBits = bitsFor(getMaxDefinitionLevel(schemaPath));
  if (v2 !== undefined) {
    const levelBytes = v2.repetition_levels_byte_length + v2.definition_levels_byte_length;
    const isSound =
      v2.repetition_levels_byte_length >= 0 &&
      v2.definition_levels_byte_length >= 0 &&
      levelBytes <= body.length &&
      v2.num_nulls >= 0 &&
      v2.num_nulls <= v2.num_values;
    if (!isSound) throw new Error('a page has impossible sizes');
    requireCount(v2.num_values);
    const split = v2.repetition_levels_byte_length;
    checkRuns(body.subarray(0, split), repetitionBits, v2.num_values);
    checkRuns(body.subarray(split, levelBytes), definitionBits, v2.num_values);
    const values = body.subarray(levelBytes);
    const unpacked = v2.is_compressed === false ? values : unpack(values, size - levelBytes);
    checkValues(unpacked, v2.encoding, v2.num_values - v2.num_nulls);
    return {
      header: {
        ...header,
        uncompressed_page_size: levelBytes + unpacked.length,
        data_page_header_v2: { ...v2, is_compressed: false },
      },
      body: Buffer.concat([body.subarray(0, levelBytes), unpacked]),
    };
  }
  const unpacked = unpack(body, size);
  requireCount(v1?.num_values ?? header.dictionary_page_header?.num_values ?? 0);
  if (v1 !== undefined) {
    let offset = 0;
    for (const bits of [repetitionBits, definitionBits]) {
      if (bits > 0) offset = checkSizedRuns(unpacked, offset, bits, v1.num_values);
    }
    // Nulls are left out of the values: there are at most as many of these.
    checkValues(unpacked.subarray(offset), v1.encoding, v1.num_values);
  }
  return { header, body: unpacked };
}

function requireCount(count: number): void {
  if (!(count >= 0 && count <= valueCountMax))
    throw new Error(`a page announces ${count} values; at most ${valueCountMax} are read`);
}

/** Values that are runs: indexes of a dictionary, or booleans. */
function checkValues(values: Uint8Array, encoding: string, count: number): void {
  if (count === 0 || values.length === 0) return;
  if (encoding.endsWith('_DICTIONARY')) checkRuns(values.subarray(1), values[0] ?? 0, count);
  // Booleans have their length before them, in some writers.
  else if (encoding === 'RLE') checkSizedRuns(values, 0, 1, count);
}

/** Runs with their length in four bytes before them; gives where they end. */
function checkSizedRuns(bytes: Uint8Array, offset: number, bits: number, count: number): number {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = offset + 4 + view.getUint32(offset, true);
  if (end > bytes.length) throw new Error('a page is shorter than it announces');
  checkRuns(bytes.subarray(offset + 4, end), bits, count);
  return end;
}

/**
 * Checks the lengths of runs in the RLE and bit-packing hybrid (Parquet, "Encodings"): together they have as
 * many values as the page, the last group of eight packed ones padded.
 */
function checkRuns(bytes: Uint8Array, bits: number, count: number): void {
  if (bits > 32) throw new Error(`a page has values of ${bits} bits`);
  let seen = 0;
  let offset = 0;
  while (seen < count && offset < bytes.length) {
    let header = 0;
    let shift = 0;
    for (; ; shift += 7) {
      const byte = bytes[offset] ?? 0;
      offset += 1;
      header += (byte & 0x7f) * 2 ** shift;
      if ((byte & 0x80) === 0) break;
      if (shift > 28) throw new Error('a page has a run of impossible length');
    }
    const isPacked = header % 2 === 1;
    const length = Math.floor(header / 2) * (isPacked ? 8 : 1);
    seen += length;
    const excess = seen - count;
    if (excess > (isPacked ? 7 : 0)) throw new Error('a page has a run that is too long');
    offset += isPacked ? (length / 8) * bits : Math.ceil(bits / 8);
  }
}

function bitsFor(levelMax: number): number {
  return levelMax === 0 ? 0 : 32 - Math.clz32(levelMax);
}
