#!/bin/sh
# The door, build/stride: it grades by itself without a library of the trainer's, and for all else
# becomes the trainer that stands beside it.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-door-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp cache bin
export STRIDE_CONTENT="$root" STRIDE_HOME="$folder/home" XDG_CACHE_HOME="$folder/cache"
export TMPDIR="$folder/tmp"
cp "$STRIDE_BUILD/stride" "$STRIDE_BUILD/stride-runner" bin

said() { # NAME STATUS OUT-WORDS ERR-WORDS: of what ran last; "" for words means that it is empty
	[ $got = "$2" ] && holds out "$3" && holds err "$4"
	tap_report $? "$1"
}

holds() { # file words
	if [ -z "$2" ]; then [ ! -s "$1" ]; else grep -qF -- "$2" "$1"; fi && return 0
	echo "# status $got; $1 should hold \"$2\":"
	sed 's/^/#     /' "$1"
	return 1
}

# --- without a trainer ---

bin/stride grade conv1d-basic "$root/exercises/conv1d-basic/reference.c" >out 2>err
got=$?
said "a grade needs no trainer" 0 "accepted" ""
bin/stride grade >out 2>err
got=$?
said "nor does a mistake in calling it" 2 "" "it needs an exercise and a file"
for words in "version" "gra" ""; do
	# shellcheck disable=SC2086 # none, or one word
	bin/stride $words >out 2>err </dev/null
	got=$?
	said "all else does: \"$words\"" 3 "" "cannot run $folder/bin/stride-trainer: No such file"
done

# --- with one ---

cat >bin/stride-trainer <<'END'
#!/bin/sh
for word; do echo "<$word>"; done
cat
exit 7
END
chmod +x bin/stride-trainer
ln -s bin/stride elsewhere
printf 'typed\n' | ./elsewhere "two words" "" '*' >out 2>err
got=$?
printf '<two words>\n<>\n<*>\ntyped\n' | cmp -s - out
tap_report $? "the trainer gets every word as it was, and what is typed"
said "and its status counts" 7 "typed" ""
bin/stride grade >out 2>err
got=$?
said "a grade is none of its business" 2 "" "it needs an exercise and a file"

cp "$STRIDE_BUILD/stride-trainer" bin/stride-trainer
bin/stride help >out 2>err
got=$?
said "the trainer has all commands" 0 "  quit " ""
holds out "  grade EX FILE"
tap_report $? "the same grade among them"
bin/stride-trainer grade conv1d-basic "$root/exercises/conv1d-basic/reference.c" >out 2>err
got=$?
said "with which it grades too" 0 "accepted" ""

# --- what it is linked against ---

readelf -d "$STRIDE_BUILD/stride" >dynamic
grep -q 'NEEDED.*libc\.so' dynamic
tap_report $? "the door's libraries are known"
foreign=$(sed -n 's/.*(NEEDED).*\[\(.*\)\]/\1/p' dynamic |
	grep -v '^lib\(c\|m\|gcc_s\|cjson\|asan\|ubsan\)\.so\|^ld-')
[ -z "$foreign" ]
tap_report $? "and none is the trainer's"
[ -z "$foreign" ] || echo "$foreign" | sed 's/^/# /'
tap_done
