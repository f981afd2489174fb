#!/bin/sh
# Where a program that failed goes wrong: each program of tests/places is graded, with each compiler
# that is here. Its first line says with which words, and a comment "here" at which line; one without
# is right, and of it nothing may be said.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
stride=$STRIDE_BUILD/stride
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-places-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME="$scratch/cache"

# The two compilers write the type of an array in two ways.
is_told() { # words line
	sed "s/'float\[/'float [/; s/'int\[/'int [/" "$scratch/result.json" |
		grep -q "\"facts\":[[:space:]]*\[\"Line $2: [^\"]*$1" &&
		grep -q "\"line\":[[:space:]]*$2," "$scratch/result.json"
}

is_left_alone() {
	grep -q '"verdict":[[:space:]]*"accepted"' "$scratch/result.json" &&
		grep -q '"diagnosis":[[:space:]]*null' "$scratch/result.json"
}

try() { # compiler program
	words=$(sed -n '1s|^// expect: ||p' "$2" | sed 's/\[/\\[/g')
	line=$(grep -n '// here$' "$2" | cut -d: -f1)
	STRIDE_CC=$1 "$stride" grade conv1d-basic "$2" --seed 1 --format json \
		>"$scratch/result.json" 2>"$scratch/err"
	if [ -n "$words" ]; then is_told "$words" "$line"; else is_left_alone; fi
	told=$?
	tap_report $told "$1: $(basename "$2" .c)"
	[ $told = 0 ] || sed 's/^/#     /' "$scratch/err" "$scratch/result.json" | grep 'verdict\|facts\|error' | tail -n 4
}

for compiler in gcc clang; do
	command -v "$compiler" >/dev/null || continue
	for program in tests/places/*.c; do
		try "$compiler" "$program"
	done
done
tap_done
