#include "src/author/sums.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

/* A line, how many equations it has, and the one that is wrong. */
static const struct {
	const char *line;
	int count;
	const char *wrong;
} LINES[] = {
    {"1 + 2 + 3 =  6", 1, NULL},
    {"1 + 2 + 3 =  7", 1, "1 + 2 + 3 =  7"},
    {"i = 0     1*1 + 0*2 - 1*3 = -2", 1, NULL},
    {"i = 0     1*1 + 0*2 - 1*3 = 2", 1, "1*1 + 0*2 - 1*3 = 2"},
    {"place 0     1   2  -1                        1 + 4 - 3 =  2", 1, NULL},
    {"1 + 20 = 21     2 + 30 = 33     4 + 0 = 4", 3, "2 + 30 = 33"},
    {"n = 5           5*10 + 4*100           = 450", 1, NULL},
    {"y[0][0] = 1*1 + 10*2 + 100*7 + 1000*8 = 8721      y[0][1] = 2 + 8 = 10", 2, NULL},
    {"span = 1 + (7 - 1)*2 = 13            224 - 13 + 1 = 212", 2, NULL},
    {"3 + 224 + 3 = 230      230 - 7 = 223      223/2 = 111 moves", 3, NULL},
    {"223/2 = 112", 1, "223/2 = 112"},
    {"1/3 = 0.33 and 2/3 = 0.66", 2, "2/3 = 0.66"},
    {"out = (padded - span) / stride + 1", 0, NULL},
    {"L + 2 + 1 = 8", 0, NULL},
    {"K - 1 = 2, L = 5", 0, NULL},
    {"2 + 2 = x, (1 + 1 = 2, 1 + = 2, = 3, 1 = 2", 0, NULL},
    {"1/0 = 5", 0, NULL},
    {"0.5*3 = 1.5 and 1 - -1 = 2", 2, NULL},
    {"", 0, NULL},
};

static void counts_and_judges(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) {
		const char *line = LINES[i].line, *expected = LINES[i].wrong;
		struct sum sum = {0};
		bool wrong = sums_wrong(line, strlen(line), &sum);

		if (sums_count(line, strlen(line)) != LINES[i].count || wrong != (expected != NULL))
			fail_msg("%s: %d", line, sums_count(line, strlen(line)));
		if (expected && (sum.length != strlen(expected) ||
				    strncmp(line + sum.at, expected, sum.length) != 0))
			fail_msg("%s: not %.*s", line, (int)sum.length, line + sum.at);
	}
}

static void bears_anything(void **state)
{
	char line[4000];
	struct sum sum;

	(void)state;
	memset(line, '(', sizeof line);
	line[sizeof line - 1] = '=';
	assert_false(sums_wrong(line, sizeof line, &sum));
	memset(line, '9', sizeof line);
	line[2000] = '+';
	line[2002] = '=';
	sums_wrong(line, sizeof line, &sum);
	memset(line, '=', sizeof line);
	assert_false(sums_wrong(line, sizeof line, &sum));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(counts_and_judges),
	    cmocka_unit_test(bears_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
