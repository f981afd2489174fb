#!/bin/sh
# Sessions at a terminal: all scripts *.session beside this one, and one that is written here, from
# the first exercise of the catalog to the last star.
set -u
cd "$(dirname "$0")/../.." || exit 1
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-sessions-XXXXXX") || exit 1
trap 'rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
export XDG_CACHE_HOME="$scratch/cache"

# With the sanitizers: libedit copies the names of our functions, and keeps them for ever.
chmod 755 "$scratch"
echo leak:wcsdup >"$scratch/suppressions"
export LSAN_OPTIONS="suppressions=$scratch/suppressions:print_suppressions=0"

# Every exercise is answered with its reference. The order is not that of the catalog: it must not
# matter, and only behind the last one is everything done.
write_whole() {
	echo "# from the first start to the last star"
	echo "strip"
	echo "see Stride teaches convolution"
	for manifest in exercises/*/exercise.json; do
		id=$(basename "$(dirname "$manifest")")
		# shellcheck disable=SC2028 # the backslashes are for the script
		cat <<-END
			not-see everything is done
			type start $id\r
			see Wrote work/$id.c
			file $id.c rename <- exercises/$id/reference.c
			type check\r
			see ✓ accepted  $id
			see ★
		END
	done
	printf '%s\n' 'see everything is done' 'type progress\r' 'see tries, 0 hints' 'type list\r' 'see All of it is done.' 'type quit\r' 'leave 0'
}
write_whole >"$scratch/whole.session"

"$STRIDE_BUILD/tests/terminal" "$scratch/whole.session" tests/session/*.session
