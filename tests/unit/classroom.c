#include "tests/unit/classroom.h"

#include "grader/text.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

/* 2026-09-01 08:00 UTC */
static const int64_t BEGINNING = 1788249600000;

enum { MINUTE_MS = 60000 };

static int64_t minute(int minutes)
{
	return BEGINNING + (int64_t)minutes * MINUTE_MS;
}

static char *copied(const char *text)
{
	char *copy = text ? strdup(text) : NULL;

	assert_true(copy || !text);
	return copy;
}

/* --- one thing -------------------------------------------------------------------------------- */

static void add_cases(struct attempt *attempt, const char *letters)
{
	attempt->cases = calloc(strlen(letters) + 1, sizeof *attempt->cases);
	assert_non_null(attempt->cases);
	for (int i = 0; letters[i]; i++)
		attempt->cases[attempt->case_count++] = (struct attempt_case){
		    .name = text_format("c%d", i + 1),
		    .category = copied(i < 2 ? "basic" : "edges"),
		    .verdict = letters[i] == '+' ? VERDICT_ACCEPTED : VERDICT_WRONG_ANSWER,
		    .skipped = letters[i] == '-',
		    .time_ms = 0.5,
		};
}

void classroom_add(struct records *records, const struct classroom_attempt *of, const char *kind)
{
	struct learner *learner = records_learner(records, of->learner);

	assert_non_null(learner);
	struct attempts *attempts = &learner->progress.attempts;

	attempts->list =
	    realloc(attempts->list, ((size_t)attempts->count + 1) * sizeof *attempts->list);
	assert_non_null(attempts->list);
	struct attempt *attempt = &attempts->list[attempts->count++];

	*attempt = (struct attempt){
	    .exercise = copied(of->exercise),
	    .exercise_version = 1,
	    .kind = copied(kind),
	    .source = copied(of->source),
	    .source_length = of->source ? strlen(of->source) : 0,
	    .verdict = of->verdict,
	    .score = of->score,
	    .max_score = 10,
	    .stars = of->verdict == VERDICT_ACCEPTED ? 2 : 0,
	    .diagnosis = copied(of->diagnosis),
	    .started_at = minute(of->minute),
	    .took_ms = 40,
	    .stride_version = copied("0.1.0"),
	};
	hash_of(attempt->source ? attempt->source : "", attempt->source_length, attempt->sha256);
	add_cases(attempt, of->cases);
}

void classroom_stand(struct records *records, const char *name, const char *exercise, int opened,
    int solution, int hints)
{
	struct learner *learner = records_learner(records, name);

	assert_non_null(learner);
	struct standings *standings = &learner->progress.standings;

	standings->list =
	    realloc(standings->list, ((size_t)standings->count + 1) * sizeof *standings->list);
	assert_non_null(standings->list);
	standings->list[standings->count++] = (struct standing){
	    .exercise = copied(exercise),
	    .opened_at = opened ? minute(opened) : 0,
	    .solution_seen_at = solution ? minute(solution) : 0,
	    .hints_taken = hints,
	};
}

void classroom_refuse(struct records *records, const char *learner, const char *exercise,
    const char *path, const char *message)
{
	size_t count = (size_t)records->ungraded_count;

	records->ungraded = realloc(records->ungraded, (count + 1) * sizeof *records->ungraded);
	assert_non_null(records->ungraded);
	records->ungraded[records->ungraded_count++] =
	    (struct ungraded){copied(learner), copied(exercise), copied(path), copied(message)};
}

/* --- a class ---------------------------------------------------------------------------------- */

#define BASIC "conv1d-basic"
#define OTHER "median-filter"
#define STARTER "tensor f(tensor x) { return x; }"
#define SAME "tensor f(tensor x) { int n = tensor_size(x); return n > 1 ? half(x) : x; }"

static const struct classroom_attempt ATTEMPTS[] = {
    {"Anna", BASIC, VERDICT_WRONG_ANSWER, 4, "flipped-kernel", 10, "+xx++x", STARTER},
    {"Anna", BASIC, VERDICT_ACCEPTED, 10, NULL, 25, "++++++", SAME},
    {"Ben", BASIC, VERDICT_COMPILE_ERROR, 0, NULL, 5, "", "tensor f(tensor x) {"},
    {"Ben", BASIC, VERDICT_WRONG_ANSWER, 6, "flipped-kernel,same-instead", 9, "+xx++x", NULL},
    {"Ben", BASIC, VERDICT_WRONG_SHAPE, 6, "same-instead", 12, "++x++x", "int b;"},
    {"Carla", BASIC, VERDICT_ACCEPTED, 10, NULL, 40, "++++++",
	"/* mine */ tensor f(tensor y) { int size = tensor_size(y);\n"
	"return size > 1 ? half(y) : y; }"},
    {"Dora", BASIC, VERDICT_WRONG_ANSWER, 1, "flipped-kernel", 7, "+xxx+x", STARTER},
    {"Emil", BASIC, VERDICT_ACCEPTED, 10, NULL, 300, "++++++", "float e = 2;"},
    {"Finn", BASIC, VERDICT_TIME_LIMIT, 3, NULL, 8, "+x---+", "int f[1];"},
    {"Finn", BASIC, VERDICT_ACCEPTED, 10, NULL, 68, "++++++", "int f[2];"},
    {"=cmd|' /C calc'!A0", BASIC, VERDICT_FORBIDDEN, 0, NULL, 9, "xxxx+x", "int f[3];"},
    {"<script>alert(1)</script>", BASIC, VERDICT_WRONG_ANSWER, 8.5, "a-new-one", 11, "++x++x",
	"int f[4];"},
    {"Anna", OTHER, VERDICT_ACCEPTED, 10, NULL, 80, "++", "int i[7];"},
    {"Ben", OTHER, VERDICT_RUNTIME_ERROR, 2.5, "<b>bold</b>", 90, "+x", "int j;"},
};

void classroom_fill(struct records *records)
{
	for (size_t i = 0; i < sizeof ATTEMPTS / sizeof *ATTEMPTS; i++)
		classroom_add(records, &ATTEMPTS[i], "check");
	classroom_stand(records, "Anna", BASIC, 1, 0, 2);
	classroom_stand(records, "Ben", BASIC, 2, 11, 3);
	classroom_stand(records, "Carla", BASIC, 0, 50, 0);
	classroom_stand(records, "Gina", BASIC, 3, 0, 1);
	classroom_refuse(records, "Hugo", BASIC, "hugo/answer.c",
	    "cannot read hugo/answer.c: Permission denied");
}

void classroom_course(struct course *course)
{
	struct fingerprint starter, reference;

	assert_int_equal(fingerprint_of(&starter, STARTER, strlen(STARTER)), 0);
	assert_int_equal(fingerprint_of(&reference, "float out = 2;", strlen("float out = 2;")), 0);
	*course = (struct course){calloc(1, sizeof *course->list), 1};
	assert_non_null(course->list);
	course->list[0] = (struct course_exercise){
	    .id = copied(BASIC),
	    .title = copied("1-D <convolution>, \"basic\" & all"),
	    .place = 1,
	    .mistakes = calloc(2, sizeof *course->list[0].mistakes),
	    .mistake_count = 2,
	    .starter = starter,
	    .reference = reference,
	};
	assert_non_null(course->list[0].mistakes);
	course->list[0].mistakes[0] =
	    (struct course_mistake){copied("flipped-kernel"), copied("The kernel is flipped")};
	course->list[0].mistakes[1] = (struct course_mistake){
	    copied("same-instead"), copied("The length of x is kept, with zeros at the ends")};
}
