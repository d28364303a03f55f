import { buildersFor } from './program.ts';

const { mainOf } = buildersFor('full');

const next = 'int n; int next() { return ++n; } int read() { int x; cin >> x; return x; }';

/** Programs whose arguments disturb each other: C++ leaves their order open, and the two compilers differ. */
export const openPrograms = [
  mainOf('takes two numbers from one counter', 'cout << minus_(next(), next());', {
    head: `${next} int minus_(int a, int b) { return a - b; }`,
  }),
  mainOf(
    'makes a pair of two reads',
    'auto p = make_pair(read(), read()); cout << p.first << p.second;',
    { head: next, input: '1 2' },
  ),
  mainOf(
    'constructs a pair of two reads',
    'pair<int, int> p(read(), read()); cout << p.first << p.second;',
    { head: next, input: '1 2' },
  ),
  mainOf('prints two of one counter', 'printf("%d %d", next(), next());', { head: next }),
  mainOf('prints a counter that it increases', 'int i = 0; printf("%d %d", i, i++);'),
  mainOf(
    'emplaces two reads',
    'vector<pair<int, int>> v; v.emplace_back(read(), read()); cout << v[0].first << v[0].second;',
    { head: next, input: '1 2' },
  ),
  mainOf(
    'pushes what it pops',
    'vector<int> v{1, 2, 3, 4}; auto take = [&] { int x = v.back(); v.pop_back(); return x; }; auto p = make_pair(take(), take()); cout << p.first << p.second;',
  ),
  mainOf('passes what it changes', 'int a = 1; cout << add(a, a = 5);', {
    head: 'int add(int a, int b) { return a * 10 + b; }',
  }),
  mainOf('passes characters that it reads', 'cout << add(getchar(), getchar());', {
    head: 'int add(int a, int b) { return a * 1000 + b; }',
    input: 'ab',
  }),
  mainOf(
    'draws two random arguments',
    'srand(1); auto p = make_pair(rand() % 100, rand() % 100); cout << p.first << " " << p.second;',
  ),
  mainOf(
    'draws two arguments of one engine',
    'mt19937 g(1); auto p = make_pair(g() % 100, g() % 100); cout << p.first << " " << p.second;',
  ),
  mainOf(
    'moves and measures',
    'string s = "abcd"; vector<pair<string, int>> v; v.emplace_back(move(s), s.size()); cout << v[0].second;',
    { rung: 'either' },
  ),
  mainOf('moves by value and measures', 'vector<int> v{1, 2, 3}; cout << f(move(v), v.size());', {
    head: 'int f(vector<int> v, int n) { return v.size() * 10 + n; }',
  }),
  mainOf(
    'increases through an iterator',
    'int a[] = {1, 2, 3}; int* p = a; cout << sub(*p++, *p++);',
    { head: 'int sub(int a, int b) { return a * 10 + b; }' },
  ),
  mainOf('takes a maximum of calls with memory', 'cout << f(30) << calls;', {
    head: 'map<int, int> m; int calls; int f(int n) { calls++; if (n < 2) return n; if (m.count(n)) return m[n]; int r = max(f(n - 1), f(n - 3) + n); return m[n] = r; }',
  }),
  mainOf('nests maxima of calls with memory', 'memset(d, -1, sizeof d); cout << g(20, 3);', {
    head: 'int d[50][50]; int g(int i, int j) { if (i <= 0 || j < 0) return 0; int& r = d[i][j]; if (r != -1) return r; return r = max({g(i - 1, j), g(i - 2, j - 1) + i, g(i - 3, j) + 1}); }',
    rung: 'either',
  }),
  mainOf('evaluates both sides of an operator with effects', 'cout << read() - read();', {
    head: next,
    input: '9 4',
    rung: 'front',
  }),
  mainOf(
    'indexes by a call while it changes the array',
    'v.resize(1); v[0] = grow(); cout << v[0] << v.size();',
    { head: 'vector<int> v; int grow() { v.push_back(7); return 5; }', rung: 'either' },
  ),
  mainOf(
    'assigns to a map what depends on its size',
    'map<int, int> m; m[5] = m.size(); m[6] = m.size(); cout << m[5] << m[6];',
    { rung: 'front' },
  ),
  mainOf(
    'shifts to a stream by calls in turn',
    'cout << read() << " " << read() << " " << read();',
    { head: next, input: '1 2 3', rung: 'front' },
  ),
  mainOf(
    'initialises a list by calls in turn',
    'vector<int> v{read(), read()}; pair<int, int> p{read(), read()}; cout << v[0] << v[1] << p.first << p.second;',
    { head: next, input: '1 2 3 4', rung: 'front' },
  ),
  mainOf('adds a variable to a call that changes it', 'cout << n + bump();', {
    head: 'int n = 1; int bump() { n = 10; return 5; }',
  }),
  mainOf('adds a call to the variable that it changes', 'cout << bump() + n;', {
    head: 'int n = 1; int bump() { n = 10; return 5; }',
  }),
  mainOf('assigns a sum with a call that changes it', 'n = n + bump(); cout << n;', {
    head: 'int n = 1; int bump() { n = 10; return 5; }',
  }),
  mainOf('adds to what a call changes', 'n += bump(); cout << n;', {
    head: 'int n = 1; int bump() { n = 10; return 5; }',
    rung: 'front',
  }),
  mainOf(
    'multiplies a captured variable by a lambda that changes it',
    'int n = 2; auto f = [&] { n = 7; return 3; }; cout << n * f() - n;',
  ),
  mainOf('adds a local to its own increment', 'int i = 1; int j = i + i++; cout << i << j;'),
  mainOf('adds two increments', 'int i = 1; int j = i++ + i++; cout << i << j;'),
  mainOf('adds strings that it reads', 'cout << word() + word();', {
    head: 'string word() { string s; cin >> s; return s; }',
    input: 'a b',
  }),
  mainOf('compares strings that it reads', 'cout << (word() < word());', {
    head: 'string word() { string s; cin >> s; return s; }',
    input: 'a b',
  }),
  mainOf('adds complex numbers that it reads', 'cout << real() - real();', {
    head: 'complex<double> real() { double d; cin >> d; return d; }',
    input: '5 3',
  }),
  mainOf('adds numbers of its own class that it reads', 'cout << (get() - get()).v;', {
    head: 'struct M { int v; M operator-(M o) const { return {v * 3 - o.v}; } }; M get() { int x; cin >> x; return {x}; }',
    input: '5 3',
  }),
  mainOf(
    'takes a maximum of calls through std::function',
    'function<int(int)> f; int n = 0; f = [&](int x) { return n = n * 2 + x; }; cout << min(f(1), f(2)) << n; auto p = make_pair(f(1), f(2)); cout << p.first;',
  ),
  mainOf(
    'exchanges what it passes',
    'int a = 1; auto p = make_pair(exchange(a, 5), a); cout << p.first << p.second;',
  ),
  mainOf(
    'draws from one distribution',
    'mt19937 g(1); uniform_int_distribution<int> d(1, 1000); auto p = make_pair(d(g), d(g)); cout << p.first << " " << p.second;',
  ),
  mainOf(
    'reads two elements',
    'vector<int> v{1, 2}; tuple<int, int> t(3, 4); auto p = make_pair(v[0], v.back()); cout << p.first << max(get<0>(t), get<1>(t)) << min(v.size(), v.size() + 1);',
    { rung: 'front' },
  ),
  mainOf('recurses into both operands', 'cout << f(20);', {
    head: 'long long m[50]; long long f(int n) { if (n < 2) return n; long long& r = m[n]; return r ? r : r = f(n - 1) + f(n - 2); }',
    rung: 'front',
  }),
  mainOf('adds a cost to a call with memory', 'cout << f(0);', {
    head: 'int c[5] = {3, 1, 4, 1, 5}, m[6]; int f(int i) { if (i >= 5) return 0; if (m[i]) return m[i]; return m[i] = min(c[i] + f(i + 1), f(i + 2) + 2); }',
    rung: 'either',
  }),
  mainOf('makes pairs of what it reads elsewhere', 'cout << best(3, 4);', {
    head: 'long long d[9]; set<pair<long long, pair<int, int>>> q; long long best(int i, int j) { q.insert(make_pair(d[i], make_pair(i, j))); q.erase(make_pair(d[i], make_pair(i, j))); q.insert(make_pair(d[j] + 2, make_pair(j, 0))); return q.begin()->first + q.begin()->second.first; }',
    rung: 'front',
  }),
  mainOf(
    'makes a pair of what it moves away',
    'string s = "abc"; cout << f({make_pair(move(s), 1), 2}, s.size());',
    {
      head: 'int f(pair<pair<string, int>, int> p, int n) { return p.first.first.size() * 10 + n; }',
      rung: 'either',
    },
  ),
  mainOf('passes calls that lead to each other', 'cout << sub(even(2), even(3)) + odd(1);', {
    head: 'int n; int odd(int k); int even(int k) { return k ? odd(k - 1) : n; } int odd(int k) { n = n * 2 + 1; return k ? even(k - 1) : n; } int sub(int a, int b) { return a * 10 - b; }',
  }),
  mainOf('passes objects that count themselves', 'cout << sub(S(), S());', {
    head: 'int n; struct S { int v; S() { v = ++n; } }; int sub(S a, S b) { return a.v * 10 - b.v; }',
  }),
  mainOf('passes objects that set nothing but themselves', 'cout << sub(S(4), S(3));', {
    head: 'struct S { int v; S(int x) { v = x; } }; int sub(S a, S b) { return a.v * 10 - b.v; }',
    rung: 'front',
  }),
  mainOf('has a template that it does not use', 'cout << 7;', {
    head: 'template <class T> bool worse(T a, T b) { return a < b - 1; }',
    rung: 'front',
  }),
  mainOf(
    'takes two of one counter in a generic lambda',
    'auto f = [](auto a) { return minus_(next(), next() + a); }; cout << f(1);',
    {
      head: `${next} int minus_(int a, int b) { return a * 10 - b; }`,
    },
  ),
];
