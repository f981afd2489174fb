#!/bin/sh
# play and shape from outside: every such line of every lesson runs and gives the numbers that the
# lesson shows, and bad questions of many kinds are told what is wrong.
set -u
. "$(dirname "$0")/../tap.sh"
here=$(cd "$(dirname "$0")/../.." && pwd)
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-play-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
STRIDE_HOME=$folder/home
export STRIDE_HOME

# expect NAME STATUS OUT-WORDS ERR-WORDS ARGUMENT...: "" for words means that it is empty
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" "$@" >out 2>err </dev/null
	got=$?
	[ $got = "$status" ] && holds out "$out" && holds err "$err"
	tap_report $? "$name"
}

holds() { # file words
	if [ -z "$2" ]; then [ ! -s "$1" ]; else grep -qF -- "$2" "$1"; fi && return 0
	echo "# status $got; std$1 should hold \"$2\":"
	sed 's/^/#     /' "$1" | cut -c 1-400
	return 1
}

# --- the lessons ---

# The numbers that a question comes to, one a line, each also as a lesson may round it.
numbers() { # question
	case $1 in
	play*) at='\t' ;;
	*)     at='\t\t\t' ;; # of each axis
	esac
	printf '%s --format json\n' "$1" | "$stride" 2>err |
		sed -n "s/^$at\"output\":\t//p" | tr ',[]' '   ' | tr -s ' ' '\n' |
		awk 'NF { printf "%.7g %.4f\n", $1, $1 }'
}

# Whether one of these stands in a lesson as a number of its own.
stands_in() { # lesson, number, number rounded
	grep -qE "(^|[^0-9.])(${2#-}|${3#-})([^0-9]|\$)" "$1"
}

check_line() { # lesson, question
	printf '%s\n' "$2" | "$stride" >out 2>err || { cat err && return 1; }
	printf '%s\n' "$2" | "$stride" --plain >plain 2>>err || return 1
	[ ! -s err ] && [ -s out ] && ! LC_ALL=C grep -q '[^ -~]' plain || return 1
	[ "$(awk '{ if (length > w) w = length } END { print w }' plain)" -le 80 ] || return 1
	numbers "$2" >numbers
	[ -s numbers ] || return 1
	while read -r exact rounded; do
		stands_in "$1" "$exact" "$rounded" || { echo "# $exact is not in $1" && return 1; }
	done <numbers
}

lines=0
for lesson in "$here"/exercises/*/lesson.md; do
	wrong=
	grep -E '^    (play|shape) ' "$lesson" | sed 's/^ *//' >questions
	while read -r question; do
		lines=$((lines + 1))
		check_line "$lesson" "$question" || wrong="$wrong# $question
"
	done <questions
	[ -z "$wrong" ]
	tap_report $? "the questions of $(basename "$(dirname "$lesson")")"
	printf '%s' "$wrong"
done
echo "# $lines questions of lessons"
[ "$lines" -ge 40 ]
tap_report $? "there are questions in lessons"

# --- what is printed ---

expect "a sum is spelled out"   0 "y[1] = 2*1 + 3*0 + 4*(-1) = -2" "" play x=1..5 k=1,0,-1 stride=1
expect "a grid"                 0 "+ 0*7 + 4*8 + 5*9 = 94" "" play x=3x3 k=3x3 padding=SAME
expect "rows by hand"           0 "y[0,0] =" "" play "x=1,2;3,4" "k=1,10;100,1000"
expect "options stand anywhere" 0 '"schema":' "" play --format json x=1,2 k=1
expect "a lone number is noted" 0 "x=1..5 counts up to five" "" play x=7 k=1,2,3
expect "no output at all"       0 "max(0, floor((2 + 0 + 0 - 3) / 1) + 1) = 0" "" play x=1,2 k=1,2,3
expect "shape, a span"          0 "1 + (7 - 1) * 2 = 13" "" shape 224 k=7 dilation=2 valid
expect "shape, the padding"     0 "max((112 - 1) * 2 + 7 - 224, 0) = 5" "" shape 224 k=7 stride=2 same
expect "shape, an empty output" 0 "max(0, floor((4 - 5) / 2) + 1) = 0" "" shape 4 k=5 stride=2
expect "shape of two axes"      0 "112x112" "" shape 224x112 k=7x3 stride=2x1 same
expect "shape for a program"    0 '"padded":	229' "" shape 224 k=7 stride=2 same --format json
expect "help of play"           0 "play x=5x5 k=3x3 stride=2" "" help play
expect "help of shape"          0 "shape 224x112 k=7x3" "" help shape

