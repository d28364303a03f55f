import { evaluateConstant, parseExpression } from './expression.ts';
import type { Span } from './statement.ts';

/** "The sum of $n$ over all test cases is at most …"; `base` is empty for lengths of words. */
export type SumLimit = { readonly base: string; readonly most: number };

/** A line of one of several shapes, shown in the statement as code: `S i v`. */
export type LineForm = { readonly tag: string; readonly names: readonly string[] };

/** "$n$ is even". */
export type Parity = { readonly base: string; readonly remainder: 0n | 1n };

/** What a sentence says about a word: its length and its letters. */
export type WordForm = {
  readonly lengthLeast: number | undefined;
  readonly lengthMost: number | undefined;
  readonly alphabet: string | undefined;
};

/** Properties that a statement mentions; each holds only where the samples have it too. */
export type Traits = {
  readonly permutation: boolean;
  readonly distinct: boolean;
  readonly tree: boolean;
  readonly connected: boolean;
  readonly simple: boolean;
  /** It allows several edges between the same ends. */
  readonly multiple: boolean;
  readonly loopless: boolean;
  /** It speaks of a graph at all. */
  readonly graph: boolean;
  readonly sorted: boolean;
  readonly atLeastOne: boolean;
};

const lowerCase = 'abcdefghijklmnopqrstuvwxyz';

/** Limits on sums and on total lengths. `flat` is the section without marks. */
export function sumsOf(flat: string): SumLimit[] {
  const sums: SumLimit[] = [];
  const bound = String.raw`(?:at most|not (?:exceed|be greater than|greater than)|n't exceed|no more than|never exceeds?|bounded by|≤)\s*(\d[\d*^() ]*)`;
  const named = new RegExp(
    String.raw`(?:sum|total)(?: of)?(?: all| the| values| value| of)*\s+\|?([A-Za-z])(?:_\w+)?\|?\s[^.;]*?${bound}`,
    'gi',
  );
  const lengths = new RegExp(
    String.raw`(?:total (?:length|number of characters)|(?:sum|total) of (?:the |all )*lengths?|lengths of)[^.;]*?${bound}`,
    'gi',
  );
  for (const match of flat.matchAll(named)) addSum(sums, match[1] ?? '', match[2] ?? '');
  for (const match of flat.matchAll(lengths)) addSum(sums, '', match[1] ?? '');
  return sums;
}

function addSum(sums: SumLimit[], base: string, text: string): void {
  const expression = parseExpression(text.trim());
  const most = expression && evaluateConstant(expression);
  if (most !== undefined && most > 0) sums.push({ base, most });
}

/** Numbers that are said to be even or odd. */
export function paritiesOf(flat: string): Parity[] {
  const pattern =
    /\b([A-Za-z])(?:_\w+)?\s*,?\s+(?:is|are|will be|must be)\s+(?:always |guaranteed to be )?(?:an )?(even|odd)\b|\b(even|odd) (?:integer|number)s?\s+([A-Za-z])\b/gi;
  return [...flat.matchAll(pattern)].map((match) => ({
    base: match[1] ?? match[4] ?? '',
    remainder: (match[2] ?? match[3])?.toLowerCase() === 'odd' ? 1n : 0n,
  }));
}

/** Shapes of lines that stand in the statement as code, at least two with different tags. */
export function lineFormsOf(spans: readonly Span[]): LineForm[] {
  const forms = new Map<string, LineForm>();
  for (const span of spans) {
    if (span.kind === 'words') continue;
    const tokens = span.text
      .replace(/\\(?:texttt|text)?/g, ' ')
      .trim()
      .split(/\s+/);
    const [tag = '', ...names] = tokens;
    const isForm =
      /^(?:[A-Za-z]{1,12}|[+?!\-0-9])$/.test(tag) &&
      names.every((name) => /^[A-Za-z](?:_\{?\w+\}?)?$/.test(name));
    const isTag = names.length > 0 || (span.kind === 'code' && /^(?:[A-Z]|[a-z]{3,12})$/.test(tag));
    if (isForm && isTag && !(forms.get(tag)?.names.length ?? 0)) {
      forms.set(tag, { tag, names: names.map((name) => name.replace(/_.*/, '')) });
    }
  }
  return [...forms.values()].filter((form) => form.names.length > 0).length >= 2
    ? [...forms.values()]
    : [];
}

