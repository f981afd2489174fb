#!/bin/sh
# author stats and report: what a class has done, from databases in use, exports and batches; files
# that are no such thing; and pages that stand alone.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-stats-XXXXXX") || exit 1
trap 'exec 9>&-; rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp anna ben
export STRIDE_CONTENT="$root" TMPDIR="$folder/tmp" XDG_CACHE_HOME="$folder/cache" LC_ALL=C
export STRIDE_WORK="$folder/work" STRIDE_HOME="$folder/anna"

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
	echo "# $1 should hold \"$2\":"
	sed 's/^/#     /' "$1" | cut -c 1-300
	return 1
}

exercise=$root/exercises/conv1d-basic

# --- a learner's own ---

expect "nothing yet is no error"          0 "Nothing is recorded there yet" "" author stats
"$stride" check conv1d-basic "$exercise/starter.c" >/dev/null 2>&1
"$stride" check conv1d-basic "$exercise/pitfalls/flipped-kernel.c" >/dev/null 2>&1
"$stride" check conv1d-basic "$exercise/reference.c" >/dev/null 2>&1
"$stride" hint conv1d-basic >/dev/null 2>&1
"$stride" export anna.json >/dev/null 2>&1
expect "one's own progress"               0 "1 learner, 1 passed, 3 tries" "" author stats
holds out "The kernel is flipped" && holds out "1-D convolution (conv1d-basic)" && holds out "1 hint by"
tap_report $? "with the mistake, by its name, the exercise by its title, and hints"
expect "to programs"                      0 '"tries_to_pass":	3' "" author stats --format json
expect "to a spreadsheet"                 0 "conv1d-basic,mistake,flipped-kernel,The kernel is flipped,1,1" "" \
	author stats --format csv
expect "an export says the same"          0 "1 learner, 1 passed, 3 tries" "" author stats anna.json
expect "and counts nobody twice"          0 "1 learner, 1 passed, 3 tries" "" \
	author stats anna/progress.db anna.json

export STRIDE_HOME="$folder/ben"
"$stride" check conv1d-basic "$exercise/pitfalls/flipped-kernel.c" >/dev/null 2>&1
expect "two learners"                     0 "2 learners, 1 passed, 4 tries" "" \
	author stats anna/progress.db ben/progress.db
expect "in a gradebook"                   0 "anna " "" report anna/progress.db ben/progress.db

# --- while somebody works ---

mkfifo words
"$stride" <words >prompt.out 2>&1 &
prompt=$!
exec 9>words
printf 'check conv1d-basic %s\n' "$exercise/starter.c" >&9
tries=0
until grep -q "points\|conv1d-basic" prompt.out || [ $tries = 100 ]; do
	sleep 0.1
	tries=$((tries + 1))
done
expect "a database that is in use"        0 "2 learners, 1 passed, 5 tries" "" \
	author stats anna/progress.db ben/progress.db
printf 'check conv1d-basic %s\nhistory\n' "$exercise/starter.c" >&9
exec 9>&-
wait $prompt
expect "and goes on being used"           0 "1 learner, 0 passed, 3 tries" "" author stats

# --- a batch ---

mkdir class
cp "$exercise/reference.c" class/dora.c
sed "s/number/input/g; s/sum\\([[ ]\\)/total\\1/g; s|^\t\t|& /* mine */ |" "$exercise/reference.c" |
	grep -v '^ \*' | sed 's|^/\*$||' >class/emil.c
cp "$exercise/starter.c" class/finn.c
cp "$exercise/pitfalls/flipped-kernel.c" "class/=1+1.c"
mkdir class/gina
cp "$exercise/pitfalls/flipped-kernel.c" class/gina/one.c
cp "$exercise/pitfalls/full-instead.c" class/gina/two.c
"$stride" batch conv1d-basic class --db class.db >/dev/null 2>&1
expect "a gradebook"                      0 "dora " "" report class.db
holds out "The kernel is flipped" && holds out "the starter as it was" && holds out "score of 10"
tap_report $? "with scores, mistakes and who handed in what was given"
expect "no name is a formula"             0 "\"'=1+1\"," "" report class.db --format csv
! grep -q '\(^\|,\)=' out
tap_report $? "anywhere"
holds out "emil,10,10,accepted,2,,,1,reference," && holds out "gina,2.56,10,wrong-answer,0,flipped-kernel,The kernel is flipped,2,1,"
tap_report $? "programs are the same whatever their names and comments are"
expect "to programs"                      0 '"max_score":	10,' "" report class.db --format json
expect "for Canvas"                       0 "Student,ID,SIS User ID,SIS Login ID,Section,1-D convolution" "" \
	report class.db --format canvas
