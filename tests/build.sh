#!/bin/sh
# How the house is built and tested: the Makefile (asked what it would do, never to do it), the
# runners of tests and benchmarks, and .ci/setup on machines where something is missing.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-build-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT

# This may run inside a make with settings of its own, of which only the compiler is kept.
unset MAKEFLAGS MFLAGS MAKELEVEL MODE PREFIX V CPPFLAGS CFLAGS LDFLAGS

program() { # path, body: a program for the rest of this script
	mkdir -p "$(dirname "$1")"
	printf '#!/bin/sh\n%s\n' "$2" >"$1"
	chmod +x "$1"
}

# --- the Makefile ---------------------------------------------------------------------------

# would ARGUMENT...: all that make would do to build it from nothing
would() {
	make --dry-run --always-make "$@" 2>&1
}

flags_of() { # what objects depend on, under this goal
	make --dry-run "$1" 2>&1 | grep 'build/flags.new' | sed 's/.*echo//' | sort -u
}

MODE=san would | grep 'src/main.c' | grep -q 'fsanitize=address'
tap_report $? "MODE from the environment"
would MODE=san CFLAGS=-O0 | grep 'src/main.c' | grep -q 'fsanitize=address.*-O0'
tap_report $? "CFLAGS of the user follow, and leave the sanitizers"
CFLAGS=-DA CPPFLAGS=-DB would | grep 'src/main.c' | grep -q -e '-DB.*-DA'
tap_report $? "CFLAGS and CPPFLAGS from the environment"
LDFLAGS=-Wl,-z,now would | grep -e '-o build/stride' | grep -q -e '-Wl,-z,now'
tap_report $? "LDFLAGS from the environment"
would MODE=san LDFLAGS=-L. | grep -e '-o build/san/stride' | grep -q 'fsanitize=address.*-L\.'
tap_report $? "LDFLAGS leave the sanitizers"
program "$scratch/compiler" 'exec cc "$@"'
CC=$scratch/compiler would | grep 'src/main.c' | grep -q "^$scratch/compiler"
tap_report $? "CC from the environment"
PREFIX=/opt/stride would install | grep -q '/opt/stride/bin'
tap_report $? "PREFIX from the environment"

all=$(flags_of all)
[ -n "$all" ] && [ "$all" = "$(flags_of bench)" ] &&
	[ "$all" = "$(flags_of build/obj/exercises/kit/nn.o)" ]
tap_report $? "every goal builds with the same flags"
would bench | grep -e '-o build/obj/exercises/kit/tensor.o' | grep -q -e '-O3'
tap_report $? "the kit has flags of its own"
! would all | grep -e '-o build/obj/grader/error.o' | grep -q -e '-O3'
tap_report $? "which nothing else has"

# --- the runners ----------------------------------------------------------------------------

# expect NAME STATUS WORDS COMMAND...: WORDS are in what the command prints
expect() {
	name=$1 status=$2 words=$3
	shift 3
	"$@" >"$scratch/said" 2>&1
	got=$?
	[ $got = "$status" ] && grep -qF -- "$words" "$scratch/said"
	report=$?
	tap_report $report "$name"
	[ $report = 0 ] || { echo "# status $got, should hold \"$words\":" && sed 's/^/#     /' "$scratch/said"; }
}

made=$scratch/made passes='echo "ok 1 - a"; echo 1..1'
program "$made/good" "$passes"
program "$made/bad" 'echo "not ok 1 - a"; echo 1..1'
program "$made/short" 'echo "ok 1 - a"; echo 1..2'
program "$made/silent" 'exit 0'
program "$made/dying" "$passes; exit 3"
program "$made/stale/tests/unit/test_gone" "$passes"
echo "$passes" >"$made/script.sh"
echo "$passes" >"$made/plain"

expect "tests that pass"           0 "2 passed, 0 failed" sh tests/run "$made/b" "$made/good" "$made/script.sh"
expect "a test that fails"         1 "1 passed, 1 failed" sh tests/run "$made/b" "$made/bad" "$made/good"
expect "a test that stops halfway" 1 "planned 2 tests"    sh tests/run "$made/b" "$made/short"
expect "a test that says nothing"  1 "0 passed, 1 failed" sh tests/run "$made/b" "$made/silent"
expect "a test that dies"          1 "ended with status 3" sh tests/run "$made/b" "$made/dying"
expect "a test that is not there"  1 "0 passed, 1 failed" sh tests/run "$made/b" "$made/none"
expect "a test that may not run"   1 "0 passed, 1 failed" sh tests/run "$made/b" "$made/plain"
expect "no test at all"            1 "0 passed, 0 failed" sh tests/run "$made/b"
expect "a report that cannot be written" 1 "error" \
	sh -c 'sh tests/run "$@" >/dev/full' - "$made/b" "$made/good"
