#include "src/author/crew.h"

#include "grader/stop.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

enum { COUNT = 23, LARGE = 300000 };

static struct {
	int taken, lost;
	size_t bytes;
	bool is_wrong;
} seen;

/* The later the piece the sooner it is done. */
static void say_number(void *context, int index, FILE *out)
{
	(void)context;
	usleep((useconds_t)(COUNT - index) * 300);
	fprintf(out, "piece %d", index);
}

static void take_number(void *context, int index, const char *said, size_t length)
{
	char wanted[32];

	(void)context;
	snprintf(wanted, sizeof wanted, "piece %d", index);
	seen.is_wrong = seen.is_wrong || index != seen.taken || !said || length != strlen(wanted) ||
			memcmp(said, wanted, length) != 0;
	seen.taken++;
}

static int run(struct crew crew, struct error *error)
{
	memset(&seen, 0, sizeof seen);
	error->text[0] = '\0';
	return crew_run(&crew, error);
}

static void pieces_are_taken_in_order(void **state)
{
	struct error error;

	(void)state;
	for (int workers = 1; workers <= COUNT + 3; workers += 5) {
		assert_int_equal(
		    run((struct crew){workers, COUNT, NULL, say_number, take_number}, &error), 0);
		assert_int_equal(seen.taken, COUNT);
		assert_false(seen.is_wrong);
	}
	assert_int_equal(run((struct crew){2, 0, NULL, say_number, take_number}, &error), 0);
	assert_int_equal(seen.taken, 0);
}

static void say_much(void *context, int index, FILE *out)
{
	(void)context;
	for (int i = 0; i < LARGE; i++)
		fputc('a' + index, out);
}

static void count_bytes(void *context, int index, const char *said, size_t length)
{
	(void)context, (void)index;
	seen.taken++;
	seen.lost += said == NULL;
	seen.bytes += said ? length : 0;
}

static void more_than_a_pipe_holds_comes_through(void **state)
{
	struct error error;

	(void)state;
	assert_int_equal(run((struct crew){3, 5, NULL, say_much, count_bytes}, &error), 0);
	assert_int_equal(seen.bytes, 5 * LARGE);
}

/* Every third dies, each in another way, after it said something. */
static void die_at_times(void *context, int index, FILE *out)
{
	say_number(context, index, out);
	if (index % 3 == 0)
		fflush(out);
	if (index % 6 == 0)
		raise(SIGKILL);
	if (index % 3 == 0)
		_exit(3);
}

static void a_lost_worker_costs_its_own_piece(void **state)
{
	struct error error;

	(void)state;
	assert_int_equal(run((struct crew){2, 9, NULL, die_at_times, count_bytes}, &error), 0);
	assert_int_equal(seen.taken, 9);
	assert_int_equal(seen.lost, 3);
}

static void wait_for_ever(void *context, int index, FILE *out)
{
	(void)context, (void)out;
	if (index == 1)
		kill(getppid(), SIGTERM);
	while (!stop_asked)
		usleep(1000);
	_exit(1);
}

static void a_signal_sends_all_home(void **state)
{
	struct error error;

	(void)state;
	stop_on_signals();
	assert_int_equal(run((struct crew){2, 4, NULL, wait_for_ever, count_bytes}, &error), -1);
	assert_string_equal(error.text, "interrupted");
	assert_int_equal(seen.taken, 0);
	assert_int_equal(stop_asked, SIGTERM);
	stop_asked = 0;
	stop_now();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(pieces_are_taken_in_order),
	    cmocka_unit_test(more_than_a_pipe_holds_comes_through),
	    cmocka_unit_test(a_lost_worker_costs_its_own_piece),
	    cmocka_unit_test(a_signal_sends_all_home),
	};

	alarm(60);
	return cmocka_run_group_tests_name("crew", tests, NULL, NULL);
}