/** One form for each sentence that speaks of a string or word, in order. */
export function wordFormsOf(flat: string): WordForm[] {
  return flat
    .split(/\.\s+|\.$/)
    .filter(
      (sentence) =>
        /\b(?:strings?|words?|names?|letters|characters)\b/i.test(sentence) &&
        !/\b(?:sum|total|add up)\b/i.test(sentence),
    )
    .map((sentence) => {
      const range =
        /\b(\d+)\s*(?:to|-|and)\s*(\d+)\s+(?:[\w-]+\s+){0,3}(?:letters|characters|symbols)/i.exec(
          sentence,
        ) ?? /length[^.]*?(?:between|from)\s+(\d+)\s+(?:and|to)\s+(\d+)/i.exec(sentence);
      const most =
        /(?:length|letters|characters)[^.]*?(?:at most|not exceed|n't exceed|no more than|up to)\s+(\d+)|(?:at most|up to|no more than)\s+(\d+)\s+(?:[\w-]+\s+){0,3}(?:letters|characters|symbols)/i.exec(
          sentence,
        );
      const isNonEmpty = /non-?empty/i.test(sentence);
      const exact = range || most ? undefined : exactLengthOf(sentence);
      return {
        lengthLeast: range ? Number(range[1]) : (exact ?? (isNonEmpty || most ? 1 : undefined)),
        lengthMost: range ? Number(range[2]) : most ? Number(most[1] ?? most[2]) : exact,
        alphabet: alphabetOf(sentence),
      };
    });
}

const numberWords = 'one two three four five six seven eight nine ten'.split(' ');

/** "A string of three letters", "exactly 5 characters". */
function exactLengthOf(sentence: string): number | undefined {
  const pattern = new RegExp(
    String.raw`\b(?:of|exactly|has|have)\s+(\d+|${numberWords.join('|')})\s+(?:[\w-]+\s+){0,3}(?:letters|characters|symbols)`,
    'i',
  );
  const text = pattern.exec(sentence)?.[1]?.toLowerCase();
  if (text === undefined) return undefined;
  return /^\d+$/.test(text) ? Number(text) : numberWords.indexOf(text) + 1;
}

function alphabetOf(sentence: string): string | undefined {
  const isLower = /\b(?:lower-?\s?case|small)\b/i.test(sentence);
  const isUpper = /\b(?:upper-?\s?case|capital)\b/i.test(sentence);
  const hasDigits = /\bdigits\b/i.test(sentence);
  if (!isLower && !isUpper) return undefined;
  return `${isLower ? lowerCase : ''}${isUpper ? lowerCase.toUpperCase() : ''}${hasDigits ? '0123456789' : ''}`;
}

export function traitsOf(flat: string, whole: string): Traits {
  const says = (pattern: RegExp): boolean => pattern.test(flat) || pattern.test(whole);
  return {
    permutation: says(/permutation/i),
    distinct: /distinct|different|unique|twice|no two|coincide/i.test(flat),
    tree: says(/\btrees?\b|connected.*acyclic|exactly one (?:simple )?path/i),
    connected: says(
      /\bconnected\b|(?<!not be )possible to (?:get|travel|reach|go|walk)[^.]*\b(?:any|every|each|all)\b|between (?:any|every|each) (?:two|pair)/i,
    ),
    simple: says(
      /multiple edges|multi-?edges|simple graph|at most one (?:edge|road|bridge|direct)|no two (?:edges|roads)|multiple roads|distinct pairs|twice/i,
    ),
    graph: says(
      /\b(?:graphs?|vert(?:ex|ices)|nodes?|edges?|roads?|bridges?|streets?|trails?|tunnels?|cables?|flights?|connections?|connects?|friends?|friendships?|pairs of)\b/i,
    ),
    multiple:
      says(
        /\b(?:several|multiple|more than one|many|parallel|any number of) (?:\w+ )?(?:edges|roads|bridges|streets|trails|tunnels|cables|flights|connections|channels|pipes|links|lines)\b/i,
      ) &&
      !says(
        /\b(?:no|not|never|without|n't)\b[^.]{0,40}\b(?:several|multiple|more than one|parallel) (?:\w+ )?(?:edges|roads|bridges|connections)\b/i,
      ),
    loopless: says(/self-?loops?|loops|itself/i),
    sorted: says(/increasing|decreasing|sorted|ascending|order of (?:time|arrival)/i),
    atLeastOne: /at least (?:one|1)\b/i.test(flat),
  };
}
