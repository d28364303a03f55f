import type { Random } from '#libs/domain/random.ts';
import { indexesOf, type Code } from './code.ts';

const keywords = new Set(
  `alignas auto bool break case catch char class const constexpr continue decltype default delete do
  double else enum explicit extern false float for friend goto if inline int long mutable namespace new
  noexcept nullptr operator private protected public register return short signed sizeof static struct
  switch template this throw true try typedef typename union unsigned using virtual void volatile while
  std main let var function of in undefined null Infinity NaN print readline size_t int64_t string vector`.split(
    /\s+/,
  ),
);

/** Words after which a name is being declared. */
const typeWords =
  /^(?:int|long|char|bool|double|float|short|unsigned|signed|auto|string|ll|u64|u128|ull|size_t|let|const|var|function|struct|i64|int64_t|void)$/;

/**
 * Names that the program declares itself and that may be renamed: no member of anything, in no
 * directive, no keyword. It finds most, and takes nothing for a declaration that is none.
 */
export function declaredNames(code: Code): ReadonlySet<string> {
  const names = new Set<string>();
  const blocked = new Set<string>(keywords);
  code.words.forEach((word, at) => {
    const before = code.words[at - 1] ?? '';
    const after = code.words[at + 1] ?? '';
    if (code.kinds[at] === 'directive') {
      for (const name of word.match(/[A-Za-z_]\w*/g) ?? []) blocked.add(name);
    }
    if (code.kinds[at] === 'string') {
      // A template of JavaScript may hold code.
      if (word.startsWith('`'))
        for (const name of word.match(/[A-Za-z_$]\w*/g) ?? []) blocked.add(name);
      return;
    }
    if (code.kinds[at] !== 'name') return;
    if (before === '.' || before === '->' || before === '::' || before === '?.') blocked.add(word);
    // A property of an object in JavaScript, a label, or a member that is initialised.
    if (
      code.language === 'javascript' &&
      (after === ':' || ((before === '{' || before === ',') && (after === ',' || after === '}')))
    )
      blocked.add(word);
    const isAfterType =
      typeWords.test(before) ||
      (before === '>' && code.isAngle[at - 1] === true) ||
      (/^[*&]$/.test(before) && typeWords.test(code.words[at - 2] ?? ''));
    if (isAfterType && /^(?:[=;,)([{:]|of|in)$/.test(after)) names.add(word);
  });
  for (const name of blocked) names.delete(name);
  return names;
}

/** Names that programs of contests use; none is one of the standard library at global scope. */
const freshNames = {
  value:
    `a b c d e f g h k m n p q r s t u v w x y z aa bb cc dd xx yy cnt res ans tot sum cur tmp val best
    low high mid pos idx num len lim total result answer current temp value amount from_ to_ lft rgt
    first_ last_ nxt prv best_ acc start_ end_ numA numB items total_ it_ width height`.split(
      /\s+/,
    ),
  table:
    `arr dp vec adj graph_ table_ memo cost_ dist_ seen vis used parent_ par rk sz deg buf data_ vals
    lst store bucket tree_ pref suf cnts A B C D F G P Q V W`.split(/\s+/),
  call: `solve calc check go run_ work compute process_ helper f_ g_ update_ query_ build_ dfs_ bfs_ go2 handle
    find_ unite_ add_ get_ relax_ step_`.split(/\s+/),
} as const;

/** Whether this word is used as a function, a table or a plain value. */
function roleOf(code: Code, name: string): keyof typeof freshNames {
  const nexts = indexesOf(code, (word) => word === name).map((at) => code.words[at + 1]);
  if (nexts.every((next) => next === '(')) return 'call';
  return nexts.some((next) => next === '[') ? 'table' : 'value';
}

/** Gives a share of the program's own names other ones, the same everywhere. */
export function renameSome(code: Code, share: number, random: Random): string | undefined {
  const taken = new Set(code.words);
  for (const word of code.words) for (const name of word.match(/\w+/g) ?? []) taken.add(name);
  const renames = new Map<string, string>();
  for (const name of declaredNames(code)) {
    if (random.next() >= share) continue;
    const fresh = random
      .shuffle(freshNames[roleOf(code, name)])
      .find((candidate) => !taken.has(candidate));
    if (fresh === undefined) continue;
    taken.add(fresh);
    renames.set(name, fresh);
  }
  if (renames.size === 0) return undefined;
  return code.with(
    new Map(
      indexesOf(code, (word, at) => code.kinds[at] === 'name' && renames.has(word)).map((at) => [
        at,
        renames.get(code.words[at] ?? '') ?? '',
      ]),
    ),
  );
}
