#!/bin/sh
# grade, as a course or a CI job calls it: its exit statuses, what goes where, and that a report is
# written whatever happens.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-grade-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
unset STRIDE_CONTENT
export STRIDE_HOME="$folder/home"

# expect NAME STATUS OUT-WORDS ERR-WORDS ARGUMENT...: of `stride grade`; "" for words means that it
# is empty, "*" that it is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" grade "$@" >out 2>err <"${input:-/dev/null}"
	got=$?
	[ $got = "$status" ] && holds out "$out" && holds err "$err"
	tap_report $? "$name"
}

holds() { # file words
	case $2 in
	"*") return 0 ;;
	"") [ ! -s "$1" ] ;;
	*) grep -qF -- "$2" "$1" ;;
	esac && return 0
	echo "# status $got; $1 should hold \"$2\":"
	sed 's/^/#     /' "$1"
	return 1
}

# --- mistakes on the command line ---

answer=$root/exercises/conv1d-basic/reference.c
cp "$answer" answer.c

expect "nothing given"            2 "" "it needs an exercise and a file"
expect "no file given"            2 "" "it needs an exercise and a file" conv1d-basic
expect "too much given"           2 "" "it needs an exercise and a file" conv1d-basic answer.c more
expect "an unknown option"        2 "" "did you mean --format?" conv1d-basic answer.c --fromat json
expect "a value left out"         2 "" "--format needs a value: --format NAME" conv1d-basic answer.c --format
expect "a flag with a value"      2 "" "--exit-zero takes no value" conv1d-basic answer.c --exit-zero=yes
expect "an unknown format"        2 "" 'there is no format "xml"' conv1d-basic answer.c --format xml
expect "an unknown detail"        2 "" '--detail is full|cases|none, not "some"' conv1d-basic answer.c --detail=some
expect "an unknown level"         2 "" '--sandbox-min is full|landlock|seccomp, not "9"' conv1d-basic answer.c --sandbox-min 9
for seed in "" x 1x -1 0x10 1e3 99999999999999999999; do
	expect "the seed \"$seed\""   2 "" "--seed is a number" conv1d-basic answer.c --seed="$seed"
done
expect "an unknown exercise"      2 "" 'did you mean "conv1d-basic"?' conv1d-bsaic answer.c
expect "an exercise like no other" 2 "" 'there is no exercise "xyzzy"' xyzzy answer.c
expect "an empty name"            2 "" 'there is no exercise ""' "" answer.c
expect "a way out by .."          2 "" 'there is no exercise "../kit"' ../kit answer.c
expect "more than one it could be" 2 "" '"conv" could be:' conv answer.c
expect "a file that is not there" 2 "" "cannot read none.c: No such file" conv1d-basic none.c
expect "a folder"                 2 "" "cannot read .: it is a folder" conv1d-basic .
expect "a device"                 2 "" "neither a file nor a pipe" conv1d-basic /dev/zero
expect "a mistake with --exit-zero is still one" 2 "" "No such file" conv1d-basic none.c --exit-zero

# --- ours ---

STRIDE_CONTENT=$folder/none expect "content that is not there" 3 "grader-error  conv1d-basic  not scored" "STRIDE_CONTENT is" conv1d-basic answer.c

mkdir -p broken/exercises/kit broken/exercises/conv1d-basic
touch broken/exercises/kit/tensor.h
STRIDE_CONTENT=broken expect "content without a catalog" 3 "grader-error  conv1d-basic  not scored" "catalog.json" conv1d-basic answer.c
cp "$root/exercises/catalog.json" broken/exercises
echo '{"format": 1, "id": 7}' >broken/exercises/conv1d-basic/exercise.json
STRIDE_CONTENT=broken expect "a broken exercise" 3 "grader-error  conv1d-basic  not scored" \
	"exercise.json" conv1d-basic answer.c
STRIDE_CONTENT=broken expect "a broken exercise, for a program" 3 '"verdict": "grader-error"' \
	"exercise.json" conv1d-basic answer.c --format json --exit-zero
STRIDE_CONTENT=broken expect "a broken exercise, into a file" 3 "" \
	"exercise.json" conv1d-basic answer.c --format json --output broken.json
got=file && holds broken.json '"verdict": "grader-error"'
tap_report $? "the file says so too"

# --- submissions ---

