#!/bin/sh
# author, as an instructor calls it. First over every exercise that there is: it must be without a
# fault. Then over a small exercise of its own, whole and with one thing wrong at a time, of which
# each must be found and named while its neighbour is still well.
set -u
. "$(dirname "$0")/../tap.sh"
stride=$STRIDE_BUILD/stride
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-author-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
cd "$scratch" || exit 1
unset STRIDE_CONTENT
export LC_ALL=C STRIDE_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache"

# --- every exercise that there is ---

ids=$(cd "$root/exercises" && for folder in */; do
	[ "$folder" = kit/ ] || echo "${folder%/}"
done)
# shellcheck disable=SC2086 # the ids are words
"$stride" author check $ids >said 2>&1
for id in $ids; do
	grep -q "^ok  *$id " said
	tap_report $? "exercises/$id"
done
! grep 'answers[.]json: ' said
tap_report $? "the answers that are written down are those of the pitfalls"
if grep -q ' 0 with faults' said; then echo "# $(tail -n 1 said)"; else sed 's/^/# /' said; fi

# --- an exercise of our own, in a folder of its own ---

# case NAME CATEGORY X FACTOR WANT
hidden() {
	printf '{"name":"%s","category":"%s","why":"A case.","args":[%s,%s],"want":%s,"tol":1e-5,"source":"by hand"}' "$@"
}

make_vectors() {
	echo '{"format":1,"exercise":"scaled","cases":['
	for n in 1 2 3 4 5 6 7 8 9; do
		hidden "number $n" numbers "[$n,-2,7]" 3 "[$((3 * n)),-6,21]" && echo ,
	done
	hidden "nothing" sizes "[]" 3 "[]" && echo ,
	hidden "one number" sizes "[5]" -2 "[-10]" && echo ,
	hidden "two numbers" last-forgotten "[5,4.5]" 2 "[10,9]" && echo ,
	hidden "the last is zero" last-forgotten "[5,0]" 2 "[10,0]" && echo ']}'
}

# The same without any input that reads differently backwards.
make_symmetric() {
	echo '{"format":1,"exercise":"scaled","cases":['
	for n in 1 2 3 4 5 6 7 8; do
		hidden "number $n" numbers "[$n,-2.5,$n]" 2 "[$((2 * n)),-5,$((2 * n))]" && echo ,
	done
	hidden "nothing" sizes "[]" 3 "[]" && echo ,
	hidden "one number" sizes "[5]" -2 "[-10]" && echo ,
	hidden "two numbers" last-forgotten "[5,5]" 2 "[10,10]" && echo ,
	hidden "two others" last-forgotten "[4,4]" 2 "[8,8]" && echo ']}'
}

make_lesson() {
	printf '# Scaled\n\n## Why this matters\n\n## A worked example\n\n    play x=1,2 k=3\n\n'
	printf '## Common pitfalls\n\n## The problem\n'
	yes '' | head -n 60
}

function() { # lines of the body
	printf '#include "stride.h"\n\ntensor scaled(tensor x, int factor)\n{\n'
	printf '\t%s\n' "$@"
	printf '}\n'
}

good=$scratch/good/scaled
mkdir -p "$good/pitfalls" "$good/learners"
make_vectors >"$good/vectors.json"
make_lesson >"$good/lesson.md"
cat >"$good/exercise.json" <<'END'
{
  "format": 1, "id": "scaled", "version": 1, "title": "Scaled", "difficulty": "easy", "tags": [],
  "function": "scaled",
  "dims": {"L": [0, 20]},
  "params": [
    {"name": "x", "type": "tensor", "shape": ["L"]},
    {"name": "factor", "type": "int", "range": [-3, 3]}
  ],
  "returns": {"type": "tensor"},
  "limits": {"time_ms": 1000, "memory_mb": 64, "output_kb": 4},
  "kit": ["tensor", "lax"],
  "points": {"worked examples": 1, "numbers": 1, "sizes": 1, "last-forgotten": 1, "fresh": 1},
  "examples": [
    {"args": [[1, 2], 3], "want": [3, 6], "says": "Three times."},
    {"args": [[1, 4], 3], "want": [3, 12], "says": "Three times again."}
  ],
  "hints": ["one", "two", "three"],
  "pitfalls": [
    {"id": "not-scaled", "title": "a", "explain": "b", "hint": "c"},
    {"id": "last-forgotten", "title": "a", "explain": "b", "hint": "c"}
  ]
}
END
function '(void)factor;' 'return x;' >"$good/starter.c"
function 'int L = x.shape[0];' 'tensor y = tensor_zeros(L);' '' 'for (int i = 0; i < L; i++)' \
	'	y.data[i] = (float)factor * x.data[i];' 'return y;' >"$good/reference.c"
