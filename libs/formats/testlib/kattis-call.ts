import type { DraftFile } from '../problem-draft.ts';

/** Files of a testlib program beside its main file: testlib.h itself, and headers of its own. */
export type Headers = readonly DraftFile[];

/**
 * Makes a testlib checker an output validator of the Kattis/ICPC format. testlib calls it as
 * `checker input output answer` and reads its exit status (0 right, 1, 2, 4 and 8 wrong; testlib.h,
 * "OK_EXIT_CODE"), the format as `validator input answer feedback/ < output` (42 right, 43 wrong). A header
 * in front of the checker turns the one into the other before main begins, whatever testlib it is built with.
 */
export function kattisChecker(source: string, headers: Headers): readonly DraftFile[] {
  return withCall('checker.cpp', source, headers, checkerCall);
}

/** Makes a testlib validator an input validator of the same format: 42 valid, 43 not. */
export function kattisValidator(source: string, headers: Headers): readonly DraftFile[] {
  return withCall('validator.cpp', source, headers, validatorCall);
}

function withCall(
  name: string,
  source: string,
  headers: Headers,
  call: string,
): readonly DraftFile[] {
  return [
    // What follows keeps the line numbers of the original in messages of the compiler.
    { path: name, content: `#include "kattis_call.h"\n#line 1 "${name}"\n${source}` },
    { path: 'kattis_call.h', content: call },
    ...headers,
  ];
}

const end = (cases: string): string => `
static void end(int status, void*) {
  std::fflush(nullptr);
  switch (status) {
${cases}
    default: _exit(status);
  }
}
`;

const head = `// Lets a testlib program be called as the Kattis/ICPC problem package format calls it.
#pragma once
#include <fcntl.h>
#include <unistd.h>
#include <cstdio>
#include <cstdlib>
#include <cstring>

namespace kattis_call {
`;

const checkerCall = `${head}
static const int outputBytesChunk = 1 << 16;
static char outputPath[4096];
static char messagePath[4096];
${end(`    case 0: _exit(42);
    case 1:
    case 2:
    case 4:
    case 8: _exit(43);`)}
// argv is {checker, input, answer, feedback/}; the output comes on standard input.
__attribute__((constructor(101))) static void start(int argc, char** argv, char**) {
  on_exit(end, nullptr);
  if (argc < 4) {
    std::fprintf(stderr, "call: checker input answer feedback/ < output\\n");
    std::exit(3);
  }
  std::snprintf(outputPath, sizeof outputPath, "%s/output.txt", argv[3]);
  std::snprintf(messagePath, sizeof messagePath, "%s/judgemessage.txt", argv[3]);
  const int output = open(outputPath, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  static char bytes[outputBytesChunk];
  for (ssize_t count; (count = read(0, bytes, sizeof bytes)) > 0;)
    if (write(output, bytes, count) != count) std::exit(3);
  close(output);
  if (std::freopen(messagePath, "w", stderr) == nullptr) std::exit(3);
  argv[3] = argv[2];
  argv[2] = outputPath;
}

}  // namespace kattis_call
`;

const validatorCall = `${head}${end(`    case 0: _exit(42);
    case 1:
    case 2:
    case 3:
    case 4:
    case 8: _exit(43);`)}
__attribute__((constructor(101))) static void start() { on_exit(end, nullptr); }

}  // namespace kattis_call
`;
