import { Language } from '#libs/domain/language.ts';
import { buildersFor } from './program.ts';

const { mainOf, program } = buildersFor('front');

/** Well-formed programs without a doubt: a wrong answer of theirs is final on the front rung. */
export const plainPrograms = [
  mainOf('adds what it reads', 'long long a, b; cin >> a >> b; cout << a + b << endl;', {
    input: '20 22\n',
  }),
  mainOf('reads until the end', 'long long sum = 0, x; while (cin >> x) sum += x; cout << sum;', {
    input: '1 2 3 4\n',
  }),
  mainOf(
    'reads lines until the end',
    'string line; int n = 0; while (getline(cin, line)) n += line.size(); cout << n;',
    { input: 'ab\ncd e\n' },
  ),
  mainOf(
    'reads characters until the end',
    'int c, n = 0; while ((c = getchar()) != EOF) n = n * 31 % 1000 + c; printf("%d", n);',
    {
      input: 'hello\nworld',
    },
  ),
  mainOf(
    'formats with printf',
    'printf("%05d|%-6s|%.3f|%x|%lld\\n", 42, "ab", 1.0 / 3, 255, 1LL << 40);',
  ),
  mainOf(
    'formats with iomanip',
    "cout << setw(8) << setfill('*') << 3.14159 << fixed << setprecision(4) << 2.0 / 3 << hex << showbase << 255 << boolalpha << true << scientific << 12345.678;",
  ),
  mainOf(
    'formats with a stringstream and the classic locale',
    "stringstream s; s.imbue(locale::classic()); s << 1234567 << ' ' << 1.5; string a; double b; s >> a >> b; cout << a << b;",
  ),
  mainOf(
    'computes with long double',
    'long double x = 2; cout << setprecision(18) << sqrtl(x) << " " << powl(x, 0.3L) << " " << expl(1.0L);',
  ),
  mainOf(
    'computes with double',
    'double s = 0; for (int i = 1; i < 100000; i++) s += sin(i) / i + pow(i, 0.25) * 1e-9 + hypot(i, 3) * 1e-8; printf("%.17g", s);',
  ),
  mainOf(
    'computes with float',
    'float s = 0; for (int i = 1; i < 100000; i++) s += 1.0f / i * 3; printf("%.9g", s);',
  ),
  mainOf(
    'rounds',
    'cout << llround(2.5) << lround(-2.5) << rint(2.5) << floor(-0.5) << (int)-1.7 << (long long)1e18;',
  ),
  mainOf(
    'uses a bitset',
    'bitset<300> b; b[0] = 1; for (int i : {3, 5, 64}) b |= b << i; cout << b.count() << b._Find_first() << b.to_string().substr(200);',
  ),
  mainOf(
    'draws with a fixed seed',
    'mt19937 g(5); mt19937_64 h(7); uniform_int_distribution<int> d(1, 100); vector<int> v(20); iota(v.begin(), v.end(), 0); shuffle(v.begin(), v.end(), g); for (int x : v) cout << x << " "; cout << d(g) << " " << h() << " " << uniform_real_distribution<>(0, 1)(g);',
  ),
  mainOf('draws with rand', 'srand(3); cout << rand() % 1000; cout << rand();'),
  mainOf(
    'matches a regular expression',
    'regex r("(\\\\d+)-(\\\\w*)"); smatch m; string s = "12-ab"; if (regex_match(s, m, r)) cout << m[1] << m[2]; cout << regex_replace(s, regex("[a-z]"), "_");',
  ),
  mainOf(
    'recurses through std::function',
    'function<int(int)> f = [&](int n) { return n < 2 ? n : f(n - 1) + f(n - 2); }; cout << f(20);',
  ),
  mainOf(
    'orders a queue by a lambda',
    'auto later = [](int a, int b) { return a % 10 > b % 10; }; priority_queue<int, vector<int>, decltype(later)> q(later); for (int i : {19, 22, 31, 47}) q.push(i); while (!q.empty()) { cout << q.top() << " "; q.pop(); }',
  ),
  mainOf(
    'binds structures',
    'map<string, vector<int>> m; m["a"] = {1, 2}; m["b"].push_back(3); for (auto& [k, v] : m) for (int x : v) cout << k << x; auto [x, y, z] = tuple(1, 2.5, string("s")); cout << x << y << z;',
  ),
  mainOf(
    'uses views',
    'auto v = views::iota(1, 20) | views::filter([](int x) { return x % 3 == 0; }) | views::transform([](int x) { return x * x; }); int s = 0; for (int x : v | views::take(4)) s += x; vector<int> w{3, 1, 2}; ranges::sort(w, greater{}); cout << s << w[0] << ranges::max(w);',
    { rung: 'either' },
  ),
  mainOf(
    'uses concepts and a spaceship',
    'cout << twice(4) << (P{1, 2} < P{1, 3}) << (P{2, 0} > P{1, 9});',
    {
      head: 'template <integral T> T twice(T x) { return x * 2; }\nstruct P { int a, b; auto operator<=>(const P&) const = default; };',
    },
  ),
  mainOf(
    'is C++17',
    'if (auto x = optional<int>(3); x) cout << *x; variant<int, string> v = "s"; cout << visit([](auto& y) { stringstream s; s << y; return s.str(); }, v); string_view w = "abc"; cout << w.substr(1);',
    { language: Language.Cpp17 },
  ),
  mainOf(
    'is C++23',
    'if consteval { cout << 0; } else { cout << 5uz; } cout << to_underlying(E::b) << string("abc").contains("b");',
    {
      language: Language.Cpp23,
      head: 'enum class E { a, b };',
    },
  ),
  mainOf('recurses 100,000 frames deep', 'cout << depth(100000);', {
    head: 'int depth(int n) { return n == 0 ? 0 : 1 + depth(n - 1); }',
  }),
  mainOf('recurses a million frames deep', 'cin >> n; cout << depth(n) % 1000;', {
    input: '1000000',
    head: 'int n; long long depth(int n) { return n == 0 ? 0 : n + depth(n - 1); }',
  }),
  mainOf(
    'has big static arrays',
    'a[999999] = {1, 2}; g[7].push_back(3); for (int i = 0; i < 5000; i++) memo[i][i % 50] = i; cout << a[999999].second + g[7][0] + memo[49][49] + a[5].first;',
    {
      head: 'pair<int, int> a[1000000]; vector<int> g[200005]; long long memo[5000][50];',
    },
  ),
  mainOf('initialises statics in order', 'cout << b << c << counter();', {
    head: "int a = [] { return 3; }(); int b = a * 2; string c = string(b, 'x'); int counter() { static int n = a; return n++; }",
  }),
  mainOf(
    'throws and catches',
    'try { throw runtime_error("no"); } catch (exception& e) { cout << e.what(); } try { vector<int>().at(3); } catch (out_of_range&) { cout << "range"; } try { stoi("x"); } catch (invalid_argument&) { cout << "stoi"; } try { throw 5; } catch (...) { cout << 5; }',
  ),
  mainOf(
    'destroys as it unwinds',
    'try { D a{1}, b{2}; throw 0; } catch (int) { cout << "c"; } D d{3};',
    { head: 'struct D { int n; ~D() { cout << n; } };' },
  ),
  mainOf(
    'is virtual',
    'vector<unique_ptr<S>> v; v.push_back(make_unique<C>(2)); v.push_back(make_unique<Q>(3)); for (auto& s : v) cout << s->area() << typeid(*s).name() << (dynamic_cast<C*>(s.get()) != nullptr);',
    {
      head: 'struct S { virtual ~S() {} virtual int area() = 0; }; struct C : S { int r; C(int r) : r(r) {} int area() override { return 3 * r * r; } }; struct Q : S { int a; Q(int a) : a(a) {} int area() override { return a * a; } };',
    },
  ),
  mainOf(
    'puns through memcpy and bit_cast',
    'float f = 1.5f; unsigned u; memcpy(&u, &f, 4); cout << u << " " << bit_cast<unsigned long long>(2.5);',
  ),
  mainOf(
    'wraps unsigned numbers',
    'unsigned h = 2166136261u; for (char c : string("hello")) h = (h ^ c) * 16777619u; cout << h << " " << (0u - 1) << " " << (unsigned char)300 << (int)(signed char)200;',
  ),
  mainOf(
    'counts bits',
    'cout << __builtin_popcountll(255) << __builtin_clz(1) << __builtin_ctz(8) << __lg(100) << popcount(7u) << bit_width(9u) << __gcd(12, 18) << gcd(12, 18) << lcm(4, 6);',
  ),
  mainOf('reads nothing and prints nothing', ''),
  mainOf(
    'fills its own segment tree',
    'T t(8); for (int i = 0; i < 8; i++) t.set(i, i * i % 7); cout << t.sum(2, 6);',
    {
      head: 'struct T { int n; vector<long long> s; T(int n) : n(n), s(2 * n) {} void set(int i, long long v) { for (s[i += n] = v; i > 1; i /= 2) s[i / 2] = s[i] + s[i ^ 1]; } long long sum(int l, int r) { long long x = 0; for (l += n, r += n; l < r; l /= 2, r /= 2) { if (l & 1) x += s[l++]; if (r & 1) x += s[--r]; } return x; } };',
    },
  ),
  program(
    'turns int into long long',
    '#include <bits/stdc++.h>\nusing namespace std;\n#define int long long\nsigned main() { int n = 3e9; vector<int> v{1, 2, n}; pair<int, int> p{n, 1}; cout << accumulate(v.begin(), v.end(), (int)0) << p.first << sizeof(int); }\n',
  ),
  program(
    'defines macros of its own',
    '#include <bits/stdc++.h>\n#define rep(i, n) for (int i = 0; i < (n); ++i)\n#define all(x) (x).begin(), (x).end()\n#define endl "\\n"\nusing namespace std;\nint main() { vector<int> v; rep(i, 5) v.push_back(i * 7 % 5); sort(all(v)); rep(i, 5) cout << v[i] << endl; }\n',
  ),
  program(
    'takes only the headers it needs',
    '#include <algorithm>\n#include <cstdio>\n#include <vector>\nint main() { std::vector<int> v{3, 1, 2}; std::sort(v.begin(), v.end()); printf("%d\\n", v[0]); }\n',
  ),
  program(
    'sets pragmas that change no result',
    '#pragma GCC optimize("O3,unroll-loops")\n#pragma GCC target("popcnt")\n#include <bits/stdc++.h>\nusing namespace std;\nint main() { cout << __builtin_popcount(255); }\n',
    // Pragmas before a header are late neither for g++ nor here; which rung it is does not matter.
    { rung: 'either' },
  ),
];
