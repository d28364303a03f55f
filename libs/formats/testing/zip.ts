import { crc32 } from 'node:zlib';
import type { Files } from './write-files.ts';

/** A zip archive of files as they are, without packing (APPNOTE.TXT of PKWARE, sections 4.3.7, 4.3.12 and 4.3.16). */
export function zipOf(files: Files): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(files)) {
    if (content === undefined) continue;
    const nameBytes = Buffer.from(name);
    const data = Buffer.from(content);
    // Version, flags, method, time, date, checksum, both sizes, length of the name, of extra fields.
    const common = numbers(
      [2, 20],
      [2, 0],
      [2, 0],
      [2, 0],
      [2, 0x21],
      [4, crc32(data)],
      [4, data.length],
      [4, data.length],
      [2, nameBytes.length],
      [2, 0],
    );
    local.push(Buffer.from('PK\x03\x04', 'latin1'), common, nameBytes, data);
    const rest = numbers([2, 0], [2, 0], [2, 0], [4, 0], [4, offset]);
    central.push(Buffer.from('PK\x01\x02', 'latin1'), numbers([2, 20]), common, rest, nameBytes);
    offset += 4 + common.length + nameBytes.length + data.length;
  }
  const directory = Buffer.concat(central);
  const count = central.length / 5;
  const end = numbers(
    [2, 0],
    [2, 0],
    [2, count],
    [2, count],
    [4, directory.length],
    [4, offset],
    [2, 0],
  );
  return Buffer.concat([...local, directory, Buffer.from('PK\x05\x06', 'latin1'), end]);
}

/** Little-endian numbers of so many bytes each. */
function numbers(...fields: readonly (readonly [number, number])[]): Buffer {
  return Buffer.concat(
    fields.map(([byteCount, value]) => {
      const bytes = Buffer.alloc(byteCount);
      bytes.writeUIntLE(value, 0, byteCount);
      return bytes;
    }),
  );
}
