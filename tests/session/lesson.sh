#!/bin/sh
# show and solution without a terminal: every lesson and every answer fits the screens that there
# are, and what is missing, hostile or not recorded is said.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-lesson-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp
unset NO_COLOR PAGER
export STRIDE_CONTENT="$root" TMPDIR="$folder/tmp" XDG_CACHE_HOME="$folder/cache"
export STRIDE_WORK="$folder/work" STRIDE_HOME="$folder/home" LC_ALL=C.UTF-8 TERM=xterm-256color

# expect NAME STATUS OUT-WORDS ERR-WORDS COMMAND...: "" for words means that it is empty, "*" that it
# is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" "$@" >out 2>err </dev/null
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
	echo "# status $got; std$1 should hold \"$2\":"
	sed 's/^/#     /' "$1" | cut -c 1-400
	return 1
}

fits() { # file width: what can be typed may be wider, so that it can be copied
	grep -v '^ *\(play\|shape\) ' "$1" >lines
	[ "$(wc -L <lines)" -le "$2" ] && return 0
	awk -v width="$2" 'length($0) > width { print "# too wide: " $0 }' lines
	return 1
}

is_calm() { # file: nothing that moves a terminal
	! tr -d '\n' <"$1" | LC_ALL=C grep -aq '[[:cntrl:]]' &&
		! LC_ALL=C grep -aq "$(printf '\302[\200-\237]')" "$1"
}

is_ascii() {
	! LC_ALL=C grep -anv '^[ -~]*$' "$1" | sed 's/^/# not ASCII: /' | grep .
}

# As cJSON prints an object: a line for each member, and nothing in them that a string may not hold.
is_json() {
	string='"([^"\\]|\\["\\/bfnrt]|\\u[0-9a-f]{4})*"'
	LC_ALL=C grep -avnE "^[{}]\$|^	$string:	($string|[0-9]+|\[($string(, )?)*\]),?\$" "$1" |
		sed 's/^/# no JSON: /' | cut -c 1-200 | grep . && return 1
	iconv -f UTF-8 -t UTF-8 <"$1" >json && ! LC_ALL=C tr -d '\n\t' <json | grep -q '[[:cntrl:]]'
}

# A product in a sentence, 5*1 + 6*2, is emphasis to Markdown, and loses its stars.
lost_stars() {
	grep -n '^[^ ].*[0-9)]_[0-9(]' "$1" | sed 's/^/# stars that are lost: /' | grep .
}

# --- every lesson ---

count=0
for lesson in "$root"/exercises/*/lesson.md; do
	id=$(basename "$(dirname "$lesson")")
	count=$((count + 1))
	title=$(sed -n '1s/^# *//p' "$lesson")
	for width in 80 40 20; do
		COLUMNS=$width "$stride" show "$id" >out 2>err && [ ! -s err ] && fits out $width &&
			is_calm out && ! lost_stars out
		tap_report $? "$id at $width columns"
		COLUMNS=$width "$stride" show "$id" --plain >out 2>err && [ ! -s err ] &&
			fits out $width && is_ascii out
		tap_report $? "$id at $width columns, plain"
	done
	"$stride" show "$id" >out 2>err && [ "$(sed -n 3p out)" = "$title" ] &&
		sed -n 1p out | grep -q "^[0-9]* $id · new  " &&
		tail -n 1 out | grep -q '^Next: "start" writes'
	tap_report $? "$id begins with its place and ends with the next step"
	"$stride" show "$id" --format json >out 2>err && [ ! -s err ] && is_json out &&
		holds out '"schema":	"stride/lesson/v1"' && holds out "\"id\":	\"$id\"" &&
		holds out '"lesson":	"# ' && holds out '"prototype":	"'
	tap_report $? "$id for a program"
	for width in 80 40; do
		COLUMNS=$width "$stride" solution "$id" --yes >out 2>err && [ ! -s err ] &&
			fits out $width && is_calm out && holds out "$id: an answer"
		tap_report $? "its answer at $width columns"
	done
done
[ $count -ge 12 ]
tap_report $? "there are lessons ($count)"

# --- screens ---

escape=$(printf '\033')
expect "no colours beside a terminal" 0 "*" "" show 1
! grep -q "$escape" out
tap_report $? "indeed none"
expect "colours when they are wanted" 0 "${escape}[1;36m1-D convolution${escape}[0m" "" show 1 --color always
sed "s/$escape\[[0-9;]*m//g" out >clean && is_calm clean && fits clean 80
tap_report $? "and nothing else that is not text"
NO_COLOR=1 expect "wanted more than NO_COLOR" 0 "${escape}[1;36m" "" show 1 --color always
TERM=dumb expect "a dumb terminal" 0 "*" "" show 1
is_calm out
tap_report $? "gets no escape"
expect "plain more than all" 0 "*" "" show 1 --color always --plain
is_ascii out && is_calm out
tap_report $? "is ASCII without colours"
LC_ALL=C expect "a locale that knows only ASCII" 0 "*" "" show 1
is_ascii out
tap_report $? "gets ASCII"
COLUMNS=200 expect "a wide screen" 0 "*" "" show 1
fits out 100 && ! fits out 80 >/dev/null
tap_report $? "is not filled to its edge"

