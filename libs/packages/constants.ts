import type { ProblemYaml } from './problem-yaml.ts';

/** Values of a problem's constants by what stands in a text for them: "n" and "n.variant". */
export type Constants = ReadonlyMap<string, string>;

/** The constants of problem.yaml; "name" alone means "name.value" (format 2025-09, "Constants"). */
export function constantsOf(yaml: ProblemYaml): Constants {
  const constants = new Map<string, string>();
  for (const [name, value] of Object.entries(yaml.constants)) {
    const variants = typeof value === 'string' ? { value } : value;
    for (const [variant, content] of Object.entries(variants)) {
      constants.set(`${name}.${variant}`, content);
      if (variant === 'value') constants.set(name, content);
    }
  }
  return constants;
}

/** Replaces `{{name}}`, and in LaTeX `\constant{name}`; what names no constant stays as it is. */
export function replaceConstants(text: string, constants: Constants): string {
  if (constants.size === 0) return text;
  const pattern = /\\constant\{([A-Za-z_][\w.]*)\}|\{\{([A-Za-z_][\w.]*)\}\}/g;
  return text.replace(
    pattern,
    (whole, latex: string | undefined, plain: string | undefined) =>
      constants.get(latex ?? plain ?? '') ?? whole,
  );
}

/** The same in a file whose encoding is not known: bytes stay bytes. */
export function replaceConstantBytes(content: Buffer, constants: Constants): Buffer {
  if (constants.size === 0) return content;
  const encoded = new Map(
    [...constants].map(([name, value]) => [name, Buffer.from(value).toString('latin1')]),
  );
  return Buffer.from(replaceConstants(content.toString('latin1'), encoded), 'latin1');
}
