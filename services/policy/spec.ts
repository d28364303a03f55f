import { AppError } from '#libs/domain/app-error.ts';

/** A pool of recorded samples. */
export type ReplaySpec = {
  readonly kind: 'replay';
  readonly name: string;
  readonly spec: string;
  /** May hold the placeholder `{problem}`. */
  readonly path: string;
};

/** A model behind an OpenAI-compatible endpoint. Absent fields take the service's defaults. */
export type OpenAiSpec = {
  readonly kind: 'openai';
  readonly name: string;
  readonly spec: string;
  readonly model: string;
  readonly baseUrl?: string;
  readonly api: 'chat' | 'completions';
  /** US dollars per million tokens. */
  readonly promptPrice?: number;
  readonly completionPrice?: number;
  readonly maxTokens?: number;
  readonly concurrency?: number;
  readonly isStreamed: boolean;
  /** A file that holds the key of this endpoint. */
  readonly keyFile?: string;
};

export type PolicySpec = ReplaySpec | OpenAiSpec;

/** Most policies in a family. */
const policyCountMax = 64;

/**
 * Reads a family of policies from text: SPECs separated by white space. A blank in a path is kept when
 * no new SPEC begins after it. Fails with INVALID_ARGUMENT (INVALID_POLICY_SPEC) naming what is right.
 */
export function parsePolicySpecs(text: string): readonly PolicySpec[] {
  const parts = text
    .split(/\n|\s+(?=[a-z][a-z0-9-]*:)/)
    .map((part) => part.trim())
    .filter((part) => part !== '');
  if (parts.length === 0) throw invalidSpec('', `no policy is given: ${grammar}`);
  if (parts.length > policyCountMax)
    throw invalidSpec(
      '',
      `${parts.length} policies are given: at most ${policyCountMax} are allowed`,
    );
  const specs: PolicySpec[] = [];
  for (const part of parts) {
    const parsed = parseSpec(part);
    specs.push({ ...parsed, name: uniqueName(parsed.name, part, specs) });
  }
  return specs.map((spec) => ({ ...spec }));
}

const grammar =
  'give replay:PATH[?name=NAME] or openai:MODEL[@BASE_URL][?api=chat|completions&name=NAME&' +
  'prompt-price=USD&completion-price=USD&max-tokens=N&concurrency=N&stream=true&key-file=PATH]';

function parseSpec(spec: string): PolicySpec {
  const colon = spec.indexOf(':');
  const scheme = colon < 0 ? spec : spec.slice(0, colon);
  const rest = colon < 0 ? '' : spec.slice(colon + 1);
  switch (scheme) {
    case 'replay':
      return parseReplay(spec, rest);
    case 'openai':
      return parseOpenAi(spec, rest);
    default:
      throw invalidSpec(spec, `"${scheme}" is no kind of policy: ${grammar}`);
  }
}

function parseReplay(spec: string, rest: string): ReplaySpec {
  // A path may hold a question mark itself; only "?name=" at the end is ours.
  const [, path = '', name] = /^(.*?)(?:\?name=([^?&]*))?$/s.exec(rest) ?? [];
  if (path === '')
    throw invalidSpec(
      spec,
      'the path is missing: give replay:PATH, a .jsonl pool or a folder of sources',
    );
  return { kind: 'replay', name: readName(spec, name, 'replay'), spec, path };
}

function parseOpenAi(spec: string, rest: string): OpenAiSpec {
  const question = rest.indexOf('?');
  const address = question < 0 ? rest : rest.slice(0, question);
  const { model, baseUrl } = splitAddress(spec, address);
  const values = readParameters(spec, question < 0 ? '' : rest.slice(question + 1));
  const promptPrice = readNumber(spec, values, 'prompt-price', 0, 1_000_000);
  const completionPrice = readNumber(spec, values, 'completion-price', 0, 1_000_000);
  if ((promptPrice === undefined) !== (completionPrice === undefined)) {
    throw invalidSpec(
      spec,
      'only one of prompt-price and completion-price is given: give both, 0 where it costs nothing',
    );
  }
  const maxTokens = readInteger(spec, values, 'max-tokens', 1, 262_144);
  const concurrency = readInteger(spec, values, 'concurrency', 1, 256);
  const keyFile = values.get('key-file');
  return {
    kind: 'openai',
    name: readName(spec, values.get('name'), model),
    spec,
    model,
    ...(baseUrl === undefined ? {} : { baseUrl }),
    api: readWord(spec, values, 'api', ['chat', 'completions']) ?? 'chat',
    ...(promptPrice === undefined ? {} : { promptPrice }),
    ...(completionPrice === undefined ? {} : { completionPrice }),
    ...(maxTokens === undefined ? {} : { maxTokens }),
    ...(concurrency === undefined ? {} : { concurrency }),
    isStreamed: readWord(spec, values, 'stream', ['true', 'false']) === 'true',
    ...(keyFile === undefined ? {} : { keyFile }),
  };
}

