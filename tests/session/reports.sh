#!/bin/sh
# Several reports of one grade: which are made, where each goes, and that a file is whole or not
# there, and there also when nothing could be graded.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-reports-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
unset STRIDE_CONTENT GITHUB_STEP_SUMMARY
unset CLASSROOM ASSIGNMENT ASSIGNMENT_TYPE OWNER SUBMISSION_TAG COMMIT_URL RELEASE_URL REVIEW_URL
export STRIDE_HOME="$folder/home"
cp "$root/exercises/conv1d-basic/reference.c" answer.c
cp "$root/exercises/conv1d-basic/starter.c" starter.c

# expect NAME STATUS OUT-WORDS ERR-WORDS OPTION...: of a grade; "" for words means that it is empty
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" grade "${exercise:-conv1d-basic}" "${file:-answer.c}" "$@" >out 2>err </dev/null
	got=$?
	[ $got = "$status" ] && holds out "$out" && holds err "$err"
	tap_report $? "$name"
}

holds() { # file words
	case $2 in
	"") [ ! -s "$1" ] ;;
	*) grep -qF -- "$2" "$1" ;;
	esac && return 0
	echo "# status $got; $1 should hold \"$2\":"
	sed 's/^/#     /' "$1"
	return 1
}

# is NAME FILE WORDS: it holds them; "" if there must be no such file
is() {
	if [ -z "$3" ]; then [ ! -e "$2" ]; else holds "$2" "$3"; fi
	tap_report $? "$1"
	rm -f "$2"
}

# --- which, and where to ---

expect "a file beside the text" 0 "accepted  conv1d-basic" "" --output junit=r.xml
is "it is there" r.xml '<testsuites name="stride" tests="51" failures="0" errors="0"'
expect "a file and another format" 0 "TAP version 14" "" --format tap --output junit=r.xml
is "it is there" r.xml "<testsuites"
expect "two files, and nothing printed" 0 "" "" --format json --format junit \
	--output json=r.json --output=junit=r.xml
is "the one" r.json '"verdict": "accepted"'
is "the other" r.xml "<testsuites"
expect "the one format that is named, and its file" 0 "" "" --output r.json --format json
is "it is there" r.json '"verdict": "accepted"'
expect "its file beside one with a name" 0 "" "" --output tap=r.tap --output r.json --format json
is "it is there" r.json '"verdict": "accepted"'
is "and so is the other" r.tap "TAP version 14"
expect "a format that is named twice" 0 '"verdict": "accepted"' "" --format json --format json
expect "a place that is named twice" 0 "accepted" "" --output tap=r.tap --output tap=r.tap
is "it is there" r.tap "TAP version 14"
expect "a file with an equals sign" 0 "" "" --output ./a=b
is "it is there" a=b "accepted"
file=starter.c expect "what does not pass is a status still" 1 "" "" --format tap --output r.tap
is "it is there" r.tap "not ok"

for format in $("$stride" grade 1 answer.c --format none 2>&1 | sed 's/.*there are //' | tr -d ,); do
	"$stride" help grade | grep -qw -- "$format"
	tap_report $? "help knows $format"
done

# --- what has no meaning ---

expect "two formats on one output" 2 "" "json and tap cannot both go to standard output: --output tap=PATH" \
	--format json --format tap
expect "two formats in one file" 2 "" "json and tap cannot both go to same" \
	--output json=same --output tap=same
expect "two places for one" 2 "" "json has two places: a and b" --output json=a --output json=b
expect "a place for which of them" 2 "" "does not say which of the formats it is for: --output json=PATH" \
	--format json --format tap --output r
expect "a slip in a name" 2 "" "begins with the name of no format; if it is a file, write ./ before it" \
	--output jnit=r.xml
expect "no place" 2 "" "--output names no file for json: --output json=PATH" --output json=
expect "the submission for a place" 2 "" "--output would write over answer.c, the submission" \
	--format json --output ./answer.c
