import { productCpp, sumCpp, sumJava, sumPython } from './programs.ts';
import { smallTestlib, sumChecker, sumGenerator, sumValidator } from './testlib.ts';
import type { Files } from './write-files.ts';

/** problem.xml with every element that packages of Polygon have; parts may be changed. */
export function polygonXml(
  parts: {
    readonly judging?: string;
    readonly checker?: string;
    readonly assets?: string;
    readonly tests?: string;
  } = {},
): string {
  return `<?xml version="1.0" encoding="utf-8" standalone="no"?>
<problem revision="7" short-name="sum-of-two" url="https://polygon.example.org/p/sum-of-two">
    <names>
        <name language="english" value="Sum of Two"/>
    </names>
    <statements>
        <statement charset="UTF-8" language="english" mathjax="true" path="statements/english/problem.tex" type="application/x-tex"/>
        <statement language="english" path="statements/.pdf/english/problem.pdf" type="application/pdf"/>
    </statements>
    <judging cpu-name="any" cpu-speed="3600" ${parts.judging ?? 'input-file="" output-file="" run-count="1"'}>
        <testset name="pretests">
            <time-limit>1000</time-limit>
            <memory-limit>268435456</memory-limit>
            <test-count>1</test-count>
            <input-path-pattern>pretests/%02d</input-path-pattern>
            <answer-path-pattern>pretests/%02d.a</answer-path-pattern>
            <tests><test method="manual"/></tests>
        </testset>
        <testset name="tests">
            <time-limit>1500</time-limit>
            <memory-limit>268435456</memory-limit>
            <test-count>4</test-count>
            <input-path-pattern>tests/%02d</input-path-pattern>
            <answer-path-pattern>tests/%02d.a</answer-path-pattern>
            <tests>
${
  parts.tests ??
  `                <test method="manual" sample="true" description="the example"/>
                <test cmd="gen 10" method="generated"/>
                <test cmd="gen 1000000 &quot;a word&quot;" method="generated"/>
                <test method="manual"/>`
}
            </tests>
        </testset>
    </judging>
    <files>
        <resources>
            <file path="files/olymp.sty"/>
            <file path="files/testlib.h" type="h.g++"/>
        </resources>
        <executables>
            <executable>
                <source path="files/gen.cpp" type="cpp.g++17"/>
                <binary path="files/gen.exe" type="exe.win32"/>
            </executable>
        </executables>
    </files>
    <assets>
        ${parts.checker ?? '<checker name="check.cpp" type="testlib"><source path="files/check.cpp" type="cpp.g++17"/><binary path="check.exe" type="exe.win32"/></checker>'}
        <validators>
            <validator><source path="files/val.cpp" type="cpp.g++17"/></validator>
        </validators>
        ${parts.assets ?? ''}
        <solutions>
            <solution tag="wrong-answer"><source path="solutions/product.cpp" type="cpp.g++20"/></solution>
            <solution tag="main"><source path="solutions/sum.cpp" type="cpp.g++17"/></solution>
            <solution tag="accepted"><source path="solutions/sum.py" type="python.3"/></solution>
            <solution tag="accepted"><source path="solutions/Sum.java" type="java11"/></solution>
            <solution tag="rejected"><source path="solutions/negative.cpp" type="cpp.g++17"/></solution>
        </solutions>
    </assets>
    <properties><property name="tests-wellformed" value="true"/></properties>
    <stresses/>
    <tags><tag value="math"/></tags>
</problem>
`;
}

/** A standard package: problem.xml, sources, and the inputs made by hand alone. */
export const polygonFiles: Files = {
  'problem.xml': polygonXml(),
  'statement-sections/english/legend.tex': 'Print the sum of two integers $a$ and $b$.\n',
  'statement-sections/english/input.tex': 'One line with $0 \\le a, b \\le 10^9$.\n',
  'statement-sections/english/output.tex': 'Their sum.\n',
  'files/testlib.h': smallTestlib,
  'files/gen.cpp': sumGenerator,
  'files/val.cpp': sumValidator,
  'files/check.cpp': sumChecker,
  'tests/01': '2 3\n',
  'tests/04': '999999999 1\n',
  'solutions/sum.cpp': sumCpp,
  'solutions/sum.py': sumPython,
  'solutions/Sum.java': sumJava,
  'solutions/product.cpp': productCpp,
  // The checker takes -(a + b), and not this.
  'solutions/negative.cpp':
    '#include <iostream>\nint main() { long long a, b; std::cin >> a >> b; std::cout << a - b << "\\n"; }\n',
};
