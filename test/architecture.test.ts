import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';

const root = fileURLToPath(new URL('..', import.meta.url));

type SourceFile = {
  readonly path: string;
  readonly text: string;
  readonly imports: readonly string[];
};

/** Which libraries a library may import, itself aside: services → rpc, bus, lifecycle → telemetry, config, wire, gen → domain. */
const libraryImports: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  selection: ['domain'],
  pools: ['domain'],
  metrics: ['domain'],
  gen: [],
  wire: ['domain', 'gen'],
  config: ['domain'],
  telemetry: ['domain'],
  lifecycle: ['domain', 'telemetry'],
  endpoint: ['domain', 'telemetry'],
  packages: ['domain'],
  formats: ['domain', 'packages'],
  rpc: ['domain', 'gen', 'wire', 'telemetry', 'lifecycle'],
  bus: ['domain', 'gen', 'wire', 'telemetry', 'lifecycle'],
  testing: ['domain', 'wire', 'rpc', 'bus', 'telemetry', 'lifecycle'],
};

/** Who may import a package of the field; everybody else goes through that library. */
const packageOwners: readonly { readonly prefix: string; readonly owners: readonly string[] }[] = [
  { prefix: '@grpc/', owners: ['libs/rpc/', 'libs/wire/schema.ts'] },
  { prefix: 'grpc-health-check', owners: ['libs/rpc/'] },
  { prefix: '@nats-io/', owners: ['libs/bus/'] },
  { prefix: '@opentelemetry/', owners: ['libs/telemetry/'] },
  { prefix: 'commander', owners: ['services/cli/'] },
];

const services = readdirSync(join(root, 'services'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);
const files = ['libs', 'services'].flatMap((folder) => sourceFiles(join(root, folder)));
const productFiles = files.filter(({ path }) => !path.endsWith('.test.ts'));

describe('import directions', () => {
  it('finds the files that it checks', () => {
    expect(productFiles.length).toBeGreaterThan(80);
    expect(productFiles.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  it('lets a library import only the libraries below it', () => {
    const breaches = productFiles.flatMap((file) => {
      const library = /^libs\/([^/]+)\//.exec(file.path)?.[1];
      if (library === undefined) return [];
      const allowed = libraryImports[library];
      if (allowed === undefined)
        return [
          `libs/${library} is no known library: add it to this test, with what it may import`,
        ];
      return localTargets(file)
        .filter(
          (target) =>
            !target.startsWith(`libs/${library}/`) &&
            !allowed.some((name) => target.startsWith(`libs/${name}/`)),
        )
        .map(
          (target) =>
            `${file.path} imports ${target}: libs/${library} may import only ${allowed.join(', ') || 'itself'}`,
        );
    });
    expect(breaches).toEqual([]);
  });

  it('keeps services apart: a service calls another or hears of it, and never imports it', () => {
    const breaches = productFiles.flatMap((file) => {
      const service = /^services\/([^/]+)\//.exec(file.path)?.[1];
      if (service === undefined) return [];
      return (
        localTargets(file)
          .filter(
            (target) =>
              target.startsWith('services/') && !target.startsWith(`services/${service}/`),
          )
          // The command line puts all services together in one process: it may have their parts and settings.
          .filter(
            (target) =>
              !(
                service === 'cli' &&
                /^services\/[^/]+\/((parts|config)|bench\/[^/]+)\.ts$/.test(target)
              ),
          )
          .map((target) => `${file.path} imports ${target}`)
      );
    });
    expect(breaches).toEqual([]);
  });

  it('lets only services use libs/testing in their tests, never in what runs', () => {
    const breaches = productFiles
      .filter(({ path }) => !path.startsWith('libs/testing/'))
      .filter((file) => localTargets(file).some((target) => target.startsWith('libs/testing/')));
    expect(breaches.map(({ path }) => path)).toEqual([]);
  });

  it.each(packageOwners)('lets only its owner import $prefix', ({ prefix, owners }) => {
    const importing = productFiles.filter(({ imports }) =>
      imports.some((name) => name.startsWith(prefix)),
    );
    expect(importing.length).toBeGreaterThan(0);
    const breaches = importing
      .map(({ path }) => path)
      .filter(
        (path) => !path.startsWith('libs/gen/') && !owners.some((owner) => path.startsWith(owner)),
      );
    expect(breaches).toEqual([]);
  });
});

describe('habits', () => {
  it('reads the environment only in services/*/config.ts', () => {
    const reading = productFiles
      .filter(({ text }) => /\bprocess\.env\b/.test(text))
      .map(({ path }) => path);
    expect(reading.length).toBeGreaterThan(0);
    expect(reading.filter((path) => !/^services\/[^/]+\/config\.ts$/.test(path))).toEqual([]);
  });

  it('draws no clock and no randomness where results must be reproducible', () => {
    const pure =
      /^(libs\/(domain|selection|metrics|packages)|services\/(clusterer|test-generator))\//;
    const breaches = productFiles
      .filter(({ path }) => pure.test(path))
      .filter(({ text }) => /\b(Date\.now|Math\.random)\(/.test(text))
      .map(({ path }) => path);
    expect(breaches).toEqual([]);
  });

  it('exports names one by one', () => {
    expect(
      productFiles.filter(({ text }) => /^export \* from/m.test(text)).map(({ path }) => path),
    ).toEqual([]);
  });

  it('keeps files small enough to read at one sitting', () => {
    const long = files
      .filter(({ path }) => !path.startsWith('libs/gen/'))
      .map(({ path, text }) => ({ path, lines: text.split('\n').length }))
      .filter(({ path, lines }) => lines > (path.endsWith('.test.ts') ? 800 : 400));
    expect(long).toEqual([]);
  });

  it.each(services.filter((service) => !['cli', 'viewer', 'trainer'].includes(service)))(
    'gives %s the shape of a service',
    (service) => {
      const missing = ['README.md', 'config.ts', 'main.ts', 'parts.ts', 'server.ts'].filter(
        (name) => !existsSync(join(root, 'services', service, name)),
      );
      expect(missing).toEqual([]);
    },
  );
});

function sourceFiles(folder: string): SourceFile[] {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(
      (entry) =>
        entry.isFile() &&
        entry.name.endsWith('.ts') &&
        !/\b(node_modules|build)\b/.test(entry.parentPath),
    )
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      const text = readFileSync(path, 'utf8');
      return { path: relative(root, path), text, imports: importsOf(text) };
    });
}

function importsOf(text: string): string[] {
  const pattern =
    /^(?:import|export)\b[^;'"]*?from\s+['"]([^'"]+)['"]|^import\s+['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/gm;
  return [...text.matchAll(pattern)].flatMap((match) => match[1] ?? match[2] ?? match[3] ?? []);
}

/** The files of this repository that a file imports, relative to the root. */
function localTargets(file: SourceFile): string[] {
  return file.imports.flatMap((name) => {
    if (name.startsWith('#libs/')) return [`libs/${name.slice('#libs/'.length)}`];
    if (name.startsWith('.')) return [relative(root, resolve(root, dirname(file.path), name))];
    return [];
  });
}
