#!/bin/sh
# batch, as a course calls it: where submissions come from and whose they are, that each text is
# graded once and its result the same whoever works, and that one goes on where it was stopped.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-batch-XXXXXX") || exit 1
trap 'chmod -R u+rwx "$folder"; rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder" || exit 1
unset STRIDE_CONTENT STRIDE_CC
export LC_ALL=C STRIDE_HOME="$folder/home" XDG_CACHE_HOME="$folder/cache" TERM=dumb
answer=$root/exercises/conv1d-basic/reference.c
flipped=$root/exercises/conv1d-basic/pitfalls/flipped-kernel.c

# expect NAME STATUS OUT-WORDS ERR-WORDS ARGUMENT...: "" for words means that it is empty, "*" that
# it is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" batch "$@" >out 2>err <"${input:-/dev/null}"
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
	sed 's/^/#     /' "$1"
	return 1
}

is() { # NAME GOT WANTED
	[ "$2" = "$3" ]
	passed=$?
	tap_report $passed "$1"
	[ $passed = 0 ] || printf '%s\n' "got: $2" "wanted: $3" | sed 's/^/# /'
}

ask() { # DATABASE SQL
	sqlite3 -batch "$1" "$2" 2>&1
}

# All of a database but when and how long.
content() { # DATABASE
	for table in setting source result result_case submission ungraded; do
		echo "$table"
		ask "$1" "SELECT * FROM $table"
	done
}

field() { # of the document in the file out
	sed -n "s/^\t\"$1\":\t\"*\([^\",]*\)\"*,*$/\1/p" out
}

# A text of its own for each number.
numbered() { # FILE PROGRAM NUMBER
	cat "$2" >"$1"
	echo "/* $3 */" >>"$1"
}

# --- mistakes on the command line ---

mkdir one empty
cp "$answer" one/ann.c
expect "nothing given"              2 "" "it needs an exercise and a folder"
expect "no folder given"            2 "" "batch conv1d-basic submissions" conv1d-basic
expect "too much given"             2 "" "and nothing more" conv1d-basic one two
expect "an unknown option"          2 "" "did you mean --jobs?" conv1d-basic one --job 2
expect "an unknown exercise"        2 "" 'did you mean "conv1d-basic"?' conv1d-bsaic one
expect "a folder that is not there" 2 "" "cannot read the folder none: No such file" conv1d-basic none
expect "a file for a folder"        2 "" "cannot read the folder one/ann.c: Not a directory" conv1d-basic one/ann.c
expect "a folder without any"       2 "" "there is no file *.c below empty" conv1d-basic empty
for jobs in 0 -1 x 257 ""; do
	expect "the number of jobs \"$jobs\"" 2 "" "--jobs is a number from 1 to 256" conv1d-basic one --jobs="$jobs"
done
expect "a seed that is none"        2 "" "--seed is a number" conv1d-basic one --seed x
expect "a level that is none"       2 "" "--sandbox-min is full|landlock|seccomp" conv1d-basic one --sandbox-min 4
expect "a format that is none"      2 "" "xml" conv1d-basic one --format xml
expect "a list and a catalog"       2 "" "one of them" --catalog --list files one
expect "a list that is not there"   2 "" "cannot read none: No such file" conv1d-basic --list none
expect "a list of nothing"          2 "" "it names no file" conv1d-basic --list /dev/null --db x.db
printf 'ann\t\n' >list
expect "a list with half a line"    2 "" "line 1: it is not a path" conv1d-basic --list list
expect "a list from nowhere that says" 2 "" "--db results.db" conv1d-basic --list -
[ -z "$(find . -name '*.db*')" ]
tap_report $? "a mistake makes no database"

# --- ours ---

STRIDE_CC=none expect "no compiler"       3 "" 'there is no compiler "none"' conv1d-basic one
STRIDE_SANDBOX=1 expect "too low a cage"  3 "" "at least 3 was asked for" conv1d-basic one --sandbox-min full
STRIDE_CONTENT=$folder/none expect "no content" 3 "" "STRIDE_CONTENT is" conv1d-basic one
expect "a place that cannot be written"   3 "" "cannot write none/x.db: No such file" conv1d-basic one --db none/x.db
echo "this is a text, and no database, however long it may be." >text.db
expect "a file of another kind"           3 "" "is not the database of a batch" conv1d-basic one --db text.db
is "which stays as it is" "$(cut -c 1-14 text.db)" "this is a text"

