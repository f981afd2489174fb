#!/bin/sh
# What would fail with a right submission too is ours: grader-error, status 3, a sentence that says
# what to do, and nothing left behind. Each fault is made for real and a right answer graded.
set -u
. "$(dirname "$0")/../tap.sh"
here=$PWD
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-broken-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
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
env PATH="$scratch/bin" "$stride" grade conv1d-basic "$answer" >"$scratch/out" 2>&1
tap_report $? "no linker, and none is needed"
mkdir -p "$scratch/toolchain/bin"
# Memory that the same user shares is out of a compiler's reach; root becomes a user for that.
as_user() {
	if [ "$(id -u)" = 0 ]; then
		setpriv --reuid 65534 --regid 65534 --clear-groups "$@"
	else
		"$@"
	fi
}
id=$(as_user ipcmk -M 4096 2>/dev/null | grep -o '[0-9]*$')
printf '#!/bin/sh\ncase "$*" in *-###*) exit 1 ;; esac\nipcrm -m %s >&- 2>&-\nexec %s "$@"\n' "$id" "$(readlink -f "$(command -v gcc)")" \
	>"$scratch/toolchain/bin/gcc"
chmod -R a+rx "$scratch" && chmod +x "$scratch/toolchain/bin/gcc"
mkdir -m 777 "$scratch/open"
as_user env TMPDIR="$scratch/open" HOME=/none XDG_CACHE_HOME=/none \
	STRIDE_CC="$scratch/toolchain/bin/gcc" "$stride" grade conv1d-basic "$answer" >"$scratch/out" 2>&1
grep -q '^accepted' "$scratch/out" && as_user ipcrm -m "$id"
tap_report $? "a compiler takes away no memory that is shared"
printf '#!/bin/sh\nkill -9 $$\n' >"$scratch/toolchain/bin/gcc"
chmod -R a+rx "$scratch" && chmod +x "$scratch/toolchain/bin/gcc"
broken "a compiler that is killed" "out of memory" \
	env STRIDE_CC="$scratch/toolchain/bin/gcc" "$stride" grade conv1d-basic "$answer"
printf '#!/bin/sh\necho "gcc: fatal error: cannot execute as" >&2\nexit 1\n' >"$scratch/toolchain/bin/gcc"
broken "a compiler without its assembler" "installed whole?" \
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

# accepted NAME COMMAND...: the command grades a right answer, and nothing keeps it from that
accepted() {
	name=$1
	shift
	"$@" >"$scratch/out" 2>"$scratch/err"
	got=$?
	[ $got = 0 ] && grep -q '^accepted' "$scratch/out" && [ -z "$(ls -A "$TMPDIR")" ]
	passed=$?
	tap_report $passed "$name"
	[ $passed = 0 ] || complain
}

# ours_or_accepted NAME COMMAND...: the command, which grades a right answer, may fail, but as ours
ours_or_accepted() {
	name=$1
	shift
	"$@" >"$scratch/out" 2>"$scratch/err"
	got=$?
	case $got in
	0) grep -q '^accepted' "$scratch/out" ;;
	3) [ -s "$scratch/err" ] && ! grep -q '^accepted' "$scratch/out" ;;
	*) false ;;
	esac && [ -z "$(ls -A "$TMPDIR")" ]
	passed=$?
	[ $passed = 0 ] || complain
	return $passed
}

