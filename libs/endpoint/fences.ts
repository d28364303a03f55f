/** A fenced code block of a reply. */
export type FencedBlock = {
  /** The first word after the fence, lower case; empty when there is none. */
  readonly tag: string;
  readonly code: string;
  /** Whether the closing fence is there. */
  readonly isClosed: boolean;
};

/**
 * Finds the fenced blocks of a Markdown text (CommonMark 0.31, section 4.5): three or more backticks
 * or tildes, closed by at least as many of the same and nothing else on the line. A fence with a tag
 * inside an open block begins a new one: models forget to close far more often than they nest.
 */
export function fencedBlocks(text: string): readonly FencedBlock[] {
  const blocks: FencedBlock[] = [];
  let open: { fence: string; tag: string; lines: string[] } | undefined;
  const close = (isClosed: boolean): void => {
    if (open === undefined) return;
    blocks.push({ tag: open.tag, code: open.lines.map((line) => `${line}\n`).join(''), isClosed });
    open = undefined;
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const [, fence, info = ''] = /^\s*(`{3,}|~{3,})\s*([^`]*)$/.exec(line) ?? [];
    if (fence === undefined) {
      open?.lines.push(line);
    } else if (open === undefined) {
      open = { fence, tag: tagOf(info), lines: [] };
    } else if (fence[0] !== open.fence[0] || fence.length < open.fence.length) {
      open.lines.push(line);
    } else if (info.trim() === '') {
      close(true);
    } else {
      close(false);
      open = { fence, tag: tagOf(info), lines: [] };
    }
  }
  close(false);
  return blocks;
}

/** "cpp", "{.cpp .numbered}" and "C++ title=x" all name a language first. */
function tagOf(info: string): string {
  return /[A-Za-z][\w+#-]*/.exec(info)?.[0].toLowerCase() ?? '';
}

/** Most blocks that are read of one reply. */
const blockCountMax = 64;

/** The contents of the closed blocks of a reply, in order; a block that is never closed was cut off. */
export function fencedContents(reply: string): readonly string[] {
  return fencedBlocks(reply)
    .filter((block) => block.isClosed)
    .slice(0, blockCountMax)
    .map((block) => block.code);
}
