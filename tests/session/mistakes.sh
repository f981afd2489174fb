#!/bin/sh
# What learners are told of their mistakes: every program of tests/learners is graded as a learner's
# would be, and held against the mistake that it says it makes. At least 95 of a hundred get the right
# name; none gets a wrong one with certainty; and where the input is rows of numbers, the smallest
# input that shows the mistake has at most six. (One is right for every kernel of up to three taps,
# and so cannot be shown by fewer than eight.)
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-mistakes-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
unset STRIDE_CONTENT
export LC_ALL=C STRIDE_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache"

ids=$(cd "$root/tests/learners" && for folder in */; do
	echo "${folder%/}"
done)
# One fresh case is enough for those that are right: author.sh tries them on many.
# shellcheck disable=SC2086 # the ids are words
"$stride" author check --format json --fresh 1 $ids >"$scratch/said" 2>"$scratch/err"
[ $? -le 1 ] && [ ! -s "$scratch/err" ]
tap_report $? "every program is graded"
sed 's/^/# /' "$scratch/err"

# A line for each program: whether its exercise is of rows, and what is known of it, apart by tabs.
awk -F'\t' '
	{ sub(/,$/, ""); value = $NF; gsub(/"/, "", value) }
	/"of_rows":/ { rows = value }
	/"path":/ { path = value; sub(/.*\/learners\//, "", path) }
	/"expected":/ { expected = value }
	/"verdict":/ { verdict = value }
	/"mistake":/ { mistake = value }
	/"named":/ { named = value }
	/"named_rightly":/ { rightly = value }
	/"certain":/ { certain = value }
	/"shown_numbers":/ {
		print rows, path, expected, verdict, mistake, named, rightly, certain, value
	}' OFS='\t' "$scratch/said" >"$scratch/programs"

programs() { # an awk condition over r(ows) p(ath) e(xpected) v(erdict) m(istake) n(amed) y(es) c(ertain) s(hown)
	awk -F'\t' "{ r = \$1; p = \$2; e = \$3; v = \$4; m = \$5; n = \$6; y = \$7; c = \$8; s = \$9 }
		$1 { print p \": \" m \", told \" n (c == \"true\" ? \"\" : \", likely\") \", shown by \" s }" \
		"$scratch/programs"
}

# none NAME CONDITION: no program is so
none() {
	programs "$2" >"$scratch/found"
	[ ! -s "$scratch/found" ]
	tap_report $? "$1"
	sed 's/^/# /' "$scratch/found"
}

[ "$(programs 1 | wc -l)" = "$(find "$root/tests/learners" -name '*.c' | wc -l)" ]
tap_report $? "none is left out"
none "none that is right is rejected, and none that is wrong is accepted" '(e == "accepted") != (v == "accepted")'
none "no name that is wrong is certain" 'm != "null" && n != "null" && c == "true" && y != "true"'
none "where nothing listed fits, none is certain" 'm == "none" && c == "true"'
none "rows of at most six numbers show it" \
	'r == "true" && s != "null" && s > (p == "conv1d-basic/other-only-three.c" ? 8 : 6)'

listed=$(programs 'm != "null" && m != "none"' | wc -l)
named=$(programs 'y == "true"' | wc -l)
certain=$(programs 'y == "true" && c == "true"' | wc -l)
[ "$listed" -gt 0 ] && [ $((named * 100)) -ge $((listed * 95)) ]
report=$?
tap_report $report "at least 95 of a hundred mistakes are named rightly"
echo "# $named of $listed mistakes are named rightly, $certain of them with certainty:" \
	"$((named * 100 / (listed > 0 ? listed : 1))) %"
[ $report = 0 ] || programs 'm != "null" && m != "none" && y != "true"' | sed 's/^/# not: /'
none "something is shown for every mistake that is listed" 'm != "null" && m != "none" && s == "null"'
tap_done
