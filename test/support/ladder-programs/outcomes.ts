import { buildersFor } from './program.ts';

const { mainOf, program } = buildersFor('full');

/** Ends other than an answer: the full rung decides what they are. */
export const outcomePrograms = [
  mainOf('divides by zero', 'int n; cin >> n; cout << 5 / n;', { input: '0' }),
  mainOf('divides the least number by -1', 'int n, m; cin >> n >> m; cout << n / m << n % m;', {
    input: '-2147483648 -1',
  }),
  mainOf('loops for ever', 'volatile int i = 0; for (;;) i = i + 1;'),
  mainOf('recurses for ever', 'cout << f(1);', {
    head: 'int f(int n) { volatile char pad[64]; pad[n % 64] = 1; return f(n + 1) + pad[n % 64]; }',
  }),
  mainOf('recurses for ever in a tail', 'cout << f(1);', {
    head: 'unsigned f(unsigned n) { return f(n + 1); }',
  }),
  mainOf('has frames that are larger without optimisation', 'cout << f(700000);', {
    head: 'int f(int n) { if (!n) return 0; vector<int> v(1, n); string s = to_string(n); map<int, int> m; return f(n - 1) + (v[0] + s.size() + m.size()) % 2; }',
    rung: 'either',
  }),
  mainOf('floods its output', 'for (int i = 0; i < 10000000; i++) cout << "xxxxxxxxxx\\n";'),
  mainOf('returns 1 with its answer', 'cout << 5; return 1;'),
  mainOf('exits 3', 'cout << 5 << flush; exit(3);'),
  mainOf('aborts', 'cout << 5 << flush; abort();'),
  mainOf('throws what nobody catches', 'cout << 5 << flush; throw runtime_error("x");'),
  mainOf('fails an assertion', 'int n; cin >> n; assert(n > 5); cout << n;', { input: '3' }),
  mainOf('takes too much memory', 'vector<vector<int>> v; for (;;) v.emplace_back(1 << 20, 1);'),
  mainOf('asks at() beyond the end', 'vector<int> v(3); int i; cin >> i; cout << v.at(i);', {
    input: '3',
  }),
  mainOf('asks substr beyond the end', 'string s = "abc"; cout << s.substr(5);'),
  program('is no program', 'this is no program\n', { rung: 'front' }),
  program('has no main', '#include <iostream>\nint f() { return 1; }\n'),
  program(
    'declares what nobody defines',
    '#include <iostream>\nint f();\nint main() { std::cout << f(); }\n',
  ),
  program('is empty', ''),
  program(
    'uses a private member',
    '#include <iostream>\nclass A { int x = 1; };\nint main() { std::cout << A().x; }\n',
  ),
  program(
    'fails a static assertion',
    '#include <iostream>\nstatic_assert(sizeof(int) == 8);\nint main() {}\n',
  ),
  program(
    'defines a function twice',
    '#include <iostream>\nint f() { return 1; }\nint f() { return 2; }\nint main() { std::cout << f(); }\n',
  ),
  mainOf('closes its output early', 'cout << 5 << flush; fclose(stdout); cout << 6;', {
    rung: 'either',
  }),
  mainOf('leaves by quick_exit', 'cout << 5 << flush; at_exit(); quick_exit(0);', {
    head: 'void at_exit() { at_quick_exit([] { puts("bye"); }); }',
    rung: 'either',
  }),
  mainOf('leaves by _Exit without a flush', 'cout << 5; printf("6"); _Exit(0);', {
    rung: 'either',
  }),
  mainOf('prints at exit', 'atexit([] { puts("bye"); }); static D d; cout << 5;', {
    head: 'struct D { ~D() { cout << "d"; } };',
    rung: 'front',
  }),
  mainOf(
    'mixes its streams',
    'cout << 1; printf("2"); cout << 3; puts("4"); cerr << 5; clog << 6;',
    { rung: 'front' },
  ),
  mainOf(
    'mixes its streams without synchronisation',
    'ios::sync_with_stdio(false); cout << 1; printf("2"); cout << 3; puts("4"); cout << 5 << endl;',
    { rung: 'front' },
  ),
  mainOf(
    'reads a file that is not there',
    'freopen("input.txt", "r", stdin); int n = 4; cin >> n; cout << n;',
    { input: '7', rung: 'either' },
  ),
  mainOf('reads its arguments and environment', 'cout << (getenv("HOME") ? 1 : 0);', {
    rung: 'either',
  }),
  program(
    'prints how it is called',
    '#include <iostream>\nint main(int n, char** a) { std::cout << n << a[0]; }\n',
    { rung: 'front' },
  ),
];
