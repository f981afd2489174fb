/* Any bytes at all as the lesson of an exercise, and as a file that a fault is about: faults that
 * are lines of printable text, or none. */
#include "src/author/lesson.h"
#include "src/author/locate.h"
#include "src/author/todos.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_faults(const struct faults *faults)
{
	for (int i = 0; i < faults->count; i++)
		if (strchr(faults->sentences[i], '\n'))
			abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct subject subject = {.folder = (char *)"."};
	struct exercise *e = &subject.exercise;
	struct dim dim = {(char *)"L", 1, 4};
	char *text = strndup((const char *)data, size);

	e->function = (char *)"f";
	e->dims = &dim;
	e->dim_count = 1;
	e->params[0] = (struct param){
	    .name = (char *)"x", .kind = VALUE_TENSOR, .shape = {(char *)"L"}, .rank = 1};
	e->params[1] = (struct param){.name = (char *)"n", .kind = VALUE_INT, .low = 0, .high = 9};
	e->params[2] = (struct param){.name = (char *)"o", .kind = VALUE_OPTIONS};
	e->param_count = 3;
	if (!text)
		return 0;
	lesson_check_text(&subject, "lesson.md", text);
	todos_check_text(&subject.faults, "lesson.md", text);
	check_faults(&subject.faults);
	check_faults(&subject.warnings);
	/* The place is what stands in the first line. */
	size_t first = strcspn(text, "\n");

	if (text[first]) {
		text[first] = '\0';
		if (locate_line(text + first + 1, text) < 1)
			abort();
	}
	faults_release(&subject.faults);
	faults_release(&subject.warnings);
	said_release(&subject.said);
	free(text);
	return 0;
}
