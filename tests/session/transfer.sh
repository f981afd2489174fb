#!/bin/sh
# export and import: progress goes to another machine, as often as one likes; what is not progress is
# refused whole.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-transfer-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp
export STRIDE_CONTENT="$root" TMPDIR="$folder/tmp" XDG_CACHE_HOME="$folder/cache" LC_ALL=C
export STRIDE_WORK="$folder/work" STRIDE_HOME="$folder/one"

# expect NAME STATUS OUT-WORDS ERR-WORDS COMMAND...: "" for words means that it is empty, "*" that it
# is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" "$@" >out 2>err <"${input:-/dev/null}"
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
	sed 's/^/#     /' "$1" | cut -c 1-300
	return 1
}

# --- there and back ---

expect "nothing yet is progress too"  0 '"attempts": [' "" export
"$stride" check conv1d-basic "$root/exercises/conv1d-basic/starter.c" >/dev/null 2>&1
"$stride" check conv1d-basic "$root/exercises/conv1d-basic/reference.c" >/dev/null 2>&1
"$stride" check conv-padding "$root/exercises/conv-padding/starter.c" >/dev/null 2>&1
"$stride" hint conv-padding >/dev/null 2>&1
expect "into a file"                  0 "3 attempts written to all.json" "" export all.json
expect "and printed"                  0 "stride/progress/v1" "" export
cmp -s out all.json
tap_report $? "which is the same"
expect "- is where one prints to"     0 "stride/progress/v1" "" export -
expect "its own changes nothing"      0 "0 new attempts, 3 known already" "" import all.json

export STRIDE_HOME="$folder/two"
expect "on another machine all is new" 0 "3 new attempts, 0 known already" "" import all.json
expect "but once"                     0 "0 new attempts, 3 known already" "" import all.json
input=all.json
expect "from standard input"          0 "0 new attempts, 3 known already" "" import -
input=
expect "it goes on from there"        0 "3 attempts" "" export again.json
cmp -s all.json again.json
tap_report $? "with nothing lost or changed"
"$stride" list >two.txt 2>err
STRIDE_HOME="$folder/one" "$stride" list >one.txt 2>>err
[ -s one.txt ] && cmp -s one.txt two.txt
tap_report $? "and the list shows it"

export STRIDE_HOME="$folder/three"
"$stride" check conv1d-basic "$root/exercises/conv1d-basic/reference.c" >/dev/null 2>&1
expect "what was done here stays"     0 "3 new attempts, 0 known already" "" import all.json
expect "beside it"                    0 "4 attempts written" "" export both.json

# --- what is refused ---

head -c 3000 all.json >cut.json
sed 's,progress/v1,progress/v2,' all.json >newer.json
sed 's,"stars":[0-9],"stars":9,' all.json >odd.json
cp both.json before.json
expect "a file that was cut"          2 "" "was it cut?" import cut.json
expect "a newer format"               2 "" 'in another format, "stride/progress/v2"' import newer.json
expect "an attempt that cannot be"    2 "" 'attempt 1: "stars"' import odd.json
expect "another file"                 2 "" "not progress that Stride has exported" import \
	"$root/exercises/catalog.json"
expect "no file"                      2 "" "No such file" import none.json
expect "a folder"                     2 "" "it is not a file" import .
expect "a device"                     2 "" "it is not a file" import /dev/zero
expect "nothing named"                2 "" "it needs a file" import
expect "two named"                    2 "" "takes one file" import all.json cut.json
expect "an option"                    2 "" 'there is no option "--all"' export --all
expect "none of which changed anything" 0 "4 attempts" "" export both.json
cmp -s before.json both.json
tap_report $? "not a byte"

# --- where it cannot be written ---

expect "a place for no file"          3 "" "cannot write /proc/x.json" export /proc/x.json
"$stride" export >/dev/full 2>err
got=$?
[ $got = 3 ] && holds err "No space left"
tap_report $? "a full disk"
cp all.json kept.json
(ulimit -f 1 && trap '' XFSZ && "$stride" export kept.json >out 2>err)
got=$?
[ $got = 3 ] && holds err "File too large" && cmp -s all.json kept.json &&
	[ -z "$(find . -name '*.new')" ]
tap_report $? "a file that does not fit leaves the old one"
export STRIDE_HOME=/proc/none
expect "a home that cannot be made"   3 "" "import: cannot make the folder /proc/none" import all.json
tap_done