function 'for (int i = 0; i < x.shape[0]; i++)' '	x.data[i] += (float)(factor - factor);' 'return x;' \
	>"$good/pitfalls/not-scaled.c"
function 'for (int i = 0; i < x.shape[0] - 1; i++)' '	x.data[i] *= (float)factor;' 'return x;' \
	>"$good/pitfalls/last-forgotten.c"
{ echo '// expect: accepted' && function 'for (int i = 0; i < x.shape[0]; i++)' \
	'	x.data[i] *= (float)factor;' 'return x;'; } >"$good/learners/in-place.c"

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

expect "its pitfalls' answers"     0 "vectors.answers.json: " answers "$good"
expect "a whole exercise is well" 0 "5 programs, 2 pitfalls, 13 hidden and 30 fresh cases" \
	check --fresh 30 "$good"
! grep -q warning said
tap_report $? "without a warning"
expect "its neighbour too"      0 "1 ok, 0 with faults" check --fresh 600 --jobs 3 ./good/scaled/

rm -rf planted && cp -R good planted
sed -i 's/return x;/printf("%200d", 1); return x;/; 1a #include <stdio.h>' planted/scaled/learners/in-place.c
expect "what is printed adds up in many cases" 0 "1 ok, 0 with faults" check planted/scaled
rm -rf planted

# plant NAME WORDS COMMANDS: in a copy, COMMANDS put one thing wrong; the WORDS must be in a fault that
# is found there. All are looked at in one go, beside one that is well.
planted=0 warned=0
plant() {
	planted=$((planted + 1))
	mkdir -p "planted/$planted"
	cp -R good/scaled "planted/$planted"
	printf '%s\n' "${kind:-fault}" >"planted/$planted/kind"
	printf '%s\n' "$1" >"planted/$planted/name"
	printf '%s\n' "$2" >"planted/$planted/words"
	(cd "planted/$planted/scaled" && eval "$3")
	tap_report $? "planted: $1"
}

# The same for what is worth a warning and no more.
warn() {
	warned=$((warned + 1))
	kind=warning plant "$@"
}

# change FILE OLD NEW
change() {
	grep -qF -- "$2" "$1" && sed -i "s|$(printf %s "$2" | sed 's/[][*.]/\\&/g')|$3|" "$1"
}

plant "no lesson"                 "lesson.md: No such file or directory; write the lesson" 'rm lesson.md'
plant "a lesson without a section" 'has no section "## Common pitfalls"' "change lesson.md '## Common pitfalls' Pitfalls"
plant "sections out of order"     'lesson.md: line 8: the section "## Common pitfalls" stands too early; its place is behind line 71' \
	"sed -i '/^## A worked/d' lesson.md && echo '## A worked example' >>lesson.md"
