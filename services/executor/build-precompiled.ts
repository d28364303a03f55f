import { messageOf } from '#libs/domain/app-error.ts';
import { exitStatusOf } from '#libs/lifecycle/parts.ts';
import { buildPrecompiled } from './precompiled.ts';
import { defaultPrecompiledPath, defaultToolchain } from './toolchain.ts';

// Part of `npm run setup`, and of the executor's image. An argument names another folder.
try {
  await buildPrecompiled(
    process.argv[2] ?? defaultPrecompiledPath,
    defaultToolchain().compilerPath,
    (line) => process.stdout.write(`${line}\n`),
  );
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = exitStatusOf(error);
}
