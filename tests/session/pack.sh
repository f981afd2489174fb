#!/bin/sh
# Packs: exercises that somebody published are added from a folder or an archive, work wherever an
# exercise does, and are installed as a whole or not at all. What a stranger's archive may not do is
# refused and leaves nothing behind. (What comes over a network is in http.sh.)
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-pack-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
trap 'exit 1' HUP INT TERM
cd "$folder" || exit 1
mkdir tmp
export STRIDE_CONTENT="$root" TMPDIR="$folder/tmp" XDG_CACHE_HOME="$folder/cache" LC_ALL=C
export STRIDE_WORK="$folder/work" STRIDE_HOME="$folder/home"
packs=$STRIDE_HOME/packs

# expect NAME STATUS OUT-WORDS ERR-WORDS COMMAND...: "" for words means that it is empty, "*" that it
# is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" "$@" >out 2>err <"${input:-/dev/null}"
	got=$?
	is_status "$status" && holds out "$out" && holds err "$err"
	tap_report $? "$name"
}

is_status() {
	[ $got = "$1" ] && return
	echo "# status $got, not $1"
	sed 's/^/#     /' out err | cut -c 1-300
	return 1
}

# A line may have been broken anywhere.
holds() { # file words
	case $2 in
	"*") return 0 ;;
	"") [ ! -s "$1" ] ;;
	*) tr '\n' ' ' <"$1" | tr -s ' ' | grep -qF -- "$2" ;;
	esac && return 0
	echo "# status $got; $1 should hold \"$2\":"
	sed 's/^/#     /' "$1" | cut -c 1-300
	return 1
}

# Nothing but the packs that count: no version beside, nothing unpacked, nothing half.
is_tidy() {
	left=$(cd "$packs" && find . -maxdepth 1 ! -name . ! -name .lock ! -name '[a-z]*')
	[ -z "$left" ] && return
	echo "# left behind: $left"
	return 1
}

# --- a pack of two exercises, as an author has it ---

make_pack() { # folder name version
	mkdir -p "$1/conv-stride" "$1/causal"
	for id in conv-stride causal; do
		cp -R "$root/exercises/$id/." "$1/$id"
		cp "$root/data/vectors/$id.json" "$1/$id/vectors.json"
		cp "$root/data/vectors/$id.answers.json" "$1/$id/vectors.answers.json"
	done
	cat >"$1/pack.json" <<-END
		{"format": 1, "name": "$2", "version": "$3", "title": "Two of ours again", "tracks": [
		  {"id": "first", "title": "The first", "exercises": ["causal"]},
		  {"id": "second", "title": "The second", "exercises": ["conv-stride"]}]}
	END
}

make_pack one twice 1.0
echo "what nobody should see" >one/causal/notes.txt
expect "author pack" 0 "Wrote twice-1.0.tar.zst: 2 exercises" "" author pack one
tar --zstd -tf twice-1.0.tar.zst >names 2>said && grep -q '^twice-1.0/causal/pitfalls/' names &&
	grep -q '^twice-1.0/conv-stride/vectors.answers.json$' names && ! grep -q notes names
tap_report $? "it holds what learners need, and nothing else"
mkdir by-hand && tar --zstd -xf twice-1.0.tar.zst -C by-hand &&
	(cd by-hand/twice-1.0 && sha256sum --quiet -c SHA256SUMS) >said 2>&1
tap_report $? "sha256sum can check it"

# --- the same bytes, whenever and by whomever ---

