#!/bin/sh
# Everything about the code that can be told without running the mesh, in order of speed.
# Called by `npm run check`.
set -eu
cd "$(dirname "$0")/../.."
PATH="$PWD/node_modules/.bin:$PATH"
step() { printf '%s\n' "-- $*"; "$@"; }

generated_in_step() {
  fresh="$(mktemp -d)"
  sh libs/gen/generate.sh "$fresh"
  if ! diff -r "$fresh/goldpan" libs/gen/goldpan || ! diff -r "$fresh/google" libs/gen/google; then
    rm -rf "$fresh"
    echo 'libs/gen is not what the protos give: run `npm run gen` and commit the result' >&2
    return 1
  fi
  rm -rf "$fresh"
}

step oxfmt --check
step oxlint --type-aware --deny-warnings
step tsc --noEmit --project .
step generated_in_step
step buf lint
step knip
NODE_OPTIONS='--experimental-vm-modules --disable-warning=ExperimentalWarning' \
  step node node_modules/jest/bin/jest.js --silent \
  --testPathIgnorePatterns services/executor/native -- libs/ "$PWD/services/" test/architecture.test.ts
