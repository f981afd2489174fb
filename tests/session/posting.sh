#!/bin/sh
# grade --report-to, and the outbox: what is posted is signed, comes at least once, in order for each
# learner, and never changes what a grade says. The receiver is a server on loopback.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/http/server.sh"
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-posting-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp served
export STRIDE_CONTENT="$root" TMPDIR="$folder/tmp" XDG_CACHE_HOME="$folder/cache" LC_ALL=C
export STRIDE_HOME="$folder/home" NO_COLOR=1
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY SSL_CERT_FILE
unset STRIDE_REPORT_SECRET

secret=correct-horse-battery-staple-$$
(umask 077 && printf '%s\n' "$secret" >secret)
right=$root/exercises/conv1d-basic/reference.c
wrong=$root/exercises/conv1d-basic/starter.c
server_start served
here=http://127.0.0.1:$port

# expect NAME STATUS OUT-WORDS ERR-WORDS COMMAND...: "" for words means that it is empty, "*" that it
# is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" "$@" >out 2>err </dev/null
	got=$?
	cat out err >>all-output
	[ $got = "$status" ] && holds out "$out" && holds err "$err"
	tap_report $? "$name"
}

holds() { # file words
	case $2 in
	"*") return 0 ;;
	"") [ ! -s "$1" ] ;;
	*) grep -qF -- "$2" "$1" ;;
	esac && return 0
	echo "# status $got; $1 should hold \"$2\":"
	sed 's/^/#     /' "$1" | cut -c 1-300
	return 1
}

post() { # URL [WORDS]: grades a right answer for it
	url=$1
	shift
	"$stride" grade conv1d-basic "$right" --report-to "$url" --secret-file secret "$@"
}

header() { # FILE NAME
	sed -n "/^\$/q; s/^$2: //p" "$1"
}

body() { # FILE
	sed '1,/^$/d' "$1"
}

key_of() {
	body "$1" | sed -n 's/.*"key":"\([0-9a-f]*\)".*/\1/p'
}

learner_of() {
	body "$1" | sed -n 's/.*"learner":"\([^"]*\)".*/\1/p'
}

# The signature, made again by another program.
is_signed() { # FILE
	timestamp=$(header "$1" X-Stride-Timestamp)
	wanted=$({ printf '%s.' "$timestamp" && sed '1,/^$/d' "$1"; } |
		openssl dgst -sha256 -hmac "$secret" | sed 's/.* //')
	[ -n "$wanted" ] && [ "$(header "$1" X-Stride-Signature)" = "sha256=$wanted" ] &&
		[ "$timestamp" -le "$(date +%s)" ] && [ "$timestamp" -gt $(($(date +%s) - 300)) ]
}

came() { # NAME: how many posts of that name
	find served -name "$1.[0-9]*" | wc -l
}

waiting() { # how many are in the outbox
	"$stride" outbox --format json 2>/dev/null | grep -c '"id"'
}

# --- a post ---

expect "nothing waits at first"        0 "Nothing waits" "" outbox
[ ! -e home ]
tap_report $? "and nothing is made to see that"
expect "a right answer is posted"      0 "accepted" "" grade conv1d-basic "$right" --report-to \
	"$here/post/one" --secret-file secret --learner anna --seed 5
[ "$(came one)" = 1 ] && is_signed served/one.001
tap_report $? "signed so that openssl agrees"
[ "$(header served/one.001 Content-Type)" = application/json ] &&
	[ "$(header served/one.001 Idempotency-Key)" = "$(key_of served/one.001)" ] &&
	key_of served/one.001 | grep -q '^[0-9a-f]\{32\}$'
tap_report $? "its key is in the header and in the body"
body served/one.001 >one.json
grep -q '"schema":"stride/delivery/v1"' one.json && grep -q '"learner":"anna"' one.json &&
	grep -q 'stride/result/v1' one.json && grep -q '"seed":[[:space:]]*5,' one.json
