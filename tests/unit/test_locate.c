#include "src/author/locate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static const char TEXT[] = "{\n"
			   "  \"title\": \"a \\\"quoted\\\" [ {\",\n"
			   "  \"params\": [\n"
			   "    {\"name\": \"x\", \"shape\": [\"L\",\n"
			   "      \"C\"]},\n"
			   "    3],\n"
			   "  \"points\": {\"worked examples\": 1,\n"
			   "    \"a.b\": 2},\n"
			   "  \"cases\": [\n"
			   "    {\"name\": \"one\", \"want\": [1]},\n"
			   "    {\"name\": \"two: 2\",\n"
			   "     \"want\": [1]}]\n"
			   "}\n";

static const struct {
	const char *place;
	int line;
} PLACES[] = {
    {"", 1},
    {"title", 2},
    {"params", 3},
    {"params[0]", 4},
    {"params[0].shape[1]", 5},
    {"params[1]", 6},
    {"params[2]", 3},
    {"params[1].shape", 6},
    {"points.worked examples", 7},
    {"case \"one\"", 10},
    {"case \"two: 2\".want", 12},
    {"case \"two: 2\".none", 11},
    {"case \"none\"", 1},
    {"none", 1},
    {"params[99999999999", 3},
    {"case \"", 1},
    {"..", 1},
};

static void finds_lines(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
		if (locate_line(TEXT, PLACES[i].place) != PLACES[i].line)
			fail_msg("%s: %d", PLACES[i].place, locate_line(TEXT, PLACES[i].place));
}

/* Whatever is cut off, there is an answer. */
static void bears_what_is_cut(void **state)
{
	char text[sizeof TEXT];

	(void)state;
	for (size_t length = 0; length < sizeof TEXT; length++) {
		memcpy(text, TEXT, length);
		text[length] = '\0';
		for (size_t i = 0; i < sizeof PLACES / sizeof *PLACES; i++)
			assert_true(locate_line(text, PLACES[i].place) >= 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(finds_lines),
	    cmocka_unit_test(bears_what_is_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
