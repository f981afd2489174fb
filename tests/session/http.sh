#!/bin/sh
# pack add URL, from a server on loopback that does all that servers do: each trouble is said with what
# to do about it, nothing is installed, and nothing is left behind but the part of a download that can be
# gone on with.
set -u
. "$(dirname "$0")/../tap.sh"
root=$(cd "$(dirname "$0")/../.." && pwd)
. "$root/tests/http/server.sh"
stride=$STRIDE_BUILD/stride
folder=$(mktemp -d "${TMPDIR:-/tmp}/stride-http-XXXXXX") || exit 1
trap 'rm -rf "$folder"' EXIT
cd "$folder" || exit 1
mkdir tmp served
export STRIDE_CONTENT="$root" TMPDIR="$folder/tmp" XDG_CACHE_HOME="$folder/cache" LC_ALL=C
export STRIDE_HOME="$folder/home" NO_COLOR=1
unset http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY ALL_PROXY SSL_CERT_FILE

# expect NAME STATUS OUT-WORDS ERR-WORDS COMMAND...: "" for words means that it is empty, "*" that it
# is not looked at
expect() {
	name=$1 status=$2 out=$3 err=$4
	shift 4
	"$stride" "$@" >out 2>err </dev/null
	got=$?
	[ $got = "$status" ] && holds out "$out" && holds err "$err"
	tap_report $? "$name"
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

# what there is in the folder of packs, beside the lock
left() { # HOME
	(cd "$1/packs" 2>/dev/null && find . -mindepth 1 ! -name .lock)
}

is_clean() { # HOME
	[ -z "$(left "$1")" ] && return
	left "$1" | sed 's/^/# left behind: /'
	return 1
}

# refused NAME ERR-WORDS ARGUMENTS...: a pack that is not added
refused() {
	name=$1 words=$2
	shift 2
	"$stride" pack add "$@" >out 2>err </dev/null
	got=$?
	[ $got = 3 ] && holds out "" && holds err "$words" && is_clean home &&
		[ "$(wc -l <err)" = 1 ]
	tap_report $? "$name"
}

# in_background NAME ARGUMENTS...: the same with a home of its own, to be waited for by finished
in_background() {
	name=$1
	shift
	(
		STRIDE_HOME="$folder/home-$name" "$stride" pack add "$@" >"out-$name" 2>"err-$name" </dev/null
		echo $? >"status-$name"
	) &
	eval "pid_$name=$!"
}

finished() { # NAME ERR-WORDS SENTENCE
	eval "wait \$pid_$1"
	got=$(cat "status-$1")
	[ "$got" = 3 ] && holds "out-$1" "" && holds "err-$1" "$2" && is_clean "home-$1"
	tap_report $? "$3"
}

# --- what is served ---

make_pack() { # VERSION
	mkdir -p pack/causal
	cp -R "$root/exercises/causal/." pack/causal
	cp "$root/data/vectors/causal.json" pack/causal/vectors.json
	cp "$root/data/vectors/causal.answers.json" pack/causal/vectors.answers.json
	cat >pack/pack.json <<-END
		{"format": 1, "name": "one", "version": "$1", "title": "One of ours again", "tracks": [
		  {"id": "only", "title": "The only one", "exercises": ["causal"]}]}
	END
	"$stride" author pack pack --out "pack-$1.tar.zst" >out 2>err || sed 's/^/# /' err
}

make_pack 1.0
make_pack 1.1
cp pack-1.0.tar.zst served/one.tar.zst
"$stride" author pack pack --gz --out served/one.tar.gz >/dev/null 2>&1
half=$(($(wc -c <served/one.tar.zst) / 2))
sum=$(sha256sum served/one.tar.zst | cut -d ' ' -f 1)
head -c "$half" served/one.tar.zst >served/half
cp served/one.tar.zst served/changed
printf 'changed' | dd of=served/changed bs=1 seek="$half" conv=notrunc 2>/dev/null
echo "<html>Not found, but served all the same</html>" >served/page
: >served/empty
mkdir bomb && truncate -s 3G bomb/zeros && tar -C bomb --sparse-version=0.0 -cf - zeros 2>/dev/null |
	head -c 200000000 | gzip -1 >served/sparse.tar.gz
truncate -s 300M bomb/zeros && tar -C bomb -cf - zeros | gzip -1 >served/bomb.tar.gz
server_start served
here=http://127.0.0.1:$port

in_background trickle "$here/trickle"
in_background silent "$here/silent"
in_background stalled "$here/announce/100000"

# --- what is well ---

refused "the sums of another"          "has another SHA-256 sum" "$here/file/one.tar.zst" --sha256 \
	"$(echo other | sha256sum | cut -d ' ' -f 1)"
[ -s served/log ]
tap_report $? "though it was fetched"
expect "pack add URL"                  0 "one 1.0 is installed" "" pack add "$here/file/one.tar.zst" \
	--sha256 "$sum"
expect "it says where it is from"      0 "$here/file/one.tar.zst" "" pack list
expect "it is whole"                   0 "as it was installed" "" pack verify
: >served/log
expect "what is the same"              0 "unchanged" "" pack add "$here/file/one.tar.zst"
[ "$(wc -l <served/log)" = 1 ] && grep -q '"$' served/log
tap_report $? "is not fetched again"
cp pack-1.1.tar.zst served/one.tar.zst
expect "what is newer"                 0 "in place of 1.0" "" pack add "$here/file/one.tar.zst"
expect "a server that is gone"         3 "" "the server answered 404: nothing is there" pack add \
	"$here/file/gone.tar.zst"
expect "changes nothing that is here"  0 "one 1.1" "" pack list
expect "pack remove"                   0 "*" "" pack remove one
is_clean home
tap_report $? "leaves nothing"
expect "as gzip, which is not undone"  0 "one 1.1 is installed" "" pack add "$here/gzip/one.tar.gz"
"$stride" pack remove one >/dev/null 2>&1
expect "from a file by its URL"        0 "one 1.0 is installed" "" pack add \
	"file://$folder/pack-1.0.tar.zst"
"$stride" pack remove one >/dev/null 2>&1

# --- secrets of an address ---

secretly="http://me:hush@127.0.0.1:$port/file/one.tar.zst?key=hush"
: >all
expect "an address with a password"    0 "is installed" "" pack add "$secretly"
cat out err >>all
[ "$(stat -c %a home/packs/one/current/record.json)" = 600 ]
tap_report $? "is kept from others"
for words in "pack list" "pack list --format json" "pack update" "pack verify"; do
	"$stride" $words >>all 2>&1
done
"$stride" pack add "$secretly" --sha256 "$(echo other | sha256sum | cut -d ' ' -f 1)" >>all 2>&1
"$stride" pack add "${secretly%one*}none?key=hush" >>all 2>&1
"$stride" pack add "${secretly%one*}page?key=hush" >>all 2>&1
grep -q "another SHA-256 sum" all && grep -q "no archive of a pack" all && ! grep hush all
tap_report $? "and is never shown"
"$stride" pack remove one >/dev/null 2>&1
STRIDE_HOME=$folder/cut-home "$stride" pack add "http://me:hush@127.0.0.1:$port/cut/$half/one.tar.zst" \
	>/dev/null 2>&1
[ -n "$(left cut-home)" ] && ! grep -r hush cut-home && [ "$(stat -c %a cut-home)" = 700 ]
tap_report $? "nor lies beside half a download"

# --- what is not ---

refused "nothing there"                "the server answered 404: nothing is there" "$here/file/none"
refused "a server in trouble"          "the server answered 500: it is in trouble" "$here/status/500"
refused "one that is busy"             "the server answered 429: it is busy" "$here/retry/9/429"
refused "one that gives it to others"  "the server answered 403: it does not give" "$here/status/403"
refused "one without an answer"        "the server answered 204" "$here/status/204"
refused "no server"                    "no server answers at 127.0.0.1, port 1" http://127.0.0.1:1/x
refused "no host"                      'there is no host "nosuch.invalid"' http://nosuch.invalid/x
refused "no file"                      "there is no such file" "file://$folder/none"
refused "another way of fetching"      "one begins with https://, http:// or file://" \
	ftp://127.0.0.1/x
refused "elsewhere without TLS"        "only an https address is followed" \
	"$here/to/$here/file/one.tar.zst"
refused "a file of this machine"       "only an https address is followed" \
	"$here/to/file://$folder/pack-1.0.tar.zst"
refused "another scheme"               "only an https address is followed" "$here/to/gopher://x/"
refused "nowhere"                      "the server answered 304" "$here/status/304"
refused "3 GB"                         "it has 2861.0 MB, and at most 64.0 MB" "$here/announce/3000000000"
refused "no end"                       "it does not end, and at most 64.0 MB" "$here/endless"
refused "a page"                       "is no archive of a pack" "$here/file/page"
refused "nothing"                      "is no archive of a pack" "$here/file/empty"
refused "half of it"                   "Truncated zstd input" "$here/file/half"
refused "some of it changed"           "or it is damaged" "$here/file/changed"
refused "a bomb"                       "unpacked it has more than 64 MB" "$here/file/bomb.tar.gz"
refused "a bomb by its encoding"       "unpacked it has more than 64 MB" "$here/gzip/bomb.tar.gz"
refused "a hole"                       "unpacked it has more than 64 MB" "$here/file/sparse.tar.gz"
refused "no signature"                 "the server answered 404" "$here/file/one.tar.zst" --key \
	RWQf6LRCGA9i53mlYecO4IzT51TGPpvWucNSCh1CBM0QTaLn73Y7GFO3

# --- cut, and gone on with ---

size=$(wc -c <served/one.tar.zst)
refused "cut, and nobody knows of what" "after $half of $size bytes; try again" \
	"$here/torn/$half/one.tar.zst"
! grep -q "goes on" err
tap_report $? "and not to be gone on with"
expect "cut"                           3 "" "after $half of $size bytes; try again, and it goes on" \
	pack add "$here/cut/$half/one.tar.zst"
[ "$(left home | grep -c 'part')" = 2 ] && [ "$(left home | grep -vc 'part')" = 0 ]
tap_report $? "only that part is kept"
: >served/log
expect "it is gone on with"            0 "one 1.1 is installed" "" pack add \
	"$here/cut/$half/one.tar.zst"
grep -q "bytes=$half-" served/log && [ -z "$(left home | grep part)" ]
tap_report $? "from where it ended"
"$stride" pack remove one >/dev/null 2>&1

expect "cut again"                     3 "" "goes on" pack add "$here/cut/$half/one.tar.zst"
cp pack-1.0.tar.zst served/one.tar.zst
expect "and changed meanwhile"         3 "" "goes on" pack add "$here/cut/$half/one.tar.zst"
expect "it is begun anew"              0 "one 1.0 is installed" "" pack add \
	"$here/cut/$half/one.tar.zst"
"$stride" pack remove one >/dev/null 2>&1

"$stride" pack add "$here/cut/$half/one.tar.zst" >out 2>err
for note in home/packs/.fetch-*.etag; do
	shift=$(printf %s "$here/shift/one.tar.zst" | sha256sum | cut -c 1-64)
	part=home/packs/.fetch-$(echo "$shift" | cut -c 1-16).part
	cp "${note%.etag}" "$part"
	printf '%s\n%s' "$(head -n 1 "$note")" "$shift" >"$part.etag"
	rm "$note" "${note%.etag}"
done
refused "a part that was not asked for" "sent another part" "$here/shift/one.tar.zst"

# --- stopped, killed, no room ---

STRIDE_HOME=$folder/home-stop "$stride" pack add "$here/trickle" >out 2>err &
pid=$!
tries=0
until [ -e home-stop/packs ] || [ $((tries += 1)) = 100 ]; do sleep 0.05; done
sleep 0.5
began=$(date +%s%N)
kill -TERM $pid
wait $pid
got=$?
took=$((($(date +%s%N) - began) / 1000000))
[ $got != 0 ] && [ $took -lt 1500 ] && is_clean home-stop
tap_report $? "a signal ends it ($took ms)"
(ulimit -f 1 && trap '' XFSZ && "$stride" pack add "$here/file/one.tar.zst" >out 2>err)
got=$?
[ $got = 3 ] && holds err "make room and try again" && is_clean home
tap_report $? "no room"

# --- TLS ---

openssl req -x509 -newkey rsa:2048 -nodes -keyout key.pem -out cert.pem -days 2 -subj /CN=localhost \
	-addext subjectAltName=DNS:localhost >/dev/null 2>&1
server_start served 0 cert.pem key.pem
safe=https://localhost:$port
refused "a certificate of nobody's"    "it may be another server than it says" \
	"$safe/file/one.tar.zst"
refused "behind a redirect, too"       "it may be another server than it says" \
	"$here/to/$safe/file/one.tar.zst"
refused "no TLS where it should be"    "no safe connection comes about" "https${here#http}/file/one.tar.zst"
export SSL_CERT_FILE="$folder/cert.pem"
refused "another name"                 "it may be another server than it says" \
	"https://127.0.0.1:$port/file/one.tar.zst"
refused "from TLS to none"             "only an https address is followed" \
	"$safe/to/http://localhost:${here##*:}/file/one.tar.zst"
refused "round and round"              "on and on, more than 5 times" "$safe/round/"
expect "one that is trusted, two away" 0 "one 1.0 is installed" "" pack add \
	"$here/to/$safe/to/$safe/file/one.tar.zst"
"$stride" pack remove one >/dev/null 2>&1
away=$here/to/$safe/cut/$half/one.tar.zst
expect "cut, where we were sent to"    3 "" "goes on" pack add "$away"
: >served/log
expect "it is gone on with there"      0 "one 1.0 is installed" "" pack add "$away"
grep -q "^GET /cut/.*bytes=$half-" served/log
tap_report $? "from where it ended"
"$stride" pack remove one >/dev/null 2>&1
export SSL_CERT_FILE="$folder/none.pem"
refused "no certificates"              "SSL_CERT_FILE" "$safe/file/one.tar.zst"
unset SSL_CERT_FILE

# --- those that were slow ---

finished trickle "the server is too slow" "a server that trickles"
finished silent "the server is too slow" "one that says nothing"
finished stalled "the server is too slow" "one that announces, and then says nothing"
tap_done
