#!/bin/sh
# The order of the house, as README.md tells it: includes only ever point downward, each foreign
# library is met in one file, and nothing else stands at the top. The rules are first tried on
# small trees that break them, because a check that cannot fail is none.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-house-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT

# folder by folder from the ground up; a folder may include from itself and from those before it
LAYERS="exercises/kit grader src tests"

# a foreign header's beginning, and the one file, or family of files, that may meet it
FOREIGN="
sqlite3      src/store/
curl/        src/fetch/curl.h
editline/    src/prompt.c
histedit     src/prompt.c
md4c         src/text/lesson.c
seccomp      grader/cage.c
archive      src/pack/archive.c
sodium       src/pack/signature.c
cmocka       tests/
"

layer_of() {
	n=0
	for layer in $LAYERS; do
		n=$((n + 1))
		case $1 in "$layer"/*) echo $n && return ;; esac
	done
	echo 0
}

# Prints "FILE KIND TARGET" for each include of the tree below. What stands for a submission is not
# ours: it includes what a submission finds.
includes() {
	# shellcheck disable=SC2086 # the layers are words
	find $LAYERS \( -path tests/hostile -o -path tests/learners -o -path tests/formats -o -path tests/places \) -prune -o -name '*.[ch]' -print \
		2>/dev/null | sort | while read -r file; do
		sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\)".*/quoted \1/p
			s/^[[:space:]]*#[[:space:]]*include[[:space:]]*<\([^>]*\)>.*/angled \1/p' "$file" |
			sed "s|^|$file |"
	done
}

check_quoted() {
	target=$2
	[ -e "$target" ] || target=$(dirname "$1")/$2
	if [ ! -e "$target" ]; then
		echo "$1 includes \"$2\", which is not there"
		return
	fi
	target=$(realpath --relative-to=. "$target")
	if [ "$(layer_of "$target")" = 0 ]; then
		echo "$1 includes \"$2\", which lies outside the layers"
	elif [ "$(layer_of "$target")" -gt "$(layer_of "$1")" ]; then
		echo "$1 includes \"$2\", which lies above it"
	fi
}

check_angled() {
	echo "$FOREIGN" | while read -r beginning home; do
		[ -n "$beginning" ] || continue
		case $2 in
		"$beginning"*) case $1 in "$home"*) ;; *) echo "$1 includes <$2>, which only $home may" ;; esac ;;
		esac
	done
}

complaints() {
	includes | while read -r file kind target; do
		check_"$kind" "$file" "$target"
	done
	for entry in * .[!.]* ..?*; do
		[ -e "$entry" ] || continue
		case $entry in
		exercises | grader | src | data | tests | Makefile | README.md | LICENSE) ;;
		.git | .gitignore | .ci | .clang-format | .clang-tidy) ;;
		build | stride-work) ;; # made, and ignored by git
		*) echo "$entry does not belong at the top" ;;
		esac
	done
}

# Plants one file with one line in a tree of its own; the rules must say these words.
must_complain() { # name, file, line, words
	tree=$scratch/tree
	mkdir -p "$tree/$(dirname "$2")"
	for other in grader/grade.h src/command.h exercises/some/reference.c build/gen/x.h README.md; do
		mkdir -p "$tree/$(dirname "$other")"
		: >"$tree/$other"
	done
	echo "$3" >"$tree/$2"
	(cd "$tree" && complaints) | grep -qF "$4"
	tap_report $? "$1"
	rm -rf "$tree"
}

must_complain "an include that points upward is found" \
	grader/a.c '#include "src/command.h"' 'grader/a.c includes "src/command.h", which lies above it'
must_complain "a kit that knows the engine is found" \
	exercises/kit/a.c '#include "grader/grade.h"' 'which lies above it'
must_complain "a way around by .. is found" \
	exercises/kit/a.c '# include "../../grader/grade.h"' 'which lies above it'
must_complain "a header that is made is found" \
	src/a.c '#include "build/gen/x.h"' 'src/a.c includes "build/gen/x.h", which lies outside'
must_complain "a header of the top is found" \
	exercises/kit/a.c '#include "../../README.md"' 'which lies outside'
must_complain "an exercise that is included is found" \
	grader/a.c '#include "exercises/some/reference.c"' 'which lies outside'
must_complain "a header of the system's by its path is found" \
	src/a.c '#include "/etc/passwd"' 'which lies outside'
must_complain "an include of nothing is found" \
	src/a.c '#include "src/none.h"' 'which is not there'
must_complain "a foreign library outside its file is found" \
	grader/a.c '#include <sqlite3.h>' 'grader/a.c includes <sqlite3.h>, which only src/store/ may'
must_complain "a second user of a library is found" \
	src/cmd_a.c '#  include <curl/curl.h>' 'which only src/fetch/curl.h may'
must_complain "a stranger at the top is found" \
	notes.txt '' 'notes.txt does not belong at the top'
must_complain "a hidden stranger too" \
	.notes '' '.notes does not belong at the top'

found=$(complaints)
[ -z "$found" ]
tap_report $? "the house is in order"
[ -z "$found" ] || echo "$found" | sed 's/^/# /'
tap_done
