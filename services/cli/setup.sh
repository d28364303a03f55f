#!/bin/sh
# Installs and builds what goldpan needs on this machine: Debian packages, npm packages, the sandbox
# runner, precompiled headers, the command `goldpan`. What is there already is left alone, so a second
# call does nothing. `goldpan doctor` shows the same list without changing anything.
#
#   sh services/cli/setup.sh            what running goldpan needs
#   sh services/cli/setup.sh --tests    and what the tests need beyond: a Python client of the protos
set -eu

with_tests=no
case "${1-}" in
  '') ;;
  --tests) with_tests=yes ;;
  *)
    echo "setup: \"$1\" is not known; give --tests or nothing" >&2
    exit 2
    ;;
esac

root=$(CDPATH='' cd -- "$(dirname -- "$0")/../.." && pwd)
cd "$root"
native=services/executor/native
build=$native/build
runner=$build/goldpan-runner
PATH=$PATH:/usr/sbin:/sbin
export PATH

say() { echo "setup: $*" >&2; }
fail() {
  say "$*"
  exit 1
}

# ---- Debian packages ----

# Names the packages whose tool or file is missing.
missing_packages() {
  # The sandbox runs this compiler and this Python and no others, whatever the user's PATH says.
  [ -x /usr/bin/g++ ] || echo g++
  [ ! -x /usr/bin/g++ ] || [ -e "$(/usr/bin/g++ -print-file-name=plugin)/include/gcc-plugin.h" ] ||
    echo "gcc-$(/usr/bin/g++ -dumpversion)-plugin-dev"
  # The front rung of the compile ladder is clang as a library.
  [ -e /usr/lib/llvm-19/lib/libclangSema.a ] || echo libclang-19-dev
  [ -x /usr/bin/llvm-config-19 ] || echo llvm-19-dev
  [ -e /usr/lib/llvm-19/lib/clang/19/include/stddef.h ] || echo clang-19
  [ -x /usr/lib/llvm-19/bin/ld.lld ] || echo lld-19
  [ -e /usr/include/zlib.h ] || echo zlib1g-dev
  [ -e /usr/include/zstd.h ] || echo libzstd-dev
  [ -x /usr/bin/python3 ] || echo python3
  command -v cmake >/dev/null || echo cmake
  command -v make >/dev/null || command -v ninja >/dev/null || echo make
  [ -e /usr/include/nlohmann/json.hpp ] || echo nlohmann-json3-dev
  command -v nats-server >/dev/null || echo nats-server
  [ "$with_tests" = no ] || [ -n "$(echo /usr/lib/python3*/ensurepip/__init__.py | grep -v '\*')" ] ||
    echo python3-venv
  # Tests of the mesh's security make certificates.
  [ "$with_tests" = no ] || command -v openssl >/dev/null || echo openssl
}

install_packages() {
  command="apt-get install -y --no-install-recommends $*"
  command -v apt-get >/dev/null ||
    fail "this is no Debian or Ubuntu; install with its own tools: $*"
  if [ "$(id -u)" = 0 ]; then
    as_root=''
  elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
    as_root='sudo -n'
  else
    fail "missing: $*. Run this, then npm run setup again:
  sudo $command"
  fi
  say "installing $*"
  # A machine that never asked for the lists, such as a fresh container, has none.
  # shellcheck disable=SC2086 # Both are words to be split.
  DEBIAN_FRONTEND=noninteractive $as_root $command >&2 || {
    $as_root apt-get update >&2 && DEBIAN_FRONTEND=noninteractive $as_root $command >&2
  } || fail "cannot install $*. See above, then run: sudo $command"
}

# In two rounds: which plugin headers fit is known once g++ is there.
for round in 1 2; do
  packages=$(missing_packages)
  [ -n "$packages" ] || break
  # shellcheck disable=SC2086 # A list of words.
  install_packages $packages
done
packages=$(missing_packages)
[ -z "$packages" ] || fail "still missing after installing: $packages"

# ---- npm packages ----

# npm writes the hidden lock file last, so an install that broke off is done again.
if [ ! -e node_modules/.package-lock.json ] ||
  [ -n "$(find package-lock.json -newer node_modules/.package-lock.json)" ]; then
  command -v npm >/dev/null ||
    fail 'npm is missing: install Node.js 20 or later with npm, from your distribution or https://nodejs.org'
  say 'installing npm packages'
  npm ci --loglevel=error --no-audit --no-fund >&2 || fail 'cannot install the npm packages. See above, then run: npm ci'
fi
[ -x node_modules/.bin/node ] ||
  fail 'node_modules/.bin/node is missing, the pinned Node.js: remove node_modules and run npm run setup again'

# ---- The sandbox runner ----

# Whether a source is newer than what was built of it; $1 is the stamp, the others are sources.
is_stale() {
  stamp=$1
  shift
  [ ! -e "$stamp" ] || [ -n "$(find "$@" -type f -newer "$stamp" | head -n 1)" ]
}

# build STAMP TARGET: stamped with the time before the build, so that a source that changes meanwhile is
# built again.
build() {
  mkdir -p "$build"
  : >"$1.part"
  cmake -S "$native" -B "$build" -DCMAKE_BUILD_TYPE=Release -DGOLDPAN_FRONT=ON >&2 &&
    cmake --build "$build" --target "$2" --parallel "$(nproc)" >&2 ||
    fail "cannot build $2. See above; $build can be removed to start afresh"
  mv "$1.part" "$1"
}

if [ ! -x "$runner" ] || is_stale "$build/.built" "$native/CMakeLists.txt" "$native/src"; then
  say 'building the sandbox runner'
  build "$build/.built" goldpan-runner
fi

# ---- The front rung ----

if is_stale "$build/.built-front" "$native/CMakeLists.txt" "$native/compiler" "$native/front" \
  "$native/src/landlock.cc" "$native/src/profile.cc" "$native/src/seccomp_filter.cc"; then
  say 'building the front rung of the compile ladder, which takes a minute or two'
  build "$build/.built-front" front-rung
fi

# ---- Precompiled headers ----

executor=services/executor
precompiled=$build/precompiled/.built
compiler=$(/usr/bin/g++ -dumpfullversion -dumpversion)
if [ ! -e "$precompiled" ] || [ "$(cat "$precompiled")" != "$compiler" ] ||
  [ -n "$(find "$executor/precompiled.ts" "$executor/cpp-flags.ts" "$native/precompiled" -type f -newer "$precompiled")" ]; then
  say 'precompiling bits/stdc++.h'
  node_modules/.bin/node "$executor/build-precompiled.ts" >&2 || fail 'cannot precompile the headers. See above'
  echo "$compiler" >"$precompiled"
fi

# ---- The command ----

if [ "$(readlink node_modules/.bin/goldpan || true)" != ../../services/cli/goldpan ]; then
  ln -sf ../../services/cli/goldpan node_modules/.bin/goldpan
fi

# ---- What the tests need beyond ----

client=test/e2e/python
if [ "$with_tests" = yes ] &&
  [ -z "$(find "$client/.venv/.installed" -newer "$client/requirements.txt" 2>/dev/null)" ]; then
  say 'installing the Python client'
  rm -rf "$client/.venv"
  /usr/bin/python3 -m venv "$client/.venv" >&2 &&
    "$client/.venv/bin/pip" install --quiet --disable-pip-version-check -r "$client/requirements.txt" >&2 ||
    fail "cannot install the Python client of the tests. See above, then run: sh services/cli/setup.sh --tests"
  : >"$client/.venv/.installed"
fi
