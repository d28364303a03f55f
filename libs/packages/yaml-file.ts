import { LineCounter, isNode, parseDocument, type Document } from 'yaml';
import type { z } from 'zod';
import { messageOf } from '../domain/app-error.ts';
import { invalidPackage } from './package-error.ts';
import type { PackageFolder } from './package-folder.ts';

/** What a YAML file says, and at which line it says it. */
export type YamlFile<T> = {
  readonly value: T;
  /** The mapping before it was checked, with the keys that the schema does not know. */
  readonly raw: Readonly<Record<string, unknown>>;
  /** "path/problem.yaml:7", the line of a key; the file alone when the key is not there. */
  readonly where: (...keys: readonly (string | number)[]) => string;
};

/** Largest YAML file, in bytes. */
const yamlBytesMax = 1024 * 1024;
/** Most uses of anchors; a document that expands beyond is an attack, not a package. */
const aliasCountMax = 100;

/**
 * Reads a YAML mapping and checks it. Every scalar arrives as text ("failsafe" schema), because the
 * format's tools read YAML 1.1 and 1.2 and a name such as `no` or `1e3` must not depend on which;
 * the schema turns text into numbers. A key without a value counts as absent, as templates leave them.
 * INVALID_PACKAGE names file, line, key and what would be right.
 */
export async function readYaml<Schema extends z.ZodType>(
  folder: PackageFolder,
  path: string,
  schema: Schema,
): Promise<YamlFile<z.output<Schema>>> {
  const lines = new LineCounter();
  const file = folder.where(path);
  const text = await folder.readText(path, yamlBytesMax);
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lines,
    prettyErrors: false,
  });
  const [fault] = document.errors;
  if (fault !== undefined) {
    throw invalidPackage(
      `${file}:${lines.linePos(fault.pos[0]).line}`,
      `is not valid YAML: ${fault.message}`,
    );
  }
  const where = (...keys: readonly (string | number)[]): string => {
    const offset = offsetOf(document, keys);
    return offset === undefined ? file : `${file}:${lines.linePos(offset).line}`;
  };
  let plain: unknown;
  try {
    plain = withoutEmpty(document.toJS({ maxAliasCount: aliasCountMax }) ?? {});
  } catch (error) {
    throw invalidPackage(file, `is not valid YAML: ${messageOf(error)}`, error);
  }
  if (typeof plain !== 'object' || plain === null || Array.isArray(plain)) {
    throw invalidPackage(file, 'must be a mapping of keys to values, such as "name: My Problem"');
  }
  const result = schema.safeParse(plain);
  if (!result.success) {
    const [issue] = result.error.issues;
    const keys = (issue?.path ?? []).map((key) => (typeof key === 'number' ? key : String(key)));
    throw invalidPackage(
      where(...keys),
      `${keys.join('.') || 'the file'} ${issue?.message ?? 'is not valid'}`,
    );
  }
  return { value: result.data, raw: { ...plain }, where };
}

/** Where the value of a key begins; of its nearest ancestor when the key itself is absent. */
function offsetOf(
  document: Document.Parsed,
  keys: readonly (string | number)[],
): number | undefined {
  for (let length = keys.length; length > 0; length -= 1) {
    const node = document.getIn(keys.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return undefined;
}

function withoutEmpty(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutEmpty);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null && entry !== '' && entry !== '~' && entry !== 'null')
      .map(([key, entry]) => [key, withoutEmpty(entry)]),
  );
}