# --- a slide ---

expect "a slide" 0 "" "" play x=1..5 k=1,0,-1 --svg a.svg
head -c 5 a.svg | grep -q '<svg ' && tail -n 1 a.svg | grep -q '^</svg>$' &&
	grep -q '<title>play x=1..5 k=1,0,-1</title>' a.svg &&
	[ -z "$(find . -name '*.svg*' ! -name a.svg)" ]
tap_report $? "it is whole, and says what it shows"
expect "a slide in no folder" 3 "" "cannot write none/a.svg: No such file" play x=1 k=1 --svg none/a.svg
[ ! -e none ]
tap_report $? "nothing is left of it"
expect "a slide without a name" 2 "" "--svg needs" play x=1 k=1 --svg=
cp a.svg before.svg
expect "a question that is wrong leaves the slide" 2 "" "stride= is a number" \
	play x=1 k=1 stride=0 --svg a.svg
cmp -s a.svg before.svg
tap_report $? "it is as it was"

# --- bad questions ---

expect "nothing asked"          2 "" "play x=1,2,3,4,5 k=1,0,-1" play
expect "nothing asked of shape" 2 "" "shape 224 k=7" shape
expect "no kernel"              2 "" "it needs numbers and weights" play x=1,2,3
expect "a word for a number"    2 "" '"two" where a number' play x=1,two k=1
expect "blanks between numbers" 2 "" "x= lacks a number at its end" play x=1, 2, 3 k=1
expect "uneven rows"            2 "" "all rows need the same number" play "x=1,2;3" k=1
expect "a misspelt padding"     2 "" "did you mean SAME?" play x=1,2 k=1 padding=SMAE
expect "a misspelt word"        2 "" "did you mean stride=?" play x=1,2 k=1 stide=2
expect "a named padding for a dilated input" 2 "" "give a pair, such as padding=0,0" \
	play x=1,2 k=1 padding=SAME input_dilation=2
expect "too much cut off"       2 "" "cuts off more than there is" play x=1,2 k=1 padding=-9,0
expect "too many numbers"       2 "" "too many numbers to be drawn" play x=1..65 k=1
expect "a huge run"             2 "" "too many numbers to be drawn" play x=1..9999999999 k=1
expect "too long to be drawn"   2 "" "play draws up to 512" play x=1..9 k=1 padding=900,0
expect "CAUSAL for a grid"      2 "" "for one axis only" play x=3x3 k=3x3 padding=CAUSAL
expect "steps without a terminal" 2 "" "--step needs a terminal" play x=1,2 k=1 --step
expect "two ways at once"       2 "" "give one of them" play x=1 k=1 --svg a.svg --format json
expect "an unknown format"      2 "" "text or json" play x=1 k=1 --format xml
expect "an unknown option"      2 "" "did you mean --step?" play x=1 k=1 --stpe
expect "an escape sequence"     2 "" '\x1b[2J' play x=1 k=1 "$(printf '\033[2J')"
expect "x= in shape"            2 "" 'without "x="' shape x=224 k=7
expect "a length beyond all"    2 "" "is a number from 0 to 1000000000" shape 9999999999 k=7

head -c 100000 /dev/urandom | tr -d '\000' >noise
"$stride" play "x=$(head -c 20000 noise)" "k=$(tail -c 20000 noise)" >out 2>err
[ $? = 2 ] && [ ! -s out ] && [ "$(wc -c <err)" -lt 600 ]
tap_report $? "noise for numbers is refused in a sentence"

"$stride" play x=1..5 k=1,2 >/dev/full 2>err
[ $? = 3 ] && grep -q "No space left on device" err
tap_report $? "a full disk is status 3"
tap_done
