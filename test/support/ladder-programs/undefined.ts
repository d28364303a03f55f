import { buildersFor } from './program.ts';

const { mainOf } = buildersFor('full');

/** Programs whose behaviour C++ does not define: what g++ -O2 makes of them decides. */
export const undefinedPrograms = [
  mainOf(
    'prints a variable that it never set',
    'int sum; for (int i = 0; i < 5; i++) sum += i; cout << sum;',
  ),
  mainOf(
    'prints a double that it never set',
    'double sum; for (int i = 0; i < 5; i++) sum += i; cout << sum;',
    { rung: 'full' },
  ),
  mainOf(
    'reads an array that it never set',
    'int a[10]; a[3] = 1; int s = 0; for (int i = 0; i < 10; i++) s += a[i]; cout << s;',
  ),
  mainOf(
    'reads a heap array that it never set',
    'int* a = new int[10]; int s = 0; for (int i = 0; i < 10; i++) s += a[i]; cout << s;',
  ),
  mainOf(
    'reads malloc memory that it never set',
    'int* a = (int*)malloc(400); int s = 7; for (int i = 0; i < 100; i++) s ^= a[i] + i; cout << s;',
  ),
  mainOf(
    'reads a member that no constructor set',
    'N* n = new N; n->value = 3; cout << (n->next ? "more" : "end") << n->count;',
    { head: 'struct N { int value; N* next; int count; N() {} };' },
  ),
  mainOf(
    'takes a maximum over one it never set',
    'int best; for (int x : {1, 5, 3}) best = max(best, x); cout << best;',
  ),
  mainOf(
    'branches on a flag that it never set',
    'bool found; for (int i = 2; i < 5; i++) if (i == 7) found = true; cout << (found ? "yes" : "no");',
  ),
  mainOf('uses what a failed scanf left unset', 'int n; scanf("%d", &n); cout << n;'),
  mainOf(
    'reads a variable that a branch did not set',
    'int n, r; cin >> n; if (n > 5) r = 1; cout << r;',
    { input: '3' },
  ),
  mainOf('returns nothing where it must', 'cout << f(3);', {
    head: 'int f(int x) { if (x > 5) return 1; }',
  }),
  mainOf(
    'overflows in a loop that ends by it',
    'int n = 0; for (int i = 1; i > 0 && n < 100; i *= 2) n++; cout << n;',
  ),
  mainOf('overflows a product', 'int a = 100000; cin >> a; long long b = a * a; cout << b;', {
    input: '100000',
  }),
  mainOf('overflows a sum of long long', 'long long a = LLONG_MAX; cin >> a; cout << a + 1;', {
    input: '9223372036854775807',
  }),
  mainOf('negates the least number', 'int a; cin >> a; cout << -a << abs(a);', {
    input: '-2147483648',
  }),
  mainOf('shifts by the width', 'int n; cin >> n; cout << (1 << n) << (1LL << (2 * n));', {
    input: '32',
  }),
  mainOf('shifts by a negative number', 'int n; cin >> n; cout << (5 << n);', { input: '-1' }),
  mainOf('reads before a global array', 'int i; cin >> i; b[2] = 5; cout << a[i];', {
    input: '-1',
    head: 'int b[3], a[5], c[3];',
  }),
  mainOf('reads beyond a global array', 'int i; cin >> i; cout << a[i] + c[0];', {
    input: '5',
    head: 'int b[3], a[5] = {1, 2, 3, 4, 5}, c[3];',
  }),
  mainOf(
    'writes beyond a local array',
    'int a[4], n = 0, b[4] = {}; cin >> n; for (int i = 0; i <= n; i++) a[i] = i; cout << b[0] << a[3];',
    { input: '4' },
  ),
  mainOf('reads beyond the row of a table', 'int i; cin >> i; t[1][0] = 9; cout << t[0][i];', {
    input: '5',
    head: 'int t[3][5];',
  }),
  mainOf(
    'indexes a vector beyond its end',
    'vector<int> v{1, 2, 3}; int i; cin >> i; cout << v[i];',
    { input: '3' },
  ),
  mainOf(
    'takes the back of an empty vector',
    'vector<int> v; int n; cin >> n; while (n--) v.push_back(n); cout << v.size() << (v.empty() ? v.back() : 0);',
    { input: '0' },
  ),
  mainOf('pops from an empty vector', 'vector<int> v; v.pop_back(); cout << (v.size() > 5);'),
  mainOf('takes the top of an empty stack', 'stack<int> s; cout << s.top();'),
  mainOf(
    'indexes a string beyond its end',
    'string s = "abc"; int i; cin >> i; cout << (int)s[i];',
    { input: '9' },
  ),
  mainOf(
    'reads through a raw pointer beyond its block',
    'int* a = (int*)calloc(4, 4); int i; cin >> i; cout << a[i];',
    { input: '6', rung: 'either' },
  ),
  mainOf(
    'erases while it iterates',
    'set<int> s{1, 2, 3, 4}; for (auto it = s.begin(); it != s.end(); ++it) if (*it % 2) s.erase(it); cout << s.size();',
    { rung: 'either' },
  ),
  mainOf(
    'sorts by what is no strict weak order',
    'vector<int> v; for (int i = 0; i < 40; i++) v.push_back(i * 7 % 5); sort(v.begin(), v.end(), [](int a, int b) { return a <= b; }); cout << v[0] << v[39];',
    { rung: 'either' },
  ),
  mainOf('puns through a union', 'union { float f; unsigned u; } p; p.f = 1.5f; cout << p.u;', {
    rung: 'either',
  }),
  mainOf('puns through reinterpret_cast', 'cin >> f; *(unsigned*)&f ^= 0x80000000u; cout << f;', {
    input: '1.5',
    head: 'float f;',
    rung: 'either',
  }),
  mainOf(
    'aliases an int as a long long',
    'int a[2] = {1, 2}; cout << *(long long*)a; *(long long*)a = 5; cout << a[0] + a[1];',
    { rung: 'either' },
  ),
  mainOf('aliases by a function that trusts types', 'cout << g(&x, (float*)&x);', {
    head: 'int x; int g(int* a, float* b) { *a = 1; *b = 0; return *a; }',
    rung: 'either',
  }),
  mainOf('returns a reference to a local', 'cout << f();', {
    head: 'int& f() { int x = 5; return x; }',
    rung: 'either',
  }),
  mainOf(
    'follows a null pointer',
    'int* p = nullptr; int n; cin >> n; if (n) p = &n; cout << *p;',
    { input: '0' },
  ),
  mainOf('calls a method through a null pointer', 'S* s = nullptr; cout << s->five();', {
    head: 'struct S { int v; int five() { return this ? 5 : 6; } };',
    rung: 'either',
  }),
  mainOf(
    'modifies twice between sequence points',
    'int i = 1; i = i++ + ++i; cout << i; int a[3] = {}; int k = 0; a[k] = k++; cout << a[0] << a[1];',
    { rung: 'full' },
  ),
  mainOf('adds calls whose order is open', 'cout << next() * 10 + next() - (next() << 2);', {
    head: 'int n; int next() { return ++n; }',
    rung: 'either',
  }),
  mainOf(
    'converts a double that does not fit',
    'double d; cin >> d; int x = d; unsigned y = d; cout << x << " " << y;',
    { input: '1e20', rung: 'full' },
  ),
  mainOf(
    'converts a negative double to unsigned',
    'double d; cin >> d; unsigned long long y = d; unsigned char c = d; cout << y << " " << (int)c;',
    { input: '-5.5', rung: 'full' },
  ),
  mainOf(
    'counts leading zeros of zero',
    'unsigned n; cin >> n; cout << __builtin_clz(n) << " " << __builtin_ctz(n) << " " << __lg(n);',
    { input: '0', rung: 'full' },
  ),
  mainOf(
    'does not return from a loop without effects',
    'unsigned i = 1; while (i) { i = i * 2 + 1; } cout << i;',
    { rung: 'full' },
  ),
  mainOf(
    'copies overlapping memory',
    'char s[20] = "abcdefghij"; int n; cin >> n; memcpy(s + 2, s, n); cout << s;',
    { input: '8', rung: 'either' },
  ),
  mainOf('prints with the wrong format', 'printf("%d %d\\n", 5LL << 33, 3.5);', {
    rung: 'either',
  }),
  mainOf(
    'prints a long long as an int',
    'long long a, b; cin >> a >> b; printf("%d %d\\n", a, b);',
    { input: '5000000000 3', rung: 'either' },
  ),
  mainOf('scans an int into a long long', 'long long a; scanf("%d", &a); cout << a;', {
    input: '5',
  }),
  mainOf('prints an address', 'int a; cout << &a << (void*)main;', { rung: 'either' }),
  mainOf('seeds by an address', 'mt19937 g((size_t)new int); cout << g() % 1000;', {
    rung: 'either',
  }),
  mainOf(
    'seeds by the clock',
    'mt19937 g(chrono::steady_clock::now().time_since_epoch().count()); cout << g();',
    { rung: 'full' },
  ),
  mainOf(
    'turns a large constant into an int',
    'int inf = 1e18; const int big = 1e10; long long l = 1e19; cout << inf << " " << big << " " << l;',
  ),
  mainOf('turns a large constant into a global int', 'cout << inf << " " << big << a[0];', {
    head: 'int inf = 1e18; const int big = 1e10; int a[2] = {(int)1e12};',
    rung: 'either',
  }),
  mainOf(
    'writes a large constant into an int',
    'int a = 1e9 * 10; int b = 1000000007LL * 1000; long long c = 1 << 31; cout << a << " " << b << " " << c;',
  ),
  mainOf('multiplies constants beyond an int', 'long long c = 100000 * 100000; cout << c;'),
  mainOf('multiplies constants beyond a global int', 'cout << c << mod2;', {
    head: 'long long c = 100000 * 100000; const int mod2 = 1000000007 * 2;',
    rung: 'either',
  }),
  mainOf('shifts a constant by too much', 'long long c = 1 << 40; cout << c;'),
  mainOf('divides by a constant zero', 'int z = 0; const int k = 5; cout << k / z;'),
  mainOf('asks whether it is there', 'S* s = nullptr; cout << s->size();', {
    head: 'struct S { int n; int size() { if (!this) return 0; return n; } };',
  }),
  mainOf('compares itself with nullptr', 'S* s = nullptr; cout << s->size();', {
    head: 'struct S { int n; int size() { return this == nullptr ? 0 : n; } };',
  }),
  mainOf(
    'inverts a root by its bits',
    'float x; cin >> x; long i = *(long*)&x; i = 0x5f3759df - (i >> 1); cout << *(float*)&i;',
    { input: '4', head: '' },
  ),
  mainOf(
    'sums beyond an int in the library',
    'vector<int> v(3, 1000000000); cout << accumulate(v.begin(), v.end(), 0) << " " << abs(INT_MIN);',
    { rung: 'either' },
  ),
  mainOf(
    'has a sum of doubles that it never set',
    'double a[5]; a[0] = 1; cout << a[0] + a[1] * 1e-3;',
    { rung: 'full' },
  ),
];
