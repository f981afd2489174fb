#!/bin/sh
# The recipes of README.md, taken out of its text and followed as far as that goes without a network:
# what they would fetch is this very tree, and where they want a folder at the root of the machine
# they get one that lies elsewhere.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
root=$PWD
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-recipes-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
unset STRIDE_CONTENT
export STRIDE_HOME="$scratch/home" XDG_CACHE_HOME="$scratch/cache" STRIDE_CONTENT="$root"
mkdir "$scratch/recipes" && cd "$scratch/recipes" || exit 1
awk -f "$root/tests/named_blocks.awk" "$root/README.md"
recipes=$PWD
right=$root/exercises/conv1d-basic/reference.c
wrong=$root/exercises/conv1d-basic/pitfalls/flipped-kernel.c

# report STATUS NAME: shows what was said where that is not 0
report() {
	tap_report "$1" "$2"
	[ "$1" = 0 ] || sed 's/^/# /' "$scratch/said"
}

# A tree that looks like one that was fetched and built here.
pretend_built() { # folder
	mkdir -p "$1" && ln -s "$STRIDE_BUILD" "$1/build"
}

# The commands of a step in a workflow: the block under "run: |" behind its name.
step() { # name
	awk -v name="$1" '
		$0 ~ "- name: " name "$" { found = 1 }
		found && /run: \|/ { inside = 1; match($0, /^ */); depth = RLENGTH; next }
		inside { match($0, /^ */); if (NF && RLENGTH <= depth) exit; print }' \
		.github/workflows/grade.yml
}

# --- GitHub ---

export RUNNER_TEMP="$scratch/runner" GITHUB_STEP_SUMMARY="$scratch/summary"
pretend_built "$RUNNER_TEMP/stride"
step Grade >"$scratch/grade.sh"
mkdir "$scratch/github"
for outcome in right:0 wrong:1; do
	eval "answer=\$${outcome%:*}"
	cp "$answer" "$scratch/github/conv1d-basic.c"
	: >"$GITHUB_STEP_SUMMARY"
	(cd "$scratch/github" && sh -e "$scratch/grade.sh") >"$scratch/said" 2>&1
	[ $? = "${outcome#*:}" ]
	report $? "GitHub: the status of the step, ${outcome%:*}"
	xmllint --noout "$scratch/github/junit.xml" 2>>"$scratch/said" && [ -s "$GITHUB_STEP_SUMMARY" ]
	report $? "GitHub: a report and a summary, ${outcome%:*}"
done
grep -q '^::error file=conv1d-basic.c' "$scratch/said"
report $? "GitHub: an annotation"
unset GITHUB_STEP_SUMMARY

# --- GitLab ---

pretend_built "$scratch/opt/stride"
sed -n '/^  script:/,/^  [a-z]*:$/s/^    - //p' .gitlab-ci.yml | sed "s|/opt/|$scratch/opt/|g" >"$scratch/grade.sh"
mkdir "$scratch/gitlab" && cp "$wrong" "$scratch/gitlab/conv1d-basic.c"
(cd "$scratch/gitlab" && sh -e "$scratch/grade.sh") >"$scratch/said" 2>&1
[ $? = 1 ] && xmllint --noout "$scratch/gitlab/$(sed -n 's/^ *junit: //p' "$recipes/.gitlab-ci.yml")"
report $? "GitLab: the job fails, and its report is there"

# --- Gradescope ---

pretend_built "$scratch/autograder/source/stride"
mkdir -p "$scratch/autograder/submission" "$scratch/autograder/results"
sed "s|/autograder/|$scratch/autograder/|g" run_autograder >"$scratch/run_autograder"
cp "$wrong" "$scratch/autograder/submission/conv1d-basic.c"
env -i PATH="$PATH" STRIDE_CONTENT="$root" sh "$scratch/run_autograder" >"$scratch/said" 2>&1 &&
	grep -q '"max_score"' "$scratch/autograder/results/results.json"
report $? "Gradescope: a wrong answer is no failure of the autograder"
rm "$scratch/autograder/submission/conv1d-basic.c" "$scratch/autograder/results/results.json"
env -i PATH="$PATH" STRIDE_CONTENT="$root" sh "$scratch/run_autograder" >"$scratch/said" 2>&1
[ -s "$scratch/autograder/results/results.json" ]
report $? "Gradescope: there is a file, without a submission too"
sh -n setup.sh
report $? "Gradescope: setup.sh is a script"

# --- a folder of repositories ---

class=$scratch/class
mkdir -p "$class" && cp Makefile "$class"
hand_in() { # learner answer
	[ -d "$class/students/$1" ] || git init -q "$class/students/$1"
	cp "$2" "$class/students/$1/conv1d-basic.c"
}
# There is nowhere to pull from.
graded() {
	make -s -C "$class" -o pull grade STRIDE="$STRIDE_BUILD/stride" >"$scratch/said" 2>&1
}
marks() { # learner verdict
	grep -q "^conv1d-basic,[^,]*,$1,.*,$2," "$class/grades.csv"
}
if command -v git >/dev/null; then
	hand_in ada "$right"
	hand_in bob "$wrong"
	graded && marks ada accepted && marks bob wrong-answer
	report $? "make grade: a table of who passed"
	hand_in bob "$right"
	graded && marks bob accepted
	report $? "make grade: again, when something is new"
else
	tap_report 0 "make grade # SKIP there is no git"
fi

# --- a container ---

sed -n '/^FROM.*slim$/,$p' Containerfile | grep -o 'lib[a-z0-9-]*' | sort -u >"$scratch/said"
for loaded in libcjson libsqlite3 libedit libmd4c libcurl libarchive libsodium; do
	grep -q "^$loaded" "$scratch/said" || echo "not installed: $loaded" >>"$scratch/missing"
done
[ ! -e "$scratch/missing" ]
report $? "container: all libraries that are linked or loaded are installed"
prefix=$(sed -n 's|^RUN make .* install PREFIX=\(.*\)|\1|p' Containerfile)
[ -n "$prefix" ] && grep -q "^ENTRYPOINT \[\"$prefix/bin/stride\"\]" Containerfile &&
	grep -q "^COPY --from=build $prefix $prefix\$" Containerfile
report $? "container: what is installed is what is run"
tap_done
