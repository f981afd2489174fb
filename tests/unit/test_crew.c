#include "src/crew.h"

#include "grader/stop.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
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
		    run((struct crew){workers, COUNT, NULL, say_number, take_number, false, NULL},
			&error),
		    0);
		assert_int_equal(seen.taken, COUNT);
		assert_false(seen.is_wrong);
	}
	assert_int_equal(
	    run((struct crew){2, 0, NULL, say_number, take_number, false, NULL}, &error), 0);
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
	assert_int_equal(
	    run((struct crew){3, 5, NULL, say_much, count_bytes, false, NULL}, &error), 0);
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
	assert_int_equal(
	    run((struct crew){2, 9, NULL, die_at_times, count_bytes, false, NULL}, &error), 0);
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
	assert_int_equal(
	    run((struct crew){2, 4, NULL, wait_for_ever, count_bytes, false, NULL}, &error), -1);
	assert_string_equal(error.text, "interrupted");
	assert_int_equal(seen.taken, 0);
	assert_int_equal(stop_asked, SIGTERM);
	stop_asked = 0;
	stop_now();
}

/* --- those that last -------------------------------------------------------------------------- */

static bool was_taken[COUNT];
static int glances;

/* Says how many pieces this process has done before. */
static void count_own(void *context, int index, FILE *out)
{
	static int before;

	(void)context, (void)index;
	usleep(2000);
	fprintf(out, "%d", before++);
}

static void take_any(void *context, int index, const char *said, size_t length)
{
	(void)context, (void)length;
	seen.is_wrong = seen.is_wrong || was_taken[index];
	was_taken[index] = true;
	seen.taken++;
	seen.lost += said == NULL;
	seen.bytes += said && *said != '0';
}

static bool glance(void *context)
{
	(void)context;
	glances++;
	return true;
}

static bool give_up(void *context)
{
	(void)context;
	return false;
}

static void run_lasting(
    int workers, int count, void (*work)(void *context, int index, FILE *out), void *context)
{
	struct error error;
	struct crew crew = {workers, count, context, work, take_any, true, glance};

	memset(was_taken, 0, sizeof was_taken);
	glances = 0;
	if (run(crew, &error) != 0)
		fail_msg("%s", error.text);
	assert_int_equal(seen.taken, count);
	assert_false(seen.is_wrong);
}

static void a_lasting_process_goes_from_piece_to_piece(void **state)
{
	(void)state;
	for (int workers = 1; workers <= 3; workers++) {
		run_lasting(workers, COUNT, count_own, NULL);
		assert_true((int)seen.bytes >= COUNT - workers && seen.bytes < COUNT);
		assert_true(glances > 0);
	}
	run_lasting(COUNT + 3, COUNT, count_own, NULL);
	run_lasting(2, 0, count_own, NULL);
}

static void dawdle_at_the_first(void *context, int index, FILE *out)
{
	(void)context;
	usleep(index == 0 ? 300000 : 1000);
	fprintf(out, "1");
}

static void take_in_time(void *context, int index, const char *said, size_t length)
{
	(void)context, (void)said, (void)length;
	seen.is_wrong = seen.is_wrong || (index == 0 && seen.taken != COUNT - 1);
	seen.taken++;
}

static void a_slow_piece_does_not_keep_the_others(void **state)
{
	struct error error;

	(void)state;
	assert_int_equal(
	    run((struct crew){2, COUNT, NULL, dawdle_at_the_first, take_in_time, true, NULL},
		&error),
	    0);
	assert_int_equal(seen.taken, COUNT);
	assert_false(seen.is_wrong);
}

static void what_is_lost_twice_is_lost(void **state)
{
	(void)state;
	run_lasting(2, 9, die_at_times, NULL);
	assert_int_equal(seen.lost, 3);
	run_lasting(3, 1, die_at_times, NULL);
	assert_int_equal(seen.lost, 1);
}

/* The first process that is at it dies, while two are. */
static void die_once(void *context, int index, FILE *out)
{
	volatile int *died = context;

	if (index % 2 == 0 && died[index]++ == 0)
		raise(SIGKILL);
	fprintf(out, "1");
}

static void what_is_lost_once_is_tried_again(void **state)
{
	int *died = mmap(
	    NULL, COUNT * sizeof *died, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	(void)state;
	assert_true(died != MAP_FAILED);
	run_lasting(2, COUNT, die_once, died);
	assert_int_equal(seen.lost, 0);
	assert_int_equal(seen.bytes, COUNT);
	munmap(died, COUNT * sizeof *died);
}

static void one_may_give_up(void **state)
{
	struct error error;

	(void)state;
	assert_int_equal(
	    run((struct crew){2, COUNT, NULL, count_own, count_bytes, true, give_up}, &error), -1);
	assert_string_equal(error.text, "given up");
	assert_true(seen.taken < COUNT);
}

static void a_signal_sends_those_that_last_home(void **state)
{
	struct error error;

	(void)state;
	stop_on_signals();
	assert_int_equal(
	    run((struct crew){2, 4, NULL, wait_for_ever, count_bytes, true, NULL}, &error), -1);
	assert_string_equal(error.text, "interrupted");
	assert_int_equal(seen.taken, 0);
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
	    cmocka_unit_test(a_lasting_process_goes_from_piece_to_piece),
	    cmocka_unit_test(a_slow_piece_does_not_keep_the_others),
	    cmocka_unit_test(what_is_lost_twice_is_lost),
	    cmocka_unit_test(what_is_lost_once_is_tried_again),
	    cmocka_unit_test(one_may_give_up),
	    cmocka_unit_test(a_signal_sends_those_that_last_home),
	};

	alarm(60);
	return cmocka_run_group_tests_name("crew", tests, NULL, NULL);
}