tap_report $? "with the learner, and the whole result"
[ "$(waiting)" = 0 ]
tap_report $? "and it waits no longer"
[ "$(stat -c %a home/outbox.db)" = 600 ]
tap_report $? "the outbox is for nobody else to read"
expect "a wrong answer too"            1 "wrong-shape" "" grade conv1d-basic "$wrong" --report-to \
	"$here/post/two" --secret-file secret
grep -q '"learner":null' served/two.001 && is_signed served/two.001
tap_report $? "of nobody in particular"
export STRIDE_REPORT_SECRET="$secret"
expect "the secret from the environment" 1 "*" "" grade conv1d-basic "$wrong" --detail none \
	--report-to "$here/post/three"
unset STRIDE_REPORT_SECRET
is_signed served/three.001
tap_report $? "signs the same"
grep -q 'example 1' served/two.001 && hidden=$(sed -n 's/.*"name":[[:space:]]*"\([^"]*\)".*/\1/p' \
	"$root/data/vectors/conv1d-basic.json" | head -1)
grep -qF "\"$hidden\"" served/two.001 && ! grep -qF "\"$hidden\"" served/three.001
tap_report $? "--detail counts for what is posted"
expect "a word that is no text"        0 "*" "" grade conv1d-basic "$right" --report-to \
	"$here/post/four" --secret-file secret --learner "$(printf 'a\377\033[1mb')"
grep -qF '"learner":"a\\xff\\x1b[1mb"' served/four.001
tap_report $? "is one in the post"
expect "no file to grade"              2 "" "No such file" grade conv1d-basic no-such-file.c \
	--report-to "$here/post/missing" --secret-file secret
[ "$(came missing)" = 0 ]
tap_report $? "is nothing to post"
export STRIDE_SANDBOX=1
expect "a grader that fails"           3 "*" "*" grade conv1d-basic "$right" --report-to \
	"$here/post/broken" --secret-file secret --sandbox-min full
unset STRIDE_SANDBOX
grep -q '"verdict":[[:space:]]*"grader-error"' served/broken.001
tap_report $? "says so there, too"

# --- a server with trouble ---

expect "a server that fails twice"     0 "accepted" "" grade conv1d-basic "$right" --report-to \
	"$here/flaky/2/500/flaky" --secret-file secret --learner anna
[ "$(came flaky)" = 3 ] && [ "$(waiting)" = 0 ] && is_signed served/flaky.003 &&
	[ -n "$(key_of served/flaky.001)" ] &&
	[ "$(key_of served/flaky.001)" = "$(key_of served/flaky.003)" ]
tap_report $? "is asked again, under the same key"
began=$(date +%s%N)
post "$here/busy/1/2/busy" >out 2>err
got=$?
took=$((($(date +%s%N) - began) / 1000000))
[ $got = 0 ] && [ "$(came busy)" = 2 ] && [ $took -ge 2000 ]
tap_report $? "one that is busy is left alone for as long as it asks ($took ms)"
post "$here/busy/1/3600/busier" >out 2>err
[ $? = 0 ] && [ "$(came busier)" = 1 ] && grep -q '1 result waits for' err
tap_report $? "but a grade does not wait for an hour"
expect "nor does \"send\" trouble it"  3 "" "the server asked for time" outbox send \
	--secret-file secret
[ "$(came busier)" = 1 ]
tap_report $? "before its time"
expect "one that waits can be dropped" 0 "1 dropped" "" outbox drop --all
(post "$here/deaf/deaf" --learner anna >out 2>err; echo $? >status)
[ "$(cat status)" = 0 ] && [ "$(came deaf)" -ge 2 ] && [ "$(waiting)" = 1 ] &&
	[ "$(key_of served/deaf.001)" = "$(key_of served/deaf.002)" ]
tap_report $? "one that cannot say that it has it gets it again, under the same key"
expect "the outbox shows it"           0 "the connection was cut" "" outbox
expect "and says it to programs"       0 '"schema":	"stride/outbox/v1"' "" outbox --format json
id=$(sed -n 's/.*"id":[[:space:]]*\([0-9]*\),/\1/p' out)
expect "by its number it is dropped"   0 "1 dropped" "" outbox drop "$id"
expect "once"                          2 "" 'there is no result' outbox drop "$id"

# --- the order, for each learner ---