plant "a lesson without a play"   "has no line that can be tried" "change lesson.md '    play' 'play'"
warn  "a short lesson"            "lesson.md: has 12 lines; write 60 to 150" "head -n 12 lesson.md >l; mv l lesson.md"
plant "vectors that are cut"      "vectors.json: line " "head -c 900 vectors.json >v; mv v vectors.json"
plant "no vectors"                "vectors.json: No such file" "rm vectors.json"
plant "a newer manifest"          "is of format 2, this Stride reads format 1; update Stride" "change exercise.json '\"format\": 1' '\"format\": 2'"
plant "newer vectors"             "is of format 2" "change vectors.json '\"format\":1' '\"format\":2'"
plant "too large vectors"         "bytes; keep below 65536" "head -c 70000 /dev/zero | tr '\\0' ' ' >>vectors.json"
warn  "no answers"                "vectors.answers.json: is missing, so that no mistake gets its name" "rm vectors.answers.json"
warn  "answers of before"         "vectors.answers.json: is not what " \
	"change vectors.json '\"args\":[[5,4.5],2],\"want\":[10,9]' '\"args\":[[5,3.5],2],\"want\":[10,7]'"
plant "answers that are cut"      "vectors.answers.json" "head -c 300 vectors.answers.json >v; mv v vectors.answers.json"
plant "a member twice"            'exercise.json: line 2: has "id" 2 times' "change exercise.json '\"version\": 1' '\"id\": \"x\", \"version\": 1'"
plant "a member that means nothing" 'exercise.json: line 10: limits: has "size", which means nothing' "change exercise.json '\"output_kb\": 4' '\"output_kb\": 4, \"size\": 1'"
plant "a want that is wrong"      'vectors.json: line 12: case "one number".want: one of the two is wrong' "change vectors.json '[-10]' '[-11]'"
plant "an example that is wrong"  'exercise.json: line 14: examples[0].want: one of the two is wrong' "change exercise.json '\"want\": [3, 6]' '\"want\": [3, 7]'"
plant "a case that does not fit"  'vectors.json: line 11: case "nothing".want: has an element' "change vectors.json '\"want\":[]' '\"want\":\"none\"'"
plant "a hint list too short"     "exercise.json: line 17: hints: " "change exercise.json ', \"two\", \"three\"' ''"
warn  "only two hints"            "hints: there are 2; write 3" "change exercise.json ', \"three\"' ''"
plant "no points for fresh cases" 'points: has no "fresh"' "change exercise.json ', \"fresh\": 1' ''"
plant "a category for nothing"    'points.sizes: is 0' "change exercise.json '\"sizes\": 1' '\"sizes\": 0'"
warn  "a category with one case"  'the category "sizes" has a single case' "sed -i '/one number/d' vectors.json; rm vectors.answers.json"
warn  "few hidden cases"          "has 10 hidden cases; 12 to 40" "sed -i '/number [123]/d' vectors.json; rm vectors.answers.json"
plant "a pitfall without program" "pitfalls/not-scaled.c: is missing; write a program" "rm pitfalls/not-scaled.c"
plant "a second form alone"       "pitfalls/not-scaled.c: is missing; write a program" "mv pitfalls/not-scaled.c pitfalls/not-scaled.2.c"
plant "a program without pitfall" 'belongs to no pitfall of exercise.json; add one with the id "other"' "cp starter.c pitfalls/other.c"
plant "a name that is none"       'pitfalls/not-scaled.x.c: belongs to no pitfall' "cp starter.c pitfalls/not-scaled.x.c"
plant "a pitfall that is right"   "pitfalls/not-scaled.c: is accepted; add a hidden case" "cp reference.c pitfalls/not-scaled.c"
plant "a second form that is right" "pitfalls/not-scaled.2.c: is accepted" "cp reference.c pitfalls/not-scaled.2.c"
plant "two equal pitfalls"        "pitfalls/not-scaled.c: cannot be told from last-forgotten.c" "cp pitfalls/last-forgotten.c pitfalls/not-scaled.c"
plant "a form equal to another's" "pitfalls/not-scaled.3.c: cannot be told from last-forgotten.c" "cp pitfalls/last-forgotten.c pitfalls/not-scaled.3.c"
plant "right in its own category" 'gets all of the category "last-forgotten" right' \
	"function 'for (int i = 0; i < x.shape[0]; i++)' 'x.data[i] *= (float)(factor == 3 ? 2 : factor);' 'return x;' >pitfalls/last-forgotten.c"