expect "a test of yesterday"       0 "1 passed, 0 failed" sh tests/run "$made/stale" "$made/good"

# A test that has no folder of its own would write wherever it was started.
for script in tests/*.sh tests/*/*.sh; do
	case $script in tests/tap.sh | tests/http/server.sh | tests/build.sh) continue ;; esac
	expect "$script without a temporary folder" 1 "mktemp" env TMPDIR="$scratch/none" sh "$script"
	! grep -q '^1\.\.' "$scratch/said"
	tap_report $? "which promises nothing"
done

program "$made/fast" 'echo "fast 1.5 at_most 2"'
program "$made/slow" 'echo "slow 2.5 at_most 2"'
mkdir -p "$made/b"
expect "benchmarks"                0 "slow 2.5 at_most 2" sh tests/bench/run "$made/b" "$made/fast" "$made/slow"
grep -q '"fast".*true' "$made/b/bench.json" && grep -q '"slow".*false' "$made/b/bench.json"
tap_report $? "their figures"
expect "a benchmark that fails"    1 "dying ended with status 3" sh tests/bench/run "$made/b" "$made/fast" "$made/dying"
[ ! -e "$made/b/bench.json" ]
tap_report $? "which leaves no figures"
expect "no benchmark at all"       1 "no benchmarks" sh tests/bench/run "$made/b"

# --- .ci/setup ------------------------------------------------------------------------------

# machine NAME...: a folder with these programs, which do nothing, and what setup itself needs
machine() {
	here=$scratch/machine
	rm -rf "$here"
	mkdir "$here"
	for tool in sh cat sort xargs id mktemp rm; do
		ln -s "$(command -v $tool)" "$here/$tool"
	done
	program "$here/echo" 'echo "$@"' # what a shell has in itself
	for name in "$@"; do
		program "$here/$name" 'exit 0'
	done
}

# setup NAME STATUS WORDS CC SET...: on the machine that was made last; "" for words is silence
setup() {
	name=$1 status=$2 words=$3 cc=$4
	shift 4
	PATH=$here CC=$cc "$here/sh" .ci/setup "$@" >"$scratch/said" 2>&1
	got=$?
	if [ -n "$words" ]; then
		[ $got = "$status" ] && grep -qF -- "$words" "$scratch/said"
	else
		[ $got = "$status" ] && [ ! -s "$scratch/said" ]
	fi
	report=$?
	tap_report $report "$name"
	[ $report = 0 ] || { echo "# status $got, should hold \"$words\":" && sed 's/^/#     /' "$scratch/said"; }
}

machine cc gcc pkg-config
setup "all is there"                    0 "" "" build
setup "a compiler with a flag"          0 "" "gcc -m64" build
setup "a compiler that is chosen and missing" 2 'built with CC="nosuchcc -x", but there is no "nosuchcc"' \
	"nosuchcc -x" build
setup "clang is asked for"              2 "apt-get install clang libc6-dev" clang build
machine ccache gcc pkg-config
setup "a compiler behind a cache"       0 "" "ccache gcc" build
program "$here/gcc" 'echo "what is -q?"; exit 1'
setup "a compiler that does not compile" 2 "not compile even an empty file: what is -q?" "gcc -q" build
machine pkg-config
setup "no compiler"                     2 "dnf install gcc glibc-devel" "" build
machine cc pkg-config
setup "lint compiles with gcc too"      2 "gcc" "" lint
program "$here/cc" 'case $(cat) in *stdio*) exit 1 ;; esac'
setup "no headers of the C library"     2 "apt-get install libc6-dev" "" build
program "$here/apt-get" 'exit 1'
rm -f "$here/id"
program "$here/id" 'echo 0'
setup "root needs no sudo" 2 "    apt-get update && apt-get install libc6-dev" "" build
program "$here/id" 'echo 1000'
setup "nor can one type what is not there" 2 "As root type this" "" build
program "$here/sudo" 'exit 1'
setup "others do" 2 "    sudo apt-get update && sudo apt-get install libc6-dev" "" build

tap_done