echo 401 >served/gate
for learner in anna bob anna bob anna; do
	post "$here/gate/order" --learner $learner >out 2>err || break
done
[ "$(waiting)" = 5 ] && grep -q 'is the secret the right one' err
tap_report $? "a server that does not know us gets them later"
before=$(came order)
rm served/gate
"$stride" outbox --format json | sed -n 's/.*"key":[[:space:]]*"\([0-9a-f]*\)".*/\1/p' >keys
expect "and now it does"               0 "5 results posted" "" outbox send --secret-file secret
for file in $(find served -name 'order.*' | sort | tail -n +$((before + 1))); do
	echo "$(learner_of "$file") $(key_of "$file")"
done >order
[ "$(grep -c . order)" = 5 ] && for learner in anna bob; do
	grep "^$learner " order | sed 's/.* //' >got-keys
	grep -nF -f got-keys keys | sed 's/.*://' | cmp -s - got-keys || echo "$learner"
done >bad && [ ! -s bad ]
tap_report $? "each learner's in their order"
[ "$(waiting)" = 0 ]
tap_report $? "none is left"

for learner in anna bob anna; do
	post "$here/picky/bob/picky" --learner $learner >out 2>err
done
"$stride" outbox >out 2>err
[ "$(came picky)" = 3 ] && [ "$(waiting)" = 1 ] && grep -q 'refused: the server answered 422' out
tap_report $? "what is refused is kept, and holds nobody up"
expect "it is not sent again"          0 "Nothing waits" "" outbox send --secret-file secret
expect "unless one asks for it"        3 "" "1 refused, and kept" outbox send --refused \
	--secret-file secret
[ "$(came picky)" = 4 ]
tap_report $? "and then it is"
expect "two addresses"                 3 "*" "*" outbox send --refused "$here/picky/bob/picky" \
	--secret-file secret
echo 401 >served/gate
post "$here/gate/late" >out 2>err
expect "are not signed for at once"    2 "" "more than one address" outbox send --refused \
	--secret-file secret
expect "and are shown, to be named"    0 "1 for $here/gate/late" "" outbox
rm served/gate
expect "but one after the other"       0 "1 result posted" "" outbox send "$here/gate/late" \
	--secret-file secret
"$stride" outbox drop --all >/dev/null 2>&1

# --- many senders, and a sender that is killed ---

echo 401 >served/gate
for i in 1 2 3 4 5 6; do
	post "$here/gate/many" --learner a$((i % 2)) >out 2>err
done
"$stride" outbox --format json | sed -n 's/.*"key":[[:space:]]*"\([0-9a-f]*\)".*/\1/p' | sort >keys
rm served/gate served/many.*
for i in 1 2 3 4; do
	"$stride" outbox send --secret-file secret >out.$i 2>err.$i &
	senders="${senders:-} $!"
done
# shellcheck disable=SC2086 # the pids are words
wait $senders
for file in served/many.*; do key_of "$file"; done | sort | cmp -s - keys
tap_report $? "four senders at once send each of six once"
[ "$(waiting)" = 0 ]
tap_report $? "and all of them"

"$stride" grade conv1d-basic "$right" --report-to "$here/slow/slow" --secret-file secret \
	>out 2>err &
sender=$!
tries=0
until [ -e served/slow.001 ] || [ $((tries += 1)) = 200 ]; do sleep 0.05; done
# the door became the trainer: it is the process that was started
kill -9 $sender 2>/dev/null
wait $sender 2>/dev/null
[ "$(waiting)" = 1 ]
tap_report $? "killed before the answer, the result is still there"
expect "and is sent again"             0 "1 result posted" "" outbox send --secret-file secret
[ -n "$(key_of served/slow.001)" ] && [ "$(key_of served/slow.001)" = "$(key_of served/slow.002)" ]
tap_report $? "under the same key"

"$stride" grade conv1d-basic "$right" --report-to "$here/flaky/99/500/stopped" --secret-file secret \
	>out 2>err &
