#!/bin/sh
# Commands without a terminal: what they print where, and with which status. Each case is a few
# lines of data: arguments, what is typed, the status, and words that stdout and stderr must hold.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-session-XXXXXX")
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1

# expect NAME STATUS OUT-WORDS ERR-WORDS TYPED ARGUMENT...: "" for words means that it is empty
expect() {
	name=$1 status=$2 out=$3 err=$4 typed=$5
	shift 5
	printf "$typed" | "$stride" "$@" >out 2>err
	got=$?
	[ $got = "$status" ] && holds out "$out" && holds err "$err"
	tap_report $? "$name"
}

holds() { # file words
	if [ -z "$2" ]; then [ ! -s "$1" ]; else grep -qF -- "$2" "$1"; fi && return 0
	echo "# status $got; std$1 should hold \"$2\":"
	sed 's/^/#     /' "$1"
	return 1
}

expect "the version"              0 "stride "              "" "" version
expect "the version, as an option" 0 "stride "             "" "" --version
expect "help lists the commands"  0 "  quit "              "" "" help
expect "help, as an option"       0 "  quit "              "" "" --help
expect "help explains one"        0 "Example: version"     "" "" help version
expect "help of a beginning"      0 "Example: version"     "" "" help ver
expect "help of nothing known"    2 "" 'Did you mean "quit"?'  "" help qiut
expect "an unknown command"       2 "" 'Did you mean "help"?'  "" hlep
expect "nothing like it"          2 "" 'Type "help"'           "" xyzzy
expect "an empty name"            2 "" 'There is no command ""' "" ""
expect "too many arguments"       2 "" 'version takes no arguments; "now" is too much' "" version now
expect "a script"                 0 "stride "              "" "version\n\n# a remark\nquit\nnonsense\n"
expect "a script's last failure"  2 "stride "  'no command "nonsense"' "nonsense\nversion\n"
expect "a script without an end of line" 0 "stride "       "" "version"
expect "an open quote"            2 "" "quote that is not closed" "help 'version\n"
expect "no input"                 0 "" "" ""

"$stride" help >/dev/full 2>err
got=$?
[ $got = 3 ] && holds err "cannot write its output: No space left on device"
tap_report $? "a full disk is status 3"

printf 'version\nnonsense\n' | "$stride" >/dev/full 2>err
got=$?
[ $got = 3 ] && holds err "cannot write its output: No space left on device" &&
	! grep -q nonsense err && [ "$(wc -l <err)" = 1 ]
tap_report $? "a full disk ends a script there, said once"

"$stride" <&- >out 2>err
got=$?
[ $got = 3 ] && holds err "Cannot read the next command"
tap_report $? "no input at all is status 3"

head -c 100000 "$stride" | "$stride" >out 2>err
got=$?
[ $got -le 3 ] && holds out ""
tap_report $? "binary input ends in an ordinary way"
tap_done
