#!/bin/sh
# Commands without a terminal: what they print where, and with which status. Each case is a few
# lines of data: arguments, what is typed, the status, and words that stdout and stderr must hold.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-session-XXXXXX") || exit 1
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
	sed 's/^/#     /' "$1" | cut -c 1-400
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

names=$("$stride" help | sed -n 's/^  \([a-z][a-z]*\).*/\1/p')
for columns in 80 40; do
	# shellcheck disable=SC2086 # no name is no word
	wide=$(for name in "" $names; do COLUMNS=$columns "$stride" help $name; done |
		awk -v columns=$columns 'length($0) > columns')
	[ -n "$names" ] && [ -z "$wide" ]
	tap_report $? "every command is explained in $columns columns"
	[ -z "$wide" ] || printf '%s\n' "$wide" | sed 's/^/# /'
done

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

# --- what no person types ---

expect "a NUL byte"               2 "" "a NUL byte" "version\000x\n"
expect "a NUL byte in a remark"   2 "" "a NUL byte" "# \000\n"
expect "a mark of the byte order" 0 "stride "       "" "\357\273\277version\n"
expect "such a mark alone"        0 "" ""              "\357\273\277"
expect "such a mark elsewhere"    2 "stride " '\xef\xbb\xbfversion' "version\n\357\273\277version\n"
expect "an escape that is typed"  2 "" '"\x1b[2J"'  "\033[2J\n"
expect "an escape as a command"   2 "" '"\x1b[2J"'  "" "$(printf '\033[2J')"
expect "an escape too many"       2 "" '"\x1b[2J"'  "" version "$(printf '\033[2J')"
expect "an escape to be explained" 2 "" '"\x1b[2J"' "" help "$(printf '\033[2J')"
expect "doctor says where progress is" 0 "progress" "" "" doctor
expect "doctor as JSON"           0 '"workspace"' ""    "" doctor --format json
expect "an escape as an option"   2 "" '"--\x1b[2J"' "" doctor "--$(printf '\033[2J')"
expect "an escape as a format"    2 "" '"\x1b[2J"'  "" doctor --format "$(printf '\033[2J')"

# nothing that moves a terminal: no control byte but ends of lines, and none in two bytes of UTF-8
is_calm() { # file
	! tr -d '\n' <"$1" | LC_ALL=C grep -aq '[[:cntrl:]]' &&
		! LC_ALL=C grep -aq "$(printf '\302[\200-\237]')" "$1"
}

printf '\000\377\033\001\b\n\033[2J\377\376\n\033]0;owned\007\n\302\233\177\n\200\n"\r\033' |
	"$stride" >out 2>err
got=$?
[ $got = 2 ] && holds out "" && holds err '\xc2\x9b\x7f' && is_calm err
tap_report $? "bytes that are no text"

long() { # N: a word of so many letters
	head -c "$1" /dev/zero | tr '\0' x
}

long 1000000 | "$stride" >out 2>err
got=$?
[ $got = 2 ] && holds out "" && holds err 'xxx..."' && [ "$(wc -c <err)" -lt 200 ]
tap_report $? "a word of a million letters is not said again"

for words in "help" "version" "grade" "grade --" "doctor --"; do
	# shellcheck disable=SC2046,SC2086 # words
	"$stride" $words$([ "${words%--}" = "$words" ] && echo " ")$(long 100000) x >out 2>err
	got=$?
	[ $got = 2 ] && holds out "" && [ "$(wc -c <err)" -lt 300 ]
	tap_report $? "nor one behind \"$words\""
done

# A sanitizer wants more addresses than this.
few_kilobytes=60000
if (ulimit -v $few_kilobytes && "$stride" version) >/dev/null 2>&1; then
	long 100000000 | (ulimit -v $few_kilobytes && exec "$stride") >out 2>err
	got=$?
	[ $got = 3 ] && holds err "Cannot read the next command: Cannot allocate memory."
	tap_report $? "a line that does not fit into memory is status 3"
else
	tap_report 0 "a line that does not fit into memory # SKIP"
fi
tap_done
