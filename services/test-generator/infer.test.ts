import { describe, expect, it } from '@jest/globals';
import { inferStructures } from './infer.ts';
import { parseInput } from './parse.ts';
import type { Count, Node, Slot } from './structure.ts';
import { tokenise } from './tokens.ts';

/** A structure in short: letters name slots in order; {a}*n is a list, (…)*n repeated lines, / a line's end. */
function shape(nodes: readonly Node[]): string {
  const letters = new Map<number, string>();
  const nameOf = (id: number): string => {
    const known = letters.get(id) ?? String.fromCharCode(97 + letters.size);
    letters.set(id, known);
    return known;
  };
  const showCount = (count: Count): string => {
    switch (count.kind) {
      case 'constant':
        return String(count.value);
      case 'slot':
        return `${count.factor === 1 ? '' : count.factor}${nameOf(count.slotId)}${count.offset === 0 ? '' : count.offset}`;
      case 'product':
        return count.slotIds.map(nameOf).join('*');
      case 'free':
        return 'free';
    }
  };
  const showSlot = (slot: Slot): string => {
    const mark = slot.kind === 'integer' ? '' : slot.kind === 'float' ? '.' : '"';
    return `${mark}${nameOf(slot.id)}${slot.length ? `[${showCount(slot.length)}]` : ''}`;
  };
  const showNode = (node: Node): string => {
    switch (node.kind) {
      case 'line':
        return `${node.items.map((item) => (item.kind === 'scalar' ? showSlot(item.slot) : `{${item.slots.map(showSlot).join(' ')}}*${showCount(item.count)}`)).join(' ')}/`;
      case 'variants':
        return `<${node.variants.map((variant) => `${variant.tag} ${variant.slots.map(showSlot).join(' ')}`.trim()).join('|')}>/`;
      case 'repeat':
        return `(${node.body.map(showNode).join('')})*${showCount(node.count)}`;
    }
  };
  return nodes.map(showNode).join('');
}

describe('inferStructures', () => {
  it.each<[string, string[], string]>([
    ['a counted list', ['3\n1 2 3\n', '5\n1 2 3 4 5\n'], 'a/{b}*a/'],
    ['counted lines', ['2\n1 2\n3 4\n', '3\n1 1\n2 2\n3 3\n'], 'a/(b c/)*a'],
    [
      'two lists of different counts',
      ['2 3\n1 2\n3 4 5\n', '1 4\n7\n1 2 3 4\n'],
      'a b/{c}*a/{d}*b/',
    ],
    ['the edges of a tree', ['3\n1 2\n2 3\n', '5\n1 2\n1 3\n3 4\n3 5\n'], 'a/(b c/)*a-1'],
    ['a grid of letters', ['2 3\n#..\n.#.\n', '3 4\n....\n####\n.#.#\n'], 'a b/("c[b]/)*a'],
    ['a grid of numbers', ['2 3\n1 2 3\n4 5 6\n', '1 4\n1 2 3 4\n'], 'a b/({c}*b/)*a'],
    ['a word of given length', ['4\nabca\n', '6\nabcabc\n'], 'a/"b[a]/'],
    ['a word of zeros and ones', ['4\n1010\n', '6\n111000\n'], 'a/"b[a]/'],
    [
      'rows of digits as long as a number says',
      ['3\n122\n211\n333\n', '2\n12\n21\n'],
      'a/("b[a]/)*a',
    ],
    ['floats', ['2\n0.5 1.25\n', '1\n3.75\n'], 'a/{.b}*a/'],
    ['test cases of one line', ['2\n1 2\n3 4\n', '1\n9 9\n'], 'a/(b c/)*a'],
    ['test cases with lists', ['2\n3\n1 2 3\n1\n5\n', '1\n2\n8 9\n'], 'a/(b/{c}*b/)*a'],
    [
      'test cases with edges',
      ['2\n2 1\n1 2\n3 2\n1 2\n2 3\n', '1\n4 3\n1 2\n2 3\n3 4\n'],
      'a/(b c/(d e/)*c)*a',
    ],
    [
      'rows with their own length',
      ['2\n2 7 8\n1 5\n', '3\n1 1\n3 1 2 3\n2 6 6\n'],
      'a/(b {c}*b/)*a',
    ],
    [
      'commands of different shapes',
      ['4\n1 5\n2 1 3\n3\n2 2 2\n', '4\n2 1 1\n1 4\n1 4\n3\n'],
      'a/(<1 b|2 c d|3>/)*a',
    ],
  ])('recognises %s', (_name, samples, expected) => {
    const lines = samples.map((sample) => tokenise(sample).lines);
    const [best] = inferStructures(lines, []);
    expect(best && shape(best.nodes)).toBe(expected);
    for (const each of lines) expect(best && parseInput(best.nodes, each)).toBeDefined();
  });

  it('takes the shapes that the statement shows for lines that could also be lists', () => {
    const lines = [tokenise('3\n1 5\n2 1 3\n1 7\n').lines];
    const forms = [
      { tag: '1', names: ['x'] },
      { tag: '2', names: ['l', 'r'] },
    ];
    const [best] = inferStructures(lines, forms);
    expect(best && shape(best.nodes)).toBe('a/(<1 b|2 c d>/)*a');
  });

  it('ends on samples that have no structure', () => {
    const noise = Array.from({ length: 120 }, (_, row) =>
      Array.from({ length: (row * 7) % 5 }, (__, column) => `${row}x${column}`).join(' '),
    );
    expect(inferStructures([tokenise(noise.join('\n')).lines], [])).toEqual([]);
  });
});

describe('parseInput', () => {
  const [structure] = inferStructures([tokenise('3\n1 2 3\n').lines, tokenise('1\n7\n').lines], []);

  it.each([
    ['too few', '3\n1 2\n'],
    ['too many', '3\n1 2 3 4\n'],
    ['no number', 'x\n1\n'],
    ['a line more', '1\n5\n6\n'],
    ['a negative count', '-1\n\n'],
    ['nothing', ''],
  ])('refuses an input with %s', (_name, text) => {
    expect(structure && parseInput(structure.nodes, tokenise(text).lines)).toBeUndefined();
  });

  it('reads a list of no elements', () => {
    expect(structure && parseInput(structure.nodes, tokenise('0\n\n').lines)?.values).toHaveLength(
      1,
    );
  });
});
