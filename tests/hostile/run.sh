#!/bin/sh
# Hostile programs: each *.c beside this script is one attack on the grader, handed in as an answer
# to conv1d-basic. What they say of themselves, in the first lines:
#
#     // expect: forbidden            the verdict; two, with " | ", where a machine may choose
#     // expect-1: accepted           the same for level 1, where a compiler may read all files
#     // why: opens a file            the attack, in a few words
#     // gone: NAME                   no process of this name may be left
#     // file: PATH                   nothing may be left there
#     // name: NAME                   hand it in under this name (with the escapes of printf)
#     // bytes: N                     hand in so many bytes: cut, or filled up with blanks
#     // printed: TEXT                the report shows that it printed this
#     // untold: TEXT | TEXT          the report must hold none of these
#     // detail: cases                the report is written at this detail, not at full
#
# A program passes when the verdict and the exit status are right, the grade took less than 16 s,
# the report moves no terminal and tells no secret, and nothing is left: no process, no file, no
# byte written to a descriptor of ours. Arguments are names of programs to run alone;
# STRIDE_HOSTILE_LEVELS lists sandbox levels, such as "3 1" (without it, all that there are).
set -u
here=$(cd "$(dirname "$0")" && pwd)
. "$here/../tap.sh"
stride=$STRIDE_BUILD/stride
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-hostile-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$here" || exit 1
[ $# -gt 0 ] || set -- *.c

# Every level must give the same verdicts.
levels=${STRIDE_HOSTILE_LEVELS:-$(for level in 3 2 1; do
	STRIDE_SANDBOX=$level "$stride" doctor | grep -o "level $level of" | tr -dc '0-9\n'
done)}
levels=$(echo $levels)

secret=hostile-secret-$$
echo "$secret" >"$scratch/secret"
export LC_ALL=C HOME="$scratch/home" STRIDE_HOME="$scratch/state" XDG_CACHE_HOME="$scratch/cache"
export STRIDE_HOSTILE_SECRET="$secret"
mkdir "$HOME" "$scratch/said"

# Which memory goes into a core dump is inherited by every descendant, whatever session or name it
# takes, and no program cares: a value that nobody else uses shows whom a grade has left behind.
mark() { # slot
	printf %08x $((256 + ($$ * 2 + $1) % 256))
}

set_mark() { # slot
	echo "0x$(mark "$1")" >/proc/self/coredump_filter
}

marked() { # slot: the folders of the processes that bear its mark
	grep -lsx "$(mark "$1")" /proc/[0-9]*/coredump_filter | sed 's,/[^/]*$,,'
}

field() { # program name
	sed -n "s,^.*// $2: ,,p; 5q" "$1" | tr -d '\r' | head -n 1
}

expected() { # program level
	expect=$([ "$2" != 1 ] || field "$1" expect-1)
	echo "${expect:-$(field "$1" expect)}"
}

# C0 but for line ends and tabs; C1, and what turns the direction of writing, in UTF-8; the same as
# JSON escapes them, which become bytes again for whoever reads the report.
moves_a_terminal() { # file...
	cat "$@" | tr -d '\n\t' | grep -aq '[[:cntrl:]]' && return 0
	cat "$@" | grep -aq "$(printf '\302[\200-\237]')" && return 0
	cat "$@" | grep -aq "$(printf '\342\200[\252-\256]')" && return 0
	cat "$@" | grep -aq "$(printf '\342\201[\246-\251]')" && return 0
	cat "$@" | grep -aq '[^\\]\\[bfr]\|[^\\]\\u00[01789]\|[^\\]\\u20[26]'
}

tells_a_secret() { # file...
	cat "$@" | grep -aqF -e "$secret" -e root:x:0: -e '#!/bin/sh' -e '\"want\"'
}

# What the program printed, as the report has it; words of it need no escapes.
shows() { # file text
	sed -n 's/^[[:space:]]*"printed":[[:space:]]*//p' "$1" | grep -aqF -e "$2"
}

tells_untold() { # program file...
	untold=$(field "$1" untold)
	shift
	[ -n "$untold" ] && cat "$@" | grep -aqF -e "$(echo "$untold" | sed 's/ | /\
/g')"
}

is_one_of() { # word words
	for word in $2; do
		[ "$word" = "|" ] || [ "$word" != "$1" ] || return 0
	done
	return 1
}

# Writes what is wrong, line by line, and "judged" at the end.
judge() { # program level slot
	place=$scratch/$3
	rm -rf "$place"
	mkdir -p "$place/tmp" "$place/work"
	expect=$(expected "$1" "$2")
	printed=$(field "$1" printed)
	path=$here/$1
	name=$(printf %b "$(field "$1" name)")
	bytes=$(field "$1" bytes)
	file=$(field "$1" file)
	gone=$(field "$1" gone)
	detail=$(field "$1" detail)
	if [ -n "$name$bytes" ]; then
		path=${name:-$1}
		{ cat "$1" && head -c "${bytes:-0}" /dev/zero | tr '\0' ' '; } |
			head -c "${bytes:-1000000}" >"$place/work/$path"
	fi
	case $file in /tmp/stride-hostile-*) rm -rf "$file" ;; esac

	(
		set_mark "$3" && cd "$place/work" || exit 9
		export STRIDE_SANDBOX="$2"
		TMPDIR=$place/tmp exec timeout -k 2 16 "$stride" grade conv1d-basic "$path" \
			--format json --detail "${detail:-full}" --seed 1 9>"$place/inherited"
	) <"$scratch/secret" >"$place/out" 2>"$place/err"
	status=$?

	# The first member of that name: "cases" and what a program printed come later.
	verdict=$(tr ',{' '\n\n' <"$place/out" |
		sed -n 's/^[[:space:]]*"verdict":[[:space:]]*"\([a-z-]*\)".*/\1/p' | head -n 1)
	is_one_of "$verdict" "$expect" || echo "the verdict is \"$verdict\", not $expect"
	case $status-$verdict in
	124-* | 137-*) echo "the grade took more than 16 s" ;;
	0-accepted) ;;
	1-accepted | 0-*) echo "the exit status is $status" ;;
	1-*) ;;
	*) echo "the exit status is $status: $(head -n 3 "$place/err" | tr -d '\000-\037')" ;;
	esac
	moves_a_terminal "$place/out" "$place/err" && echo "the report has a control byte"
	tells_a_secret "$place/out" "$place/err" && echo "the report tells a secret"
	tells_untold "$1" "$place/out" "$place/err" && echo "the report tells what it must not"
	[ -z "$printed" ] || shows "$place/out" "$printed" || echo "the report does not show \"$printed\""
	[ -z "$file" ] || [ ! -e "$file" ] && [ ! -L "$file" ] || echo "it left $file"
	[ -z "$gone" ] || ! grep -qsx "$gone" /proc/[0-9]*/comm || echo "it left a process, $gone"
	[ -z "$(ls -A "$place/tmp")" ] || echo "it left in TMPDIR: $(ls -A "$place/tmp" | tr '\n' ' ')"
	[ "$(find "$place/work" -mindepth 1 -exec printf x \;)" = "${name:+x}${bytes:+x}" ] ||
		echo "it left a file where it was started"
	[ ! -s "$place/inherited" ] || echo "it wrote to a descriptor that it inherited"
	[ -z "$(marked "$3")" ] || sleep 0.2
	for process in $(marked "$3"); do
		echo "it left process $(cat "$process/comm"), ${process#/proc/}"
	done
	echo judged
}

