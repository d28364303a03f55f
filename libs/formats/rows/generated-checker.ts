import type { DraftFile } from '../problem-draft.ts';

/**
 * The checkers of open-r1/codeforces are Python programs that are given the names of input, answer and
 * output, and print a score, of which 1 is right. This makes such a program an output validator of the
 * Kattis/ICPC format. As in the data set's own scoring, whatever does not print 1 rejects, a crash on
 * an output that the checker cannot read included.
 */
export function generatedCheckerFiles(source: string): readonly DraftFile[] {
  return [
    { path: '__main__.py', content: adapter },
    { path: 'generated_checker.py', content: source },
  ];
}

const adapter = `"""Calls generated_checker.py, which takes file names and prints a score, as the Kattis/ICPC format calls a validator."""
import contextlib
import io
import os
import runpy
import sys

ACCEPT, REJECT = 42, 43


def main():
    input_path, answer_path, feedback = sys.argv[1:4]
    output_path = os.path.join(feedback, 'output.txt')
    with open(output_path, 'wb') as file:
        file.write(sys.stdin.buffer.read())
    checker = os.path.join(os.path.dirname(__file__), 'generated_checker.py')
    sys.argv = [checker, input_path, answer_path, output_path]
    printed = io.StringIO()
    failure = ''
    try:
        with contextlib.redirect_stdout(printed):
            runpy.run_path(checker, run_name='__main__')
    except SystemExit:
        pass
    except Exception as error:
        failure = f'{type(error).__name__}: {error}'
    words = printed.getvalue().split()
    try:
        is_right = failure == '' and float(words[-1]) >= 1
    except (IndexError, ValueError):
        is_right = False
    if is_right:
        sys.exit(ACCEPT)
    with open(os.path.join(feedback, 'judgemessage.txt'), 'w') as file:
        file.write(failure or printed.getvalue())
    sys.exit(REJECT)


main()
`;
