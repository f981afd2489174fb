#!/bin/sh
# author new and author vectors, as an instructor calls them: what is made is an exercise that works,
# nothing that is there is touched, and the cases that are made are those that tell mistakes apart.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-new-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch" || exit 1
unset STRIDE_CONTENT
export LC_ALL=C STRIDE_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache"

# expect NAME STATUS WORDS ARGUMENT...: of `stride author`; WORDS are in what it says
expect() {
	name=$1 status=$2 words=$3
	shift 3
	"$stride" author "$@" >said 2>&1 </dev/null
	got=$?
	[ $got = "$status" ] && grep -qF -- "$words" said
	report=$?
	tap_report $report "$name"
	[ $report = 0 ] || { echo "# status $got, should hold \"$words\":" && sed 's/^/#     /' said; }
}

# sums up to a report's own faults, TODOs left aside
other_faults() {
	grep '^  *\(fault\|warning\): ' said | grep -cv ': TODO: '
}

# --- new ---

expect "the model is well"             1 "TODO" check --fresh 100 "$root/data/skeleton/neighbour-sums"
[ "$(other_faults)" = 0 ]
tap_report $? "but for what is to be done"
expect "a new exercise"                0 "author check ./run-length" new run-length
expect "works but for its TODOs"       1 "run-length/exercise.json: line 5: TODO: " check --fresh 100 ./run-length
[ "$(other_faults)" = 0 ] && ! grep -q 'neighbour.sums' run-length/*.* run-length/*/*
tap_report $? "and for nothing else"
sed -i 's/TODO//' run-length/*.* run-length/*/*
expect "without them it is well"       0 "1 ok, 0 with faults" check --fresh 100 ./run-length
expect "and no mutant survives"        0 " 0 survive" mutate ./run-length
cp -R run-length before
expect "what is there is left alone"   2 "run-length is there already" new run-length
diff -r before run-length >said
tap_report $? "byte for byte"
: >file
expect "even a file"                   2 "file is there already" new ./file
expect "a path of folders"             0 "a/b/my-sums is an exercise" new a/b/my-sums/
expect "a word of C's"                 0 "its function is my_int" new int
expect "which works"                   1 "TODO" check --fresh 10 ./int
[ "$(other_faults)" = 0 ]
tap_report $? "as any other"
for name in Run_length '' ../.. 'a b' -x "$(printf 'x%.0s' $(seq 41))"; do
	expect "no name: $name"        2 "" new -- "$name"
done
expect "no name at all"                2 "it needs a name" new
expect "nowhere to write"              3 "cannot make" new /proc/none/run-length
[ -z "$(find . -name '.*.new-*')" ]
tap_report $? "and no draft is left behind"

expect "like another"                  0 "made like conv-padding" new --like conv-padding my-padding
expect "is that one, renamed"          1 "my-padding/lesson.md: line 1: TODO: " check --fresh 30 ./my-padding
[ "$(other_faults)" = 0 ] && ! grep -q conv_with_padding my-padding/*.* my-padding/*/*
tap_report $? "and works"
expect "like a folder"                 0 "made like run-length" new --like ./run-length third
expect "like nothing"                  2 'there is no exercise "none"' new --like none fourth
rm run-length/reference.c
expect "like one with faults"          1 "has faults, and is no model" new --like ./run-length fourth
[ ! -e fourth ]
tap_report $? "makes nothing"

mkdir -p content/exercises/kit content/data/vectors
cp "$root"/exercises/kit/*.h content/exercises/kit
expect "in content laid out like ours" 0 "" new content/exercises/fifth
[ -f content/data/vectors/fifth.json ] && [ -f content/data/vectors/fifth.answers.json ] &&
	[ -f content/exercises/fifth/lesson.md ] && [ ! -e content/exercises/fifth/vectors.json ]
tap_report $? "its vectors lie with the others"

# --- vectors ---

cp -R before run-length-2 && sed -i 's/"run-length"/"run-length-2"/' run-length-2/exercise.json &&
	rm run-length-2/vectors.json run-length-2/vectors.answers.json
expect "vectors from nothing"          0 "0 cases kept, 12 made with the seed 1" vectors ./run-length-2
cp run-length-2/vectors.json first
[ -s run-length-2/vectors.answers.json ]
tap_report $? "with the answers"
expect "are enough"                    0 "1 ok, 0 with faults" check --fresh 30 ./run-length-2
! grep -q warning said
tap_report $? "without a warning"
expect "and no mutant survives"        0 " 0 survive" mutate ./run-length-2
expect "again"                         0 "12 made with the seed 1" vectors ./run-length-2
cmp first run-length-2/vectors.json
tap_report $? "they are the same"
expect "another seed"                  0 "made with the seed 7" vectors --seed 7 ./run-length-2
! cmp -s first run-length-2/vectors.json
tap_report $? "has others"

# CASE WANT SOURCE
hand='{"name":"by hand","category":"sizes","why":"Worked out.","args":[[9,-3,2],2],"want":[6,-1],"tol":0,"source":"by hand"}'
printf '{"format":1,"exercise":"run-length-2","cases":[%s]}\n' "$hand" >run-length-2/vectors.json
expect "what a person wrote"           0 "1 cases kept" vectors ./run-length-2
grep -qF "$hand" run-length-2/vectors.json
tap_report $? "stays as it is"
printf '{"format":1,"exercise":"run-length-2","cases":[%s]}\n' \
	'{"name":"ask","category":"sizes","why":"Asked.","args":[[1,2,4],2],"want":[3,6],"tol":0,"source":"awk 1"}' >import.json
expect "another program's answers"     0 "2 cases kept" vectors --import import.json ./run-length-2
grep -q '"source":"awk 1"' run-length-2/vectors.json && grep -qF "$hand" run-length-2/vectors.json
tap_report $? "are taken in"
cp run-length-2/vectors.json first
sed -i 's/"want":\[3,6\]/"want":[3,7]/' import.json
expect "one that differs"              1 'import.json: case "ask": reference.c answers otherwise: y[1] is 6, but should be 7' vectors --import import.json ./run-length-2
sed -i 's/awk 1/reference.c/' import.json
expect "one that nobody answered"      1 'name the program that answered' vectors --import import.json ./run-length-2
echo '{' >import.json
expect "one that is cut"               1 "import.json: line " vectors --import import.json ./run-length-2
expect "one that is not there"         1 "none.json" vectors --import none.json ./run-length-2
cmp first run-length-2/vectors.json
tap_report $? "nothing of these is written"

cp run-length-2/reference.c run-length-2/pitfalls/last-missing.c
expect "a pitfall that is right"       1 "pitfalls/last-missing.c: no input was found that refuses it" vectors ./run-length-2
echo 'int x = ;' >>run-length-2/reference.c
expect "a reference that does not compile" 3 "does not compile" vectors ./run-length-2
echo '{' >run-length-2/exercise.json
expect "a manifest that is cut"        1 "exercise.json: line " vectors ./run-length-2
expect "the catalog's are another's"   2 "come from another library" vectors conv1d-basic
expect "no folder"                     2 "it needs the folder" vectors
expect "no seed"                       2 "--seed is a number" vectors --seed x ./third
tap_done
