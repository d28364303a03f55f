/** Programs for the problem of all fixtures: print the sum of two integers. */
export const sumCpp =
  '#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a + b << "\\n"; }\n';
export const sumPython = 'a, b = map(int, input().split())\nprint(a + b)\n';
export const productCpp =
  '#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a * b << "\\n"; }\n';
export const sumPython2 = 'a, b = map(int, raw_input().split())\nprint a + b\n';
export const sumJava = 'class Sum {}\n';

/** Its statement, with the first test in it. */
export const sumStatement =
  'Two integers $a$ and $b$ ($0 \\le a, b \\le 10^{9}$) are given. Print their sum.\n\nInput\n\n2 3\n\nOutput\n\n5\n';

/** Its tests; the product of the first is not its sum. */
export const sumTests: readonly (readonly [string, string])[] = [
  ['2 3\n', '5\n'],
  ['0 0\n', '0\n'],
  ['10 20\n', '30\n'],
  ['999999999 1\n', '1000000000\n'],
];
