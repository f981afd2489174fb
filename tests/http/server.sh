# Sourced by tests that need a server: starts tests/http/server.c, and ends it with the script.
#
# The server ends when what it reads does, which this shell holds open: so it ends with the shell,
# however that ends.
servers=0

# server_start FOLDER [PORT [CERTIFICATE KEY]]: sets $port
server_start() {
	servers=$((servers + 1))
	mkfifo "$folder/hold.$servers" || exit 1
	# shellcheck disable=SC2086 # a certificate and its key, or nothing
	"$STRIDE_BUILD/tests/http-server" "${2:-0}" "$1" ${3:-} ${4:-} <"$folder/hold.$servers" \
		>"$folder/port.$servers" 2>"$folder/server.$servers" &
	server=$!
	eval "exec $((servers + 5))>\"$folder/hold.$servers\""
	tries=0
	until [ -s "$folder/port.$servers" ] || [ $((tries += 1)) = 100 ]; do sleep 0.05; done
	port=$(cat "$folder/port.$servers")
	[ -n "$port" ] || { echo "# no server: $(cat "$folder/server.$servers")"; exit 1; }
}

# the one that was started last
server_stop() {
	eval "exec $((servers + 5))>&-"
	wait "$server"
}