# --- one, and what is said of it ---

expect "one that is right"   0 "1 submission by 1 learner to conv1d-basic" "" conv1d-basic one
expect "is known from then on" 0 "1 known from before" "" conv1d-basic one/
[ -e one.db ] && [ ! -e one.db-wal ] && [ ! -e one/one.db ]
tap_report $? "the database lies beside the folder, and is one file"
is "SQLite knows whose it is" "$(ask one.db 'PRAGMA application_id')" $((0x53747262))
(cd one && "$stride" batch conv1d-basic . >../out 2>../err) && got=0 && holds out "1 known from before"
tap_report $? "a folder has a name though it is called \".\""
expect "as a document"       0 '"schema":	"stride/batch/v1"' "" conv1d-basic one --format json
is "with what is known" "$(field known) $(field graded) $(field seed)" "1 0 1"
expect "another seed is another batch" 2 "" "was begun with --seed 1" conv1d-basic one --seed 2
expect "unless all is graded anew" 0 "1 graded now" "" conv1d-basic one --seed 2 --regrade
expect "and then goes on with it" 0 "1 known from before" "" conv1d-basic one
is "that is written down" "$(ask one.db "SELECT value FROM setting")" 2
printf '\n' | env -i PATH="$PATH" "$stride" batch conv1d-basic one --db bare.db >out 2>err
is "neither a home nor a terminal is needed" "$?$(cat err)" 0

# --- where they come from, and whose they are ---

mkdir -p mixed/bob/deep/er mixed/.git mixed/__
numbered mixed/ann.c "$answer" 1
numbered mixed/bob/first.c "$flipped" 2
numbered mixed/bob/deep/er/second.c "$answer" 3
cp "$answer" mixed/.git/hidden.c
cp "$answer" mixed/._ann.c
cp "$answer" mixed/__/notes.txt
ln -s /etc mixed/etc
ln -s ../one/ann.c mixed/linked.c
ln -s bob mixed/carl
mkfifo mixed/pipe.c
mkdir mixed/folder.c
expect "a folder of many kinds" 3 "2 could not be graded and have no score" "" conv1d-basic mixed \
	--csv mixed.csv
is "the learner is the first folder, else the file" \
	"$(ask mixed.db 'SELECT learner, path, verdict FROM submission JOIN result ON result = key ORDER BY path')" \
	'ann|ann.c|accepted
bob|bob/deep/er/second.c|accepted
bob|bob/first.c|wrong-answer'
is "links are not followed, and nothing else is opened" \
	"$(ask mixed.db 'SELECT path, message FROM ungraded')" \
	'linked.c|it is a link, or no file; hand in the file itself
pipe.c|it is a link, or no file; hand in the file itself'
got=text && holds out "2 links to folders were not followed"
tap_report $? "links to folders are counted"
is "the table has them all" "$(cut -d, -f 1-8 mixed.csv)" \
	'learner,exercise,path,verdict,score,max_score,stars,mistake
ann,conv1d-basic,ann.c,accepted,10,10,2,
bob,conv1d-basic,bob/deep/er/second.c,accepted,10,10,2,
bob,conv1d-basic,bob/first.c,wrong-answer,2.566666667,10,0,flipped-kernel
linked,conv1d-basic,linked.c,ungraded,,,,
pipe,conv1d-basic,pipe.c,ungraded,,,,'
is "and says of what it is certain" "$(sed -n 4p mixed.csv | cut -d, -f 9)" yes

printf '%s\n' one/ann.c "bob	mixed/bob/first.c" "" one/ann.c "zoe	one/ann.c	more" >list
expect "a list"             3 "1 could not be graded" "" conv1d-basic --list list --exit-zero
is "the database lies beside it" "$(ask list.db 'SELECT learner, path FROM submission')" \
	'bob|mixed/bob/first.c
