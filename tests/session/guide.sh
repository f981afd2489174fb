#!/bin/sh
# exercises/README.md, followed to the letter: the exercise that it makes is taken out of its text
# and must be well, wherever it lies, and what the text says of it must be so.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
guide=$root/exercises/README.md
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-guide-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch" || exit 1
unset STRIDE_CONTENT
export LC_ALL=C STRIDE_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache"

# report STATUS NAME: shows what was said where that is not 0
report() {
	tap_report "$1" "$2"
	[ "$1" = 0 ] || sed 's/^/# /' said
}

# --- the files: a line with nothing but `NAME`: and then a fenced block ---

awk '
	/^`[^`]*`:$/ { name = substr($0, 2, length($0) - 3); next }
	/^```/ && file { close(file); file = ""; next }
	/^```/ {
		file = name; name = ""
		folder = file
		if (sub(/[^\/]*$/, "", folder) && folder)
			system("mkdir -p " folder)
		next
	}
	file { print > file }' "$guide"

# The listing at the top, of names without their folder.
sed -n '/^    median-filter\/$/,/^$/s/^      \([^ ]*\) .*/\1/p' "$guide" | sort >listed
(cd median-filter && find . -type f | sed 's,^\./,,' | sort) >there
[ -s listed ] && diff listed there >said
report $? "the guide has the files that it lists"

# --- the folder alone ---

"$stride" author answers ./median-filter >said 2>&1
"$stride" author check ./median-filter >said 2>&1
report $? "author check on the exercise of the guide"
grep -v '^$\|0 with faults' said | sed 's,/.*/median-filter/,.../median-filter/,' >told
sed -n '/^    \$ build.stride author check/,/^$/s/^    //p' "$guide" | sed '1d' >promised
[ -s promised ] && diff promised told >said
report $? "it says what the guide says it would"

rm median-filter/vectors.answers.json
{ printf '// expect: wrong-shape\n// mistake: mean-instead length-kept\n' &&
	cat median-filter/pitfalls/mean-instead+length-kept.c; } >median-filter/learners/both.c
"$stride" author check --fresh 10 ./median-filter >said 2>&1 && grep -q 'both.c.*told no name' said
report $? "without answers two mistakes have no name"
"$stride" author answers ./median-filter >said 2>&1 && [ -s median-filter/vectors.answers.json ]
report $? "author answers"
"$stride" author check --fresh 10 ./median-filter >said 2>&1 && ! grep -q 'both.c' said
report $? "with them both are told"
rm median-filter/learners/both.c

"$stride" author mutate ./median-filter >said 2>&1 && grep -q ' 0 survive, 0 of them' said
report $? "author mutate has no survivors"

# --- from author new on, in the order of the guide ---

mkdir mine
"$stride" author new mine/median-filter >said 2>&1
report $? "author new"
"$stride" author check --fresh 10 mine/median-filter >said 2>&1
[ $? = 1 ] && ! grep 'fault: ' said | grep -v ': TODO: '
report $? "works, but for what is to be done"
rm -r mine/median-filter/pitfalls mine/median-filter/learners mine/median-filter/vectors*
(cd median-filter && find . -name '*.json' ! -name 'vectors*' -o -name '*.c' -o -name '*.md') |
	while read -r file; do
		mkdir -p "mine/median-filter/$(dirname "$file")" && cp "median-filter/$file" "mine/median-filter/$file"
	done
"$stride" author vectors mine/median-filter >said 2>&1
report $? "author vectors, when the rest is written"
"$stride" author check --fresh 10 mine/median-filter >said 2>&1
report $? "author check says that it is well"
"$stride" author mutate mine/median-filter >said 2>&1 && grep -q ' 0 survive, 0 of them' said
report $? "author mutate has no survivors there either"
if "$stride" help author | grep -q '^ *pack '; then
	(cd mine && "$stride" author pack ./median-filter) >said 2>&1 && ls mine/median-filter-1.* >>said
	report $? "author pack makes one file of it"
fi
"$stride" author vectors ./median-filter >said 2>&1 && grep -q ': 14 cases kept' said
report $? "author vectors keeps what was written by hand"

# --- in content that is laid out like ours ---

mkdir -p content/tests/learners content/data && cp -R "$root/exercises" content/ &&
	cp -R "$root/data/vectors" content/data/
cp -R median-filter content/exercises/
(cd content/exercises/median-filter &&
	mv vectors.json ../../data/vectors/median-filter.json &&
	mv vectors.answers.json ../../data/vectors/median-filter.answers.json &&
	mv learners ../../tests/learners/median-filter)
"$stride" author check --fresh 10 content/exercises/median-filter >said 2>&1 && grep -q ' 6 programs' said
report $? "author check where it lies beside the others"
sed 's/"conv1d-basic"/"median-filter", &/' "$root/exercises/catalog.json" >content/exercises/catalog.json
STRIDE_CONTENT=$scratch/content "$stride" grade median-filter median-filter/pitfalls/mean-instead.c \
	--format json --detail full >said 2>&1
[ $? = 1 ] && tr -d ' \t\n' <said | grep -q '"pitfalls":\["mean-instead"\],"confidence":"certain"'
report $? "a learner of the catalog's is told the mistake"

tap_done
