#!/bin/sh
# Writes the TypeScript types of proto/ into libs/gen (or the folder given), with the same options
# that libs/wire/schema.ts loads the protos with. Run by `npm run gen`; `npm run check` compares.
set -eu
cd "$(dirname "$0")/../.."
PATH="$PWD/node_modules/.bin:$PATH"
out="${1:-libs/gen}"
rm -rf "$out/goldpan" "$out/google" "$out"/*.ts
# shellcheck disable=SC2046
proto-loader-gen-types --longs=Number --enums=String --defaults --oneofs --includeComments \
  --includeDirs proto --outDir "$out" --grpcLib @grpc/grpc-js --importFileExtension .ts \
  --inputTemplate '%sInput' --outputTemplate '%s' \
  $(cd proto && find goldpan -name '*_service.proto' -o -name 'run_events.proto' -o -name 'work_items.proto' -o -name 'error_details.proto' | sort)
