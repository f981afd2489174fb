#!/bin/sh
# All programs that lie about here as one batch: references and starters, pitfalls, what learners may
# write, and every attack on the grader. Each must get the verdict that it expects of itself
# (tests/hostile/run.sh and mistakes.sh say how), whatever its neighbours in the batch do. They are
# more than a thousand; since each is graded alone by another test, too, it is every fourth, unless
# STRIDE_BATCH_ALL is set.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-batch-all-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder" || exit 1
unset STRIDE_CONTENT STRIDE_CC
export LC_ALL=C STRIDE_HOME="$folder/home" XDG_CACHE_HOME="$folder/cache" HOME="$folder/home" TMPDIR="$folder/tmp"
mkdir tmp all

field() { # program name
	sed -n "s,^.*// $2: ,,p; 5q" "$1" | tr -d '\r\000' | head -n 1
}

offered=0
every=${STRIDE_BATCH_ALL:+1}
every=${every:-4}

# add EXERCISE KIND FILE WORDS: a submission of which one of these verdicts is expected
add() {
	offered=$((offered + 1))
	[ $((offered % every)) = 0 ] || return 0
	mkdir -p "all/$1/$2"
	cp "$3" "all/$1/$2/"
	echo "$1/$2/$(basename "$3")|$4" >>expected
}

level=$("$stride" doctor | grep -o 'level [1-3] of' | tr -dc 1-3)
for exercise in "$root"/exercises/*/; do
	id=$(basename "$exercise")
	[ -e "$exercise/exercise.json" ] || continue
	add "$id" reference "$exercise/reference.c" accepted
	add "$id" starter "$exercise/starter.c" "wrong-answer wrong-shape runtime-error"
	for program in "$exercise"pitfalls/*.c; do
		add "$id" pitfalls "$program" "wrong-answer wrong-shape runtime-error time-limit"
	done
	for program in "$root/tests/learners/$id"/*.c; do
		[ ! -e "$program" ] || add "$id" learners "$program" "$(field "$program" expect)"
	done
done
for program in "$root"/tests/hostile/*.c; do
	expect=$([ "$level" != 1 ] || field "$program" expect-1)
	add conv1d-basic hostile "$program" "$(echo "${expect:-$(field "$program" expect)}" | tr -d '|')"
	bytes=$(field "$program" bytes)
	[ -z "$bytes" ] || [ ! -e "all/conv1d-basic/hostile/$(basename "$program")" ] || { cat "$program" && head -c "$bytes" /dev/zero | tr '\0' ' '; } |
		head -c "$bytes" >"all/conv1d-basic/hostile/$(basename "$program")"
	file=$(field "$program" file)
	case $file in /tmp/stride-hostile-*) rm -rf "$file" ;; esac
done

before=$(date +%s)
"$stride" batch --catalog all --format json >out 2>err
[ $? = 1 ] && [ ! -s err ]
report=$?
tap_report $report "$(wc -l <expected) programs are graded in $(($(date +%s) - before)) s"
[ $report = 0 ] || sed 's/^/# /' err out

sqlite3 -batch all.db "SELECT path || '|' || verdict FROM submission JOIN result ON result = key" | sort >verdicts
sort expected >sorted
join -t '|' sorted verdicts | awk -F'|' 'index(" " $2 " ", " " $3 " ") == 0 {
	print $1 ": " $3 ", expected " $2 }' >wrong
[ ! -s wrong ]
tap_report $? "each has the verdict that it expects"
sed 's/^/# /' wrong
[ "$(join -t '|' sorted verdicts | wc -l)" = "$(wc -l <expected)" ]
tap_report $? "none is left out"
join -t '|' -v 1 sorted verdicts | sed 's/^/# /'

# A check that finds nothing must be one that can.
sed 's/|accepted$/|wrong-shape/' sorted | join -t '|' - verdicts | awk -F'|' 'index(" " $2 " ", " " $3 " ") == 0' |
	grep -q reference.c
tap_report $? "a verdict that is wrong is noticed"

# They are called by what is wrong with them: two names joined by +, a number where there are several.
sqlite3 -batch all.db "SELECT path || '|' || coalesce(diagnosis, '-')
	FROM submission JOIN result ON result = key WHERE path LIKE '%/pitfalls/%'" |
	awk -F'|' '{ name = $1; sub(/.*\//, "", name); sub(/(\.[0-9]+)?\.c$/, "", name); gsub(/\+/, ",", name) }
		name != $2 { print $1 " is told that it is " $2 }' >unnamed
[ ! -s unnamed ]
tap_report $? "each pitfall is called by its name"
sed 's/^/# /' unnamed
[ -z "$(ls -A tmp)" ] && [ -z "$(ls -d /tmp/stride-hostile-* 2>/dev/null | grep -v 'stride-hostile-......$')" ]
tap_report $? "nothing is left behind"
tap_done
