import {
  walk,
  type ListItem,
  type Node,
  type RepeatNode,
  type Scope,
  type Slot,
} from './structure.ts';
import { kindOf } from './tokens.ts';

/** A value of an input with its place. */
export type PlacedValue = {
  readonly slot: Slot;
  readonly path: string;
  readonly text: string;
  readonly scope: Scope;
};

/** An input read along a structure. */
export type ParsedInput = {
  /** In the order of the input. */
  readonly values: readonly PlacedValue[];
  /** The tags of lines of several shapes, by path. */
  readonly tags: ReadonlyMap<string, string>;
  /** All lists and repetitions. */
  readonly groups: readonly Group[];
};

/** One occurrence of a list or repetition; the paths of its values begin with its own and a dot. */
export type Group = {
  readonly node: ListItem | RepeatNode;
  readonly path: string;
  readonly count: number;
  readonly scope: Scope;
};

/** Thrown inside a walk when the input does not fit; never leaves this file. */
class Misfit extends Error {}

/**
 * Reads an input along a structure; undefined when it does not fit. Writing what was read gives the
 * same tokens again, since every token is read exactly once.
 */
export function parseInput(
  nodes: readonly Node[],
  lines: readonly (readonly string[])[],
): ParsedInput | undefined {
  const values: PlacedValue[] = [];
  const tags = new Map<string, string>();
  const groups: Group[] = [];
  let lineIndex = -1;
  let tokenIndex = 0;
  const nextToken = (): string => {
    const token = lines[lineIndex]?.[tokenIndex];
    if (token === undefined) throw new Misfit();
    tokenIndex++;
    return token;
  };
  try {
    walk(nodes, {
      beginLine: () => {
        lineIndex++;
        tokenIndex = 0;
        // A list of no elements at the end is a blank line, and those are dropped.
        if (lineIndex > lines.length) throw new Misfit();
      },
      endLine: () => {
        if (tokenIndex !== (lines[lineIndex]?.length ?? 0)) throw new Misfit();
      },
      token: (slot, path, scope) => {
        const text = nextToken();
        if (!fitsKind(text, slot)) throw new Misfit();
        values.push({ slot, path, text, scope: new Map(scope) });
        return text;
      },
      tag: (node, path) => {
        const tag = nextToken();
        if (!node.variants.some((variant) => variant.tag === tag)) throw new Misfit();
        tags.set(path, tag);
        return tag;
      },
      freeCount: (node) =>
        node.kind === 'list'
          ? ((lines[lineIndex]?.length ?? 0) - tokenIndex) / node.slots.length
          : (lines.length - lineIndex - 1) / node.body.length,
      enter: (node, path, count, scope) => {
        if (count > lines.length + (lines[lineIndex]?.length ?? 0)) throw new Misfit();
        groups.push({ node, path, count, scope: new Map(scope) });
      },
      leave: () => undefined,
    });
  } catch (error) {
    if (error instanceof Misfit || error instanceof RangeError) return undefined;
    throw error;
  }
  return lineIndex + 1 >= lines.length ? { values, tags, groups } : undefined;
}

function fitsKind(text: string, slot: Slot): boolean {
  const kind = kindOf(text);
  if (slot.kind === 'word') return true;
  return slot.kind === 'float' ? kind !== 'word' : kind === 'integer';
}
