import { SaxesParser } from 'saxes';

/** An element with what lies in it; text is that directly inside, trimmed. */
export type XmlElement = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Line of its beginning, from 1. */
  readonly line: number;
};

type Building = {
  name: string;
  attributes: Record<string, string>;
  children: Building[];
  text: string;
  line: number;
};

const elementCountMax = 200_000;
const depthMax = 64;

/**
 * Parses XML into a tree. Entities other than XML's own five are errors, so nothing expands. Throws an Error
 * whose message begins with "line N: ".
 */
export function parseXml(source: string): XmlElement {
  const parser = new SaxesParser();
  const open: Building[] = [];
  let root: Building | undefined;
  let count = 0;
  let failure: string | undefined;
  parser.on('error', (error) => {
    // saxes begins its messages with "line:column: ".
    failure ??= `line ${error.message.replace(/^(\d+):\d+: /, '$1: ')}`;
  });
  parser.on('opentag', ({ name, attributes }) => {
    count += 1;
    if (count > elementCountMax || open.length >= depthMax) {
      failure ??= `line ${parser.line}: more than ${elementCountMax} elements, or nested deeper than ${depthMax}`;
      return;
    }
    const element: Building = { name, attributes, children: [], text: '', line: parser.line };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('cdata', (text) => {
    const element = open.at(-1);
    if (element !== undefined) element.text += text;
  });
  parser.on('closetag', () => {
    const element = open.pop();
    if (element !== undefined) element.text = element.text.trim();
  });
  try {
    parser.write(source).close();
  } catch (error) {
    failure ??= String(error);
  }
  if (failure !== undefined) throw new Error(failure);
  if (root === undefined) throw new Error('line 1: there is no element');
  return root;
}

/** The first element along a path of names, or undefined. */
export function elementAt(root: XmlElement, ...names: readonly string[]): XmlElement | undefined {
  return elementsAt(root, ...names)[0];
}

/** All elements along a path of names. */
export function elementsAt(root: XmlElement, ...names: readonly string[]): readonly XmlElement[] {
  return names.reduce<readonly XmlElement[]>(
    (elements, name) =>
      elements.flatMap(({ children }) => children.filter((child) => child.name === name)),
    [root],
  );
}