ann|one/ann.c'
printf 'ann\tone/ann.c\r\n' >dos
input=dos expect "a list on standard input" 0 "1 submission by 1 learner" "" conv1d-basic --list - --db input.db
printf 'eva\tone/ann.c\n' >other
input=other expect "a list may say that it is another's" 0 "1 known" "" conv1d-basic --list - --db input.db
is "and then it is" "$(ask input.db 'SELECT learner FROM submission')" eva

mkfifo waiting.c
printf 'one/ann.c\nwaiting.c\n' >list
expect "a list with a pipe, which is not waited for" 3 "waiting.c: cannot read waiting.c: it is not a file" \
	"" conv1d-basic --list list --db waits.db
mkdir -p catalog/conv1d-basic catalog/conv-padding/bob
cp "$answer" catalog/conv1d-basic/ann.c
cp "$root/exercises/conv-padding/starter.c" catalog/conv-padding/bob/answer.c
expect "a folder of exercises" 1 "2 submissions by 2 learners to several exercises" "" --catalog catalog
is "each is graded as what it is" \
	"$(ask catalog.db 'SELECT exercise, learner, path FROM submission')" \
	'conv-padding|bob|conv-padding/bob/answer.c
conv1d-basic|ann|conv1d-basic/ann.c'
expect "with --exit-zero a failure is none" 0 "*" "" --catalog catalog --exit-zero
mkdir catalog/conv-paddin
expect "a folder of no exercise" 2 "" "catalog/conv-paddin is not named after an exercise" --catalog catalog
rmdir catalog/conv-paddin
cp "$answer" catalog/lost.c
expect "a file in no folder" 2 "" "catalog/lost.c lies in no folder that is named after" --catalog catalog

# --- names that are no names ---

mkdir -p names
numbered "names/$(printf 'a\nb').c" "$answer" 1
numbered "names/$(printf 'esc\033[2J').c" "$answer" 2
numbered "names/$(printf 'latin\351').c" "$answer" 3
numbered "names/=1+1, \"x\".c" "$answer" 4
numbered "names/-dash.c" "$answer" 5
numbered "names/größe.c" "$answer" 6
mkfifo "names/$(printf 'fifo\033').c"
expect "odd names are graded, too" 3 'fifo\x1b.c: it is a link' "" conv1d-basic names --csv names.csv
cat out err names.csv | tr -d '\n\t' | grep -aq '[[:cntrl:]]'
[ $? = 1 ]
tap_report $? "no control byte of theirs is shown"
is "a table has a line for each" "$(wc -l <names.csv)" 8
got=csv && holds names.csv "\"'=1+1, \"\"x\"\"\",conv1d-basic" && holds names.csv "\"'-dash\",conv1d-basic" &&
	holds names.csv 'größe,conv1d-basic' && holds names.csv 'latin\xe9,conv1d-basic'
tap_report $? "and no formula"
expect "they are found again" 3 "6 known from before" "" conv1d-basic names --format text
"$stride" batch conv1d-basic names --format json >out 2>err
got=json && holds out '"path":	"fifo\\x1b.c"'
tap_report $? "a document is as clean"
expect "a full disk is ours" 3 "" "cannot write the table to /dev/full" conv1d-basic one --csv /dev/full

# --- each text once ---

mkdir same
for n in 1 2 3 4 5 6 7 8 9; do
	numbered same/s$n.c "$answer" same$((n % 3))
done
expect "the same text is graded once" 0 "3 graded now, 6 with the text of another." "" conv1d-basic same
is "each has its result" "$(ask same.db 'SELECT count(*), count(DISTINCT result) FROM submission')" "9|3"
is "and its text is kept once" "$(ask same.db 'SELECT count(*) FROM source')" 3
cp same/s1.c same/late.c
expect "as is one that comes later" 0 "1 with the text of another, 9 known" "" conv1d-basic same
numbered same/s1.c "$flipped" 1
expect "one that has changed is graded anew" 1 "1 graded now, 9 known" "" conv1d-basic same
rm same/late.c
numbered same/s2.c "$flipped" 1
numbered same/s4.c "$flipped" 1
expect "and no longer has its result" 1 "2 with the text of another, 7 known" "" conv1d-basic same
is "what is nobody's is removed" "$(ask same.db 'SELECT count(*) FROM source')" 4
cp same.db before.db
rm same.db
rm same/s?.c
for n in 1 2 3 4 5 6 7 8 9; do
	numbered same/s$n.c "$answer" same$((n % 3))