# --- which one ---

expect "the one that is named" 0 "causal · new" "" show causal
expect "is the current one" 0 '"current":	"causal"' "" list --format json
expect "and is shown without a name" 0 "causal · new" "" show
expect "by its number" 0 "1 conv1d-basic" "" show 1
expect "one that is not there" 2 "" 'did you mean "causal"' show casual
expect "two of them" 2 "" "it takes one exercise, not several" show 1 2
expect "a format that is none" 2 "" '--format is text or json, not "xml"' show --format xml
expect "two answers" 2 "" "it takes one exercise, not several" solution 1 2

# --- the answer, for who insists ---

solution_seen() {
	"$stride" export 2>/dev/null | grep -q "\"exercise\":\"$1\".*\"solution_seen_at\":[1-9]"
}

STRIDE_HOME=$folder/other
expect "an answer too early" 2 "" "You have not passed causal yet" solution causal
! solution_seen causal
tap_report $? "is not recorded as seen"
holds err "with --yes it is done"
tap_report $? "and which option means yes is said"
expect "for who insists" 0 "tensor conv_causal(" "" solution causal --yes
solution_seen causal
tap_report $? "it is recorded"
expect "and one's own is next" 0 'Next: write your own from memory: "edit causal"' "" solution causal --yes
expect "an attempt" 0 "accepted" "" check causal "$root/exercises/causal/reference.c"
expect "after a pass nobody asks" 0 "tensor conv_causal(" "" solution causal
expect "and the next one is next" 0 'Next: "show ' "" solution causal
expect "the lesson knows" 0 "causal ✓ passed" "" show causal
expect "and so does its end" 0 'You have passed it. Next: "next" goes on.' "" show causal
"$stride" start 1 >out 2>&1
expect "one that was started" 0 'Next: "edit" your answer, then "check" it.' "" show 1

# --- where nothing can be remembered ---

STRIDE_HOME=/proc/nowhere
expect "a lesson is shown all the same" 0 "1-D convolution" "was not recorded" show 1
expect "and an answer" 0 "tensor conv1d_basic(" "That you saw it was not recorded" solution 1 --yes

# --- lessons that are missing, or mean harm ---

STRIDE_HOME=$folder/third
mkdir -p content/exercises content/data
cp -R "$root/exercises/kit" "$root/exercises/catalog.json" content/exercises
for id in causal circular conv-stride conv1d-basic conv-padding; do
	cp -R "$root/exercises/$id" content/exercises
done
cp -R "$root/data/vectors" content/data
STRIDE_CONTENT=$folder/content
rm content/exercises/causal/lesson.md content/exercises/causal/reference.c
expect "no lesson" 3 "" "exercises/causal/lesson.md: No such file or directory; \"author check causal\"" show causal
expect "no lesson for a program" 3 "" "exercises/causal/lesson.md: No such file" show causal --format json
expect "no answer" 3 "" "exercises/causal/reference.c: No such file" solution causal --yes
rm content/exercises/circular/lesson.md && mkdir content/exercises/circular/lesson.md
expect "a folder for a lesson" 3 "" "exercises/circular/lesson.md: it is not a file" show circular
head -c 1100000 /dev/zero | tr '\0' x >content/exercises/conv-stride/lesson.md
expect "a lesson without end" 3 "" "conv-stride/lesson.md: it has more than 1048576 bytes" show conv-stride
echo '{' >content/exercises/conv-padding/exercise.json
expect "a broken manifest leaves the lesson" 0 "Next:" "" show conv-padding
expect "but not for a program" 3 "" "exercise.json" show conv-padding --format json

lesson=content/exercises/conv1d-basic/lesson.md
expect "a lesson as it was written here" 0 "1-D convolution" "" show 1
cp out unix
"$stride" show 1 --format json >unix.json
sed 's/$/\r/' "$root/exercises/conv1d-basic/lesson.md" >$lesson
expect "and elsewhere" 0 "1-D convolution" "" show 1
cmp -s out unix && "$stride" show 1 --format json | cmp -s - unix.json
tap_report $? "is the same"
sed 's/$/\r/' "$root/exercises/conv1d-basic/reference.c" >content/exercises/conv1d-basic/reference.c
expect "an answer as well" 0 "tensor conv1d_basic(" "" solution 1 --yes
is_calm out && ! grep -q 'x0d' out
tap_report $? "without a trace"
# shellcheck disable=SC2016 # ticks of Markdown
printf '# \033]0;owned\007\n\n\302\233 \033[2J `\033[31m` \000 \377 &#27;[1m\r\b\n\n    \033c\n' >$lesson
expect "a lesson that means harm" 0 '\x1b]0;owned\x07' "" show 1
is_calm out
tap_report $? "does none"
expect "nor in colours" 0 '\x1b]0;owned\x07' "" show 1 --color always
sed "s/$escape\[[0-9;]*m//g" out >clean && is_calm clean
tap_report $? "which are ours alone"
expect "nor for a program" 0 '\\x1b]0;owned\\x07' "" show 1 --format json
is_json out
tap_report $? "that reads JSON"
tap_done
