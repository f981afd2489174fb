#!/bin/sh
# A grade where there is next to nothing: no environment, no home, no terminal, no network, a tree
# that can only be read, and a user without a name. What needs rights that are missing here is not
# tried, and said.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
scratch=$(mktemp -d "${TMPDIR:-/tmp}/stride-bare-XXXXXX") || exit 1
trap 'chmod -R u+w "$scratch"; rm -rf "$scratch"' EXIT
trap 'exit 1' HUP INT TERM
unset TMPDIR
NOBODY=54321 # no system gives this number a name

# A tree of its own, which everybody may read and nobody write.
tree=$scratch/tree
mkdir -p "$tree/build" "$tree/data"
cp "$STRIDE_BUILD/stride" "$STRIDE_BUILD/stride-runner" "$tree/build"
cp -R "$root/exercises" "$tree"
cp -R "$root/data/vectors" "$tree/data"
cp "$root/exercises/conv1d-basic/reference.c" "$tree/right.c"
cp "$root/tests/learners/conv1d-basic/wrong-flipped-kernel.c" "$tree/wrong.c"
chmod -R a-w,a+rX "$tree"
chmod 755 "$scratch"
find "$tree" | sort >"$scratch/before"

# graded NAME COMMAND...: a right and a wrong answer are graded by it as anywhere else, in a folder
# that is not theirs
graded() {
	name=$1
	shift
	good=0
	(cd "$tree" && "$@" "$tree/build/stride" grade conv1d-basic right.c) >"$scratch/out" 2>"$scratch/err"
	[ $? = 0 ] && grep -q '^accepted  conv1d-basic  10 of 10' "$scratch/out" || good=1
	(cd "$tree" && "$@" "$tree/build/stride" grade conv1d-basic wrong.c) >>"$scratch/out" 2>>"$scratch/err"
	[ $? = 1 ] && grep -q '^The mistake: The kernel is flipped' "$scratch/out" || good=1
	[ ! -s "$scratch/err" ] || good=1
	tap_report $good "$name"
	[ $good = 0 ] || sed 's/^/# /' "$scratch/out" "$scratch/err"
}

untried() {
	echo "# not tried here: $1"
}

# --- as whoever runs the tests ---

graded "no environment" env -i
graded "a search path alone" env -i PATH="$PATH"
graded "no home folder" env -u HOME -u XDG_CACHE_HOME -u XDG_DATA_HOME
graded "a home folder that is not there" env -u XDG_CACHE_HOME -u XDG_DATA_HOME HOME=/nonexistent
graded "a home that is no folder" env -u XDG_CACHE_HOME -u XDG_DATA_HOME HOME=/dev/null
graded "no terminal" env -i setsid -w
graded "no standard input" sh -c '"$@" <&-' sh
(cd "$tree" && env -i build/stride grade conv1d-basic - <right.c >"$scratch/out" 2>&1) &&
	grep -q '^accepted' "$scratch/out"
tap_report $? "a pipe in place of a file"

# --- as somebody without a name ---

nameless="setpriv --reuid $NOBODY --regid $NOBODY --clear-groups"
if [ "$(id -u)" = 0 ] && $nameless test -r "$tree/right.c" 2>/dev/null; then
	! getent passwd $NOBODY >/dev/null
	tap_report $? "the user has no name"
	# shellcheck disable=SC2086 # words
	graded "a user without a name" $nameless env -i
	# shellcheck disable=SC2086 # words
	graded "the same with an environment" $nameless env HOME=/nonexistent
	# shellcheck disable=SC2086 # words
	graded "and without a right of any kind" $nameless --bounding-set=-all --inh-caps=-all \
		--no-new-privs env -i
else
	untried "another user, for want of root, or of a folder that others may read"
fi

# --- with nothing that can be written but one folder for scratch files ---

# All that is mounted becomes read-only; /dev/shm, where grades are made, is there anew.
sealed='
	mount --make-rprivate / &&
	mount -t tmpfs -o mode=1777 tmpfs /dev/shm &&
	while read -r device place rest; do
		case $place in /dev/shm | /proc | /proc/* | /sys | /sys/*) continue ;; esac
		mount -o remount,bind,ro "$place" || true
	done </proc/mounts &&
	! touch "$1/touched" 2>/dev/null &&
	! touch /tmp/touched 2>/dev/null &&
	shift && exec "$@"'

unsealed() { # OPTION...: whether it can be tried at all
	unshare "$@" sh -c "$sealed" sh "$scratch" true >/dev/null 2>&1
}

# Whoever is not root becomes it in a namespace of users, to mount, and then somebody else again.
other="unshare -U --map-user=$NOBODY --map-group=$NOBODY"
if unsealed -m; then
	graded "everything read-only" env -i unshare -m sh -c "$sealed" sh "$scratch"
elif unsealed -rm && $other true 2>/dev/null; then
	# shellcheck disable=SC2086 # words
	graded "everything read-only" env -i unshare -rm sh -c "$sealed" sh "$scratch" $other
else
	untried "mounts that can only be read, for want of rights to make some"
fi

# --- without a network ---

if [ "$(id -u)" = 0 ] && unshare -n true 2>/dev/null; then
	graded "no network" env -i unshare -n
elif unshare -rn true 2>/dev/null && $other true 2>/dev/null; then
	# shellcheck disable=SC2086 # words
	graded "no network" env -i unshare -rn $other
else
	untried "no network, for want of rights to leave it"
fi

# --- a container whose root may become nobody else ---

if unshare -r true 2>/dev/null; then
	graded "a root that is the only user there is" env -i unshare -r
else
	untried "a root that is the only user there is"
fi
if [ "$(id -u)" = 0 ]; then
	graded "a root without capabilities" env -i setpriv --bounding-set=-all --inh-caps=-all
	graded "and of another group" env -i setpriv --rgid=1000 --egid=1000 --clear-groups \
		--bounding-set=-all --inh-caps=-all
	for lacking in setuid setgid chown sys_chroot sys_admin; do
		for level in 3 2; do
			graded "a root without $lacking, at level $level or below" env -i \
				STRIDE_SANDBOX=$level setpriv --bounding-set=-$lacking --inh-caps=-$lacking
		done
	done
else
	untried "a root without capabilities, for want of root"
fi

find "$tree" | sort >"$scratch/after"
cmp -s "$scratch/before" "$scratch/after"
tap_report $? "nothing was written beside the program"
tap_done
