/** Opcodes of Python's pickle (Lib/pickletools.py) that pickling one str uses, in protocols 0 to 5. */
const opcodes = {
  proto: 0x80,
  frame: 0x95,
  shortBinUnicode: 0x8c,
  binUnicode: 0x58,
  binUnicode8: 0x8d,
  memoize: 0x94,
  binPut: 0x71,
  longBinPut: 0x72,
  stop: 0x2e,
} as const;

/**
 * The text in a pickle of one str. A pickle is a program and can start any other, so none is ever run: only
 * the opcodes that a str needs are known, and anything else is refused. Throws an Error that names it.
 */
export function unpickleText(pickle: Buffer): string {
  let offset = 0;
  let text: string | undefined;
  const take = (byteCount: number): Buffer => {
    if (!(byteCount >= 0 && offset + byteCount <= pickle.length))
      throw new Error(`the pickle ends within ${byteCount} bytes that it announces`);
    offset += byteCount;
    return pickle.subarray(offset - byteCount, offset);
  };
  const setText = (bytes: Buffer): void => {
    if (text !== undefined) throw new Error('the pickle holds more than one text');
    text = bytes.toString('utf8');
  };
  while (offset < pickle.length) {
    const opcode = take(1).readUInt8();
    switch (opcode) {
      case opcodes.proto:
      case opcodes.binPut:
        take(1);
        break;
      case opcodes.frame:
        take(8);
        break;
      case opcodes.longBinPut:
        take(4);
        break;
      case opcodes.memoize:
        break;
      case opcodes.shortBinUnicode:
        setText(take(take(1).readUInt8()));
        break;
      case opcodes.binUnicode:
        setText(take(take(4).readUInt32LE()));
        break;
      case opcodes.binUnicode8:
        setText(take(Number(take(8).readBigUInt64LE())));
        break;
      case opcodes.stop:
        if (text === undefined) throw new Error('the pickle holds no text');
        return text;
      default:
        throw new Error(
          `the pickle uses opcode 0x${opcode.toString(16).padStart(2, '0')}, which one text does not need`,
        );
    }
  }
  throw new Error('the pickle has no end');
}
