#!/bin/sh
# The installed program: it grades, and no submission may include what was installed beside it,
# however the path is spelt. The standard place for it lies below /usr, which a compiler may read.
set -u
cd "$(dirname "$0")/../.." || exit 1
. tests/tap.sh
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-installed-XXXXXX") || exit 1
below=/usr/local/share/stride-test-$$ # where a compiler may look, made below if that is allowed
trap 'rm -rf "$scratch" "$below"' EXIT
trap 'exit 1' HUP INT TERM
mkdir "$scratch/tmp" "$scratch/cache"
export TMPDIR="$scratch/tmp" XDG_CACHE_HOME="$scratch/cache" LC_ALL=C
unset STRIDE_CONTENT STRIDE_SANDBOX

# This may run inside a make with settings of its own; of those the kind of build is kept.
case $STRIDE_BUILD in */san) mode=san ;; *) mode=release ;; esac
unset MAKEFLAGS MFLAGS MAKELEVEL DESTDIR
make MODE="$mode" PREFIX="$scratch/prefix" install >"$scratch/out" 2>&1 &&
	[ -x "$scratch/prefix/bin/stride-runner" ]
tap_report $? "make install"
stride=$scratch/prefix/bin/stride
reference=exercises/conv1d-basic/reference.c
levels=$(for level in 3 2 1; do
	STRIDE_SANDBOX=$level "$stride" doctor | grep -o "level $level of" | tr -dc '0-9\n'
done)

# grade LEVEL FILE: the report is in $scratch/out; prints the verdict
grade() {
	STRIDE_SANDBOX=$1 "$stride" grade conv1d-basic "$2" --format json --detail full --seed 1 \
		>"$scratch/out" 2>"$scratch/err"
	tr ',{' '\n\n' <"$scratch/out" |
		sed -n 's/^[[:space:]]*"verdict":[[:space:]]*"\([a-z-]*\)".*/\1/p' | head -n 1
}

graded() { # level
	got=$(grade "$1" "$reference")
	[ "$got" = accepted ]
	tap_report $? "it grades at level $1"
	[ "$got" = accepted ] || sed 's/^/# /' "$scratch/err"
}

# An answer that is someone else's.
refused() { # level path
	printf '#include "stride.h"\n#include "%s"\n' "$2" >"$scratch/answer.c"
	got=$(grade "$1" "$scratch/answer.c")
	[ "$got" = compile-error ]
	tap_report $? "at level $1 it does not include $(echo "$2" | sed "s,$scratch,...,; s,$$,N,")"
	[ "$got" = compile-error ] || echo "# it is $got"
}

up=../../../../../../../../../../..
for level in $levels; do
	graded "$level"
	installed=$scratch/prefix/share/stride/$reference
	refused "$level" "$installed"
	refused "$level" "/usr/lib/../..$installed"
	refused "$level" "$up$installed"
done

# --- below /usr ---

# Answers rightly, and prints the beginning of a file that an assembler's directive pastes in. The
# word for that is made of two halves, so that only the sandbox can know.
paste() { # path
	cat <<END
#include "stride.h"
#include <stdio.h>

#define JOIN(a, b) a##b
#define HIDDEN JOIN(__as, m__)

HIDDEN(".data\n.globl pasted, pasted_end\npasted: .incbin \"$1\"\npasted_end: .byte 0\n.text");
extern char pasted[], pasted_end[];

tensor conv1d_basic(tensor x, tensor kernel)
{
	fwrite(pasted, 1, pasted_end - pasted < 800 ? pasted_end - pasted : 800, stdout);
	return tensor_reshape(
	    conv_general_dilated(tensor_reshape(x, 1, 1, -1), tensor_reshape(kernel, 1, 1, -1)), -1);
}
END
}

tells_nothing() { # level path
	paste "$2" >"$scratch/answer.c"
	got=$(grade "$1" "$scratch/answer.c")
	[ -n "$got" ] && [ "$got" != grader-error ] &&
		! cat "$scratch/out" "$scratch/err" | grep -aqF made_by
	tap_report $? "at level $1 it tells nothing of $(echo "$2" | sed "s,$$,N,"): $got"
}

if [ "$(id -u)" = 0 ] && mkdir -p "$below" 2>/dev/null &&
	cp -R "$scratch/prefix/share/stride/." "$below"; then
	export STRIDE_CONTENT="$below"
	for level in $levels; do
		graded "$level"
		refused "$level" "$below/$reference"
		refused "$level" "/usr/lib/../local/share/stride-test-$$/$reference"
		refused "$level" "/usr/include/../local/share/../share/stride-test-$$/$reference"
		refused "$level" "$up$below/$reference"
		# Level 1 keeps no compiler from a file.
		[ "$level" = 1 ] || tells_nothing "$level" "$below/data/vectors/conv1d-basic.json"
	done
else
	tap_report 0 "what is installed below /usr # SKIP only root may put it there"
fi

# --- what is made of the table of commands ---

page=$scratch/prefix/share/man/man1/stride.1
missing=$("$stride" help | sed -n 's/^  \([a-z][a-z]*\).*/\1/p' | while read -r name; do
	grep -q -e "^\.B $name\$" -e "^\.BI \"$name \"" "$page" || echo "$name"
done)
[ -s "$page" ] && [ -z "$missing" ]
tap_report $? "the manual has every command"
[ -z "$missing" ] || echo "# not in it: $missing"

completed() { # words, what one of them is to be
	"$stride" help --complete "$1" | grep -qx -- "$2"
	tap_report $? "\"$1\" can become $2"
}
completed "che" check
completed "check conv-p" conv-padding
completed "list --f" --format
completed "help ver" version
completed "pack ver" verify
completed "pack add --s" --sha256
completed "author mu" mutate
completed "author check conv-p" conv-padding
completed "author pack --si" --sign
completed "outbox dr" drop
completed "outbox send --se" --secret-file
completed "batch --rep" --report-to
completed "report --ht" --html
[ -z "$("$stride" help --complete "pack remove --k")" ]
tap_report $? "a verb is not given the options of another"
if command -v bash >/dev/null; then
	[ "$(bash -c '. "$1"; COMP_LINE="stride check conv-p" COMP_POINT=19; _stride "$2"; echo "${COMPREPLY[*]}"' \
		bash "$scratch/prefix/share/bash-completion/completions/stride" "$stride")" = conv-padding ]
	tap_report $? "completion for bash"
fi
[ -s "$scratch/prefix/share/zsh/site-functions/_stride" ]
tap_report $? "completion for zsh is there"

tap_done
