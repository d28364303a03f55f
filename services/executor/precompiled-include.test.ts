import { describe, expect, it } from '@jest/globals';
import { isPrecompiledHeaderLate } from './precompiled-include.ts';

describe('isPrecompiledHeaderLate', () => {
  it.each<[string, string, boolean]>([
    ['comes first', '#include <bits/stdc++.h>\nint main(){}', false],
    [
      'comes after standard headers',
      '// me\n#include <iostream>\r\n\r\n# include < bits/stdc++.h >\nint main(){}',
      true,
    ],
    [
      'comes after a comment of several lines',
      '/* a\n b */ #include <ext/pb_ds/assoc_container.hpp>\n#include <bits/stdc++.h>',
      true,
    ],
    [
      'comes after a macro',
      '#define int long long\n#include <iostream>\n#include <bits/stdc++.h>',
      false,
    ],
    [
      'comes after a pragma',
      '#pragma GCC optimize("O3")\n#include <vector>\n#include <bits/stdc++.h>',
      false,
    ],
    ['comes after code', '#include <vector>\nint x;\n#include <bits/stdc++.h>', false],
    ['is within a condition', '#include <vector>\n#if 0\n#include <bits/stdc++.h>\n#endif', false],
    ['does not come', '#include <iostream>\nint main(){}', false],
    [
      'stands in a comment',
      '#include <iostream>\n// #include <bits/stdc++.h>\nint main(){}',
      false,
    ],
  ])('sees that the header %s', (_name, source, isLate) => {
    expect(isPrecompiledHeaderLate(Buffer.from(source))).toBe(isLate);
  });
});
