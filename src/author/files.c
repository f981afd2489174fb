#include "src/author/files.h"

#include "grader/exercise/manifest.h"
#include "src/author/lesson.h"
#include "src/author/todos.h"
#include "src/author/variety.h"

#include <string.h>
#include <sys/stat.h>

enum {
	HINTS_WANTED = 3,
	VECTOR_BYTES_MAX = 64 << 10,
	HIDDEN_MIN = 12,
	HIDDEN_MAX = 40,
};

/* --- the cases -------------------------------------------------------------------------------- */

static int cases_in(const struct exercise *exercise, const char *category)
{
	int count = 0;

	for (int i = 0; i < exercise->case_count; i++)
		count += strcmp(exercise->cases[i].category, category) == 0;
	return count;
}

static void check_category(struct subject *subject, const struct category *category)
{
	int count = cases_in(&subject->exercise, category->name);

	if (strcmp(category->name, CATEGORY_FRESH) == 0)
		return;
	if (count == 1)
		faults_add(&subject->warnings,
		    "%s: the category \"%s\" has a single case; one more would make its points a "
		    "matter of less luck",
		    subject->vectors, category->name);
	if (category->points <= 0 && strcmp(category->name, CATEGORY_EXAMPLES) != 0)
		faults_add(&subject->faults,
		    "%s/exercise.json: points.%s: is 0, so that its cases count for nothing; give "
		    "it some",
		    subject->folder, category->name);
}

static void check_cases(struct subject *subject)
{
	const struct exercise *exercise = &subject->exercise;
	int hidden = 0;
	bool fresh = false;

	for (int i = 0; i < exercise->case_count; i++)
		hidden += exercise->cases[i].hidden;
	if (hidden < HIDDEN_MIN || hidden > HIDDEN_MAX)
		faults_add(&subject->warnings, "%s: has %d hidden cases; %d to %d are usual",
		    subject->vectors, hidden, HIDDEN_MIN, HIDDEN_MAX);
	for (int i = 0; i < exercise->category_count; i++) {
		fresh = fresh || strcmp(exercise->categories[i].name, CATEGORY_FRESH) == 0;
		check_category(subject, &exercise->categories[i]);
	}
	if (!fresh)
		faults_add(&subject->faults,
		    "%s/exercise.json: points: has no \"%s\"; give points to the cases that every "
		    "grade draws",
		    subject->folder, CATEGORY_FRESH);
}

/* --- all -------------------------------------------------------------------------------------- */

void author_check_files(struct subject *subject)
{
	struct stat status;

	if (stat(subject->folder, &status) != 0)
		return;
	lesson_check(subject);
	todos_check(subject);
	if (stat(subject->vectors, &status) == 0 && status.st_size >= VECTOR_BYTES_MAX)
		faults_add(&subject->faults, "%s: has %lld bytes; keep below %d", subject->vectors,
		    (long long)status.st_size, VECTOR_BYTES_MAX);
	if (subject->exercise.id && subject->exercise.hint_count < HINTS_WANTED)
		faults_add(&subject->warnings, "%s/exercise.json: hints: there are %d; write %d",
		    subject->folder, subject->exercise.hint_count, HINTS_WANTED);
	if (subject->loaded) {
		check_cases(subject);
		variety_check(subject);
	}
}