plant "a pitfall with a warning"  "pitfalls/not-scaled.c: line 5: unused variable" "function 'int unused;' 'return x;' | sed 's/int factor/int factor __attribute__((unused))/' >pitfalls/not-scaled.c"
plant "a pitfall that does not compile" "pitfalls/not-scaled.c: does not compile: line 5:" "function 'return;' >pitfalls/not-scaled.c"
plant "a starter that passes"     "starter.c: is accepted as it is" "cp reference.c starter.c"
plant "a starter with a warning"  "starter.c: line 3: unused parameter" "function 'return x;' >starter.c"
plant "no starter"                "starter.c: cannot be read" "rm starter.c"
plant "a wrong reference"         'reference.c: is not accepted, it is wrong-answer on "example 1": y[0]' "change reference.c '= (float)factor' '= 2 + (float)factor'"
plant "a reference that crashes"  'reference.c: is not accepted, it is runtime-error on "one number"' "change reference.c 'return y' 'return x.shape[0] == 1 ? *(tensor *)8 : y'"
plant "one that crashes on what no case has" "with the seed 1: the reference of scaled fails on the input that was drawn as fresh" "change reference.c 'return y' 'return x.shape[0] > 9 ? *(tensor *)8 : y'"
plant "one that is never the same" "called again, it gave another result" \
	"function 'static int calls;' 'tensor y = tensor_zeros(x.shape[0]);' 'calls++;' 'for (int i = 0; i < x.shape[0]; i++)' 'y.data[i] = (float)factor * x.data[i] + (float)(calls / 15);' 'return y;' >reference.c"
plant "one with the primitive"    "reference.c: calls conv_general_dilated" "change reference.c 'return y' 'return factor == 99 ? conv_general_dilated(x, y) : y'"
plant "one without an answer for the machine" "reference.c: does not compile: the function scaled is not defined" "printf '#include \"stride.h\"\n' >reference.c"
plant "one that is slow"          "exercise.json: line 10: limits.time_ms: is 1000, and the reference took" \
	"{ echo '#include <time.h>' && function 'clock_t begin = clock();' 'while (x.shape[0] == 1 && factor == -2 && clock() < begin + CLOCKS_PER_SEC / 8)' '	;' 'for (int i = 0; i < x.shape[0]; i++)' '	x.data[i] *= (float)factor;' 'return x;'; } >reference.c"
plant "ranges without an input"   "cannot draw a fresh case" "change exercise.json '\"returns\"' '\"where\": [\"L > 99\"], \"returns\"'"
plant "a learner without a verdict" "learners/in-place.c: line 1: does not say what is to come of it" "sed -i 1d learners/in-place.c"
plant "a learner with another"    "learners/in-place.c: expects to be time-limit, and is accepted" "change learners/in-place.c accepted time-limit"
plant "a learner who is wrong"    "learners/in-place.c: expects to be accepted, and is wrong-answer on" "change learners/in-place.c '(float)factor' '(float)(factor + 1)'"
plant "a learner whom only fresh cases tell" "expects to be accepted, and is wrong-answer on fresh" "change learners/in-place.c '(float)factor' '(float)(x.shape[0] > 9 ? 1 : factor)'"