complain() {
	echo "# $name: status $got; left behind: $(ls -A "$TMPDIR"); said:"
	cat "$scratch/out" "$scratch/err" | head -n 8 | sed 's/^/#     /'
	rm -rf "${TMPDIR:?}"/*
}

# for_each NAME VALUE... -- COMMAND...: one test; the command gets each value behind it
for_each() {
	title=$1 values='' failed=0
	shift
	while [ "$1" != -- ]; do
		values="$values $1"
		shift
	done
	shift
	for value in $values; do
		ours_or_accepted "$title: $value" "$@" "$value" || failed=1
	done
	tap_report $failed "$title"
}

skip() { # name why
	tap_report 0 "$1 # SKIP $2"
}

# --- a reference that was damaged where it is kept ---

damage() { # how: of every file in the cache
	for file in "$XDG_CACHE_HOME"/stride/*; do
		size=$(wc -c <"$file")
		case $1 in
		cut) head -c $((size / 2)) "$file" >"$scratch/damaged" ;;
		emptied) : >"$scratch/damaged" ;;
		noise) head -c "$size" /dev/urandom >"$scratch/damaged" ;;
		"noise behind its header")
			{ head -c 64 "$file" && head -c $((size - 64)) /dev/urandom; } >"$scratch/damaged"
			;;
		"zeros in its middle")
			{ head -c $((size / 3)) "$file" && head -c $((size / 3)) /dev/zero &&
				tail -c $((size - size / 3 * 2)) "$file"; } >"$scratch/damaged"
			;;
		esac
		cat "$scratch/damaged" >"$file"
	done
}

for how in cut emptied noise "noise behind its header" "zeros in its middle"; do
	rm -rf "${XDG_CACHE_HOME:?}"/*
	grade >/dev/null 2>&1
	[ -n "$(find "$XDG_CACHE_HOME" -type f)" ]
	tap_report $? "the reference is kept"
	damage "$how"
	accepted "a reference that was damaged: $how" grade
	accepted "and once more" grade
done
rm -rf "${XDG_CACHE_HOME:?}"/*

# --- what it is started with ---

accepted "a parent that does not care for its children" \
	sh -c 'trap "" CHLD; exec "$@"' sh "$stride" grade conv1d-basic "$answer"
# shellcheck disable=SC2046 # numbers
for_each "few descriptors" $(seq 4 40) -- limited -n

on_disk() { # size: its name for mount; the exit status is the grade's
	# Mounted for this command alone, so that nothing has to be taken down.
	SIZE=$1 SMALL=$scratch/small unshare -m sh -c '
		mount -t tmpfs -o "size=$SIZE" none "$SMALL" && cd / || exit 99
		TMPDIR=$SMALL "$@"
		status=$?
		[ -z "$(ls -A "$SMALL")" ] || { echo "left in TMPDIR: $(ls -A "$SMALL")" >&2; exit 98; }
		exit $status' sh "$stride" grade conv1d-basic "$answer"
}

mkdir "$scratch/small"
if [ "$(id -u)" = 0 ] && SMALL=$scratch/small unshare -m sh -c \
	'mount -t tmpfs -o size=24k none "$SMALL"' 2>/dev/null; then
	for_each "a full disk" 4k 8k 16k 24k 32k 48k 64k 96k 128k -- on_disk
else
	skip "a full disk" "nothing can be mounted"
fi

# As somebody who has no other process, because those count.
with_processes() { # limit
	TMPDIR=$scratch/theirs XDG_CACHE_HOME=$scratch/theirs/cache setpriv --reuid 12345 \
		--regid 12345 --clear-groups prlimit --nproc="$1" \
		"$stride" grade conv1d-basic "$answer"
}

chmod a+x "$scratch"
mkdir "$scratch/theirs" && chown 12345:12345 "$scratch/theirs" 2>/dev/null
if [ "$(id -u)" = 0 ] && setpriv --reuid 12345 --regid 12345 --clear-groups \
	prlimit --nproc=100 test -x "$stride" 2>/dev/null; then
	for_each "few processes" 4 -- with_processes
	[ -z "$(find "$scratch/theirs" -mindepth 1 -maxdepth 1 ! -name cache)" ]
	tap_report $? "and nothing is left behind"
else
	skip "few processes" "only root can become somebody who may read the program"
fi

# --- a grader that is stopped ---

# Which memory goes into a core dump is inherited by every descendant: a value that nobody else
# uses shows who is left.
mark=$(printf %08x $((128 + $$ % 128)))

marked() { # the numbers of the processes that bear the mark
	grep -lsx "$mark" /proc/[0-9]*/coredump_filter | tr -dc '0-9\n'
}

# stopped SIGNAL SECONDS PROGRAM: what the grade of a hostile program, at $level, ends with. It is
# timeout that sends the signal, and makes sure that it is not ignored from the start.
stopped() {
	(
		echo "0x$mark" >/proc/self/coredump_filter
		STRIDE_SANDBOX=$level exec timeout --foreground --preserve-status -s "$1" "$2" \
			"$stride" grade conv1d-basic "$here/tests/hostile/$3.c"
	) >"$scratch/out" 2>&1
}

# Without a pid namespace what a compiler started may outlive a grader that is killed, by as long as
# its processor time lasts: that takes more patience, in tenths of a second.
nobody_left() {
	tenths=$1
	while [ "$tenths" -gt 0 ]; do
		[ -n "$(marked)" ] || return 0
		sleep 0.1
		tenths=$((tenths - 1))
	done
	for process in $(marked); do
		echo "# left: $(cat "/proc/$process/comm")"
		kill -9 "$process"
	done
	return 1
}

stop() { # signal status seconds program what
	stopped "$1" "$3" "$4"
	got=$?
	case $1 in
	KILL) rm -rf "${TMPDIR:?}"/* ;; # nobody can tidy up behind that
	*) [ $got = "$2" ] && [ -z "$(ls -A "$TMPDIR")" ] ;;
	esac
	passed=$?
	case $1$level in
	KILL[12]) nobody_left 150 ;;
	*) nobody_left 20 ;;
	esac || passed=1
	tap_report $passed "$5 ends by SIG$1 at level $level, and all that it started"
	[ $passed = 0 ] || {
		echo "# status $got; left behind: $(ls -A "$TMPDIR")"
		rm -rf "${TMPDIR:?}"/*
	}
}

(echo "0x$mark" >/proc/self/coredump_filter && exec sleep 5) &
sleep 0.2
[ "$(marked)" = $! ]
tap_report $? "a process that is left behind is noticed"
kill $!
wait $! 2>/dev/null

# What takes a compiler long.
slow=bomb_macro
for level in 3 2 1; do
	STRIDE_SANDBOX=$level "$stride" doctor | grep -q "level $level of" || continue
	for case in "KILL 137" "INT 130" "TERM 143" "HUP 129"; do
		# shellcheck disable=SC2086 # a name and a number
		stop $case 0.5 loop_busy "a grade that runs"
		# shellcheck disable=SC2086
		stop $case 0.3 "$slow" "a grade that compiles"
	done
done
tap_done
