import { Language } from '../../domain/language.ts';
import type { DraftGenerator } from '../problem-draft.ts';
import { amalgamate } from '../../packages/amalgamate.ts';

/**
 * Makes one program of a C++ generator and its headers that takes its arguments on standard input, each ended
 * by a zero byte, so that one compilation serves all calls. Code behind the generator's own calls its main:
 * as an initialiser of the last static variable, which g++ runs after all others of the file. `main` itself
 * stays as it is, since only there running off the end means 0.
 */
export function generatorProgram(
  name: string,
  mainFile: string,
  files: ReadonlyMap<string, string>,
): DraftGenerator {
  const source = `${amalgamate(mainFile, files)}\n${call}`;
  return { name, program: { language: Language.Cpp17, source: Buffer.from(source, 'latin1') } };
}

/** Standard input of a generator: its name and arguments. */
export function generatorInput(name: string, values: readonly string[]): Buffer {
  return Buffer.from([name, ...values].map((value) => `${value}\0`).join(''), 'utf8');
}

const call = `
#include <unistd.h>
#include <cstdlib>
#include <string>
#include <vector>

namespace generator_call {

int run(int (*start)(), int, char**) { return start(); }
int run(int (*start)(int, char**), int count, char** values) { return start(count, values); }
int run(int (*start)(int, const char**), int count, char** values) {
  return start(count, const_cast<const char**>(values));
}

struct Start {
  Start() {
    static std::string bytes;
    char chunk[4096];
    for (ssize_t count; (count = read(0, chunk, sizeof chunk)) > 0;) bytes.append(chunk, count);
    static std::vector<char*> values;
    for (std::size_t begin = 0; begin < bytes.size(); begin = bytes.find('\\0', begin) + 1)
      values.push_back(&bytes[begin]);
    values.push_back(nullptr);
    std::exit(run(&main, int(values.size()) - 1, values.data()));
  }
};
static Start start;

}  // namespace generator_call
`;
