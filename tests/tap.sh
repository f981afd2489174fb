# Sourced by tests that are shell scripts: counts them and prints TAP.
tests=0

# tap_report STATUS NAME: passed if the status is 0
tap_report() {
	tests=$((tests + 1))
	if [ "$1" = 0 ]; then echo "ok $tests - $2"; else echo "not ok $tests - $2"; fi
}

# Must be the last thing: a script that dies before promises nothing, which is a failure.
tap_done() {
	echo "1..$tests"
}