plant "a sum that is wrong"       'lesson.md: line 9: "1 + 2*3 = 8" is not so: the left side is 7, the right 8' "sed -i '8a \\    1 + 2*3 = 8' lesson.md"
plant "a sum in a sentence"       'lesson.md: line 6: "4 - 6 = 2" is not so' "sed -i '5a Here 4 - 6 = 2.' lesson.md"
plant "numbers that are not so"   "lesson.md: line 9: reference.c does not give that: y[1] is 6, but should be 5" "sed -i '8a \\    scaled([1, 2], 3) gives [3, 5]' lesson.md"
plant "a call that lacks an argument" "lesson.md: line 9: there are 1 arguments where 2 are wanted" "sed -i '8a \\    scaled([1, 2]) gives [3, 6]' lesson.md"
plant "a call without an answer"  "lesson.md: line 9: it does not say what the function gives" "sed -i '8a \\    scaled([1, 2], 3) = [3, 6]' lesson.md"
plant "a call that is no JSON"    "lesson.md: line 9: the arguments" "sed -i '8a \\    scaled([1, 2, 3) gives [3, 6]' lesson.md"
plant "another parameter"         "lesson.md: line 9: declares the function otherwise than exercise.json; write: tensor scaled(tensor x, int factor);" "sed -i '8a \\    tensor scaled(tensor x, float factor);' lesson.md"
plant "another type"              "lesson.md: line 9: declares the function otherwise than exercise.json; write: tensor scaled(tensor x, int factor);" "sed -i '8a \\    float scaled(tensor x, int factor);' lesson.md"
plant "play with a slip"          'lesson.md: line 7: cannot be tried: there is no "kk="' "change lesson.md 'k=3' 'kk=3'"
plant "shape with a slip"         "lesson.md: line 8: cannot be tried" "sed -i '7a \\    shape 5 k=0' lesson.md"
plant "other numbers than are played" "lesson.md: line 8: has other numbers than what is played in line 7" "sed -i '7a \\    1 + 2       3, 7' lesson.md"
plant "a link to no file"         'lesson.md: line 6: the link "figure.svg" is not there' "sed -i '5a See [it](figure.svg).' lesson.md"
plant "a link to what stays here" 'lesson.md: line 6: the link "figure.svg" is a file that no learner gets' ": >figure.svg && sed -i '5a See [it](figure.svg).' lesson.md"
plant "a link that leads out"     'lesson.md: line 6: the link "../other/lesson.md" leaves' "sed -i '5a See [it](../other/lesson.md).' lesson.md"
plant "an address that is none"   'lesson.md: line 6: the link "https:///x" is no address' "sed -i '5a See [it](https:///x).' lesson.md"
plant "another kind of address"   'lesson.md: line 6: the link "ftp://example.org" begins with neither' "sed -i '5a See [it](ftp://example.org).' lesson.md"
plant "a lesson to be finished"   "lesson.md: line 4: TODO: say why; write it" "sed -i '3a TODO: say why' lesson.md"
plant "a manifest to be finished" "exercise.json: line 2: TODO: a title" "change exercise.json '\"Scaled\"' '\"TODO: a title\"'"
plant "a case to be finished"     "vectors.json: line 2: TODO: why" "sed -i '2s/A case[.]/TODO: why/' vectors.json"
plant "a pitfall to be finished"  "pitfalls/not-scaled.c: line 9: TODO: think" "echo '/* TODO: think */' >>pitfalls/not-scaled.c"
plant "an operation without meaning" "reference.c: line 10: signed integer overflow" \
	"change reference.c 'return y' 'volatile int big = 2147483647; big += L; return y'"
plant "a read beside an array"    "reference.c: line 10: stack-buffer-overflow" \
	"change reference.c 'return y' 'volatile float four[4] = {0}; volatile float *volatile at = four; (void)at[5]; return y'"
plant "a range the wrong way round" "exercise.json: line 7: params[1].range: is empty" "change exercise.json '[-3, 3]' '[3, -3]'"
plant "a memory that is none"     "exercise.json: line 10: limits.memory_mb: is not a whole number from 16" "change exercise.json '\"memory_mb\": 64' '\"memory_mb\": 1'"
plant "a dim that nothing uses"   "exercise.json: line 4: dims.M" "change exercise.json '{\"L\": [0, 20]}' '{\"L\": [0, 20], \"M\": [1, 2]}'"
warn  "no number that is negative" "no case has a negative number in x" "sed -i 's/,-2,7/,2,7/; s/,-6,21/,6,21/' vectors.json"
warn  "only what is symmetric"    "no case has numbers in x that read differently backwards" \
	"make_symmetric >vectors.json; rm vectors.answers.json; sed -i 's/\[1, 2\], 3\], \"want\": \[3, 6\]/[2, 2], 3], \"want\": [6, 6]/; s/\[1, 4\], 3\], \"want\": \[3, 12\]/[4, 4], 3], \"want\": [12, 12]/' exercise.json"

