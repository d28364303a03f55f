import { Language } from '#libs/domain/language.ts';
import { buildersFor } from './program.ts';

const { mainOf, program } = buildersFor('either');

const optimised = (does: string, pragma: string, body: string, input = '') =>
  program(
    does,
    `${pragma}\n#include <bits/stdc++.h>\nusing namespace std;\nint main() { ${body} }\n`,
    { input },
  );

/** What g++ takes or defines in a way of its own. */
export const extensionPrograms = [
  mainOf('nests functions', 'int k = 3; int f(int x) { return x * k; } cout << f(4);'),
  mainOf(
    'has an array of variable length',
    'int n; cin >> n; int a[n]; for (int i = 0; i < n; i++) a[i] = i; cout << a[n - 1];',
    { input: '5' },
  ),
  mainOf(
    'has a table of variable length',
    'int n; cin >> n; int a[n][n + 1]; memset(a, 0, sizeof a); a[n - 1][n] = 4; cout << a[n - 1][n] << sizeof a;',
    { input: '5' },
  ),
  mainOf(
    'reads an array of variable length that it never set',
    'int n; cin >> n; int a[n]; int s = 0; for (int i = 0; i < n; i++) s += a[i]; cout << s;',
    { input: '50', rung: 'full' },
  ),
  mainOf(
    'reads beyond an array of variable length',
    'int n; cin >> n; int a[n]; memset(a, 0, sizeof a); int i; cin >> i; cout << a[i];',
    { input: '5 8', rung: 'full' },
  ),
  mainOf(
    'initialises an array of variable length',
    'int n; cin >> n; int a[n] = {}; cout << a[n - 1];',
    { input: '5' },
  ),
  mainOf(
    'has case ranges',
    'int n; cin >> n; switch (n) { case 1 ... 5: cout << "few"; break; default: cout << "many"; }',
    { input: '4' },
  ),
  mainOf(
    'computes with __int128',
    'long long a; cin >> a; __int128 b = (__int128)a * a * 7; cout << (long long)(b >> 40) << (unsigned long long)(b % 1000000007);',
    { input: '3000000000000' },
  ),
  mainOf('has statement expressions', 'int m = ({ int x = 3; x * 2; }); cout << m;'),
  mainOf('designates out of order', 'P p{.b = 2, .a = 1}; cout << p.a;', {
    head: 'struct P { int a, b; };',
  }),
  mainOf('designates in order', 'P p{.a = 1, .b = 2}; cout << p.a;', {
    head: 'struct P { int a, b; };',
  }),
  mainOf(
    'narrows a variable in braces',
    'long long a = 5; double d = 2.5; int b{a}; vector<int> v{a, 3}; pair<int, int> p{a, 4}; int c[] = {d}; cout << b << v[0] << p.first << c[0];',
  ),
  mainOf('narrows a constant in braces', 'int b{3000000000}; cout << b;'),
  mainOf('narrows a constant in a list', 'vector<int> v = {1, 2, 3000000000LL}; cout << v[2];'),
  mainOf('narrows a double constant', 'int a[] = {1.5}; cout << a[0];'),
  mainOf('has an elvis operator', 'int a = 5; cout << (a ?: 3);'),
  mainOf(
    'takes addresses of labels',
    'void* l[] = {&&one, &&two}; goto *l[1]; one: cout << 1; two: cout << 2;',
  ),
  mainOf(
    'uses typeof and auto parameters',
    '__typeof__(5LL) x = 3; auto f = [](auto a, auto b) { return a + b; }; cout << f(x, 2) << g(4);',
    { head: 'int g(auto x) { return x + 1; }' },
  ),
  mainOf(
    'has a flexible array and a zero array',
    'S* s = (S*)calloc(1, sizeof(S) + 12); s->a[2] = 4; cout << s->a[2] << sizeof(S);',
    { head: 'struct S { int n; int a[]; };' },
  ),
  mainOf('prints with puts and implicit return', 'puts("x");'),
  program('has main return void', '#include <cstdio>\nvoid main() { puts("x"); }\n'),
  program('has main without a type', '#include <cstdio>\nmain() { puts("x"); }\n'),
  mainOf('writes binary and separated numbers', "cout << 0b1011 << 1'000'000 << 0x1p4;"),
  mainOf(
    'jumps over an initialisation',
    'int n = 1; switch (n) { case 1: int x = 3; cout << x; break; case 2: cout << 2; }',
  ),
  mainOf('goes over an initialisation', 'goto end; int x = 5; end: cout << 1;'),
  mainOf('converts a string literal', 'char* s = "abc"; cout << s;'),
  mainOf(
    'has a default argument in a lambda and shadows',
    'int x = 1; { int x = 2; auto f = [x](int y = 3) { return x * y; }; cout << f(); }',
  ),
  mainOf('redeclares a parameter', 'cout << f(3);', {
    head: 'int f(int x) { int x = 5; return x; }',
  }),
  mainOf('calls a template without this', 'D<int> d; cout << d.f();', {
    head: 'template <class T> struct B { int v = 4; }; template <class T> struct D : B<T> { int f() { return v; } };',
  }),
  mainOf(
    'compares a signed and an unsigned number',
    'vector<int> v; int n = -1; cout << (n < v.size()) << (v.size() - 1 > 0);',
    { rung: 'front' },
  ),
  mainOf(
    'uses __PRETTY_FUNCTION__ and __FUNCTION__',
    'cout << __PRETTY_FUNCTION__ << __FUNCTION__ << __func__;',
  ),
  mainOf('prints its line', 'cout << __LINE__;'),
  mainOf('asks for its compiler', 'cout << __GNUC__ << __VERSION__;'),
  program(
    'asks for its compiler in a condition',
    '#include <iostream>\n#if defined(__clang__)\nint main() { std::cout << "clang"; }\n#elif defined __GNUC__\nint main() { std::cout << "gcc"; }\n#endif\n',
  ),
  program(
    'asks for its compiler in halves',
    '#include <iostream>\n#define HAS(x) defined(__##x##__)\n#if HAS(clang)\nint main() { std::cout << "clang"; }\n#else\nint main() { std::cout << "gcc"; }\n#endif\n',
  ),
  program(
    'asks what the compiler can do',
    '#include <iostream>\n#ifdef __has_feature\nint main() { std::cout << "clang"; }\n#else\nint main() { std::cout << "gcc"; }\n#endif\n',
  ),
  program(
    'asks whether it is optimised',
    '#include <iostream>\n#ifdef __OPTIMIZE__\nint main() { std::cout << 1; }\n#else\nint main() { std::cout << 0; }\n#endif\n',
  ),
  program(
    'asks for assertions of the library',
    '#include <iostream>\n#ifdef _GLIBCXX_ASSERTIONS\nint main() { std::cout << 1; }\n#else\nint main() { std::cout << 0; }\n#endif\n',
  ),
  program(
    'asks for ONLINE_JUDGE',
    '#include <iostream>\n#ifdef ONLINE_JUDGE\nint main() { std::cout << 1; }\n#else\nint main() { std::cout << 0; }\n#endif\n',
    { rung: 'front' },
  ),
  program(
    'asks whether it is debugged',
    '#include <iostream>\n#include <cassert>\n#ifdef NDEBUG\nint main() { std::cout << 1; }\n#else\nint main() { assert(true); std::cout << 0; }\n#endif\n',
    { rung: 'front' },
  ),
  program(
    'turns assertions off',
    '#define NDEBUG\n#include <cassert>\n#include <iostream>\nint main() { assert(false); std::cout << 1; }\n',
  ),
  program(
    'makes private public before a header',
    '#define private public\n#include <bits/stdc++.h>\nusing namespace std;\nint main() { vector<int> v{1, 2}; cout << v._M_impl._M_finish - v._M_impl._M_start; }\n',
  ),
  program(
    'redefines a name before a header',
    '#define vector list\n#include <iostream>\n#include <list>\nint main() { std::vector<int> v{1, 2}; v.push_front(3); std::cout << v.front(); }\n',
  ),
  program(
    'asks for debugging containers',
    '#define _GLIBCXX_DEBUG\n#include <bits/stdc++.h>\nusing namespace std;\nint main() { vector<int> v{1}; cout << v[0] << sizeof v; }\n',
  ),
  program(
    'includes a header twice, and in a namespace',
    '#include <vector>\nnamespace own {\n#include <vector>\n}\n#include <iostream>\nint main() { std::vector<int> v{1}; std::cout << v[0]; }\n',
  ),
  program(
    'includes its header last',
    '#include <iostream>\nint f();\nint main() { std::cout << f(); }\n#include <algorithm>\nint f() { return std::max(1, 2); }\n',
  ),
  optimised(
    'is told Ofast',
    '#pragma GCC optimize("Ofast")',
    'double s = 0; int n; cin >> n; for (int i = 1; i <= n; i++) s += 1.0 / i; printf("%.17g", s);',
    '100000',
  ),
  optimised(
    'is told O3',
    '#pragma GCC optimize("O3")',
    'double s = 0; int n; cin >> n; for (int i = 1; i <= n; i++) s += 1.0 / i; printf("%.17g", s);',
    '100000',
  ),
  optimised(
    'is told fast-math',
    '#pragma GCC optimize("O3,fast-math")',
    'double s = 0; int n; cin >> n; for (int i = 1; i <= n; i++) s += 1.0 / i; printf("%.17g", s);',
    '100000',
  ),
  optimised(
    'is told its target',
    '#pragma GCC target("avx2,bmi,popcnt")',
    'double s = 0; int n; cin >> n; for (int i = 1; i <= n; i++) s = s * 1.0000001 + 1.0 / i; printf("%.17g %d", s, __builtin_popcount(n));',
    '100000',
  ),
  optimised(
    'is told a target that fuses',
    '#pragma GCC target("avx2,fma")',
    'double s = 0; int n; cin >> n; for (int i = 1; i <= n; i++) s = s * 1.0000001 + 1.0 / i; printf("%.17g", s);',
    '100000',
  ),
  optimised(
    'is told a target by an attribute',
    '__attribute__((target("avx2"))) int f(int x) { return x + 1; }',
    'cout << f(2);',
  ),
  optimised(
    'is told by an attribute to be fast',
    '__attribute__((optimize("Ofast"))) double f(int n) { double s = 0; for (int i = 1; i <= n; i++) s += 1.0 / i; return s; }',
    'int n; scanf("%d", &n); printf("%.17g", f(n));',
    '100000',
  ),
  optimised(
    'packs its structures',
    '#pragma pack(1)\nstruct S { char c; int i; };',
    'cout << sizeof(S);',
  ),
  optimised(
    'packs by an attribute',
    'struct __attribute__((packed)) S { char c; int i; };',
    'cout << sizeof(S);',
  ),
  optimised(
    'orders its scalar storage',
    'struct __attribute__((scalar_storage_order("big-endian"))) S { int i; };',
    'S s{1}; unsigned char b[4]; memcpy(b, &s, 4); cout << (int)b[0] << (int)b[3];',
  ),
  optimised(
    'wraps by a pragma',
    '#pragma GCC optimize("wrapv")',
    'int a; cin >> a; a += 1; cout << a;',
    '2147483647',
  ),
  optimised(
    'uses vectors',
    'typedef int v4 __attribute__((vector_size(16)));',
    'v4 a{1, 2, 3, 4}, b = a * a; cout << b[0] + b[3];',
  ),
  mainOf('has thread-local variables', 'cout << t++ << t;', { head: 'thread_local int t = 5;' }),
  mainOf(
    'starts a thread',
    'int x = 0; thread([&] { x = 5; }).join(); cout << x; cout << async(launch::async, [] { return 4; }).get();',
  ),
  mainOf(
    'has coroutines',
    'auto c = count(); c.h.resume(); cout << c.h.promise().v; c.h.resume(); cout << c.h.promise().v; c.h.destroy();',
    {
      head: 'struct G { struct promise_type { int v; G get_return_object() { return {coroutine_handle<promise_type>::from_promise(*this)}; } suspend_always initial_suspend() { return {}; } suspend_always final_suspend() noexcept { return {}; } suspend_always yield_value(int x) { v = x; return {}; } void return_void() {} void unhandled_exception() {} }; coroutine_handle<promise_type> h; }; G count() { for (int i = 3;; i++) co_yield i; }',
    },
  ),
  mainOf(
    'has inline assembly',
    'int x = 5, y; asm("movl %1, %0; addl $3, %0" : "=r"(y) : "r"(x)); cout << y;',
  ),
  program(
    'has file-scope assembly',
    '#include <cstdio>\nasm(".globl five\\nfive: .long 5");\nextern "C" int five;\nint main() { printf("%d", five); }\n',
  ),
  program(
    'uses policy-based trees',
    '#include <bits/stdc++.h>\n#include <ext/pb_ds/assoc_container.hpp>\n#include <ext/pb_ds/tree_policy.hpp>\nusing namespace std;\nusing namespace __gnu_pbds;\ntree<int, null_type, less<int>, rb_tree_tag, tree_order_statistics_node_update> t;\nint main() { t.insert(3); t.insert(1); cout << t.order_of_key(3) << *t.find_by_order(0); }\n',
  ),
  program(
    'uses ropes',
    '#include <bits/stdc++.h>\n#include <ext/rope>\nint main() { __gnu_cxx::rope<int> r; r.push_back(4); std::cout << r[0]; }\n',
  ),
  program(
    'uses intrinsics',
    '#include <bits/stdc++.h>\n#include <immintrin.h>\nint main() { __m128i a = _mm_set1_epi32(3); a = _mm_add_epi32(a, a); std::cout << _mm_cvtsi128_si32(a); }\n',
  ),
  mainOf('uses C++23 under C++20', 'println("x");'),
  mainOf('uses C++20 under C++17', 'cout << popcount(5u);', { language: Language.Cpp17 }),
  mainOf(
    'uses what C++17 removed',
    'auto_ptr<int> p(new int(5)); cout << *p; cout << bind2nd(less<int>(), 3)(2); vector<int> v{1, 2}; random_shuffle(v.begin(), v.end()); cout << v.size(); register int r = 3; cout << r;',
    { language: Language.Cpp20 },
  ),
  mainOf('prints by C++23', 'print("{} {}", 1, 2.5);', { language: Language.Cpp23 }),
  mainOf('formats by C++20', 'cout << format("{:>5}|{:.2f}", 42, 1.5);'),
  mainOf(
    'folds a constant at compile time',
    'constexpr auto t = [] { array<int, 5000> a{}; for (int i = 1; i < 5000; i++) a[i] = (a[i - 1] * 31 + i) % 1009; return a; }(); cout << t[4999];',
  ),
  mainOf(
    'deduces class templates',
    'vector v{1, 2, 3}; pair p{1, 2.5}; array a{1, 2}; set s(v.begin(), v.end()); cout << v.size() << p.second << a[0] << s.size();',
  ),
  mainOf(
    'orders names of unequal scopes',
    "cout << f(1) << f(1L) << f('a') << f(1.5f) << f(true);",
    {
      head: 'int f(int) { return 1; } int f(long) { return 2; } int f(double) { return 3; } int f(char) { return 4; }',
    },
  ),
  mainOf('has equal overloads', 'cout << f(1);', {
    head: 'int f(long) { return 2; } int f(double) { return 3; }',
  }),
  mainOf(
    'prints a char8_t and a wide string',
    'cout << sizeof(u8"a"[0]) << sizeof(L\'a\'); wcout << L"x";',
  ),
  mainOf(
    'has non-ASCII names and a byte order mark',
    'int größe = 5; cout << größe << "ü" << sizeof "ü";',
  ),
  program(
    'ends its lines as Windows does',
    '#include <iostream>\r\n#define A 1 \\\r\n + 2\r\nint main() { std::cout << A; }\r\n',
    { rung: 'front' },
  ),
  program(
    'begins with a byte order mark',
    '\uFEFF#include <iostream>\nint main() { std::cout << 1; }\n',
    { rung: 'front' },
  ),
  mainOf(
    'has trigraphs and digraphs',
    'int a<:3:> = <%1, 2, 3%>; cout << a<:1:> << "??(" << (1 and not 0);',
  ),
];
