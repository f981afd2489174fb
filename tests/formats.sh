#!/bin/sh
# Reports against the rules of those who read them: the goldens of all formats, and the reports of a
# submission that means harm with everything it can choose. The rules are in tests/formats; each is
# first seen to refuse something.
set -u
cd "$(dirname "$0")/.." || exit 1
. tests/tap.sh
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-formats-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
export XDG_CACHE_HOME="$scratch/cache"
goldens=tests/golden/formats
strict=tests/formats/schemas/junit-10.xsd

# A python3 of one's own may stand in front of the system's, which has the validator.
python=python3
$python -c 'import jsonschema' 2>/dev/null || python=/usr/bin/python3

# all_good NAME OUTPUT: each line of it ends with ": good", and there is one
all_good() {
	[ -s "$2" ] && ! grep -v ': good$' "$2" | sed 's/^/# /' | grep .
	tap_report $? "$1"
}

# Perl's own parser: what it says of one stream, parse errors among it.
parsed() {
	prove --exec cat "$1" >"$scratch/prove" 2>&1
	status=$?
	! grep -i "parse errors" "$scratch/prove"
}

check() { # NAME FOLDER
	$python tests/formats/check.py "$2" >"$scratch/checked" 2>&1
	all_good "$1: as JSON, as XML, as TAP, as commands" "$scratch/checked"
	xmllint --noout --schema $strict "$2"/junit-strict/*.xml 2>"$scratch/err"
	tap_report $? "$1: the strict schema accepts what is meant for it"
	grep -v 'validates$' "$scratch/err" | sed 's/^/# /'
	xmllint --noout "$2"/junit/*.xml
	tap_report $? "$1: the other JUnit report is well-formed"
	bad=0
	for file in "$2"/tap13/*; do
		case $file in *grader-error*) continue ;; esac
		parsed "$file" || bad=1
	done
	tap_report $bad "$1: Perl reads the older TAP"
}

# --- goldens ---

$python tests/formats/check.py --break $goldens >"$scratch/checked" 2>&1
all_good "a member that is required is missed when it is not there" "$scratch/checked"
! xmllint --noout --schema $strict $goldens/junit/accepted.cases.xml 2>"$scratch/err" &&
	grep -q "'file' is not allowed" "$scratch/err" && grep -q "'skipped' is not allowed" "$scratch/err"
tap_report $? "the strict schema refuses what Jenkins would"
! parsed $goldens/tap/accepted.cases.tap >/dev/null
tap_report $? "Perl refuses the newer TAP"
check "goldens" $goldens
parsed $goldens/tap13/accepted.cases.tap && [ $status = 0 ]
tap_report $? "what passes passes there"
parsed $goldens/tap13/wrong-answer.cases.tap && [ $status != 0 ]
tap_report $? "and what does not does not"
prove --exec cat $goldens/tap13/grader-error.cases.tap 2>&1 | grep -q "Further testing stopped"
tap_report $? "where the grader failed, it stops"

# --- a submission that means harm ---

harm=$(printf ']]>&<b>"%%0A::error::%%25 #\\ | \033[2J\r\177\302\233\357\277\277\376 `*_[x](y)\n::stop-commands::x')
mkdir "$scratch/work"
cd "$scratch/work" || exit 1
printf '#include "stride.h"\n#error %s\n' "$harm" >"$harm.c"
cat >crash.c <<'END'
#include "stride.h"
#include <stdio.h>
tensor conv1d_basic(tensor x, tensor kernel)
{
	printf("]]>&<b>%%0A\n::error::#\\ \033[2J\r\177\302\233\357\277\277\376\nok 1\n1..1\nBail out!\n");
	return kernel.data[1000] > 0 ? x : kernel;
}
END
printf '#include "stride.h"\ntensor conv1d_basik(tensor x, tensor kernel)\n{\n\treturn x.rank ? x : kernel;\n}\n' >misspelt.c
cat >large.c <<'END'
#include "stride.h"
volatile char large[1 << 30];
tensor conv1d_basic(tensor x, tensor kernel)
{
	return large[x.shape[0]] ? x : kernel;
}
END
# Its message has a number of the input in it. That of the first hidden case is 1007000.
cat >tells.c <<'END'
#include "stride.h"
tensor conv1d_basic(tensor x, tensor kernel)
{
	*tensor_at(x, 1000000 + (x.shape[0] == 5 ? 1000 * (int)x.data[2] : 0)) = 1;
	return kernel;
}
END
CLASSROOM=$harm ASSIGNMENT=a SUBMISSION_TAG="submit/$harm" COMMIT_URL=$harm RELEASE_URL=$harm
OWNER=$harm ASSIGNMENT_TYPE=group GITHUB_STEP_SUMMARY=$scratch/work/summary.md
export CLASSROOM ASSIGNMENT SUBMISSION_TAG COMMIT_URL RELEASE_URL OWNER ASSIGNMENT_TYPE
export GITHUB_STEP_SUMMARY

# every_format FILE NAME DETAIL: all reports of one grade
every_format() {
	file=$1 name=$2 detail=$3
	set --
	for format in $formats; do
		case $format in
		junit*) ending=xml ;;
		*) ending=txt ;;
		esac
		mkdir -p "reports/$format"
		set -- "$@" --output "$format=reports/$format/$name.$ending"
	done
	"$STRIDE_BUILD/stride" grade conv1d-basic "$file" --detail "$detail" "$@" >out 2>err
	[ $? = 1 ] && [ "$(ls reports/*/"$name".* | wc -l)" = "$(echo "$formats" | wc -w)" ]
	tap_report $? "$name: all reports of one grade are there"
}

formats=$("$STRIDE_BUILD/stride" grade 1 crash.c --format none 2>&1 | sed 's/.*there are //' | tr -d ,)
every_format "./$harm.c" source full
every_format crash.c crash full
every_format crash.c crash-none none
every_format misspelt.c misspelt cases
every_format large.c large cases
every_format tells.c tells full
every_format tells.c tells-cases cases
every_format tells.c tells-none none
[ "$(grep -l 1007000 reports/*/tells.* | wc -l)" -ge 11 ] && ! grep -l 1007000 reports/*/tells-*
tap_report $? "a hidden value that a message tells is in no report below its detail"
! LC_ALL=C grep -l "$(printf '[\001-\010\013-\037\177]')" -r reports summary.md out
tap_report $? "no control byte is in any of them"
cd - >/dev/null || exit 1
check "harm" "$scratch/work/reports"
[ "$(grep -c '^### conv1d' "$scratch/work/summary.md")" = 8 ]
tap_report $? "each grade has added its summary"
tap_done
