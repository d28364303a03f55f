import { isCpp, type Language } from '#libs/domain/language.ts';
import { sourceBytesMax } from '#libs/domain/program.ts';
import type { Outcome, UnextractableReason } from './backend.ts';
import { fencedBlocks, type FencedBlock } from '#libs/endpoint/fences.ts';
import { endOfMain, isTagOf, looksWhole, opensWithCode } from './source-look.ts';

/** A reply of a model, and what was asked for. */
export type ModelReply = {
  readonly text: string;
  /** "length" when the token limit cut it. */
  readonly finishReason: string;
  readonly language: Language;
};

/** How much of a reply without a program is kept, in bytes of UTF-8. */
const replyBytesMax = 16 * 1024;

/**
 * Finds the program in a reply. Thoughts (`<think>`) are dropped; of fenced blocks the last closed one
 * that looks like a whole program counts, then the last one tagged with the language; a reply without
 * fences counts as a whole when it opens with code, as a completion of a comment does. What it cannot
 * find it names: "empty", "no_code", "too_long" or "cut_off" (the token limit struck inside the code).
 */
export function extractProgram(reply: ModelReply): Outcome {
  const answer = withoutThoughts(reply.text);
  const isCut = reply.finishReason === 'length';
  const code = findCode(answer, reply.language, isCut);
  if (code.kind === 'missing') return unextractable(code.reason, reply.text);
  const source = Buffer.from(code.text, 'utf8');
  if (source.length > sourceBytesMax) return unextractable('too_long', reply.text);
  return { kind: 'program', program: { language: reply.language, source } };
}

type Code =
  | { readonly kind: 'found'; readonly text: string }
  | { readonly kind: 'missing'; readonly reason: UnextractableReason };

function findCode(answer: string, language: Language, isCut: boolean): Code {
  if (answer.trim() === '') return missing(isCut ? 'cut_off' : 'empty');
  const fenced = fencedBlocks(answer);
  if (fenced.length === 0) return findBareCode(answer, language, isCut);
  const blocks = fenced.filter((block) => block.code.trim() !== '');
  const isOurs = ({ tag }: FencedBlock): boolean => tag === '' || isTagOf(language, tag);
  const whole = blocks.filter((block) => isOurs(block) && looksWhole(language, block.code));
  const tagged = blocks.filter((block) => isTagOf(language, block.tag));
  const open = blocks.find((block) => !block.isClosed && block === blocks.at(-1));
  const isOpenCut = isCut && open !== undefined;
  // An open block that the limit did not cut only lacks its fence.
  const isUsable = (block: FencedBlock): boolean => !(isOpenCut && block === open);
  const chosen =
    whole.findLast((block) => block.isClosed) ??
    whole.findLast(isUsable) ??
    tagged.findLast(isUsable);
  if (chosen !== undefined) return { kind: 'found', text: chosen.code };
  if (isOpenCut) return missing('cut_off');
  // A first fence may be missing, or the fences may hold only data beside bare code.
  const bare = findBareCode(beforeFirstFence(answer), language, false);
  if (bare.kind === 'found') return bare;
  return missing(isCut ? 'cut_off' : 'no_code');
}

function findBareCode(answer: string, language: Language, isCut: boolean): Code {
  const start = codeStart(answer, language);
  if (start === undefined) return missing(isCut ? 'cut_off' : 'no_code');
  const code = answer.slice(start).replace(/^\n+/, '');
  if (!looksWhole(language, code)) return missing(isCut ? 'cut_off' : 'no_code');
  const isProseBefore = answer.slice(0, start).trim() !== '';
  if (isCpp(language) && (isCut || isProseBefore)) {
    // Models that do not stop write on after `main`; what stands up to its end is a program.
    const end = endOfMain(code);
    if (end !== undefined) return { kind: 'found', text: `${code.slice(0, end)}\n` };
    return missing(isCut ? 'cut_off' : 'no_code');
  }
  return isCut ? missing('cut_off') : { kind: 'found', text: code };
}

/** Where code without a fence begins: at the start, or in C++ at the first #include after prose. */
function codeStart(answer: string, language: Language): number | undefined {
  if (opensWithCode(language, answer)) return 0;
  if (!isCpp(language)) return undefined;
  const include = /^[ \t]*#\s*include\b/m.exec(answer);
  return include?.index;
}

function beforeFirstFence(answer: string): string {
  const fence = /^\s*(?:`{3,}|~{3,})/m.exec(answer);
  return fence === null ? answer : answer.slice(0, fence.index);
}

/** Templates may open the thought in the prompt, so a lone closing tag ends one that began there. */
function withoutThoughts(text: string): string {
  let kept = '';
  let position = 0;
  let isThought = false;
  for (const match of text.matchAll(/<(\/?)(?:think|thinking|reasoning)>/gi)) {
    const isEnd = match[1] === '/';
    if (isEnd && !isThought) kept = '';
    else if (!isEnd && !isThought) kept += text.slice(position, match.index);
    isThought = !isEnd;
    position = match.index + match[0].length;
  }
  return isThought ? kept : kept + text.slice(position);
}

function missing(reason: UnextractableReason): Code {
  return { kind: 'missing', reason };
}

function unextractable(reason: UnextractableReason, text: string): Outcome {
  const bytes = Buffer.from(text, 'utf8');
  // A character that the cut splits becomes U+FFFD, and is dropped to stay within the bound.
  const reply =
    bytes.length <= replyBytesMax
      ? text
      : bytes
          .subarray(0, replyBytesMax)
          .toString('utf8')
          .replace(/\uFFFD$/, '');
  return { kind: 'unextractable', reason, reply };
}
