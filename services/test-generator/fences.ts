/** Most blocks that are read of one reply. */
const blocksMax = 64;

/**
 * The contents of the closed fenced blocks of a reply (CommonMark 0.31, section 4.5), in order. A
 * block that is never closed was cut off and does not count.
 */
export function fencedContents(reply: string): readonly string[] {
  const contents: string[] = [];
  let fence: string | undefined;
  let lines: string[] = [];
  for (const line of reply.split(/\r?\n/)) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence === undefined) {
      if (mark !== undefined && contents.length < blocksMax) {
        fence = mark;
        lines = [];
      }
    } else if (mark?.startsWith(fence) && line.trim() === mark) {
      contents.push(lines.map((each) => `${each}\n`).join(''));
      fence = undefined;
    } else lines.push(line);
  }
  return contents;
}
