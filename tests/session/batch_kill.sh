#!/bin/sh
# A batch that is killed with -9 at random moments, alone or with all that it started, and begun
# again each time, ends with the database of one that nobody disturbed: no result is lost and none is
# doubled. STRIDE_BATCH_KILLS is how often it is killed, STRIDE_BATCH_SIZE how many submissions it
# has; "100 500" takes some minutes.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-batch-kill-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder" || exit 1
unset STRIDE_CONTENT STRIDE_CC
kills=${STRIDE_BATCH_KILLS:-8}
size=${STRIDE_BATCH_SIZE:-40}
export LC_ALL=C STRIDE_HOME="$folder/home" TMPDIR="$folder/tmp"
mkdir tmp submissions

# Three of four have a text of their own; one of five is wrong, and one does not compile.
n=0
while [ $n -lt "$size" ]; do
	text=$n
	[ $((n % 4)) != 3 ] || text=$((n - 1))
	program=$root/exercises/conv1d-basic/reference.c
	[ $((text % 5)) != 4 ] || program=$root/exercises/conv1d-basic/pitfalls/flipped-kernel.c
	{ cat "$program" && echo "/* $text */"; } >submissions/$n.c
	n=$((n + 1))
done
echo 'int broken' >submissions/broken.c

content() { # DATABASE: all of it but when and how long
	for table in setting source result result_case submission ungraded; do
		echo "$table"
		sqlite3 -batch "$1" "SELECT * FROM $table"
	done
}

XDG_CACHE_HOME=$folder/undisturbed-cache
export XDG_CACHE_HOME
before=$(date +%s%N)
"$stride" batch conv1d-basic submissions --db undisturbed.db >out 2>err
[ $? = 1 ] && [ ! -s err ] && [ "$(sqlite3 undisturbed.db 'SELECT count(*) FROM submission')" = $((size + 1)) ]
tap_report $? "undisturbed it grades $((size + 1))"
took=$((($(date +%s%N) - before) / 1000000))
content undisturbed.db >undisturbed

# The batch is killed about so often on its way to the end.
longest=$((300 + 2 * took / kills))

random() { # below a number
	echo $(($(od -An -N4 -tu4 /dev/urandom) % $1))
}

# A kill that comes when the batch is over counts for nothing, and the next one is of a batch that
# begins anew.
killed=0 runs=0 ended=0 early=0 wrong=0 left=0
XDG_CACHE_HOME=$folder/cache
while [ $killed -lt "$kills" ] && [ $runs -lt $((20 * kills)) ]; do
	runs=$((runs + 1))
	setsid "$stride" batch conv1d-basic submissions --db killed.db --jobs 2 >out 2>err &
	pid=$!
	sleep "$(printf '%d.%03d' 0 $(($(random $longest) % 1000)))"
	group=$(($(random 3) == 0))
	if [ $group = 1 ]; then kill -9 -$pid 2>/dev/null; else kill -9 $pid 2>/dev/null; fi
	wait $pid 2>/dev/null
	status=$?
	rm -rf cache/stride/results # or hardly anything would be graded a second time
	if [ $status = 137 ]; then
		killed=$((killed + 1))
		[ -s killed.db ] || early=$((early + 1))
		# Its processes see that it is gone, and clean up behind them, at once if they get a processor.
		[ $group = 1 ] || for wait in $(seq 100); do
			[ -n "$(ls tmp)" ] || break
			sleep 0.1
		done
		[ $group = 1 ] || [ -z "$(ls tmp)" ] || left=$((left + 1))
		rm -rf tmp/*
		continue
	fi
	[ $status = 1 ] && ended=$((ended + 1)) && content killed.db | cmp -s - undisturbed || wrong=$((wrong + 1))
	rm -f killed.db killed.db-*
done
[ $killed = "$kills" ] && [ $early -lt "$kills" ]
tap_report $? "it is killed $kills times"
[ $left = 0 ]
tap_report $? "alone it leaves nothing in its folders"
"$stride" batch conv1d-basic submissions --db killed.db --jobs 3 >out 2>err
[ $? = 1 ] && [ ! -s err ]
tap_report $? "and still comes to its end"
content killed.db >content
cmp content undisturbed && [ $wrong = 0 ]
tap_report $? "with the same database"
[ "$(sqlite3 killed.db 'PRAGMA integrity_check; PRAGMA foreign_key_check')" = ok ]
tap_report $? "which is whole"
echo "# killed $killed times of $runs, $early of them before there was a database; $ended came to their end between"
tap_done
