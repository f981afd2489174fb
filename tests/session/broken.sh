#!/bin/sh
# What would fail with a right submission too is ours: grader-error, status 3, a sentence that says
# what to do, and nothing left behind. Each fault is made for real and a right answer graded.
set -u
. "$(dirname "$0")/../tap.sh"
here=$PWD
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-broken-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
mkdir "$scratch/tmp" "$scratch/cache" "$scratch/bin"
export TMPDIR="$scratch/tmp" XDG_CACHE_HOME="$scratch/cache"
stride=$STRIDE_BUILD/stride
answer=$here/exercises/conv1d-basic/reference.c

# A copy of the content that may be broken.
fresh_content() {
	rm -rf "$scratch/content"
	mkdir -p "$scratch/content/data"
	cp -R "$here/exercises" "$scratch/content"
	cp -R "$here/data/vectors" "$scratch/content/data"
}

# broken NAME WORDS COMMAND...: the command grades a right answer and must fail as ours
broken() {
	name=$1 words=$2
	shift 2
	"$@" >"$scratch/out" 2>"$scratch/err"
	got=$?
	[ $got = 3 ] && grep -qF -- "$words" "$scratch/err" && ! grep -q '^accepted' "$scratch/out" &&
		[ -z "$(ls -A "$TMPDIR")" ]
	tap_report $? "$name"
	[ $got = 3 ] && grep -qF -- "$words" "$scratch/err" && [ -z "$(ls -A "$TMPDIR")" ] || {
		echo "# status $got; left behind: $(ls -A "$TMPDIR"); said:"
		sed 's/^/#     /' "$scratch/err"
		rm -rf "${TMPDIR:?}"/*
	}
}

grade() {
	"$stride" grade conv1d-basic "$answer" "$@"
}

limited() { # ulimit-option value
	(ulimit "$1" "$2" && grade)
}

broken "a compiler that is not there" 'there is no compiler "nosuch"' \
	env STRIDE_CC=nosuch "$stride" grade conv1d-basic "$answer"
broken "no compiler at all" "apt-get install gcc" \
	env PATH="$scratch/bin" "$stride" grade conv1d-basic "$answer"
ln -sf "$(command -v gcc)" "$scratch/bin/gcc"
broken "no linker" "apt-get install binutils" \
	env PATH="$scratch/bin" "$stride" grade conv1d-basic "$answer"
mkdir -p "$scratch/toolchain/bin"
printf '#!/bin/sh\nkill -9 $$\n' >"$scratch/toolchain/bin/gcc"
chmod -R a+rx "$scratch" && chmod +x "$scratch/toolchain/bin/gcc"
broken "a compiler that is killed" "out of memory" \
	env STRIDE_CC="$scratch/toolchain/bin/gcc" "$stride" grade conv1d-basic "$answer"
broken "no room for the scratch folder" "set TMPDIR" \
	env TMPDIR=/proc "$stride" grade conv1d-basic "$answer"
broken "too few descriptors" "" limited -n 9
broken "a sandbox below the minimum" "at least 3 was asked for" \
	env STRIDE_SANDBOX=1 "$stride" grade conv1d-basic "$answer" --sandbox-min full
broken "a report that cannot be written" "cannot" grade --output /proc/report.json

mkdir -p "$scratch/lone/bin"
cp "$stride" "$scratch/lone/bin/stride"
broken "no runner beside the program" "stride-runner" \
	env STRIDE_CONTENT="$here" "$scratch/lone/bin/stride" grade conv1d-basic "$answer"
broken "no content beside the program" "STRIDE_CONTENT" \
	"$scratch/lone/bin/stride" grade conv1d-basic "$answer"

export STRIDE_CONTENT="$scratch/content"
fresh_content
head -c 3000 "$here/data/vectors/conv1d-basic.json" >"$scratch/content/data/vectors/conv1d-basic.json"
broken "vectors that were cut" "conv1d-basic.json" grade
fresh_content
rm "$scratch/content/exercises/conv1d-basic/reference.c"
broken "no reference" "reference.c" grade
fresh_content
echo 'int x = ;' >>"$scratch/content/exercises/conv1d-basic/reference.c"
broken "a reference that does not compile" "does not compile" grade
fresh_content
cp "$here/tests/hostile/crash_null.c" "$scratch/content/exercises/conv1d-basic/reference.c"
broken "a reference that crashes" "the exercise is broken" grade
fresh_content
sed -i 's/"format": *1/"format": 2/' "$scratch/content/exercises/conv1d-basic/exercise.json"
broken "a newer format" "update Stride" grade
fresh_content
rm -r "$scratch/content/exercises/kit"
broken "no kit" "kit" grade

# What costs only time.
unset STRIDE_CONTENT
for cache in /proc/none "$scratch/bin/gcc" /dev/null; do
	XDG_CACHE_HOME=$cache "$stride" grade conv1d-basic "$answer" >"$scratch/out" 2>"$scratch/err" &&
		grep -q '^accepted' "$scratch/out"
	tap_report $? "a cache that cannot be used: $(basename $cache)"
done
env -i PATH="$PATH" "$stride" grade conv1d-basic "$answer" </dev/null >"$scratch/out" 2>&1 &&
	grep -q '^accepted' "$scratch/out"
tap_report $? "an empty environment"
tap_done
