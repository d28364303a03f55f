import type { Random } from '#libs/domain/random.ts';
import { indexesOf, isHeaderEnd, removed, replaced, sliceText, statementEnd, type Code, type Mutation } from './code.ts';
import { declaredNames } from './names.ts';

/**
 * Mistakes that a person or a model makes in C++ and JavaScript. Each yields a program that still
 * looks like one; most compile. How often each is drawn is its place count: common ones stand twice.
 */
export const slips: readonly Mutation[] = [
  slip('comparison', (code, random) => pickReplace(code, random, (word, at) => word in otherComparisons && code.isAngle[at] === false, (word) => random.pick(otherComparisons[word] ?? ['<']))),
  slip('bound by one', boundByOne),
  slip('number by one', numberByOne),
  slip('index by one', indexByOne),
  slip('sign', (code, random) => pickReplace(code, random, (word) => word in otherSigns, (word) => otherSigns[word] ?? '+')),
  slip('operands of a call', swapArguments),
  slip('least and most', (code, random) => pickReplace(code, random, (word, at) => /^(?:min|max|upper_bound|lower_bound)$/.test(word) && isCalled(code, at), (word) => otherCalls[word] ?? 'max')),
  slip('and, or', (code, random) => pickReplace(code, random, (word) => word === '&&' || word === '||', (word) => (word === '&&' ? '||' : '&&'))),
  slip('narrow integer', narrowInteger),
  slip('missing modulo', missingModulo),
  slip('missing statement', missingStatement),
  slip('missing statement', missingStatement),
  slip('missing branch', missingBranch),
  slip('missing else', (code, random) => pickReplace(code, random, (word, at) => word === 'else' && code.words[at + 1] !== 'if', () => '')),
  slip('jump', (code, random) => pickReplace(code, random, (word) => word === 'continue' || word === 'break', (word) => (word === 'break' ? 'continue' : 'break'))),
  slip('missing jump', (code, random) => pickReplace(code, random, (word) => word === 'continue' || word === 'break', () => '')),
  slip('constant', constantTooSmall),
  slip('initial value', initialValue),
  slip('other variable', otherVariable),
  slip('other variable', otherVariable),
  slip('negation', (code, random) => pickReplace(code, random, (word) => word === '!', () => '')),
  slip('sort direction', sortDirection),
  slip('output', outputFormat),
  slip('division', division),
  slip('early end of a loop', earlyBreak),
];

function slip(name: string, apply: Mutation['apply']): Mutation {
  return { name, apply };
}

function pickReplace(code: Code, random: Random, test: (word: string, at: number) => boolean, to: (word: string) => string): string | undefined {
  const places = indexesOf(code, test);
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return replaced(code, at, to(code.words[at] ?? ''));
}

const otherComparisons: Readonly<Record<string, readonly string[]>> = {
  '<': ['<=', '<=', '>'],
  '<=': ['<', '<', '>='],
  '>': ['>=', '>=', '<'],
  '>=': ['>', '>', '<='],
  '==': ['!=', '>='],
  '!=': ['==', '>'],
  '===': ['!=='],
  '!==': ['==='],
};
const otherSigns: Readonly<Record<string, string>> = {
  '+': '-', '-': '+', '*': '+', '+=': '-=', '-=': '+=', '&': '|', '^': '|', '>>=': '<<=', '++': '--', '--': '++',
};
const otherCalls: Readonly<Record<string, string>> = { min: 'max', max: 'min', lower_bound: 'upper_bound', upper_bound: 'lower_bound' };


function isCalled(code: Code, at: number): boolean {
  return code.words[at + 1] === '(' && code.words[at - 1] !== '.';
}

/** `i < n` becomes `i < n - 1` or `i < n + 1`. */
function boundByOne(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => /^[<>]=?$/.test(word) && code.isAngle[at] === false && code.kinds[at + 1] === 'name' && /^(?:;|\)|&&|\|\|)$/.test(code.words[at + 2] ?? ''));
  if (places.length === 0) return undefined;
  const at = random.pick(places) + 1;
  return replaced(code, at, `${code.words[at] ?? ''} ${random.pick(['-', '-', '+'])} 1`);
}

/** 0, 1 and 2 are where off-by-one mistakes live. */
function numberByOne(code: Code, random: Random): string | undefined {
  return pickReplace(code, random, (word, at) => /^[0-3]$/.test(word) && code.words[at - 1] !== 'return', (word) => String(word === '0' ? 1 : Number(word) + random.pick([-1, -1, 1])));
}

function indexByOne(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => word === ']' && (code.partners[at] ?? -1) > 0 && (code.kinds[at - 1] === 'name' || code.kinds[at - 1] === 'number') && /[\w\])]$/.test(code.words[(code.partners[at] ?? 1) - 1] ?? ''));
  if (places.length === 0) return undefined;
  return replaced(code, random.pick(places), ` ${random.pick(['-', '-', '+'])} 1]`);
}