cmp -s answer.c "$root/exercises/conv1d-basic/reference.c"
tap_report $? "which is left as it was"
[ -z "$(find . -name 'r*' -o -name same -o -name '[ab]')" ]
tap_report $? "after a mistake there is no report"

# --- when nothing could be graded ---

file=none.c expect "a submission that is not there" 2 "" "cannot read none.c: No such file" \
	--output json=r.json --output gradescope=g.json
is "who waits for a report finds why" r.json '"message": "cannot read none.c: No such file or directory"'
is "in each format" g.json 'cannot read none.c: No such file or directory'
exercise=nosuch expect "an exercise that is not there" 2 "" 'there is no exercise "nosuch"' \
	--output exercism=r.json --exit-zero
is "the same" r.json '"status": "error"'
STRIDE_CONTENT=none expect "content that is not there" 3 "Bail out!" "STRIDE_CONTENT is" \
	--format tap --output junit=r.xml
is "the same" r.xml 'type="grader-error"'
STRIDE_CC=none expect "a compiler that is not there" 3 "" "there is no compiler" \
	--format prairielearn --output r.json
is "the same" r.json '"gradable": false'

# --- whole or not at all ---

echo old >r.json
expect "a place that is not there" 3 "" "cannot write the report to none/r.xml: No such file" \
	--format json --output junit=none/r.xml --output json=r.json
is "keeps none from its own" r.json '"verdict": "accepted"'
echo old >r.json
(
	trap '' XFSZ
	ulimit -f 8
	"$stride" grade conv1d-basic starter.c --format json --detail full --output r.json >out 2>err
)
got=$?
[ $got = 3 ] && holds err "cannot write the report to r.json: File too large" && holds r.json old
tap_report $? "what does not fit leaves what was there"
ls -A | grep '\.new$'
[ $? = 1 ]
tap_report $? "and nothing beside it"
rm -f r.json
"$stride" grade conv1d-basic answer.c --format json >/dev/full 2>err
got=$?
[ $got = 3 ] && holds err "No space left on device"
tap_report $? "a full disk is said"

# --- what CI jobs say in their environment ---

GITHUB_STEP_SUMMARY=$folder/summary.md
export GITHUB_STEP_SUMMARY
expect "annotations" 0 "::notice file=answer.c,title=conv1d-basic%3A accepted::accepted, 10 of 10 points" "" \
	--format github
file=starter.c expect "of what fails" 1 "::error file=starter.c,title=conv1d-basic%3A wrong-shape::" "" --format github
[ "$(grep -c '^### conv1d' summary.md)" = 2 ] && grep -q '^| direction | 7 of 7 |' summary.md
tap_report $? "each grade adds its summary"
rm summary.md
expect "another format" 0 "accepted" ""
is "adds none" summary.md ""
GITHUB_STEP_SUMMARY=$folder/none/summary.md expect "a summary that cannot be written" 3 "::notice" \
	"cannot add a summary to \$GITHUB_STEP_SUMMARY" --format github
GITHUB_STEP_SUMMARY='' expect "none asked for" 0 "::notice" "" --format github

CLASSROOM=dsp ASSIGNMENT=conv SUBMISSION_TAG=submit/x COMMIT_URL=https://commit
export CLASSROOM ASSIGNMENT SUBMISSION_TAG COMMIT_URL
expect "no runner of Classroom 50" 2 "" "which sets \$RELEASE_URL; it is not set" --format classroom50
RELEASE_URL=https://release
export RELEASE_URL
expect "its runner" 0 '"score": 1000,' "" --format classroom50
holds out '"review": "https://commit"' && ! grep -q '"owner"' out
tap_report $? "an older one, which knows no review"
REVIEW_URL=https://review OWNER=octocat ASSIGNMENT_TYPE=group \
	expect "a newer one" 0 '"review": "https://review"' "" --format classroom50
holds out '"owner": "octocat"' && holds out '"assignment_type": "group"'
tap_report $? "and whose it is"
grep -qE '"datetime": "20[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9:]{8}Z"' out
tap_report $? "and when"

[ ! -e "$STRIDE_HOME" ]
tap_report $? "nothing is recorded"
tap_done
