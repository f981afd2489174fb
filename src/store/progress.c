#include "src/store/progress.h"

#include "grader/diagnose.h"
#include "grader/stage.h"
#include "grader/text.h"
#include "grader/version.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { NAME_LENGTH_MAX = 200, DIAGNOSIS_LENGTH_MAX = 1000, CASES_MAX = 10000, STARS_MAX = 3 };

/* What a double holds exactly, since JSON has no other numbers. */
#define TIME_MAX (INT64_C(1) << 53)

/* --- from a result ---------------------------------------------------------------------------- */

void attempt_borrow(struct attempt *attempt, const struct exercise *exercise,
    const struct source *source, const struct result *result, const char *kind, int64_t started_at)
{
	*attempt = (struct attempt){
	    .exercise = exercise->id,
	    .exercise_version = exercise->version,
	    .kind = (char *)(uintptr_t)kind,
	    .source = (char *)(uintptr_t)source->text,
	    .source_length = source->length,
	    .verdict = result->verdict,
	    .score = result->score,
	    .max_score = result->max_score,
	    .stars = result->stars,
	    .diagnosis = diagnosis_ids(&result->diagnosis, ","),
	    .started_at = started_at,
	    .took_ms = result->total_ms,
	    .seed = result->seed,
	    .stride_version = (char *)(uintptr_t)STRIDE_VERSION,
	    .cases = calloc((size_t)result->case_count + 1, sizeof *attempt->cases),
	};
	memcpy(attempt->sha256, result->sha256, sizeof attempt->sha256);
	for (int i = 0; attempt->cases && i < result->case_count; i++) {
		const struct case_result *of = &result->cases[i];

		attempt->cases[attempt->case_count++] = (struct attempt_case){
		    .name = of->of->name,
		    .category = of->of->category,
		    .verdict = of->verdict,
		    .skipped = of->skipped,
		    .time_ms = of->time_ms,
		};
	}
}

void attempt_give_back(struct attempt *attempt)
{
	free(attempt->cases);
	free(attempt->diagnosis);
	*attempt = (struct attempt){0};
}

/* --- flaws ------------------------------------------------------------------------------------ */

static bool is_printable(const char *text, size_t length_max)
{
	size_t length = text ? strlen(text) : 0;

	if (length == 0 || length > length_max)
		return false;
	char *clean = text_printable(text, length, false);
	bool same = clean && strcmp(clean, text) == 0;

	free(clean);
	return same;
}

static bool is_hexadecimal(const char *text, size_t length)
{
	return strlen(text) == length && strspn(text, "0123456789abcdef") == length;
}

static bool is_time(int64_t time)
{
	return time >= 0 && time <= TIME_MAX;
}

static bool is_amount(double number)
{
	return number >= 0 && isfinite(number);
}

/* It is the name of a folder, or PACK/NAME, and may not lead elsewhere. */
bool progress_is_id(const char *text)
{
	if (!is_printable(text, NAME_LENGTH_MAX) || *text == '.' || *text == '/')
		return false;
	const char *slash = strchr(text, '/');

	return !slash || (slash[1] && slash[1] != '.' && !strchr(slash + 1, '/'));
}

static const char *case_flaw(const struct attempt_case *of)
{
	if (!is_printable(of->name, NAME_LENGTH_MAX))
		return "a case has no name that can be shown";
	if (!is_printable(of->category, NAME_LENGTH_MAX))
		return "a case has no category that can be shown";
	return is_amount(of->time_ms) ? NULL : "a case has no time that can be";
}

static const char *source_flaw(const struct attempt *attempt)
{
	char sha256[HASH_HEX];

	if (!is_hexadecimal(attempt->sha256, HASH_HEX - 1))
		return "\"sha256\" is not 64 hexadecimal digits";
	if (!attempt->source)
		return NULL;
	if (attempt->source_length > SOURCE_MAX + 1)
		return "the source is larger than a submission may be";
	hash_of(attempt->source, attempt->source_length, sha256);
	return strcmp(sha256, attempt->sha256) == 0 ? NULL : "the source is not that of \"sha256\"";
}

const char *attempt_flaw(const struct attempt *attempt)
{
	if (!is_hexadecimal(attempt->uid, ATTEMPT_UID - 1))
		return "\"uid\" is not 32 hexadecimal digits";
	if (!progress_is_id(attempt->exercise))
		return "\"exercise\" is not the id of one";
	if (!is_printable(attempt->kind, NAME_LENGTH_MAX))
		return "\"kind\" cannot be shown";
	if (!is_amount(attempt->score) || !is_amount(attempt->max_score))
		return "\"score\" or \"max_score\" cannot be";
	if (attempt->stars < 0 || attempt->stars > STARS_MAX)
		return "\"stars\" is not 0 to 3";
	if (attempt->diagnosis && !is_printable(attempt->diagnosis, DIAGNOSIS_LENGTH_MAX))
		return "\"diagnosis\" cannot be shown";
	if (!is_time(attempt->started_at) || attempt->started_at == 0)
		return "\"started_at\" is no time";
	if (!is_amount(attempt->took_ms))
		return "\"took_ms\" is no time";
	if (!is_printable(attempt->stride_version, NAME_LENGTH_MAX))
		return "\"stride_version\" cannot be shown";
	if (attempt->case_count > CASES_MAX)
		return "it has too many cases";
	for (int i = 0; i < attempt->case_count; i++)
		if (case_flaw(&attempt->cases[i]))
			return case_flaw(&attempt->cases[i]);
	return source_flaw(attempt);
}

const char *standing_flaw(const struct standing *standing)
{
	if (!progress_is_id(standing->exercise))
		return "\"exercise\" is not the id of one";
	if (standing->hints_taken < 0)
		return "\"hints_taken\" is less than none";
	if (!is_time(standing->opened_at) || !is_time(standing->solution_seen_at) ||
	    !is_time(standing->first_attempt_at) || !is_time(standing->first_pass_at) ||
	    !is_time(standing->last_attempt_at))
		return "it has a time that is none";
	return NULL;
}

/* --- releasing -------------------------------------------------------------------------------- */

void attempt_release(struct attempt *attempt)
{
	for (int i = 0; i < attempt->case_count; i++) {
		free(attempt->cases[i].name);
		free(attempt->cases[i].category);
	}
	free(attempt->cases);
	free(attempt->exercise);
	free(attempt->kind);
	free(attempt->source);
	free(attempt->diagnosis);
	free(attempt->stride_version);
	*attempt = (struct attempt){0};
}

void attempts_release(struct attempts *attempts)
{
	for (int i = 0; i < attempts->count; i++)
		attempt_release(&attempts->list[i]);
	free(attempts->list);
	*attempts = (struct attempts){0};
}

void standings_release(struct standings *standings)
{
	for (int i = 0; i < standings->count; i++)
		free(standings->list[i].exercise);
	free(standings->list);
	*standings = (struct standings){0};
}

void progress_release(struct progress *progress)
{
	attempts_release(&progress->attempts);
	standings_release(&progress->standings);
	free(progress->current);
	*progress = (struct progress){0};
}

const struct standing *standings_find(const struct standings *standings, const char *exercise)
{
	for (int i = 0; i < standings->count; i++)
		if (strcmp(standings->list[i].exercise, exercise) == 0)
			return &standings->list[i];
	return NULL;
}
