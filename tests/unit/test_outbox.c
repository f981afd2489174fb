/* Results leave in the order of each learner, come again after trouble, and never leave twice at
 * once. */
#include "src/outbox/sender.h"

#include "grader/text.h"
#include "src/outbox/signature.h"
#include "src/store/outbox_store.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#define URL "https://example.org/results"

static struct error error;
static char folder[32], path[64];
static unsigned char bytes[] = "a secret for tests";
static const struct secret SECRET = {.bytes = bytes, .length = sizeof bytes - 1};

static int begin(void **state)
{
	(void)state;
	snprintf(folder, sizeof folder, "/tmp/stride-outbox-XXXXXX");
	if (!mkdtemp(folder))
		return -1;
	snprintf(path, sizeof path, "%s/outbox.db", folder);
	return 0;
}

static int end(void **state)
{
	char command[100];

	(void)state;
	snprintf(command, sizeof command, "rm -rf %s", folder);
	return system(command); /* NOLINT(cert-env33-c,bugprone-command-processor) */
}

static struct outbox *opened(void)
{
	struct outbox *outbox = outbox_open(path, &error);

	if (!outbox)
		fail_msg("%s", error.text);
	return outbox;
}

/* Its key is its name, and its body too; the learner is the first letter of it, "-" is none. */
static void put(struct outbox *outbox, const char *name)
{
	char key[20], url[] = URL, learner[2] = {name[0]}, exercise[] = "causal",
		      verdict[] = "accepted";
	const struct parcel parcel = {
	    .key = key,
	    .url = url,
	    .learner = name[0] == '-' ? NULL : learner,
	    .exercise = exercise,
	    .verdict = verdict,
	    .body = key,
	    .length = strlen(name),
	    .made_at = 1000,
	};

	snprintf(key, sizeof key, "%s", name);
	if (outbox_put(outbox, &parcel, &error) != 0)
		fail_msg("%s", error.text);
}

/* --- a server --- */

/* What it answers to each post in turn, the last one for ever; and what it got. */
static const int *statuses;
static int retry_after_s;
static char got[200];

static int answer(const char *url, const char *body, size_t length, const char *const *headers,
    struct fetch_answer *to, struct error *why)
{
	int status = *statuses;

	assert_string_equal(url, URL);
	assert_int_equal(strncmp(headers[0], "X-Stride-Signature: sha256=", 27), 0);
	assert_int_equal(strncmp(headers[1], "X-Stride-Timestamp: ", 20), 0);
	assert_int_equal(strncmp(headers[2], "Idempotency-Key: ", 17), 0);
	assert_int_equal(strncmp(headers[2] + 17, body, length), 0);
	assert_null(headers[3]);
	if (statuses[1] != 0)
		statuses++;
	snprintf(got + strlen(got), sizeof got - strlen(got), "%.*s ", (int)length, body);
	*to = (struct fetch_answer){.status = status, .retry_after_s = retry_after_s};
	if (status >= 200 && status < 300)
		return 0;
	return error_set(why, "cannot post to %s: the server answered %d", URL, status);
}

static struct sender run(struct outbox *outbox, const int *answers, int patience_ms)
{
	struct sender sender = {
	    .outbox = outbox,
	    .url = URL,
	    .secret = &SECRET,
	    .post = answer,
	    .patience_ms = patience_ms,
	};

	statuses = answers;
	got[0] = '\0';
	if (sender_run(&sender, &error) != 0)
		fail_msg("%s", error.text);
	return sender;
}

static const int FINE[] = {200, 0};

/* --- sending --- */

static void what_waits_is_sent_in_order(void **state)
{
	struct outbox *outbox = opened();

	(void)state;
	put(outbox, "a1");
	put(outbox, "b1");
	put(outbox, "a2");
	put(outbox, "-1");
	put(outbox, "a1"); /* the same again, which changes nothing */
	struct sender sender = run(outbox, FINE, 0);

	assert_string_equal(got, "a1 b1 a2 -1 ");
	assert_int_equal(sender.sent, 4);
	assert_int_equal(sender.waiting, 0);
	/* what was sent is known to have been, and what follows is new */
	put(outbox, "a2");
	put(outbox, "a3");
	run(outbox, FINE, 0);
	assert_string_equal(got, "a3 ");
	outbox_close(outbox);
}

static void many_are_put_together_or_not_at_all(void **state)
{
	struct outbox *outbox = opened();

	(void)state;
	assert_int_equal(outbox_begin(outbox, &error), 0);
	put(outbox, "a1");
	outbox_close(outbox);
	outbox = opened();
	assert_int_equal(outbox_begin(outbox, &error), 0);
	put(outbox, "a2");
	put(outbox, "a3");
	assert_int_equal(outbox_commit(outbox, &error), 0);
	run(outbox, FINE, 0);
	assert_string_equal(got, "a2 a3 ");
	outbox_close(outbox);
}