# In two lots, since a line has no more than 64 words.
half=$((planted / 2))
# shellcheck disable=SC2046 # one word for each
"$stride" author check --fresh 30 $(seq -f 'planted/%.0f/scaled' $half) >said 2>&1
first=$?
# shellcheck disable=SC2046
"$stride" author check --fresh 30 $(seq -f 'planted/%.0f/scaled' $((half + 1)) $planted) "$good" >>said 2>&1
[ $? = 1 ] && [ $first = 1 ] && [ "$(grep -c '^FAULT' said)" = $((planted - warned)) ] &&
	[ "$(grep -c '^ok' said)" = $((warned + 1)) ] &&
	[ "$(grep '^ok\|^FAULT' said | tail -n 1 | cut -c 1-2)" = ok ]
tap_report $? "$((planted - warned)) with faults, and the one beside them is well"
for n in $(seq $planted); do
	read -r kind <"planted/$n/kind"
	read -r name <"planted/$n/name"
	grep -F "/planted/$n/" said | grep "^  *$kind: " | grep -qF -- "$(cat "planted/$n/words")"
	report=$?
	tap_report $report "found: $name"
	[ $report = 0 ] || { sed 's/^/# should hold: /' "planted/$n/words" && grep -F "/planted/$n/" said | sed 's/^/#     /'; }
done

grep -c 'has no line that can be tried' said >tried
[ "$(cat tried)" = 1 ]
tap_report $? "a faulty manifest is not held against the lesson"

rm -rf planted && cp -R good planted
rm planted/scaled/lesson.md planted/scaled/pitfalls/not-scaled.c
cp planted/scaled/reference.c planted/scaled/starter.c
expect "three faults at once"     1 "lesson.md" check --fresh 30 planted/scaled
[ "$(grep -c '^  *fault: ' said)" = 3 ]
tap_report $? "are three"

# --- one report, however many work on it ---

"$stride" author check --fresh 1200 --jobs 1 planted/scaled "$good" >one 2>&1
"$stride" author check --fresh 1200 --jobs 7 planted/scaled "$good" >seven 2>&1
[ -s one ] && cmp one seven
tap_report $? "more workers say the same"
expect "for programs"             1 '"schema":	"stride/author-check/v1"' check --format json --fresh 30 planted/scaled
grep -q '"starter.c: is accepted' said || grep -q 'starter.c: is accepted' said
tap_report $? "with the faults"

# --- in content laid out like ours ---

