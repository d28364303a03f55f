#!/bin/sh
# Links the run-time program OUT and writes its table of symbols, OUT.symbols:
#   link-run-time.sh CXX FRONT-LINK RUN-TIME.o INSTANTIATIONS.o OUT
# An empty INSTANTIATIONS.o is left out: then programs must bring their instantiations themselves.
set -eu
cxx=$1 front_link=$2 run_time=$3 instantiations=$4 out=$5

file() { "$cxx" -print-file-name="$1"; }

# The libraries whole, because what a program will ask for is not known. Their few double definitions
# (-z muldefs) are the same thing twice: constants of std::numeric_limits, which the instantiations
# have too, and parts of libc.a for position-independent executables, whose _DYNAMIC a static program
# does not have. crtbegin.o and --eh-frame-hdr instead of g++ -static, whose crtbeginT.o has the
# first exception sort all 36,000 frames. An instantiation that calls what the library keeps to itself
# is a warning, and a crash only of the program that gets there.
link() {
  output=$1
  shift
  "$cxx" -nostdlib -no-pie -Wl,-static -o "$output" \
    "$(file crt1.o)" "$(file crti.o)" "$(file crtbegin.o)" "$run_time" "$@" \
    -Wl,-Ttext-segment=0x60000000,--build-id=sha1,--eh-frame-hdr,-z,muldefs,--defsym=_DYNAMIC=0 \
    -Wl,--wrap=malloc,--wrap=realloc,--wrap=aligned_alloc,--wrap=memalign,--wrap=posix_memalign \
    -Wl,--warn-unresolved-symbols \
    -Wl,--whole-archive -lstdc++ -lm -lc "$out.libgcc.a" -lgcc_eh -Wl,--no-whole-archive \
    "$(file crtend.o)" "$(file crtn.o)" 2>"$out.log" || {
    cat "$out.log" >&2
    exit 1
  }
}

# Split stacks, which nothing here uses, would do something before each main.
trap 'rm -f "$out.bare" "$out.jumps.s" "$out.jumps.o" "$out.libgcc.a" "$out.log"' EXIT
cp "$("$cxx" -print-libgcc-file-name)" "$out.libgcc.a"
ar d "$out.libgcc.a" morestack.o generic-morestack.o generic-morestack-thread.o

# Once to learn which functions are indirect, and once with jumps to them.
link "$out.bare"
"$front_link" --make-jumps "$out.bare" "$out.jumps.s"
"$cxx" -c "$out.jumps.s" -o "$out.jumps.o"
link "$out" "$out.jumps.o" ${instantiations:+"$instantiations"}
"$front_link" --make-symbols "$out" "$out.symbols"
