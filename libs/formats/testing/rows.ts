import { deflateSync } from 'node:zlib';
import {
  productCpp,
  sumCpp,
  sumJava,
  sumPython,
  sumPython2,
  sumStatement,
  sumTests,
} from './programs.ts';
import {
  booleanField,
  doubleField,
  floatField,
  int32Field,
  int64Field,
  listField,
  structField,
  textField,
  type Field,
} from './write-parquet.ts';

type Row = Readonly<Record<string, unknown>>;

const inputs = sumTests.map(([input]) => input);
const outputs = sumTests.map(([, output]) => output);
const pairs = sumTests.map(([input, output]) => ({ input, output }));

const sides = (name: string): Field =>
  structField(name, [listField('input', textField), listField('output', textField)]);
const programs = (name: string): Field =>
  structField(name, [listField('language', int64Field), listField('solution', textField)]);
const pairList = (name: string): Field =>
  listField(name, (element) => structField(element, [textField('input'), textField('output')]));

/** The columns of deepmind/code_contests. */
export const codeContestsFields: readonly Field[] = [
  textField('name'),
  textField('description'),
  sides('public_tests'),
  sides('private_tests'),
  sides('generated_tests'),
  int64Field('source'),
  int64Field('difficulty'),
  programs('solutions'),
  programs('incorrect_solutions'),
  int64Field('cf_contest_id'),
  textField('cf_index'),
  floatField('cf_points'),
  int32Field('cf_rating'),
  listField('cf_tags', textField),
  booleanField('is_description_translated'),
  textField('untranslated_description'),
  structField('time_limit', [int64Field('seconds'), int64Field('nanos')]),
  int64Field('memory_limit_bytes'),
  textField('input_file'),
  textField('output_file'),
];

export function codeContestsRow(changes: Row = {}): Row {
  return {
    name: '9001_A. Sum of Two',
    description: sumStatement,
    public_tests: { input: inputs.slice(0, 1), output: outputs.slice(0, 1) },
    private_tests: { input: inputs.slice(1, 3), output: outputs.slice(1, 3) },
    generated_tests: { input: inputs.slice(3), output: outputs.slice(3) },
    source: 2n,
    difficulty: 7n,
    solutions: { language: [2n, 3n, 1n, 4n], solution: [sumCpp, sumPython, sumPython2, sumJava] },
    incorrect_solutions: { language: [2n], solution: [productCpp] },
    cf_contest_id: 9001n,
    cf_index: 'A',
    cf_points: 500,
    cf_rating: 800,
    cf_tags: ['math', ''],
    is_description_translated: false,
    untranslated_description: '',
    time_limit: { seconds: 1n, nanos: 500_000_000n },
    memory_limit_bytes: 256_000_000n,
    input_file: '',
    output_file: '',
    ...changes,
  };
}

const submissionList = (name: string): Field =>
  listField(name, (element) => structField(element, [textField('code'), textField('language')]));

/** The columns of ByteDance-Seed/Code-Contests-Plus. */
export const codeContestsPlusFields: readonly Field[] = [
  textField('source'),
  textField('id'),
  textField('title'),
  textField('description'),
  int64Field('time_limit'),
  int64Field('memory_limit'),
  textField('validator'),
  textField('generator'),
  listField('generator_cmd', textField),
  textField('checker'),
  submissionList('correct_submissions'),
  submissionList('incorrect_submissions'),
  doubleField('true_positive_rate'),
  doubleField('true_negative_rate'),
  pairList('test_cases'),
];

export function codeContestsPlusRow(changes: Row = {}): Row {
  return {
    source: 'Codeforces',
    id: '9002_A',
    title: 'Sum of Two',
    description: sumStatement,
    time_limit: 2000n,
    memory_limit: 256n,
    validator: '',
    generator: '',
    generator_cmd: [],
    checker: '',
    correct_submissions: [
      { code: sumCpp, language: 'cpp' },
      { code: sumPython, language: 'py3' },
      { code: sumPython2, language: 'py2' },
    ],
    incorrect_submissions: [
      { code: productCpp, language: 'cpp' },
      { code: sumJava, language: 'java' },
    ],
    true_positive_rate: 1,
    true_negative_rate: 1,
    test_cases: pairs,
    ...changes,
  };
}

