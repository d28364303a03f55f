import type { Random } from '#libs/domain/random.ts';
import { indexesOf, removed, replaced, type Code } from './code.ts';
import { pickReplace } from './pick-replace.ts';

/** `i < n` becomes `i < n - 1` or `i < n + 1`. */
export function boundByOne(code: Code, random: Random): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      /^[<>]=?$/.test(word) &&
      code.isAngle[at] === false &&
      code.kinds[at + 1] === 'name' &&
      /^(?:;|\)|&&|\|\|)$/.test(code.words[at + 2] ?? ''),
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places) + 1;
  return replaced(code, at, `${code.words[at] ?? ''} ${random.pick(['-', '-', '+'])} 1`);
}

/** 0, 1 and 2 are where off-by-one mistakes live. */
export function numberByOne(code: Code, random: Random): string | undefined {
  return pickReplace(
    code,
    random,
    (word, at) => /^[0-3]$/.test(word) && code.words[at - 1] !== 'return',
    (word) => String(word === '0' ? 1 : Number(word) + random.pick([-1, -1, 1])),
  );
}

/** `a[i]` becomes `a[i - 1]` or `a[i + 1]`. */
export function indexByOne(code: Code, random: Random): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      word === ']' &&
      (code.partners[at] ?? -1) > 0 &&
      (code.kinds[at - 1] === 'name' || code.kinds[at - 1] === 'number') &&
      /[\w\])]$/.test(code.words[(code.partners[at] ?? 1) - 1] ?? ''),
  );
  if (places.length === 0) return undefined;
  return replaced(code, random.pick(places), ` ${random.pick(['-', '-', '+'])} 1]`);
}

/** `long long` becomes `int`, at one place or everywhere; programs that print with %lld are left alone. */
export function narrowInteger(code: Code, random: Random): string | undefined {
  if (code.words.some((word) => /%ll|%I64/.test(word))) return undefined;
  const pairs = indexesOf(code, (word, at) => word === 'long' && code.words[at + 1] === 'long');
  const short = indexesOf(
    code,
    (word, at) =>
      /^(?:ll|i64|int64_t|int64)$/.test(word) &&
      !/^(?:typedef|using|long)$/.test(code.words[at - 1] ?? '') &&
      code.words[at + 1] !== '=',
  );
  if (pairs.length + short.length === 0) return undefined;
  const chosen = random.next() < 0.4 ? [...pairs, ...short] : [random.pick([...pairs, ...short])];
  const changes = new Map<number, string>();
  for (const at of chosen) {
    changes.set(at, 'int');
    if (code.words[at] === 'long') changes.set(at + 1, '');
  }
  return code.with(changes);
}

/** Forgets a `% m` at the end of an expression. */
export function missingModulo(code: Code, random: Random): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      word === '%' &&
      (code.kinds[at + 1] === 'name' || code.kinds[at + 1] === 'number') &&
      /^[;),\]]$/.test(code.words[at + 2] ?? ''),
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  return removed(code, at, at + 1);
}

/** Limits too small, wrong moduli, an infinity that is none. */
export function constantTooSmall(code: Code, random: Random): string | undefined {
  return pickReplace(
    code,
    random,
    (word, at) =>
      code.kinds[at] === 'number' && /^\d[\d']{2,}(?:LL|ll|L|n)?$|^\d+e\d+$|^0x[37]f+$/.test(word),
    (word) => {
      if (/^\d+e\d+$/.test(word)) return random.pick(['1e9', '1e6', '1e5']);
      if (word.endsWith('7') && word.length >= 10) return random.pick(['998244353', '1000000009']);
      if (word.startsWith('0x')) return '0xffffff';
      const [digits = '', suffix = ''] = [
        /^[\d']+/.exec(word)?.[0].replaceAll("'", ''),
        /\D+$/.exec(word)?.[0],
      ];
      return `${random.pick([digits.slice(0, -1), digits.slice(0, -2) || '9', digits.slice(0, -3) || '1'])}${suffix}`;
    },
  );
}

/** Another value in an initialisation or in what a container is filled with. */
export function initialValue(code: Code, random: Random): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      word === '=' &&
      (code.kinds[at + 1] === 'number' ||
        /^[A-Z_]{3,}$|^true$|^false$/.test(code.words[at + 1] ?? '')) &&
      /^[;,]$/.test(code.words[at + 2] ?? ''),
  );
  const fills = indexesOf(
    code,
    (word, at) => word === ',' && code.kinds[at + 1] === 'number' && code.words[at + 2] === ')',
  );
  if (places.length + fills.length === 0) return undefined;
  const at = random.pick([...places, ...fills]) + 1;
  const old = code.words[at] ?? '';
  return replaced(
    code,
    at,
    old === 'true'
      ? 'false'
      : old === 'false'
        ? 'true'
        : old === '0'
          ? random.pick(['1', '-1', '1'])
          : '0',
  );
}

/** Wrong separators, missing line ends, words with another ending. */
export function outputFormat(code: Code, random: Random): string | undefined {
  return pickReplace(
    code,
    random,
    (word, at) =>
      code.kinds[at] === 'string' &&
      /^(?:<<|\(|\?|:|,|\+|join)$/.test(code.words[at - 1] ?? '') &&
      !/^(?:scanf|freopen|split|getline)$/.test(code.words[at - 2] ?? ''),
    (word) => {
      const quote = word.charAt(0);
      const inner = word.slice(1, -1);
      if (inner === ' ')
        return random.pick([`${quote}${quote === "'" ? '\\n' : ''}${quote}`, `${quote},${quote}`]);
      if (inner === '\\n') return quote === '"' ? random.pick(['" "', '""']) : "' '";
      if (inner.includes('%')) return word.replace('\\n', random.pick([' ', '']));
      return quote === '"' && inner.length > 1
        ? random.pick([`"${inner}s"`, `"${inner.slice(0, -1)}"`])
        : word;
    },
  );
}

/** Whole instead of real numbers, rounding the wrong way, too few digits. */
export function division(code: Code, random: Random): string | undefined {
  const places = indexesOf(
    code,
    (word, at) =>
      /^(?:double|setprecision|fixed)$/.test(word) ||
      (word === '/' && code.kinds[at + 1] === 'number') ||
      (/^1\.0$/.test(word) && code.words[at + 1] === '*'),
  );
  if (places.length === 0) return undefined;
  const at = random.pick(places);
  const word = code.words[at] ?? '';
  if (word === 'double') return replaced(code, at, random.pick(['float', 'int', 'long long']));
  if (word === 'setprecision') return replaced(code, at + 2, random.pick(['2', '3', '4']));
  if (word === 'fixed') return code.words[at + 1] === '<<' ? removed(code, at, at + 1) : undefined;
  if (word === '1.0') return replaced(code, at, '1');
  return replaced(code, at + 1, `${code.words[at + 1] ?? '2'} + 1`);
}