mkdir other && cp -R one/. other
(cd other && touch -d 2001-02-03 causal/*.c && find . -name '*.md' -exec chmod 600 {} + &&
	mv causal old && mkdir causal && for file in $(find old -type f | sort -r); do
		to=causal/${file#old/}
		mkdir -p "${to%/*}" && cp "$file" "$to"
	done && rm -r old)
(umask 077 && TZ=Asia/Tokyo LC_ALL=C.UTF-8 "$stride" author pack "$folder/other" --out again.tar.zst \
	>said 2>&1) && cmp twice-1.0.tar.zst again.tar.zst
tap_report $? "it is the same to the byte at another time, of another order, umask and locale"
"$stride" author pack one --gz >said 2>&1 && sleep 1.1 && mv twice-1.0.tar.gz first.tar.gz &&
	"$stride" author pack other --gz >>said 2>&1 && cmp first.tar.gz twice-1.0.tar.gz
tap_report $? "and with gzip, which knows the time"

# --- added, listed, used ---

expect "before, there is none" 0 "No pack is installed" "" pack list
expect "pack add FILE" 0 'twice 1.0 is installed: 2 exercises. "list" shows them; "show twice/causal"' \
	"" pack add twice-1.0.tar.zst
expect "once more is nothing" 0 "installed already, and unchanged" "" pack add twice-1.0.tar.zst
expect "the same pack from its folder" 0 "installed already, and unchanged" "" pack add one
is_tidy
tap_report $? "nothing is left beside it"
expect "pack list" 0 "twice 1.0 Two of ours again 2 exercises, from $folder/one" "" pack list
expect "for programs" 0 "stride/packs/v1" "" pack list --format json
expect "pack verify" 0 "twice is as it was installed" "" pack verify
expect "list has its tracks" 0 "twice: The second 20 - twice/conv-stride" "" list
expect "the lesson, by number" 0 "19 twice/causal" "" show 19
expect "start makes a folder for the pack" 0 "work/twice/causal.c" "" start twice/causal
[ -s work/twice/causal.c ]
tap_report $? "and a file in it"
expect "check" 1 "twice/causal" "" check twice/causal
expect "run" 1 "twice/causal" "*" run
expect "hint" 0 "Hint 1 of" "" hint
expect "why" 0 "twice/causal" "" why
cp "$root/exercises/causal/reference.c" work/twice/causal.c
expect "it can be passed" 0 "accepted twice/causal" "" check
expect "reset keeps the work" 0 "Your work is kept in $folder/work/twice/causal.old-1.c" "" \
	reset twice/causal --yes
expect "solution" 0 "an answer" "" solution twice/causal --yes
expect "history" 0 "twice/causal + accepted" "" history
expect "progress" 0 "twice/first" "" progress
expect "next goes on to the rest of it" 0 "Now: twice/conv-stride" "" next
expect "export" 0 "written to all.json" "" export all.json
STRIDE_HOME="$folder/elsewhere" expect "import, with the slash" 0 "2 new attempts" "" import all.json
sed 's,twice/causal,twice/../causal,' all.json >leads.json
expect "an id that leads elsewhere is none" 2 "" "is not the id of one" import leads.json

expect "grade by the full id" 0 "accepted twice/causal" "" grade twice/causal \
	"$root/exercises/causal/reference.c"
expect "by its number" 0 "accepted twice/causal" "" grade 19 "$root/exercises/causal/reference.c"
expect "the catalog's own comes first" 0 "accepted causal" "" grade causal \
	"$root/exercises/causal/reference.c"
expect "a mistake has its name" 1 "The mistake:" "" grade twice/conv-stride \
	"$root/exercises/conv-stride/pitfalls/$(cd "$root/exercises/conv-stride/pitfalls" && ls | head -1)"
expect "a slip of the finger" 2 "" 'did you mean "twice/causal"' grade twice/cuasal x.c

mkdir -p class/anna class/bert
cp "$root/exercises/causal/reference.c" class/anna/answer.c
cp "$root/exercises/causal/starter.c" class/bert/answer.c
expect "a batch" 1 "*" "*" batch twice/causal class --db class.db
expect "its report, by the full id" 0 "twice/causal" "" report class.db

# --- updates ---

make_pack newer twice 1.1
sed -i 's/"title": "[^"]*"/"title": "Newer"/' newer/causal/exercise.json
"$stride" author pack newer >said 2>&1
expect "a newer one takes its place" 0 "twice 1.1 is installed, in place of 1.0" "" \
	pack add twice-1.1.tar.zst
expect "update finds nothing new" 0 "installed already, and unchanged" "" pack update
cp -R newer newest && sed -i 's/"1.1"/"1.2"/' newest/pack.json
"$stride" author pack newest --out twice-1.1.tar.zst >said 2>&1
expect "update finds what is new" 0 "twice 1.2 is installed, in place of 1.1" "" pack update twice
sed -i 's/"twice"/"other"/' newest/pack.json
"$stride" author pack newest --out twice-1.1.tar.zst >said 2>&1
expect "but no other pack" 3 "" 'is the pack "other" now, not "twice"' pack update twice
expect "what nobody installed" 2 "" 'did you mean "twice"' pack update twce

current=$packs/twice/current/files
echo "int x;" >>"$current/causal/starter.c"
expect "what was changed is found" 3 "" 'twice is damaged: "causal/starter.c" is not the file' pack verify
"$stride" author pack newer --out twice-1.1.tar.zst >said 2>&1
expect "and mended" 0 "twice 1.1 is installed, in place of 1.2" "" pack update
: >"$packs/twice/current/files/causal/more.c"
expect "a file more is found" 3 "" '"causal/more.c" is not listed' pack verify
rm "$packs/twice/current/files/causal/more.c" "$packs/twice/current/files/causal/lesson.md"
expect "a file less, too" 3 "" '"causal/lesson.md" is missing' pack verify twice
expect "add mends that even with the same archive" 0 "in place of 1.1" "" pack add twice-1.1.tar.zst
expect "it is whole again" 0 "as it was installed" "" pack verify
echo "{" >"$packs/twice/current/files/pack.json"
expect "list goes on without a broken pack" 0 "capstone" "A pack is left out: " list
expect "pack list names it" 0 "twice is damaged" "" pack list
expect "remove" 0 "twice is removed. Your answers and your progress stay." "" pack remove twice
expect "gone from the list" 0 "capstone" "" list
[ -s work/twice/causal.c ] && [ ! -e "$packs/twice" ]
tap_report $? "the answer stays, the pack does not"
expect "remove needs a name" 2 "" "pack remove filters" pack remove

# --- a single exercise ---

cp -R one/causal single && mkdir alone && mv single alone/causal
expect "an exercise is a pack of its name" 0 "causal 1 is installed: 1 exercise" "" pack add alone/causal
expect "and graded as such" 0 "accepted causal/causal" "" grade causal/causal \
	"$root/exercises/causal/reference.c"
expect "removed" 0 "causal is removed" "" pack remove causal

# --- what somebody else has put there ---

mkdir -p "$packs/notes" elsewhere && : >"$packs/notes/mine" && : >elsewhere/1-0123456789abcdef
ln -s "$folder/elsewhere" "$packs/linked"
expect "a pack beside a folder of one's own" 0 "is installed" "" pack add twice-1.0.tar.zst
: >"$packs/twice/mine"
expect "with a file of one's own" 0 "in place of 1.0" "" pack add twice-1.1.tar.zst
expect "a third one, which sweeps" 0 "in place of 1.1" "" pack add twice-1.0.tar.zst
[ "$(ls "$packs/twice" | wc -l)" = 4 ]
tap_report $? "the version before stays, and no other"
expect "removed" 0 "twice is removed" "" pack remove twice
[ -e "$packs/notes/mine" ] && [ -e elsewhere/1-0123456789abcdef ] && [ "$(ls "$packs/twice")" = mine ]
tap_report $? "what is not of a pack is left alone"
rm -r "$packs/notes" "$packs/linked" "$packs/twice"

# --- signed ---

minisign -G -W -p one.pub -s one.key >said 2>&1 && minisign -G -W -p two.pub -s two.key >>said 2>&1
key=$(sed -n 2p one.pub)
expect "author pack --sign" 0 "$key" "" author pack one --sign one.key --out signed.tar.zst
minisign -Vm signed.tar.zst -p one.pub >said 2>&1
tap_report $? "minisign verifies it"
cmp signed.tar.zst twice-1.0.tar.zst
tap_report $? "the archive is the same as without"
printf 'secret\nsecret\n' | minisign -G -f -p locked.pub -s locked.key >said 2>&1
echo secret >password && input=password
expect "a key behind a password" 0 "Signed in" "" author pack one --sign locked.key --out locked.tar.zst
minisign -Vm locked.tar.zst -p locked.pub >said 2>&1
tap_report $? "whose signature minisign verifies"
echo wrong >password
expect "a wrong password" 3 "" "the password is wrong" author pack one --sign locked.key --out no.tar.zst
[ ! -e no.tar.zst ]
tap_report $? "and then there is no archive"
input=
expect "with the key of another" 3 "" "signed with another key" pack add signed.tar.zst --key two.pub
expect "unsigned where a key is asked for" 3 "" "is not signed, but a key is asked for" \
	pack add twice-1.0.tar.zst --key one.pub
expect "with its key" 0 "with a good signature" "" pack add signed.tar.zst --key one.pub
"$stride" author pack newer --out next.tar.zst >said 2>&1
expect "an update without signature" 3 "" "is not signed, but a key is asked for ($key)" pack add next.tar.zst
minisign -Sm next.tar.zst -s two.key >said 2>&1
expect "by another key" 3 "" "was signed with another key" pack add next.tar.zst
expect "which one cannot just give" 3 "" '"pack remove twice" first' pack add next.tar.zst --key two.pub
expect "from a folder, which nobody signs" 3 "" "is not signed" pack add newer
minisign -Sm next.tar.zst -s one.key -t 'a comment of their own' >said 2>&1
expect "by the same key, with minisign" 0 "in place of 1.0: 2 exercises, with a good signature" "" \
	pack add next.tar.zst --key "$key"
cp next.tar.zst newest.tar.zst && cp next.tar.zst.minisig newest.tar.zst.minisig
cp signed.tar.zst next.tar.zst && cp signed.tar.zst.minisig next.tar.zst.minisig
expect "no update goes back to one that was signed before" 3 "" "has 1.0 now, which is older than 1.1" \
	pack update
mv newest.tar.zst next.tar.zst && mv newest.tar.zst.minisig next.tar.zst.minisig
for line in 2 3 4; do
	sed "${line}s/[AB]/C/" next.tar.zst.minisig >changed
	cmp -s changed next.tar.zst.minisig && sed "${line}s/o/0/" next.tar.zst.minisig >changed
	cp next.tar.zst bad.tar.zst && cp changed bad.tar.zst.minisig
	"$stride" pack add bad.tar.zst --key one.pub >out 2>err
	[ $? = 3 ] && grep -q 'bad.tar.zst' err
	tap_report $? "a signature whose line $line was changed"
done
printf x | cat next.tar.zst - >bad.tar.zst && cp next.tar.zst.minisig bad.tar.zst.minisig
expect "an archive that was changed" 3 "" "changed after it was signed" pack add bad.tar.zst --key "$key"
expect "a key that is none" 2 "" "neither a public key of minisign" pack add bad.tar.zst --key RWx
expect "a sum that is none" 2 "" "64 hexadecimal digits" pack add bad.tar.zst --sha256 abc
expect "another sum" 3 "" "has another SHA-256 sum than was given" pack add bad.tar.zst --sha256 "$(
	sha256sum <next.tar.zst | cut -d ' ' -f 1)"
"$stride" pack remove twice >said 2>&1
expect "the sum" 0 "is installed" "" pack add twice-1.0.tar.zst --sha256 "$(
	sha256sum <twice-1.0.tar.zst | cut -c 1-64 | tr a-f A-F)"

# --- changed while it is looked at ---

# Long, so that its sum takes its time: by a frame of 32 MB that zstd skips.
{ cat twice-1.0.tar.zst && printf '\120\052\115\030\000\000\000\002' && head -c 33554432 /dev/zero; } \
	>right.tar.zst
cp twice-1.1.tar.zst wrong.tar.zst && ln -f right.tar.zst raced.tar.zst
(
	trap 'exit 0' TERM
	while :; do
		ln -f wrong.tar.zst other && mv -f other raced.tar.zst && sleep 0.04
		ln -f right.tar.zst other && mv -f other raced.tar.zst && sleep 0.04
	done
) 2>/dev/null &
pid=$!
good=0 bad=0 sum=$(sha256sum <right.tar.zst | cut -d ' ' -f 1)
for i in 1 2 3 4 5 6 7 8; do
	"$stride" pack remove twice >said 2>&1
	"$stride" pack add raced.tar.zst --sha256 "$sum" >said 2>&1 || continue
	grep -q "twice 1.0" said && good=$((good + 1)) || bad=$((bad + 1))
done
kill $pid
wait $pid 2>/dev/null
[ $bad = 0 ] && [ $good -gt 0 ]
tap_report $? "what is installed is what had the sum ($good times, and $bad not)"
rm -f right.tar.zst wrong.tar.zst raced.tar.zst other
"$stride" pack add twice-1.0.tar.zst >said 2>&1

# --- refused ---

# refuse NAME WORDS COMMAND...: the command spoils the folder evil-1, which is then sealed and packed
refuse() {
	name=$1 words=$2
	shift 2
	rm -rf evil-1 && mkdir evil-1 && tar --zstd -xf twice-1.0.tar.zst -C evil-1 --strip-components 1
	"$@"
	[ -e evil-1/SHA256SUMS ] && (cd evil-1 && find . -type f ! -name SHA256SUMS | sed 's,^./,,' |
		LC_ALL=C sort | xargs -d '\n' sha256sum >SHA256SUMS)
	${seal:-tar --zstd -cf evil.tar.zst} evil-1
	expect "$name" 3 "" "$words" pack add evil.tar.zst
	is_tidy && [ ! -e "$packs/evil" ] && [ ! -e "$folder/evil-file" ] &&
		"$stride" pack verify twice >said 2>&1 && grep -q 'twice-1.0\|"version":."1.0"' \
		"$packs/twice/current/record.json" "$packs/twice/current/files/pack.json" 2>/dev/null
	tap_report $? "$name: nothing has changed"
}
edit() { # file sed-expression
	sed -i "$2" "evil-1/$1"
}

seal='tar --zstd -P --transform s,evil-1/LICENSE,/tmp/stride-evil-file, -cf evil.tar.zst'
refuse "an absolute name" "it is absolute" touch evil-1/LICENSE
seal='tar --zstd -P --transform s,evil-1/LICENSE,evil-1/../../../evil-file, -cf evil.tar.zst'
refuse "a way out" "would lead out of the pack" touch evil-1/LICENSE
seal=
refuse "a symbolic link" "is a symbolic link" ln -s /etc/passwd evil-1/LICENSE
refuse "a hard link" "is a hard link" ln evil-1/pack.json evil-1/LICENSE
refuse "a pipe" "is neither a file nor a folder" mkfifo evil-1/LICENSE
refuse "the case of letters" "the case of letters does not count" cp evil-1/pack.json evil-1/PACK.JSON
refuse "a name with control bytes" "only plain letters" touch "evil-1/$(printf 'a\033[2Jb')"
many() { (mkdir evil-1/x && cd evil-1/x && seq 2001 | xargs touch); }
refuse "too many files" "more than 2000 files" many
bomb() { head -c 70000000 /dev/zero >evil-1/LICENSE; }
refuse "a bomb of zstd" "unpacked it has more than 64 MB" bomb
seal='tar -czf evil.tar.zst'
refuse "a bomb of gzip" "unpacked it has more than 64 MB" bomb
seal=
refuse "no sums" "it has no SHA256SUMS" rm evil-1/SHA256SUMS
refuse "another format" 'its pack.json: "format" must be 1' edit pack.json 's/"format": 1/"format": 2/'
refuse "a name that leads elsewhere" '"name" is "../twice"' edit pack.json 's/"twice"/"..\/twice"/'
refuse "an exercise that leads elsewhere" "is not the id of one" edit pack.json 's/"causal"/"..\/causal"/'
refuse "an exercise that is not there" "its exercise is faulty: cannot open the exercise" \
	edit pack.json 's/\["causal"\]/["casual"]/'
refuse "a title that moves the cursor" '"title" is "Two\x1b[2J' \
	edit pack.json "s/Two of/Two\\\\u001b[2J/"
refuse "a limit beyond all bounds" "its exercise is faulty: causal/exercise.json" \
	edit causal/exercise.json 's/"time_ms": *[0-9]*/"time_ms": 99999999/'
refuse "hidden cases that are none" "its exercise is faulty" edit causal/vectors.json 1,3d
for bytes in 100 1000 5000 20000; do
	head -c $bytes twice-1.0.tar.zst >cut.tar.zst
	expect "an archive cut after $bytes bytes" 3 "" "cut.tar.zst" pack add cut.tar.zst
done
expect "nothing at all" 2 "" "there is no folder and no file" pack add nothing.tar.zst
expect "no archive" 3 "" "is no archive of a pack" pack add one.pub
expect "no pack" 3 "" "neither a pack.json nor an exercise.json" pack add work
is_tidy
tap_report $? "all of that left nothing behind"

make_pack linked twice 1.0 && ln -sf /etc/passwd linked/causal/starter.c
expect "an author's link is not published" 1 "" "is a link" author pack linked
make_pack faulty twice 1.0 && sed -i '/^## The problem/d' faulty/causal/lesson.md
expect "nor a faulty exercise" 1 'has no section "## The problem"' "" author pack faulty
expect "author pack needs a folder" 2 "" "it needs one folder" author pack

# --- code of a pack runs in the cage, and its texts move no cursor ---

make_pack hostile hostile 1
cat >hostile/causal/reference.c <<-END
	#include "stride.h"
	#include <stdio.h>
	#include <stdlib.h>

	tensor conv_causal(tensor x, tensor kernel)
	{
		FILE *file = fopen("$folder/evil-file", "w");

		if (file)
			fclose(file);
		system("touch $folder/evil-file");
		return x;
	}
END
sed -i "s/conv_causal(tensor x, tensor kernel)/$(sed -n 's/^tensor \([a-z_0-9]*(.*)\)$/\1/p' \
	"$root/exercises/causal/reference.c" | tail -1)/" hostile/causal/reference.c
printf '\n\033[2J\033]0;title\007 \302\233 text\n' >>hostile/causal/lesson.md
printf '// \033[2J \033]0;title\007\n' | tee -a hostile/causal/starter.c >>hostile/conv-stride/reference.c
expect "a hostile pack can be installed" 0 "hostile 1 is installed" "" pack add hostile
expect "its reference breaks the grade, not the machine" 3 "*" "*" grade hostile/causal \
	"$root/exercises/causal/reference.c"
[ ! -e evil-file ]
tap_report $? "and did nothing"
{
	"$stride" show hostile/causal
	"$stride" solution hostile/conv-stride --yes
	"$stride" check hostile/causal "$root/exercises/causal/reference.c"
	"$stride" list
} >out 2>&1
[ -s out ] && ! LC_ALL=C grep -q "$(printf '[\001-\010\013-\037]')" out && ! LC_ALL=C grep -q "$(printf '\302\233')" out
tap_report $? "none of its bytes reaches the terminal"
printf '#include "%s"\n' /etc/passwd | cat - "$root/exercises/causal/reference.c" >hostile/causal/reference.c
"$stride" pack add hostile >said 2>&1
"$stride" grade hostile/causal "$root/exercises/causal/reference.c" >out 2>&1
[ $? = 3 ] && ! grep -q root: out
tap_report $? "a reference cannot read files into messages"
"$stride" pack remove hostile >said 2>&1

# --- killed, full, two at once ---

"$stride" pack remove twice >said 2>&1
"$stride" pack add twice-1.0.tar.zst >said 2>&1
"$stride" author pack newer >said 2>&1
broken=0 old=0 new=0 from=twice-1.0.tar.zst to=twice-1.1.tar.zst
"$stride" pack add $from >said 2>&1
before=$(date +%s%N)
"$stride" pack add $to >said 2>&1
whole=$(($(date +%s%N) - before))
for i in 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15; do
	"$stride" pack add $from >said 2>&1
	"$stride" pack add $to >said 2>&1 &
	pid=$!
	sleep "$(echo "$i $whole" | awk '{ printf "%.4f", $1 * $2 / 13e9 }')"
	kill -9 $pid 2>/dev/null
	wait $pid 2>/dev/null
	"$stride" pack verify twice >said 2>&1 || { broken=$((broken + 1)) && sed 's/^/# /' said; }
	case $("$stride" pack list) in
	*"twice 1.0"*) old=$((old + 1)) ;;
	*"twice 1.1"*) new=$((new + 1)) ;;
	esac