/** The columns of open-r1/codeforces. */
export const openR1Fields: readonly Field[] = [
  textField('id'),
  listField('aliases', textField),
  textField('contest_id'),
  textField('contest_name'),
  textField('contest_type'),
  int64Field('contest_start'),
  int64Field('contest_start_year'),
  textField('index'),
  doubleField('time_limit'),
  doubleField('memory_limit'),
  textField('title'),
  textField('description'),
  textField('input_format'),
  textField('output_format'),
  textField('interaction_format'),
  textField('note'),
  pairList('examples'),
  textField('editorial'),
  int64Field('rating'),
  listField('tags', textField),
  int64Field('testset_size'),
  pairList('official_tests'),
  booleanField('official_tests_complete'),
  textField('input_mode'),
  textField('generated_checker'),
  booleanField('executable'),
  int64Field('generated_tests'),
];

/** The columns of its generated_tests/test_cases_<contest>.parquet. */
export const generatedTestFields: readonly Field[] = [
  textField('problem_id'),
  textField('input'),
  textField('output'),
];

export function openR1Row(changes: Row = {}): Row {
  return {
    id: '9003/A',
    aliases: [],
    contest_id: '9003',
    contest_name: 'A round of our own',
    contest_type: 'CF',
    contest_start: 1_700_000_000n,
    contest_start_year: 2023n,
    index: 'A',
    time_limit: 1,
    memory_limit: 256,
    title: 'Sum of Two',
    description: 'Two integers are given. Print their sum.',
    input_format: 'One line with $a$ and $b$.',
    output_format: 'Their sum.',
    interaction_format: null,
    note: null,
    examples: pairs.slice(0, 1),
    editorial: null,
    rating: 800n,
    tags: ['math'],
    testset_size: 4n,
    official_tests: pairs,
    official_tests_complete: true,
    input_mode: 'stdio',
    generated_checker: null,
    executable: true,
    generated_tests: 0n,
    ...changes,
  };
}

/** Private tests as LiveCodeBench packs them: base64(zlib(pickle(text))), protocol 4. */
export function packedTests(text: string, pickle = pickledText(text)): string {
  return deflateSync(pickle).toString('base64');
}

/** `pickle.dumps(text, protocol=4)` of a str, as pickletools shows it. */
export function pickledText(text: string): Buffer {
  const bytes = Buffer.from(text, 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(bytes.length);
  const body = Buffer.concat([
    Buffer.from('X'),
    length,
    bytes,
    Buffer.from([0x94]),
    Buffer.from('.'),
  ]);
  const frame = Buffer.alloc(8);
  frame.writeBigUInt64LE(BigInt(body.length));
  return Buffer.concat([Buffer.from([0x80, 4, 0x95]), frame, body]);
}

const stdinTests = (from: number, to?: number): string =>
  JSON.stringify(pairs.slice(from, to).map((pair) => ({ ...pair, testtype: 'stdin' })));

/** A line of livecodebench/code_generation_lite. */
export function livecodebenchRow(changes: Row = {}): Row {
  return {
    question_title: 'Sum of Two',
    question_content: sumStatement,
    platform: 'atcoder',
    question_id: 'own900_a',
    contest_id: 'own900',
    contest_date: '2025-01-04T00:00:00',
    starter_code: '',
    difficulty: 'easy',
    public_test_cases: stdinTests(0, 1),
    private_test_cases: packedTests(stdinTests(1)),
    metadata: '{}',
    ...changes,
  };
}

/** A line of codeparrot/apps. */
export function appsRow(changes: Row = {}): Row {
  return {
    problem_id: 42,
    question: sumStatement,
    solutions: JSON.stringify([sumPython, sumPython2]),
    input_output: JSON.stringify({ inputs, outputs }),
    difficulty: 'introductory',
    url: 'https://example.org/sum',
    starter_code: '',
    ...changes,
  };
}

/** A line of BAAI/TACO. */
export function tacoRow(changes: Row = {}): Row {
  return {
    question: sumStatement,
    solutions: JSON.stringify([sumPython]),
    starter_code: '',
    input_output: JSON.stringify({ inputs, outputs }),
    difficulty: 'EASY',
    raw_tags: "['math']",
    name: 'Sum of Two',
    source: 'our own',
    tags: "['Mathematics', \"Euler's ways\"]",
    skill_types: "['Sorting']",
    url: 'https://example.org/sum',
    'Expected Auxiliary Space': null,
    time_limit: '2.0 seconds',
    date: '2024-01-01',
    picture_num: '0',
    memory_limit: '256.0 megabytes',
    'Expected Time Complexity': null,
    ...changes,
  };
}

/** The columns of TACO's parquet edition: all texts. */
export const tacoFields: readonly Field[] = Object.keys(tacoRow()).map(textField);