# There are two workers; each takes every second program.
work() { # slot program...
	slot=$1
	shift
	for level in $levels; do
		n=0 # the same programs at each level: what one leaves is not taken for another's
		for program in "$@"; do
			n=$((n + 1))
			[ $((n % 2)) = "$slot" ] || continue
			judge "${program%.c}.c" "$level" "$slot" >"$scratch/said/$level-${program%.c}" 2>&1
		done
	done
}

# A check that finds nothing must be one that can.
(set_mark 0 && exec sleep 5) &
sleep 0.2
[ "$(marked 0)" = "/proc/$!" ]
tap_report $? "a process that is left behind is noticed"
kill $!
wait $! 2>/dev/null
printf '{"printed":"\\u001b[2J"}' >"$scratch/escaped"
printf '\302\233' >"$scratch/c1"
printf 'a\342\200\256b' >"$scratch/bidi"
printf '{\n\t"a": "\\n\\\\x1b[2J\303\244 \342\200\224"}\n' >"$scratch/harmless"
moves_a_terminal "$scratch/escaped" && moves_a_terminal "$scratch/c1" &&
	moves_a_terminal "$scratch/bidi" && ! moves_a_terminal "$scratch/harmless"
tap_report $? "a report that moves a terminal is noticed"

printf '\t"printed": "1 2 3 4\\n",\n' >"$scratch/printed"
printf '// untold: 9 9 | 2 3 4\n' >"$scratch/told.c"
printf '// untold: 9 9 | 4 3 2\n' >"$scratch/untold.c"
shows "$scratch/printed" "2 3" && ! shows "$scratch/printed" "3 2" &&
	tells_untold "$scratch/told.c" "$scratch/printed" &&
	! tells_untold "$scratch/untold.c" "$scratch/printed"
tap_report $? "what a report tells of hidden cases is noticed"
[ -n "$levels" ]
tap_report $? "there is a sandbox level to run at"

work 0 "$@" &
work 1 "$@" &
wait
for level in $levels; do
	for program in "$@"; do
		program=${program%.c}
		said=$scratch/said/$level-$program
		[ "$(cat "$said")" = judged ]
		passed=$?
		tap_report $passed "$program, level $level: $(expected "$program.c" "$level")"
		[ $passed = 0 ] || sed '/^judged$/d; s/^/# /' "$said"
	done
done
echo "# $# programs at sandbox level: $levels"
tap_done