done
echo "# killed 16 times: $old old, $new new, $broken broken"
[ $broken = 0 ] && [ $((old + new)) = 16 ] && [ $old -gt 0 ]
tap_report $? "killed at any moment, the old version or the new is there"
expect "and the next add goes well" 0 "twice 1.0" "" pack add $from
is_tidy
tap_report $? "and sweeps what was left"

"$stride" pack add $from >said 2>&1
(trap '' XFSZ && ulimit -f 8 && "$stride" pack add $to >out 2>err)
[ $? = 3 ] && grep -q 'cannot write .*: File too large' err && "$stride" pack verify >said 2>&1
tap_report $? "where nothing more can be written, the old version stays"
is_tidy
tap_report $? "and nothing else"

"$stride" pack remove twice >said 2>&1
for i in 1 2 3 4 5 6; do
	"$stride" pack add $from >"said.$i" 2>&1 &
	"$stride" pack add $to >"said.also.$i" 2>&1 &
done
wait
"$stride" pack verify >said 2>&1 && [ "$(cat said.* | grep -c 'is installed')" = 12 ]
tap_report $? "twelve at once all come through"
STRIDE_HOME="$folder/readonly/home"
mkdir readonly && : >readonly/home
expect "where there is no folder for it" 3 "" "readonly/home" pack add $from

tap_done
