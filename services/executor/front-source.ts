/**
 * Whether the front rung gives a program the meaning that g++ -O2 does. It ignores `#pragma GCC`, which
 * only matters where it lets g++ calculate floating point differently, or says how structures lie; and
 * a program that asks which compiler it has gets another answer.
 */
export function isForFrontRung(source: Uint8Array): boolean {
  const text = Buffer.from(source.buffer, source.byteOffset, source.byteLength).toString('latin1');
  return !excluded.test(text);
}

const excluded = new RegExp(
  [
    // Options that change results: fast-math and what implies it, and fused multiply-add.
    String.raw`\b(?:Ofast|fast[-_]math|unsafe[-_]math|associative[-_]math|fp[-_]contract)\b`,
    String.raw`\b(?:target|arch)\b[^\n]*\b(?:fma|arch|native|haswell|skylake|znver)`,
    // What another compiler defines otherwise.
    String.raw`__(?:GNUC|GNUC_MINOR|VERSION|clang|OPTIMIZE|PRETTY_FUNCTION|FUNCTION|COUNTER|DATE|TIME|TIMESTAMP|FILE)__`,
    // Headers that contest programs rarely take, and that the compile server does not have.
    String.raw`^[ \t]*#[ \t]*include[ \t]*["<](?:ext\/|immintrin|x86intrin|tr1|tr2|experimental|parallel)`,
  ].join('|'),
  'm',
);