static void it_outlives_the_program(void **state)
{
	struct outbox *outbox = opened();

	(void)state;
	put(outbox, "a1");
	outbox_close(outbox);
	outbox = opened();
	run(outbox, FINE, 0);
	assert_string_equal(got, "a1 ");
	outbox_close(outbox);
}

static void a_failure_holds_up_its_learner_alone(void **state)
{
	static const int ONCE[] = {500, 200, 0};
	struct outbox *outbox = opened();

	(void)state;
	put(outbox, "a1");
	put(outbox, "a2");
	put(outbox, "b1");
	struct sender sender = run(outbox, ONCE, 0);

	assert_string_equal(got, "a1 ");
	assert_int_equal(sender.waiting, 3);
	assert_string_equal(sender.why.text, "the server answered 500");
	/* its time has not come yet, and a2 must not pass it */
	run(outbox, FINE, 0);
	assert_string_equal(got, "b1 ");
	assert_int_equal(outbox_hurry(outbox, URL, &error), 0);
	run(outbox, FINE, 0);
	assert_string_equal(got, "a1 a2 ");
	outbox_close(outbox);
}

static void with_patience_it_is_tried_again(void **state)
{
	static const int TWICE[] = {503, 503, 200, 0};
	struct outbox *outbox = opened();

	(void)state;
	put(outbox, "a1");
	put(outbox, "a2");
	struct sender sender = run(outbox, TWICE, 10000);

	assert_string_equal(got, "a1 a1 a1 a2 ");
	assert_int_equal(sender.sent, 2);
	outbox_close(outbox);
}

static void what_is_refused_holds_nobody_up(void **state)
{
	static const int REFUSED[] = {422, 200, 0};
	struct outbox *outbox = opened();
	struct parcels parcels = {0};

	(void)state;
	put(outbox, "a1");
	put(outbox, "a2");
	struct sender sender = run(outbox, REFUSED, 0);

	assert_string_equal(got, "a1 a2 ");
	assert_int_equal(sender.refused, 1);
	assert_int_equal(sender.waiting, 0);
	assert_int_equal(outbox_list(outbox, &parcels, &error), 0);
	assert_int_equal(parcels.count, 1);
	assert_true(parcels.list[0].refused);
	assert_int_equal(parcels.list[0].status, 422);
	assert_int_equal(parcels.list[0].tries, 1);
	assert_null(parcels.list[0].body);
	parcels_release(&parcels);
	assert_int_equal(outbox_forgive(outbox, URL, &error), 0);
	run(outbox, FINE, 0);
	assert_string_equal(got, "a1 ");
	outbox_close(outbox);
}

static void a_server_that_does_not_know_us_gets_no_more(void **state)
{
	static const int UNKNOWN[] = {401, 0};
	struct outbox *outbox = opened();

	(void)state;
	put(outbox, "a1");
	put(outbox, "b1");
	struct sender sender = run(outbox, UNKNOWN, 10000);

	assert_string_equal(got, "a1 ");
	assert_int_equal(sender.waiting, 2);
	assert_int_equal(sender.refused, 0);
	outbox_close(outbox);
}

static void a_time_that_the_server_asks_for_is_kept(void **state)
{
	static const int BUSY[] = {429, 0};
	struct outbox *outbox = opened();

	(void)state;
	put(outbox, "a1");
	retry_after_s = 60;
	run(outbox, BUSY, 5000);
	retry_after_s = -1;
	assert_string_equal(got, "a1 ");
	assert_int_equal(outbox_hurry(outbox, URL, &error), 0);
	run(outbox, FINE, 0);
	assert_string_equal(got, "");
	outbox_close(outbox);
}

/* --- claims --- */

static void what_is_claimed_is_claimed_once(void **state)
{
	struct outbox *one = opened(), *other = opened();
	struct parcel first, second, third;

	(void)state;
	put(one, "a1");
	put(one, "a2");
	put(one, "b1");
	assert_int_equal(outbox_claim(one, URL, 1, &first, &error), 0);
	assert_string_equal(first.key, "a1");
	assert_int_equal(first.length, 2);
	assert_int_equal(outbox_claim(other, URL, 1, &second, &error), 0);
	assert_string_equal(second.key, "b1"); /* a2 waits for a1 */
	assert_int_equal(outbox_claim(other, "https://example.org/", 1, &third, &error), 0);
	assert_int_equal(third.id, 0);
	/* whoever dies gives it back */
	outbox_close(one);
	outbox_unclaim(other, &second);
	parcel_release(&second);
	assert_int_equal(outbox_claim(other, URL, 1, &second, &error), 0);
	assert_string_equal(second.key, "a1");
	parcel_release(&first);
	parcel_release(&second);
	outbox_close(other);
}