/** f(a, b) becomes f(b, a), and a[i][j] becomes a[j][i]. */
function swapArguments(code: Code, random: Random): string | undefined {
  const calls = indexesOf(code, (word, at) => word === '(' && code.kinds[at - 1] === 'name' && code.words[at + 2] === ',' && code.words[at + 4] === ')' && code.words[at + 1] !== code.words[at + 3]);
  const cells = indexesOf(code, (word, at) => word === '[' && code.words[at + 2] === ']' && code.words[at + 3] === '[' && code.words[at + 5] === ']' && code.words[at + 1] !== code.words[at + 4]);
  const places = [...calls.map((at) => [at + 1, at + 3] as const), ...cells.map((at) => [at + 1, at + 4] as const)];
  if (places.length === 0) return undefined;
  const [left, right] = random.pick(places);
  return code.with(new Map([[left, code.words[right] ?? ''], [right, code.words[left] ?? '']]));
}

/** `long long` becomes `int`, at one place or everywhere; programs that print with %lld are left alone. */
function narrowInteger(code: Code, random: Random): string | undefined {
  if (code.words.some((word) => /%ll|%I64/.test(word))) return undefined;
  const pairs = indexesOf(code, (word, at) => word === 'long' && code.words[at + 1] === 'long');
  const short = indexesOf(code, (word, at) => /^(?:ll|i64|int64_t|int64)$/.test(word) && !/^(?:typedef|using|long)$/.test(code.words[at - 1] ?? '') && code.words[at + 1] !== '=');
  if (pairs.length + short.length === 0) return undefined;
  const chosen = random.next() < 0.4 ? [...pairs, ...short] : [random.pick([...pairs, ...short])];
  const changes = new Map<number, string>();
  for (const at of chosen) {
    changes.set(at, 'int');
    if (code.words[at] === 'long') changes.set(at + 1, '');
  }
  return code.with(changes);
}

function missingModulo(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => word === '%' && (code.kinds[at + 1] === 'name' || code.kinds[at + 1] === 'number') && /^[;),\]]$/.test(code.words[at + 2] ?? ''));
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return removed(code, at, at + 1);
}

/** Leaves out a statement that neither declares, reads nor sizes something. */
function missingStatement(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (_, at) => {
    const end = statementEnd(code, at);
    if (end <= at || code.kinds[at] === 'directive') return false;
    const text = sliceText(code, at, end);
    const second = code.words[at + 1] ?? '';
    if (/^(?:return|using|typedef|break|continue|if|for|while|do|else|struct|const|static|auto|let|var|function)$/.test(code.words[at] ?? '')) return false;
    if (/cin|scanf|getline|read|resize|reserve|sync_with|\.tie|push_back\(\)|setprecision/.test(text)) return false;
    return code.kinds[at] === 'name' ? /^(?:[-+*/%&|^]?=|<<=|>>=|\(|\[|\.|->|\+\+|--)$/.test(second) : /^(?:\+\+|--|\*)$/.test(code.words[at] ?? '');
  });
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const end = statementEnd(code, at);
  // Below the head of a loop or branch something must stand.
  return isHeaderEnd(code, at - 1) || code.words[at - 1] === 'else' ? code.with(new Map(range(at, end - 1).map((index) => [index, '']))) : removed(code, at, end);
}

/** Forgets a special case: `if (…) statement` without else goes. */
function missingBranch(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => {
    const close = code.partners[at + 1] ?? -1;
    if (word !== 'if' || close < 0) return false;
    const end = branchEnd(code, close + 1);
    return end > 0 && code.words[end + 1] !== 'else' && end - at < 40 && !/cin|scanf|readline/.test(sliceText(code, at, end));
  });
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const end = branchEnd(code, (code.partners[at + 1] ?? 0) + 1);
  return code.with(new Map(range(at, end).map((index) => [index, index === at ? ';' : ''])));
}

function branchEnd(code: Code, at: number): number {
  return code.words[at] === '{' ? (code.partners[at] ?? -1) : statementEnd(code, at);
}