expect "a right answer"           0 "accepted  conv1d-basic" "" conv1d-basic answer.c
expect "an answer that was not begun" 1 "wrong-shape  conv1d-basic" "" conv1d-basic "$root/exercises/conv1d-basic/starter.c"
expect "the same with --exit-zero" 0 "conv1d-basic" "" conv1d-basic "$root/exercises/conv1d-basic/starter.c" --exit-zero
expect "a beginning of the name"  0 "accepted  conv1d-basic" "" conv1d answer.c
expect "a number"                 0 "accepted  conv1d-basic" "" 1 answer.c
expect "options in front"         0 '"verdict": "accepted"' "" --format=json -- conv1d-basic answer.c
expect "a seed that is stated"    0 "seed 42," "" conv1d-basic answer.c --seed 42
expect "the largest seed"         0 '"seed": 18446744073709551615' "" conv1d-basic answer.c --seed 18446744073709551615 --format json
expect "the lowest level by name" 0 "accepted" "" conv1d-basic answer.c --sandbox-min seccomp
expect "the lowest level by number" 0 "accepted" "" conv1d-basic answer.c --sandbox-min=1
input=answer.c expect "standard input" 0 '"path": "<stdin>"' "" conv1d-basic - --format json

mkfifo pipe
timeout 20 sh -c 'cat answer.c >pipe' &
expect "a pipe"                   0 "accepted" "" conv1d-basic pipe
wait

: >empty.c
expect "an empty file"            1 "compile-error" "" conv1d-basic empty.c
head -c 5000 "$stride" >binary.c
expect "a program in place of its source" 1 "compile-error" "" conv1d-basic binary.c
head -c 1048577 /dev/zero | tr '\0' ' ' >large.c
expect "a file of more than 1 MB" 1 "compile-error" "" conv1d-basic large.c
printf 'tensor \033[2J(' >escape.c
expect "an escape in the source"  1 "compile-error" "" conv1d-basic escape.c
! grep -q "$(printf '\033')" out
tap_report $? "and it does not reach the terminal"

if command -v clang >clang; then
	printf '#error : fatal error: Killed signal terminated program\n' >killed.c
	STRIDE_CC=clang expect "a compiler that quotes a source" 1 "compile-error" "" \
		conv1d-basic killed.c
fi

# --- where it broke ---

# answer FILE LINE...: a conv1d_basic of these lines, the first of which is line 5 of the file
answer() {
	file=$1
	shift
	{
		printf '#include "stride.h"\n#include <stdlib.h>\ntensor conv1d_basic(tensor x, tensor kernel)\n{\n'
		printf '\t%s\n' "$@"
		printf '}\n'
	} >"$file"
}

answer outside.c 'float sum = 0;' 'for (int k = 0; k <= kernel.shape[0]; k++)' \
	'	sum += kernel.data[k];' 'x.data[0] = sum;' 'return x;'
expect "an access behind an argument" 1 "kernel[3] was read, but kernel has 3 numbers (line 7)" "" conv1d-basic outside.c
grep -q 'It broke at outside.c:7 in conv1d_basic, SIGSEGV: read' out
tap_report $? "and where that was"
answer before.c 'x.data[-1] = kernel.data[0];' 'return x;'
expect "and in front of one"      1 "x[-1] was written, but x begins with x[0] (line 5)" "" conv1d-basic before.c
answer divide.c 'volatile int none = 0;' 'x.shape[0] /= none;' 'return kernel.shape[0] > 0 ? x : kernel;'
expect "a division by zero"       1 "an integer was divided by zero (line 6)" "" conv1d-basic divide.c
answer deep.c 'volatile char frame[100000];' 'frame[x.shape[0]] = 1;' 'x = conv1d_basic(x, kernel);' \
	'return frame[x.shape[0]] ? x : kernel;'
expect "a recursion without end"  1 "the stack overflowed" "" conv1d-basic deep.c
grep -q 'It broke at deep.c:[4-8] in conv1d_basic, SIGSEGV' out
tap_report $? "and where it was"
answer loop.c 'volatile int i = 0;' 'while (i < 1)' '	i = 0;' 'return x.shape[0] > 0 ? x : kernel;'
expect "a loop without end"       1 "It was still at loop.c:" "" conv1d-basic loop.c --detail cases
grep -q 'at loop.c:[67] in conv1d_basic' out
tap_report $? "with its line"
answer misuse.c '*tensor_at(x, 99) = kernel.data[0];' 'return x;'
expect "a misuse of the kit"      1 "tensor_at(x, ...): index 99 is outside axis 0" "" conv1d-basic misuse.c
grep -q 'It broke at misuse.c:5 in conv1d_basic\.' out
tap_report $? "with its line"
# clang puts a cold function where nothing comes behind its last call; and data is no place of code.
cat >gives_up.c <<'END'
#include "stride.h"
#include <stdio.h>
#include <stdlib.h>
__attribute__((cold, noinline)) static void give_up(const char *why)
{
	printf("%s\n", why);
	abort();
}
tensor conv1d_basic(tensor x, tensor kernel)
{
	if (kernel.shape[0] > 0)
		give_up("no");
	return x;
}
END
answer into_data.c 'void (*function)(void) = (void (*)(void))(void *)"text";' 'function();' 'return kernel.rank ? x : kernel;'
for compiler in gcc clang; do
	command -v "$compiler" >/dev/null || continue
	STRIDE_CC=$compiler "$stride" grade conv1d-basic gives_up.c >out 2>&1
	grep -q 'It broke at gives_up.c:7 in give_up, SIGABRT' out
	tap_report $? "the last call of a function that does not return, by $compiler"
	STRIDE_CC=$compiler "$stride" grade conv1d-basic into_data.c >out 2>&1
	grep -q 'It broke at into_data.c:6 in conv1d_basic, SIGSEGV' out
	tap_report $? "a call of what is no code, by $compiler"
