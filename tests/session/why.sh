#!/bin/sh
# why from outside: wrong programs of learners are checked, and why names the mistake, shows the
# smallest input and draws it, in 80 columns and in 40, and in ASCII alone. With STRIDE_ACCEPT=1 the
# pictures in tests/golden/why are taken anew; look at the difference.
set -u
. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")/../.." && pwd)
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-why-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
STRIDE_HOME=$folder/home STRIDE_WORK=work LC_ALL=C.UTF-8
export STRIDE_HOME STRIDE_WORK LC_ALL
unset COLUMNS

holds() { # file words
	grep -qF -- "$2" "$1" && return 0
	echo "# there is no \"$2\" in it:"
	sed 's/^/#     /' "$1"
	return 1
}

fits() { # file width: of ASCII
	awk -v width="$2" 'length > width { print "# too wide: " $0; wide = 1 } END { exit wide }' "$1"
}

# The same words wherever the lines are broken.
one_line() {
	tr -s ' \n' '  ' <"$1"
}

# tells EXERCISE PROGRAM NAME INPUT SUM...: why has all these words, in every form
tells() {
	id=$1 program=$2
	shift 2
	"$stride" check "$id" "$here/$program" >checked 2>&1
	[ $? = 1 ] && "$stride" why "$id" >wide 2>err && COLUMNS=40 "$stride" why "$id" >narrow 2>>err &&
		"$stride" why "$id" --plain >plain 2>>err &&
		COLUMNS=40 "$stride" --plain why "$id" >narrow-plain 2>>err && [ ! -s err ]
	good=$?
	for words in "$@"; do
		for form in wide narrow plain; do
			one_line $form >joined
			holds joined "$words" || good=1
		done
	done
	LC_ALL=C grep -n '[^ -~]' plain narrow-plain && good=1
	# what is of the file's own name or of the compiler's words is as long as it is
	sed "s|$here|...|" plain >shown && fits shown 80 || good=1
	sed "s|$here/tests/learners||; s|$here||" narrow-plain >shown && fits shown 40 || good=1
	tap_report $good "$id: $program"
}

# as_drawn NAME: what tells looked at last is drawn as it was
as_drawn() {
	sed -n '/The smallest input/,/^  yours /p' wide >drawn
	[ -n "${STRIDE_ACCEPT:-}" ] && cp drawn "$here/tests/golden/why/$1.txt"
	diff "$here/tests/golden/why/$1.txt" drawn | sed 's/^/# /' >difference
	cat difference
	[ -s drawn ] && [ ! -s difference ]
	tap_report $? "the picture of $1"
}

learners=tests/learners

# --- a number that is wrong ---

tells conv1d-basic $learners/conv1d-basic/wrong-flipped-kernel.c "The kernel is flipped" \
	"x = -1, 3 kernel = 4, 1" "y[0] = -1*4 + 3*1 = -1" "wanted -1 yours 11"
as_drawn conv1d-basic
tells layer-bias $learners/layer-bias/wrong-bias-missing.c "The bias is missing" \
	"y[0] = 8 + (-2) (bias) = 6" "wanted 6 yours 8"
tells batch-dims $learners/batch-dims/wrong-batch-as-depth.c "of entry 0" \
	"y[1,0] = 3*(-3) + (-1)*4 + 0*1 = -13" "wanted -13 yours -10"
as_drawn batch-dims
tells kernel-dilation $learners/kernel-dilation/wrong-channels-swapped.c "of feature 0" \
	"c1 = 1*4 = 4 y[0] = -4 + 4 = 0"
tells depthwise $learners/depthwise/wrong-groups-interleaved.c "y[0,1], at place 0 of feature 1" \
	"y[0] = 2*(-3) = -6"
tells my-conv2d $learners/my-conv2d/wrong-flipped-kernel.c "k is the kernel that the layer makes" \
	"y[0,0] = 3*1.17178 + 0*1.19314 = 3.51534"
tells capstone exercises/capstone/pitfalls/groups-interleaved.c "x is lhs, and k is rhs" \
	"c0 = 2*2 = 4" "y[0,0] = 4 + 1 = 5"

# --- too many of them, too few, another shape, none ---

tells causal $learners/causal/wrong-off-by-one-pad.c "The first number that differs, y[0]" \
	"y[0] = 2*4 = 8" "wanted 1 number: 8 yours 2 numbers: 0, 8"
tells explicit-padding $learners/explicit-padding/wrong-negative-ignored.c \
	"The last number that is wanted, y[0]" "y[0] = 0*(-1) = 0" "yours 2 numbers: 0, 1"
tells conv-nd exercises/conv-nd/pitfalls/two-d-only.c "The first number that is missing" \
	"y[0] = -3*3 = -9" "yours shape (1, 1, 0)"
tells my-conv1d $learners/my-conv1d/wrong-not-flattened.c "All numbers are right, only the shape" \
	"wanted shape (1,)" "yours shape (1, 1)"
tells conv1d-basic $learners/conv1d-basic/wrong-k-greater-than-l.c \
	"No number is wanted, for the kernel fits nowhere" "the kernel spans 3, and there is 1"

# --- a length ---

tells output-length $learners/output-length/wrong-forgot-plus-one.c "Moves are counted, not places" \
	"output floor((3 - 1) / 1) + 1 = 3 yours 2"

# --- a program that broke ---

tells true-convolution $learners/true-convolution/wrong-not-commutative.c "x is f, and k is g" \
	"y[0] = 0*4 + 0*4 + (-1)*(-1) = 1"
tells reflect $learners/reflect/wrong-bounce-once.c "y[0] = 4*1 + 4*(-3) = -8"
grep -B 2 -A 2 '^  > *[0-9]* |' plain | sed 's/^  >/   /' >excerpt
[ "$(awk '$2 == "|" { n += $1 == last + 1; last = $1 } END { print n }' excerpt)" = 4 ] &&
	while read -r number bar text; do
		sed -n "${number}p" "$here/$learners/reflect/wrong-bounce-once.c" | tr -d '\t ' >line
		printf '%s\n' "$bar$text" | sed 's/^|//; s/\.\.\.$//' | tr -d ' ' | grep -qFf - line || exit 1
	done <excerpt
tap_report $? "the line where it broke stands among its neighbours"

# --- an exercise whose picture is not what it wants ---

mkdir content && cp -R "$here/exercises" content/ && mkdir content/data &&
	cp -R "$here/data/vectors" content/data/
sed 's/"input": "x", "kernel": "kernel"}/"input": "x", "kernel": "kernel", "flip": true}/' \
	"$here/exercises/conv1d-basic/exercise.json" >content/exercises/conv1d-basic/exercise.json
STRIDE_CONTENT=$folder/content "$stride" check conv1d-basic \
	"$here/$learners/conv1d-basic/wrong-flipped-kernel.c" >checked 2>&1
STRIDE_CONTENT=$folder/content "$stride" why conv1d-basic >out 2>err &&
	holds out "The smallest input" && ! grep -q '^  y' out && ! grep -q 'wrong number' out
tap_report $? "a picture that would be wrong is not drawn"

"$stride" why conv1d-basic >before 2>err && "$stride" check conv1d-basic "$here/exercises/conv1d-basic/reference.c" >out 2>&1 &&
	"$stride" why conv1d-basic >after 2>err && ! holds before "since then" &&
	holds after "; you have passed since then:"
tap_report $? "that it has passed since then is said"

rm -rf home
"$stride" why conv1d-basic >out 2>err
[ $? = 2 ] && [ ! -s out ] && holds err "no attempt at conv1d-basic failed"
tap_report $? "without an attempt there is nothing to explain"
tap_done
