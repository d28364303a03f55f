import { buildersFor } from './program.ts';

const front = buildersFor('front');
const full = buildersFor('full');

/**
 * Programs that clang does not take. Where g++ is certain to refuse them too, the front rung says so: one
 * program for each of clang's messages that count, and for each condition one beyond it.
 */
export const refusedPrograms = [
  ...[
    ['lacks a semicolon after an expression', 'int n = 1; n++ cout << n;'],
    ['lacks a semicolon after return', 'return 0 }  int f() { return 1;'],
    ['lacks a semicolon after a declaration', 'int n = 1 int m = 2;'],
    ['lacks a semicolon in a for', 'for (int i = 0; i < 3, i++) cout << i;'],
    ['lacks a closing parenthesis', 'cout << (1 + 2;'],
    ['lacks a closing bracket', 'int a[3]; cout << a[1;'],
    ['lacks an operand', 'int n = 1 + ; cout << n;'],
    ['lacks the parenthesis of an if', 'int n = 1; if n > 0) cout << n;'],
    ['lacks the while of a do', 'int n = 3; do n--; until (n); cout << n;'],
    ['lacks the if of an else', 'int n = 1; else n = 2; cout << n;'],
    ['closes a block too many', '} }'],
    ['leaves a block open', 'if (1) {'],
    ['leaves a comment open', 'cout << 1; /*'],
    ['has a stray character', 'cout << 1; `cout << 2;`'],
    ['has a name from nowhere', 'int counter = 1; cout << counterr;'],
    ['calls a function from nowhere', 'cout << solveit(5);'],
    ['has a type from nowhere', 'grafph g; cout << 1;'],
    [
      'has a name from nowhere in a lambda',
      'auto f = [&](auto x) { return x + yonder; }; cout << 1;',
    ],
  ].map(([does = '', body = '']) => front.mainOf(does, body)),
  front.mainOf('lacks a semicolon in a structure', 'cout << P{1}.b;', {
    head: 'struct P { int a int b; };',
  }),
  front.mainOf('declares at the top what stands for nothing', 'cout << 1;', {
    head: 'return 0;',
  }),
  front.mainOf('has a name from nowhere in a template', 'cout << 1;', {
    head: 'template <class T> T f(T x) { return x + yonder; }',
  }),
  front.program('is prose', 'Here is the solution:\n'),
  front.program('is prose with a keyword', 'this is no program\n'),
  front.program('forgets std', '#include <iostream>\nint main() { cout << 5; }\n'),
  front.program(
    'lacks a semicolon, with few headers',
    '#include <iostream>\nusing namespace std;\nint main() { int n; cin >> n cout << n; }\n',
  ),

  full.program(
    'has names that std has in other headers, and lacks a semicolon',
    '#include <iostream>\nusing namespace std;\nint rank = 1;\nint main() { int n = rank < 5 > 0; cout << n cout << 1; }\n',
  ),
  full.mainOf('has a name that a header mentions', 'cout << _Complex_I2 + __gnuc_va_list_;'),
  full.mainOf('has a builtin that clang does not', 'cout << __builtin_apply_args2();'),
  full.mainOf(
    'is of a dialect and lacks a semicolon',
    'int n __attribute__((unused)) = 1 cout << n;',
  ),
  full.mainOf(
    'calls its variable as modules are called',
    'int module = 1; cout << module cout << 1;',
  ),
  full.program(
    'asks which compiler it has and lacks a semicolon',
    '#include <iostream>\nint main() {\n#ifdef __clang_major__\n  int n = 1\n#endif\n  std::cout << 1; }\n',
  ),
  full.program(
    'changes a header and lacks a semicolon',
    '#define private public\n#include <iostream>\nint main() { std::cout << 1 return 0; }\n',
  ),
  full.mainOf('has a word beyond ASCII', 'int größe = 1; cout << größe cout << 1;'),
  full.mainOf('calls no member', 'vector<int> v; v.push(1); cout << v[0];'),
  full.mainOf('converts what does not convert', 'string s = "a"; int n = s; cout << n;'),
];