/** Limits too small, wrong moduli, an infinity that is none. */
function constantTooSmall(code: Code, random: Random): string | undefined {
  return pickReplace(code, random, (word, at) => code.kinds[at] === 'number' && /^\d[\d']{2,}(?:LL|ll|L|n)?$|^\d+e\d+$|^0x[37]f+$/.test(word), (word) => {
    if (/^\d+e\d+$/.test(word)) return random.pick(['1e9', '1e6', '1e5']);
    if (/7$/.test(word) && word.length >= 10) return random.pick(['998244353', '1000000009']);
    if (word.startsWith('0x')) return '0xffffff';
    const [digits = '', suffix = ''] = [/^[\d']+/.exec(word)?.[0].replaceAll("'", ''), /\D+$/.exec(word)?.[0]];
    return `${random.pick([digits.slice(0, -1), digits.slice(0, -2) || '9', `${digits.slice(0, -3) || '1'}`])}${suffix}`;
  });
}

function initialValue(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => word === '=' && (code.kinds[at + 1] === 'number' || /^[A-Z_]{3,}$|^true$|^false$/.test(code.words[at + 1] ?? '')) && /^[;,]$/.test(code.words[at + 2] ?? ''));
  const fills = indexesOf(code, (word, at) => word === ',' && code.kinds[at + 1] === 'number' && code.words[at + 2] === ')');
  if (places.length + fills.length === 0) return undefined;
  const at = random.pick([...places, ...fills]) + 1;
  const old = code.words[at] ?? '';
  return replaced(code, at, old === 'true' ? 'false' : old === 'false' ? 'true' : old === '0' ? random.pick(['1', '-1', '1']) : '0');
}

/** Takes another variable of the same look that was used shortly before. */
function otherVariable(code: Code, random: Random): string | undefined {
  const names = declaredNames(code);
  const uses = indexesOf(code, (word, at) => names.has(word) && !/^(?:\.|->|::)$/.test(code.words[at - 1] ?? '') && !/^[(:]$/.test(code.words[at + 1] ?? '') && /^(?:[-+*/%<>=!&|,([;]|<=|>=|==|!=|&&|\|\||[-+*/%]=|return)$/.test(code.words[at - 1] ?? ''));
  if (uses.length < 2) return undefined;
  const at = random.pick(uses);
  const old = code.words[at] ?? '';
  const isIndexed = code.words[at + 1] === '[';
  const near = new Set(uses.filter((use) => use < at && at - use < 80 && code.words[use] !== old && (code.words[use + 1] === '[') === isIndexed && code.words[use + 1] !== '.' && code.words[at + 1] !== '.').map((use) => code.words[use] ?? ''));
  return near.size === 0 ? undefined : replaced(code, at, random.pick([...near]));
}

function sortDirection(code: Code, random: Random): string | undefined {
  const reverses = indexesOf(code, (word, at) => /^(?:reverse|sort|stable_sort)$/.test(word) && code.words[at + 1] === '(' && statementEnd(code, at) > 0);
  const greaters = indexesOf(code, (word) => word === 'greater');
  if (reverses.length + greaters.length === 0) return undefined;
  const at = random.pick([...reverses, ...greaters]);
  if (code.words[at] === 'greater') return replaced(code, at, 'less');
  const end = statementEnd(code, at);
  const call = sliceText(code, at, end);
  const [, container] = /^\w+\((\w+)\.begin\(\),\s*\w+\.end\(\)/.exec(call) ?? [];
  const extra = container === undefined || code.words[at] === 'reverse' ? ';' : `; reverse(${container}.begin(), ${container}.end());`;
  return code.words[at] === 'reverse' ? removed(code, at, end) : container === undefined ? removed(code, at, end) : replaced(code, end, extra);
}

function outputFormat(code: Code, random: Random): string | undefined {
  return pickReplace(code, random, (word, at) => code.kinds[at] === 'string' && /^(?:<<|\(|\?|:|,|\+|join)$/.test(code.words[at - 1] ?? '') && !/^(?:scanf|freopen|split|getline)$/.test(code.words[at - 2] ?? ''), (word) => {
    const quote = word.charAt(0);
    const inner = word.slice(1, -1);
    if (inner === ' ') return random.pick([`${quote}${quote === "'" ? '\\n' : ''}${quote}`, `${quote},${quote}`]);
    if (inner === '\\n') return quote === '"' ? random.pick(['" "', '""']) : "' '";
    if (inner.includes('%')) return word.replace('\\n', random.pick([' ', '']));
    return quote === '"' && inner.length > 1 ? random.pick([`"${inner}s"`, `"${inner.slice(0, -1)}"`]) : word;
  });
}

/** Whole instead of real numbers, rounding the wrong way, too few digits. */
function division(code: Code, random: Random): string | undefined {
  const places = indexesOf(code, (word, at) => /^(?:double|setprecision|fixed)$/.test(word) || (word === '/' && code.kinds[at + 1] === 'number') || (/^1\.0$/.test(word) && code.words[at + 1] === '*'));
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const word = code.words[at] ?? '';
  if (word === 'double') return replaced(code, at, random.pick(['float', 'int', 'long long']));
  if (word === 'setprecision') return replaced(code, at + 2, random.pick(['2', '3', '4']));
  if (word === 'fixed') return code.words[at + 1] === '<<' ? removed(code, at, at + 1) : undefined;
  if (word === '1.0') return replaced(code, at, '1');
  return replaced(code, at + 1, `${code.words[at + 1] ?? '2'} + 1`);
}

/** A `break;` at the end of a loop's body: only its first round counts. */
function earlyBreak(code: Code, random: Random): string | undefined {
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
