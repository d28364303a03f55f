import { Language } from '#libs/domain/language.ts';

/**
 * Flags of every C++ compilation, the precompiled header's included: g++ takes a precompiled header
 * only when the flags are the same. ONLINE_JUDGE is what contest sites define, and many programs open
 * files unless it is there; static binaries need no path behind the walls and start twice as fast;
 * warnings are off because only errors are ever read, and a flood of them would hit the log's limit.
 */
export function cppFlags(language: Language): readonly string[] {
  return [
    `-std=${standardOf(language)}`,
    '-O2',
    '-static',
    '-w',
    '-DONLINE_JUDGE',
    '-fmax-errors=5',
    '-fdiagnostics-color=never',
  ];
}

/** The name g++ has for the standard of a C++ language. */
export function standardOf(language: Language): string {
  if (language === Language.Cpp17) return 'gnu++17';
  return language === Language.Cpp20 ? 'gnu++20' : 'gnu++23';
}