[ "$(sed -n 2p out | tr -d '\r')" = "    Points Possible,,,,,10" ] && grep -q '^dora,,,dora,,10' out
tap_report $? "with its second line, and a line for each learner"
expect "for Moodle"                       0 "Username,1-D convolution,1-D convolution (Feedback)" "" \
	report class.db --format moodle
grep -q '^dora,10,accepted' out
tap_report $? "with feedback"
expect "the same twice"                   0 "dora " "" report class.db class.db
cp out twice
"$stride" report class.db >once 2>err
cmp -s once twice
tap_report $? "is the same as once"
expect "what the exercise shows"          0 "5 learners" "" author stats class.db
LC_ALL=C.UTF-8 "$stride" --plain report class.db >out 2>err
! LC_ALL=C grep -q '[^ -~]' out && [ -s out ]
tap_report $? "plain is ASCII"
[ "$(awk 'length > 80' out | wc -l)" = 0 ]
tap_report $? "in 80 columns"

# --- pages ---

expect "a page"                           0 "The report is in page.html" "" report class.db --html page.html
xmllint --noout page.html 2>err
tap_report $? "that is well formed"
! grep -qiE 'https?:|<script|src=|href=|url\(|@import' page.html
tap_report $? "has no scripts, and nothing from elsewhere"
expect "another"                          0 "The report is in stats.html" "" author stats class.db --html stats.html
xmllint --noout stats.html 2>err && ! grep -qiE 'https?:|<script|src=|href=|url\(' stats.html
tap_report $? "alike"
[ "$(xmllint --xpath 'count(//*[local-name()="svg"][not(*[local-name()="title"]) or not(*[local-name()="desc"])])' stats.html)" = 0 ]
tap_report $? "each chart has a title and a description"
expect "a page beside a format"           0 '"schema":	"stride/gradebook/v1"' "" \
	report class.db --html page.html --format json
expect "a page in place of what it is about" 2 "" "--html would write over class.db" report class.db --html ./class.db
expect "a page in no folder"              3 "" "cannot write none/page.html" report class.db --html none/page.html

# --- what is refused ---

cp class.db damaged.db
size=$(wc -c <damaged.db)
dd if=/dev/zero of=damaged.db bs=1024 seek=8 count=$((size / 1024 - 8)) conv=notrunc 2>err
cp damaged.db before.db
expect "a damaged database"               3 "" "it is damaged" report damaged.db
cmp -s damaged.db before.db && [ -z "$(ls damaged.db?* 2>/dev/null)" ]
tap_report $? "which stays as it is, where it is"
head -c 5000 anna.json >cut.json
expect "a file that was cut"              3 "" "cut.json" author stats cut.json
expect "no file"                          3 "" "No such file" report none.db
expect "another file"                     3 "" "answer.c" report "$exercise/none/answer.c"
expect "a folder"                         3 "" "Is a directory" report class
expect "none named"                       2 "" "report grades.db" report
expect "a format that there is not"       2 "" "text, json, csv, canvas or moodle, not \"xml\"" \
	report class.db --format xml
expect "nor for stats"                    2 "" "text, json or csv, not \"canvas\"" \
	author stats --format canvas
expect "an unknown option"                2 "" "did you mean --html" report class.db --htm x
"$stride" report class.db >/dev/full 2>err
got=$?
[ $got = 3 ] && holds err "No space left"
tap_report $? "a full disk"
chmod 400 class.db
expect "a database that cannot be written" 0 "dora " "" report class.db
[ -z "$(ls class.db-* 2>/dev/null)" ]
tap_report $? "and nothing is made beside it"
if [ "$(id -u)" = 0 ]; then
	tap_report 0 "a log where nothing can be written # SKIP root can write"
else
	mkdir sealed
	cp anna/progress.db anna/progress.db-wal sealed
	chmod 400 sealed/*
	chmod 500 sealed
	expect "a log where nothing can be written" 3 "" "copy both to one" author stats sealed/progress.db
	chmod 700 sealed
fi
tap_done