sender=$!
tries=0
until [ -e served/stopped.001 ] || [ $((tries += 1)) = 200 ]; do sleep 0.05; done
began=$(date +%s%N)
kill -TERM $sender
wait $sender
took=$((($(date +%s%N) - began) / 1000000))
[ $took -lt 1500 ] && [ "$(waiting)" = 1 ]
tap_report $? "a signal ends the waiting ($took ms), and the result stays"
"$stride" outbox drop --all >/dev/null 2>&1

# --- a batch ---

mkdir -p class/anna class/bob
cp "$right" class/anna/one.c
cp "$wrong" class/anna/two.c
cp "$right" class/bob/one.c
expect "a batch"                       1 "3 submissions by 2 learners" "" batch conv1d-basic class \
	--report-to "$here/post/batch" --secret-file secret
[ "$(came batch)" = 3 ] && is_signed served/batch.001 && is_signed served/batch.003
tap_report $? "posts each result"
grep -q '"max_score":10,' served/batch.001
tap_report $? "with points that are whole"
cat served/batch.* | grep -o '"learner":"[a-z]*"\|"path":"[^"]*"\|"verdict":"[a-z-]*"' >seen
cat >wanted <<'END'
"learner":"anna"
"path":"anna/one.c"
"verdict":"accepted"
"learner":"anna"
"path":"anna/two.c"
"verdict":"wrong-shape"
"learner":"bob"
"path":"bob/one.c"
"verdict":"accepted"
END
cmp -s seen wanted
tap_report $? "in the order of exercises and paths"
expect "once more"                     1 "3 known from before" "" batch conv1d-basic class \
	--report-to "$here/post/batch" --secret-file secret
[ "$(came batch)" = 3 ]
tap_report $? "nothing is new"
cp "$right" class/anna/two.c
expect "one of them changed"           0 "accepted" "" batch conv1d-basic class \
	--report-to "$here/post/batch" --secret-file secret
[ "$(came batch)" = 4 ] && [ "$(learner_of served/batch.004)" = anna ]
tap_report $? "and is posted again"
cp "$wrong" class/anna/two.c
expect "what is as it was before"      1 "wrong-shape" "" batch conv1d-basic class \
	--report-to "$here/post/batch" --secret-file secret
[ "$(came batch)" = 5 ] && body served/batch.005 | grep -q '"verdict":[[:space:]]*"wrong-shape"' &&
	[ "$(key_of served/batch.005)" != "$(key_of served/batch.002)" ]
tap_report $? "is posted too, under a key of its own: it is not what was posted last"
cp "$right" class/anna/two.c
"$stride" batch conv1d-basic class >/dev/null 2>&1
echo 401 >served/gate
expect "a server that does not take it" 0 "accepted" "3 results wait for" batch conv1d-basic class \
	--report-to "$here/gate/class" --secret-file secret --format json
rm served/gate
expect "gets it later"                 0 "3 results posted" "" outbox send --secret-file secret
expect "a batch without a secret"      2 "" "there is no secret to sign with" batch conv1d-basic \
	class --report-to "$here/post/batch"

# --- no server, another server, and a safe one ---

server_stop
began=$(date +%s%N)
expect "no server"                     0 "accepted" "no server answers at 127.0.0.1" grade \
	conv1d-basic "$right" --report-to "$here/post/down" --secret-file secret
took=$((($(date +%s%N) - began) / 1000000))
[ $took -lt 12000 ]
tap_report $? "is given up soon ($took ms)"
server_start served "$port"
expect "and posted to when there is one" 0 "1 result posted" "" outbox send --secret-file secret
is_signed served/down.001
tap_report $? "signed anew, by the time of then"
expect "no host"                       0 "accepted" 'there is no host "nosuch.invalid"' grade \
	conv1d-basic "$right" --report-to http://nosuch.invalid/ --secret-file secret
"$stride" outbox drop --all >/dev/null 2>&1
expect "a server that sends us elsewhere" 0 "accepted" "use the address to which it moved" grade \
	conv1d-basic "$right" --report-to "$here/to/$here/post/elsewhere" --secret-file secret
[ "$(came elsewhere)" = 0 ]
tap_report $? "is not followed"
"$stride" outbox drop --all >/dev/null 2>&1

openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost >/dev/null 2>&1
server_start served 0 cert.pem key.pem
safe=https://localhost:$port
expect "a certificate of nobody's"     0 "accepted" "it may be another server" grade conv1d-basic \
	"$right" --report-to "$safe/post/safe" --secret-file secret
[ "$(came safe)" = 0 ]
tap_report $? "gets nothing"
export SSL_CERT_FILE="$folder/cert.pem"
expect "one that is trusted"           0 "1 result posted" "" outbox send --secret-file secret
is_signed served/safe.001
tap_report $? "gets it"
expect "for its own name alone"        0 "accepted" "it may be another server" grade conv1d-basic \
	"$right" --report-to "https://127.0.0.1:$port/post/name" --secret-file secret
[ "$(came name)" = 0 ]
tap_report $? "and not for another"
unset SSL_CERT_FILE
"$stride" outbox drop --all >/dev/null 2>&1

# --- where nothing can be kept ---

expect "a place of one's own"          0 "accepted" "" grade conv1d-basic "$right" --report-to \
	"$here/post/own" --secret-file secret --outbox own.db
[ -e own.db ]
tap_report $? "for the outbox"
(unset HOME XDG_DATA_HOME STRIDE_HOME && post "$here/post/homeless" >out 2>err)
[ $? = 0 ] && [ "$(came homeless)" = 1 ] && grep -q 'cannot be kept until it is posted' err
tap_report $? "without a home it is posted now"
(unset HOME XDG_DATA_HOME STRIDE_HOME && post "$here/status/401" >out 2>err)
[ $? = 0 ] && grep -q 'was not posted, and is not kept' err
tap_report $? "or not at all, which is said"
echo "no database at all, but long enough to be looked at" >text.db
expect "another file"                  0 "accepted" "text.db is no outbox" grade conv1d-basic \
	"$right" --report-to "$here/post/text" --secret-file secret --outbox text.db
[ "$(came text)" = 1 ]
tap_report $? "does not keep it from being posted"

# --- what has no meaning ---

printf 'short\n' >short
: >empty
chmod 600 short empty
expect "no secret"                     2 "" "there is no secret to sign with" grade conv1d-basic \
	"$right" --report-to "$here/post/none"
expect "an empty one"                  2 "" "is empty" grade conv1d-basic "$right" --report-to \
	"$here/post/none" --secret-file empty
expect "a short one"                   2 "" "can be guessed" grade conv1d-basic "$right" \
	--report-to "$here/post/none" --secret-file short
expect "no file"                       2 "" "No such file" grade conv1d-basic "$right" \
	--report-to "$here/post/none" --secret-file nix
expect "a folder"                      2 "" "it is not a file" grade conv1d-basic "$right" \
	--report-to "$here/post/none" --secret-file .
expect "no address"                    2 "" "is no address to post to" grade conv1d-basic "$right" \
	--report-to file:///tmp/x --secret-file secret
expect "a password in it"              2 "" "has no name or password in it" grade conv1d-basic \
	"$right" --report-to http://me:word@127.0.0.1/ --secret-file secret
expect "a secret for nothing"          2 "" "name their address with --report-to" grade \
	conv1d-basic "$right" --secret-file secret
expect "a learner for nothing"         2 "" "name their address with --report-to" grade \
	conv1d-basic "$right" --learner anna
[ "$(came none)" = 0 ]
tap_report $? "none of which posts anything"
expect "outbox of what"                2 "" 'not "sned"' outbox sned
expect "an option of another"          2 "" 'takes no --all' outbox send --all
expect "drop what"                     2 "" "it drops results by their numbers" outbox drop
expect "no outbox there"               2 "" "there is no outbox" outbox --outbox nix.db
cp secret open-secret
chmod 644 open-secret
expect "a secret for all to read"      0 "accepted" "chmod 600 open-secret" grade conv1d-basic \
	"$right" --report-to "$here/post/open" --secret-file open-secret

# --- the secret ---

grep -qF "$secret" secret && ! grep -rqF "$secret" all-output out err home served tmp cache
tap_report $? "the secret is in no output, no database, no post"
tap_done
