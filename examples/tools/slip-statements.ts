import type { Random } from '#libs/domain/random.ts';
import {
  indexesOf,
  isHeaderEnd,
  removed,
  replaced,
  sliceText,
  statementEnd,
  type Code,
} from './code.ts';

/** Leaves out a statement that neither declares, reads nor sizes something. */
export function missingStatement(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (_, at) => {
    const end = statementEnd(code, at);
    if (end <= at || code.kinds[at] === 'directive') return false;
    const text = sliceText(code, at, end);
    const second = code.words[at + 1] ?? '';
    if (
      /^(?:return|using|typedef|break|continue|if|for|while|do|else|struct|const|static|auto|let|var|function)$/.test(
        code.words[at] ?? '',
      )
    )
      return false;
    if (
      /cin|scanf|getline|read|resize|reserve|sync_with|\.tie|push_back\(\)|setprecision/.test(text)
    )
      return false;
    return code.kinds[at] === 'name'
      ? /^(?:[-+*/%&|^]?=|<<=|>>=|\(|\[|\.|->|\+\+|--)$/.test(second)
      : /^(?:\+\+|--|\*)$/.test(code.words[at] ?? '');
  });
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const end = statementEnd(code, at);
  // Below the head of a loop or branch something must stand.
  return isHeaderEnd(code, at - 1) || code.words[at - 1] === 'else'
    ? code.with(new Map(range(at, end - 1).map((index) => [index, ''])))
    : removed(code, at, end);
}

/** Forgets a special case: `if (…) statement` without else goes. */
export function missingBranch(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => {
    const close = code.partners[at + 1] ?? -1;
    if (word !== 'if' || close < 0) return false;
    const end = branchEnd(code, close + 1);
    return (
      end > 0 &&
      code.words[end + 1] !== 'else' &&
      end - at < 40 &&
      !/cin|scanf|readline/.test(sliceText(code, at, end))
    );
  });
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const end = branchEnd(code, (code.partners[at + 1] ?? 0) + 1);
  return code.with(new Map(range(at, end).map((index) => [index, index === at ? ';' : ''])));
}

function branchEnd(code: Code, at: number): number {
  return code.words[at] === '{' ? (code.partners[at] ?? -1) : statementEnd(code, at);
}

/** Sorts the other way round, or not at all. */
export function sortDirection(code: Code, random: Random): string | undefined {
  const reverses = indexesOf(
    code,
    (word, at) =>
      /^(?:reverse|sort|stable_sort)$/.test(word) &&
      code.words[at + 1] === '(' &&
      statementEnd(code, at) > 0,
  );
  const greaters = indexesOf(code, (word) => word === 'greater');
  if (reverses.length + greaters.length === 0) return undefined;
  const at = random.pick([...reverses, ...greaters]);
  if (code.words[at] === 'greater') return replaced(code, at, 'less');
  const end = statementEnd(code, at);
  const call = sliceText(code, at, end);
  const [, container] = /^\w+\((\w+)\.begin\(\),\s*\w+\.end\(\)/.exec(call) ?? [];
  const extra =
    container === undefined || code.words[at] === 'reverse'
      ? ';'
      : `; reverse(${container}.begin(), ${container}.end());`;
  return code.words[at] === 'reverse'
    ? removed(code, at, end)
    : container === undefined
      ? removed(code, at, end)
      : replaced(code, end, extra);
}

/** A `break;` at the end of a loop's body: only its first round counts. */
export function earlyBreak(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => {
    const close = (code.partners[at] ?? 0) - 1;
    const head = code.words[(code.partners[close] ?? 0) - 1] ?? '';
    return word === '}' && code.words[close] === ')' && /^(?:for|while)$/.test(head);
  });
  return places.length === 0 ? undefined : replaced(code, random.pick(places), ' break; }');
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index);
}
