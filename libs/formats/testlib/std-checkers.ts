/** The format's own comparison for a standard checker of testlib, and how the two differ. */
export type StdChecker = {
  readonly arguments: readonly string[];
  /** A difference that may matter; undefined when there is none on well-formed answers. */
  readonly difference?: string;
};

const exact = { arguments: ['case_sensitive'] };
const absolute = (tolerance: string) => ({ arguments: ['float_absolute_tolerance', tolerance] });
const either = (tolerance: string) => ({ arguments: ['float_tolerance', tolerance] });

/**
 * The standard checkers of testlib (its folder checkers/, 0.9.45) as arguments of the format's default
 * output validator. Tolerances are those in their sources. Not here: uncmp, which ignores order, and
 * pointscmp and pointsinfo, which score; they need testlib.
 */
const known: Readonly<Record<string, StdChecker>> = {
  acmp: absolute('1.5e-6'),
  caseicmp: exact,
  casencmp: exact,
  casewcmp: exact,
  dcmp: either('1e-6'),
  fcmp: { arguments: ['case_sensitive', 'space_change_sensitive'] },
  hcmp: exact,
  icmp: exact,
  lcmp: {
    arguments: ['case_sensitive'],
    difference: 'lcmp compares line by line, the package token by token: line breaks do not count',
  },
  ncmp: exact,
  nyesno: { arguments: [] },
  rcmp: absolute('1.5e-6'),
  rcmp4: either('1e-4'),
  rcmp6: either('1e-6'),
  rcmp9: either('1e-9'),
  rncmp: absolute('1.5e-5'),
  wcmp: exact,
  yesno: { arguments: [] },
};

/** The counterpart of a checker named "std::ncmp.cpp"; undefined when there is none. */
export function stdChecker(name: string): StdChecker | undefined {
  const key = /^std::(\w+)\.cpp$/.exec(name)?.[1];
  return key !== undefined && Object.hasOwn(known, key) ? known[key] : undefined;
}