done
expect "a new database is made from the cache" 0 "6 with the text of another, 3 from the cache" "" \
	conv1d-basic same
content same.db >from-cache
rm -r cache/stride/results same.db
XDG_CACHE_HOME=$folder/cache2 expect "or without one, by one" 0 "3 graded now" "" conv1d-basic same --jobs 1
content same.db | cmp -s - from-cache
tap_report $? "and is the same"
for file in cache2/stride/results/*; do
	printf x | dd of="$file" bs=1 seek=200 conv=notrunc 2>/dev/null
done
rm same.db
XDG_CACHE_HOME=$folder/cache2 expect "a cache that is damaged is none" 0 "3 graded now" "" conv1d-basic same
content same.db | cmp -s - from-cache
tap_report $? "and is not believed"

# --- an exercise that has changed ---

mkdir -p content/data content/exercises
cp -r "$root/exercises/kit" "$root/exercises/conv1d-basic" content/exercises
cp -r "$root/data/vectors" content/data
printf '{"format": 1, "tracks": [{"id": "a", "title": "A", "exercises": ["conv1d-basic"]}]}\n' \
	>content/exercises/catalog.json
mkdir changing
numbered changing/right.c "$answer" 1
numbered changing/wrong.c "$flipped" 2
printf 'tensor x;\n' >changing/none.c
STRIDE_CONTENT=$folder/content
export STRIDE_CONTENT
expect "an exercise of one's own" 1 "3 graded now" "" conv1d-basic changing
sed 's/"version": 1,/"version": 99,/' "$root/exercises/conv1d-basic/exercise.json" \
	>content/exercises/conv1d-basic/exercise.json
expect "when it has changed the results stay" 1 "3 of those known from before were graded with another" "" \
	conv1d-basic changing
# An object that is made again takes the place of the one that was there.
ls -i cache/stride/objects >objects
expect "unless they are to be made anew" 1 "3 graded now" "" conv1d-basic changing --regrade
is "with the new one" "$(ask changing.db 'SELECT DISTINCT exercise_version FROM result')" 99
is "and nothing was compiled for it" "$(ls -i cache/stride/objects)" "$(cat objects)"
expect "once is enough" 1 "3 known from before" "" conv1d-basic changing --regrade
echo '{' >content/exercises/conv1d-basic/exercise.json
expect "a broken exercise is ours" 3 "" "the exercise conv1d-basic has" conv1d-basic changing
unset STRIDE_CONTENT

# --- what is ours ---

# A compiler that is killed, as for want of memory, by some sources while it is ill. It does not say
# what it is made of, so that it is called for each.
mkdir -p ill/bin ours
real=$(command -v gcc || command -v cc)
cat >ill/bin/gcc <<END
#!/bin/sh
case " \$* " in *" -### "*) exit 1 ;; esac
[ ! -e $folder/ill/sick ] || ! grep -q ILL src/answer.c || kill -9 \$\$
exec $real "\$@"
END
chmod +x ill/bin/gcc
touch ill/sick
numbered ours/ann.c "$answer" 1
numbered ours/bob.c "$answer" ILL
numbered ours/carl.c "$answer" ILL
numbered ours/dora.c "$flipped" 2
printf '' >ours/eve.c
chmod 000 ours/eve.c
STRIDE_CC=$folder/ill/bin/gcc
export STRIDE_CC
expect "what could not be graded is named apart" 3 "bob.c: the compiler $folder/ill/bin/gcc was killed" "" \
	conv1d-basic ours --exit-zero
is "and has no score" "$(ask ours.db "SELECT path FROM ungraded WHERE path <> 'eve.c'")" 'bob.c
carl.c'
is "but others have" "$(ask ours.db "SELECT path FROM submission WHERE path <> 'eve.c' ORDER BY path")" 'ann.c
dora.c'
is "nothing of it is in the cache" "$(grep -l ILL cache/stride/results/* | wc -l)" 0
rm ill/sick
expect "the next time it is tried again" "$([ "$(id -u)" = 0 ] && echo 1 || echo 3)" "with the text of another" "" \
	conv1d-basic ours
is "and is no longer ungraded" "$(ask ours.db "SELECT count(*) FROM ungraded WHERE path <> 'eve.c'")" 0
[ "$(id -u)" = 0 ] || {
	got=text && holds out "eve.c: cannot read ours/eve.c: Permission denied"
}
tap_report $? "who may not read a file says so"
unset STRIDE_CC

# --- how many work, and when they are stopped ---

mkdir many
for n in 1 2 3 4 5 6 7 8 9 10 11 12; do
	numbered many/right$n.c "$answer" $n
	numbered many/wrong$n.c "$flipped" $n
done
cp many/right1.c many/same.c
for program in "$root"/tests/learners/conv1d-basic/*.c; do
	cp "$program" "many/$(basename "$program")"
done
cat >many/slow.c <<'END'
#include "stride.h"

tensor conv1d_basic(tensor x, tensor kernel)
{
	(void)kernel;
	for (volatile int i = 0;; i++)
		;
	return x;
}
END
for jobs in 1 2 5; do
	XDG_CACHE_HOME=$folder/cache-$jobs
	expect "by $jobs" 1 "graded now" "" conv1d-basic many --db "many$jobs.db" --csv "many$jobs.csv" --jobs $jobs
	content "many$jobs.db" >"content$jobs"
	cmp -s "many$jobs.csv" many1.csv && cmp -s "content$jobs" content1
	tap_report $? "it is the same as by one"
	diff content1 "content$jobs" | sed 's/^/# /' | cut -c 1-300
done
is "with all of them" "$(ask many5.db 'SELECT count(*) FROM submission')" "$(ls many | wc -l)"
is "one that eats its limits is one" "$(ask many5.db "SELECT count(*) FROM result WHERE verdict = 'time-limit'")" 1
rm many5.db
XDG_CACHE_HOME=$folder/cache-5 expect "what depends on the machine is graded anew" 1 "1 graded now" "" \
	conv1d-basic many --db many5.db
content many5.db | cmp -s - content1
tap_report $? "and the rest is as it was"

# A signal ends it as it ends other programs, and what was graded stays.
XDG_CACHE_HOME=$folder/cache-stopped
env --default-signal=INT "$stride" batch conv1d-basic many --db stopped.db --jobs 2 >out 2>err &
pid=$!
for wait in 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30; do
	sleep 0.1
	[ "$(ask stopped.db 'SELECT count(*) FROM submission' 2>/dev/null)" -gt 0 ] 2>/dev/null && break
done
kill -INT $pid
wait $pid
got=$?
[ $got = 130 ] && holds err "interrupted; " && holds err "the same command goes on with the rest"
tap_report $? "Ctrl-C ends it"
stopped=$(ask stopped.db 'SELECT count(*) FROM submission')
[ "$stopped" -gt 0 ] && [ "$stopped" -lt "$(ls many | wc -l)" ]
tap_report $? "in the middle"
expect "and it goes on" 1 "\"known\":	$stopped," "" conv1d-basic many --db stopped.db --jobs 2 --format json
content stopped.db >content-stopped
cmp -s content-stopped content1
tap_report $? "to the same end"
diff content1 content-stopped | sed 's/^/# /' | cut -c 1-300

# Two at once: the second waits, as for one that was killed and has not quite ended.
(exec 8<stopped.db && flock 8 && sleep 1) &
sleep 0.2
expect "a database that is in use is waited for" 1 "known from before" "" conv1d-basic many --db stopped.db
wait

# On a terminal there is a line that says how far it is; anywhere else there is none.
got=err && holds err ""
tap_report $? "without a terminal no progress is shown"
if command -v script >/dev/null; then
	numbered one/late.c "$flipped" late
	TERM=xterm script -qec "'$stride' batch conv1d-basic one" /dev/null >terminal </dev/null
	grep -aq '[0-9]* of [0-9]* graded, [0-9.]* a second' terminal
	tap_report $? "on a terminal it is"
fi
tap_done