/** Model names may hold colons, slashes and even "@"; a base URL begins with http. */
function splitAddress(spec: string, address: string): { model: string; baseUrl?: string } {
  const [, model = '', baseUrl] = /^(.*?)(?:@(https?:\/\/.*))?$/s.exec(address) ?? [];
  if (model === '' || /\s/.test(model))
    throw invalidSpec(spec, 'the model is missing or holds a blank: give openai:MODEL@BASE_URL');
  if (baseUrl === undefined) {
    const tail = model.slice(model.lastIndexOf('@') + 1);
    if (
      model.includes('@') &&
      /^(?:localhost|[\w-]+(?:\.[\w-]+)+|[\w.-]+:\d+)(?:[:/]|$)/.test(tail)
    ) {
      throw invalidSpec(
        spec,
        'the base URL must begin with http:// or https://, such as @http://127.0.0.1:8000/v1',
      );
    }
    return { model };
  }
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (url === undefined || /\s/.test(baseUrl))
    throw invalidSpec(
      spec,
      'the base URL cannot be read: give one such as http://127.0.0.1:8000/v1',
    );
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    throw invalidSpec(
      spec,
      'the base URL holds a user, password or fragment: give the key in GOLDPAN_OPENAI_API_KEY_FILE or ?key-file=PATH',
    );
  }
  return { model, baseUrl };
}

const parameterNames = [
  'api',
  'name',
  'prompt-price',
  'completion-price',
  'max-tokens',
  'concurrency',
  'stream',
  'key-file',
] as const;
type ParameterName = (typeof parameterNames)[number];

function readParameters(spec: string, query: string): ReadonlyMap<ParameterName, string> {
  const values = new Map<ParameterName, string>();
  for (const [key, value] of new URLSearchParams(query)) {
    const name = parameterNames.find((known) => known === key);
    // The value is not shown: somebody may have put a key there.
    if (name === undefined)
      throw invalidSpec(spec, `"${key}" is no parameter: use ${parameterNames.join(', ')}`);
    if (values.has(name)) throw invalidSpec(spec, `${name} is given twice: give it once`);
    if (value === '') throw invalidSpec(spec, `${name} is empty: give a value or leave it out`);
    values.set(name, value);
  }
  return values;
}

function readWord<Word extends string>(
  spec: string,
  values: ReadonlyMap<ParameterName, string>,
  name: ParameterName,
  words: readonly Word[],
): Word | undefined {
  const value = values.get(name);
  if (value === undefined) return undefined;
  const found = words.find((word) => word === value);
  if (found === undefined)
    throw invalidSpec(spec, `${name}=${value}: must be one of ${words.join(', ')}`);
  return found;
}

function readNumber(
  spec: string,
  values: ReadonlyMap<ParameterName, string>,
  name: ParameterName,
  least: number,
  most: number,
): number | undefined {
  const value = values.get(name);
  if (value === undefined) return undefined;
  const number = Number(value);
  if (!/^\d+(\.\d+)?$/.test(value) || number < least || number > most) {
    throw invalidSpec(spec, `${name}=${value}: must be a number from ${least} to ${most}`);
  }
  return number;
}

function readInteger(
  spec: string,
  values: ReadonlyMap<ParameterName, string>,
  name: ParameterName,
  least: number,
  most: number,
): number | undefined {
  const number = readNumber(spec, values, name, least, most);
  if (number !== undefined && !Number.isInteger(number)) {
    throw invalidSpec(spec, `${name}=${number}: must be a whole number from ${least} to ${most}`);
  }
  return number;
}

function readName(spec: string, given: string | undefined, fallback: string): string {
  const name = given ?? fallback;
  if (!/^[^\s,]{1,128}$/.test(name)) {
    throw invalidSpec(
      spec,
      'the name must have 1 to 128 characters, and neither blanks nor commas: give ?name=NAME',
    );
  }
  return name;
}

/** Names that nobody gave are made unique with a number; two equal given ones are a mistake. */
function uniqueName(name: string, part: string, earlier: readonly PolicySpec[]): string {
  const isTaken = (candidate: string): boolean => earlier.some((spec) => spec.name === candidate);
  if (!isTaken(name)) return name;
  if (/[?&]name=/.test(part))
    throw invalidSpec(part, `the name "${name}" is taken by another policy: names must differ`);
  let number = 2;
  while (isTaken(`${name}-${number}`)) number += 1;
  return `${name}-${number}`;
}

function invalidSpec(spec: string, description: string): AppError {
  // A password in a URL must not travel with the error; nor does any value of a query.
  const shown = spec.replace(/\/\/[^/@]*@/, '//[user]@').replace(/\?.*$/s, '?…');
  const prefix = shown === '' ? 'policy: ' : `policy "${shown}": `;
  return new AppError('INVALID_ARGUMENT', 'INVALID_POLICY_SPEC', prefix + description, {
    metadata: { spec: shown },
  });
}
