#include "tests/unit/refusal.h"

#include <stdio.h>
#include <string.h>

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

struct refusal the_refusal;

static void remember(enum kit_fault fault, const char *sentence)
{
	the_refusal.fault = fault;
	snprintf(the_refusal.sentence, sizeof the_refusal.sentence, "%s", sentence);
	longjmp(the_refusal.start, 1);
}

void refusal_reset(void)
{
	the_refusal.sentence[0] = '\0';
	kit_on_fault(remember);
}

void refusal_check(const char *what, const char *words)
{
	kit_on_fault(NULL);
	kit_release();
	if (!the_refusal.sentence[0])
		fail_msg("%s was not refused (expected \"%s\")", what, words);
	if (!strstr(the_refusal.sentence, words))
		fail_msg("%s: \"%s\" does not say \"%s\"", what, the_refusal.sentence, words);
}