mkdir -p content/exercises/kit content/data/vectors content/tests/learners
cp "$root"/exercises/kit/*.h content/exercises/kit
cp -R good/scaled content/exercises
mv content/exercises/scaled/vectors.json content/data/vectors/scaled.json
mv content/exercises/scaled/learners content/tests/learners/scaled
echo '{"format": 1, "tracks": [{"id": "t", "title": "T", "exercises": ["absent", "scaled"]}]}' >content/exercises/catalog.json
expect "by its folder there"      0 "5 programs" check --fresh 30 content/exercises/scaled
export STRIDE_CONTENT="$scratch/content"
expect "by its name"              0 "5 programs" check --fresh 30 scaled
expect "all of the catalog"       1 "exercises/absent: is missing; write the exercise" check --fresh 30
grep -q '^ok  *scaled ' said
tap_report $? "and the others are still looked at"
head -n 12 content/exercises/scaled/lesson.md >short && cp short content/exercises/scaled/lesson.md
expect "the house is stricter"    1 "fault: $scratch/content/exercises/scaled/lesson.md: has 12 lines" check --fresh 30 scaled
echo '{' >content/exercises/catalog.json
expect "a catalog that is broken" 3 "catalog.json" check --fresh 30 scaled
unset STRIDE_CONTENT

# --- mutants ---

rm -rf planted && cp -R good planted
sed -i 's/\[\[1, 2\], 3\], "want": \[3, 6\]/[[2], 2], "want": [4]/
	s/\[\[1, 4\], 3\], "want": \[3, 12\]/[[2, 2], 2], "want": [4, 4]/' planted/scaled/exercise.json
{
	echo '{"format":1,"exercise":"scaled","cases":['
	hidden "two" numbers "[2,2]" 2 "[4,4]" && echo ,
	hidden "one" sizes "[2]" 2 "[4]" && echo ,
	hidden "three" last-forgotten "[2,2,2]" 2 "[4,4,4]" && echo ']}'
} >planted/scaled/vectors.json
was='y.data[i] = (float)factor * x.data[i];' now='y.data[i] = (float)factor + x.data[i];'
expect "weak cases let one live"  1 "reference.c: line 9: survives as \"$now\" (* becomes +)" mutate planted/scaled "$good"
grep -q '^ok  *scaled  *[1-9][0-9]* mutants: [1-9][0-9]* told apart, 0 survive' said
tap_report $? "and others tell every mutant apart"

# recorded ENTRIES: as the survivors of the planted exercise
recorded() {
	printf '{"format": 1, "survivors": {"scaled": [%s]}}\n' "$1" >planted/scaled/mutants.json
}
"$stride" author mutate planted/scaled --format json >said
others=$(grep -c '^[[:space:]]*"line":' said)
entries=$(sed -n 's/^[[:space:]]*\("line":.*,\)$/{\1/p; s/^[[:space:]]*\("becomes":.*\)$/\1, "why": "Two and two."},/p' said | tr -d '\n' | sed 's/,$//')
recorded "$entries"
expect "a reason lets them live"  0 "$others of them for a reason" mutate planted/scaled
recorded "$entries, {\"line\": \"return y;\", \"becomes\": \"return z;\", \"why\": \"It was so.\"}"
expect "a reason for nothing"     1 "mutants.json: survivors.scaled[$others]: no mutant survives by which \"return y;\"" mutate planted/scaled
recorded "$entries"
expect "but not if some are not tried" 0 "more were not tried" mutate --most 1 planted/scaled
recorded "{\"line\": \"$was\", \"becomes\": \"$now\"}"
expect "an entry without a reason" 1 'survivors.scaled[0]: has no "why"' mutate --most 1 planted/scaled
echo '{"format": 1, "survivors"' >planted/scaled/mutants.json
expect "a record that is cut"     1 "mutants.json: line " mutate --most 1 planted/scaled
cp good/scaled/starter.c planted/scaled/reference.c
expect "a reference that is wrong" 1 'is not accepted but wrong-answer; "author check scaled" says more' mutate planted/scaled

# --- mistakes on the command line, and what is the machine's ---

expect "nothing to do"            2 "it needs to be told what to do"
expect "an unknown verb"          2 'did you mean "author check"?' chek
expect "a verb like no other"     2 '"help author" lists' xyzzy
expect "an unknown option"        2 "did you mean --fresh?" check --frish 3
expect "an unknown format"        2 '--format is text or json, not "xml"' check --format xml
expect "an unknown exercise"      2 'did you mean "conv1d-basic"?' check conv1d-bsaic
expect "a folder that is not there" 2 'there is no folder "./none"' check ./none
for number in 0 -1 x 1x 999; do
	expect "--jobs $number"   2 "--jobs is a number from 1 to 256" check --jobs="$number"
	expect "--most $number"   2 "--" mutate --most="${number}9999999"
done
STRIDE_CC=none expect "no compiler is not the exercise's fault" 3 'there is no compiler "none"' check --fresh 30 "$good"
STRIDE_CC=none expect "nor that of a mutant" 3 'there is no compiler "none"' mutate "$good"
tap_done