static void one_in_memory_does_all_but_stay(void **state)
{
	struct outbox *outbox = outbox_open(NULL, &error);

	(void)state;
	assert_non_null(outbox);
	assert_null(outbox_path(outbox));
	put(outbox, "a1");
	run(outbox, FINE, 0);
	assert_string_equal(got, "a1 ");
	outbox_close(outbox);
}

static void what_is_no_outbox_is_left_alone(void **state)
{
	FILE *out = fopen(path, "w");

	(void)state;
	assert_non_null(out);
	fputs("a text that is long enough to be taken for a database, were it one", out);
	assert_int_equal(fclose(out), 0);
	assert_null(outbox_open(path, &error));
	assert_non_null(strstr(error.text, "is no outbox, or a damaged one"));
	assert_null(outbox_open("/proc/none/outbox.db", &error));
	assert_non_null(strstr(error.text, "cannot write /proc/none/outbox.db"));
}

/* --- the pure parts --- */

static void each_status_has_one_meaning(void **state)
{
	static const struct {
		int status;
		enum reception wanted;
	} CASES[] = {
	    {200, RECEPTION_TAKEN},
	    {202, RECEPTION_TAKEN},
	    {204, RECEPTION_TAKEN},
	    {0, RECEPTION_LATER},
	    {408, RECEPTION_LATER},
	    {425, RECEPTION_LATER},
	    {429, RECEPTION_LATER},
	    {500, RECEPTION_LATER},
	    {503, RECEPTION_LATER},
	    {301, RECEPTION_UNWELCOME},
	    {401, RECEPTION_UNWELCOME},
	    {400, RECEPTION_REFUSED},
	    {403, RECEPTION_REFUSED},
	    {404, RECEPTION_REFUSED},
	    {422, RECEPTION_REFUSED},
	};

	(void)state;
	for (size_t i = 0; i < sizeof CASES / sizeof *CASES; i++)
		assert_int_equal(sender_reception(CASES[i].status), CASES[i].wanted);
}

static void one_waits_ever_longer_but_not_for_ever(void **state)
{
	int64_t most = 1000;

	(void)state;
	for (int tries = 1; tries < 100; tries++) {
		for (uint32_t random = 0; random < 3000000000U; random += 99999989U) {
			int64_t delay = sender_delay_ms(tries, random);

			assert_true(delay >= most / 2 && delay <= most);
		}
		most = most * 2 < 15 * 60 * 1000 ? most * 2 : 15 * 60 * 1000;
	}
	assert_true(sender_delay_ms(3, 0) != sender_delay_ms(3, 1234567));
}

/* By openssl dgst -sha256 -hmac, of "1700000000.{}". */
static void signatures_are_as_others_make_them(void **state)
{
	unsigned char key[] = "correct-horse-battery-staple", long_key[100];
	char text[HASH_HEX];

	(void)state;
	signature_of(
	    &(struct secret){.bytes = key, .length = sizeof key - 1}, 1700000000, "{}", 2, text);
	assert_string_equal(
	    text, "b0ea261538b8cb2c6d94f62513cd0351b4861c53aa3d98cace071ac5358980f1");
	memset(long_key, 'k', sizeof long_key);
	signature_of(&(struct secret){.bytes = long_key, .length = sizeof long_key}, 1700000000,
	    "{}", 2, text);
	assert_string_equal(
	    text, "246744db1b92fde5a79e3f247a79cda0568f4bf337d5b4c24a5e8cfa1969b8fd");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test_setup_teardown(what_waits_is_sent_in_order, begin, end),
	    cmocka_unit_test_setup_teardown(many_are_put_together_or_not_at_all, begin, end),
	    cmocka_unit_test_setup_teardown(it_outlives_the_program, begin, end),
	    cmocka_unit_test_setup_teardown(a_failure_holds_up_its_learner_alone, begin, end),
	    cmocka_unit_test_setup_teardown(with_patience_it_is_tried_again, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_refused_holds_nobody_up, begin, end),
	    cmocka_unit_test_setup_teardown(
		a_server_that_does_not_know_us_gets_no_more, begin, end),
	    cmocka_unit_test_setup_teardown(a_time_that_the_server_asks_for_is_kept, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_claimed_is_claimed_once, begin, end),
	    cmocka_unit_test_setup_teardown(one_in_memory_does_all_but_stay, begin, end),
	    cmocka_unit_test_setup_teardown(what_is_no_outbox_is_left_alone, begin, end),
	    cmocka_unit_test(each_status_has_one_meaning),
	    cmocka_unit_test(one_waits_ever_longer_but_not_for_ever),
	    cmocka_unit_test(signatures_are_as_others_make_them),
	};

	retry_after_s = -1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