done
answer leaves.c 'if (x.shape[0] > 0)' '	exit(0);' 'return kernel;'
expect "one that leaves"          1 "it left before it returned, with status 0" "" conv1d-basic leaves.c
answer unwritten.c 'int n = x.shape[0] < kernel.shape[0] ? 0 : x.shape[0] - kernel.shape[0] + 1;' \
	'tensor y = tensor_zeros(n);' 'y.data = malloc((size_t)n * sizeof *y.data);' 'return y;'
expect "numbers never written"    1 "y[0] was never written" "" conv1d-basic unwritten.c
for detail in cases none; do
	"$stride" grade conv1d-basic outside.c --detail $detail >out 2>&1
	! grep -q 'element 3\|SIGSEGV.*3' out
	tap_report $? "an index that may be a hidden value is not told at $detail"
done
! grep -q 'line 7' out
tap_report $? "and no line at none, which may depend on a hidden case"

# --- what a busy machine does to a mistake ---

# In time for a grade, and too late for the small inputs, on which less time is spent.
cat >late.c <<'END'
#include "stride.h"
#include <stdlib.h>
#include <time.h>

static double now(void)
{
	struct timespec t;

	timespec_get(&t, TIME_UTC);
	return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

tensor conv_reflect(tensor x, tensor kernel)
{
	int L = x.shape[0], K = kernel.shape[0], front = (K - 1) / 2;
	tensor y = tensor_zeros(L);
	double begun = now();

	while (L == 1 && now() < begun + 0.15)
		;
	for (int i = 0; i < L; i++)
		for (int k = 0; k < K; k++) {
			int at = abs(i + k - front) % (2 * (L - 1));

			y.data[i] += x.data[at < L ? at : 2 * (L - 1) - at] * kernel.data[k];
		}
	return y;
}
END
expect "a mistake that is made late" 1 '"pitfalls": ["single-number"]' "" reflect late.c --format json

# Wrong for long kernels alone, and too slow for all small inputs to be tried.
cat >slow.c <<'END'
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	int n = x.shape[0] - kernel.shape[0] + 1;
	tensor y = tensor_zeros(n > 0 ? n : 0);

	for (int i = 0; i < n; i++)
		for (int k = 0; k < kernel.shape[0]; k++)
			y.data[i] += x.data[i + k] * kernel.data[k];
	if (n > 0 && kernel.shape[0] > 60)
		y.data[0]++;
	for (volatile int i = 0; i < 50000000; i++)
		;
	return y;
}
END
expect "a slow program" 1 "wrong-answer" "" conv1d-basic slow.c --seed 1
! grep -q "smallest input" out
tap_report $? "is not blamed for an input that there was no time for"

# --- where the report goes ---

for detail in full cases none; do
	for format in text json; do
		expect "$format in detail $detail into a file" 0 "" "" conv1d-basic answer.c \
			--format $format --detail $detail --output "report.$detail.$format"
		got=file && holds "report.$detail.$format" accepted
		tap_report $? "and it is there"
	done
done
expect "a folder that is not there" 3 "" "cannot write the report to none/report.json: No such file" \
	conv1d-basic answer.c --output none/report.json
ls -A | grep -q '\.new$'
[ $? = 1 ]
tap_report $? "nothing is left beside a report"

"$stride" grade conv1d-basic answer.c >/dev/full 2>err
got=$?
[ $got = 3 ] && holds err "No space left on device"
tap_report $? "a full disk is status 3"

[ ! -e "$STRIDE_HOME" ]
tap_report $? "nothing is recorded"
tap_done
