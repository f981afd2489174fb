#include "grader/report.h"

#include "grader/save.h"
#include "grader/text.h"

#include <errno.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

/* --- the formats ------------------------------------------------------------------------------ */

static const struct format {
	const char *name;
	int (*write)(FILE *out, const struct report *report);
} FORMATS[] = {
    {"text", report_text},
    {"json", report_json},
    {"junit", report_junit},
    {"junit-strict", report_junit_strict},
    {"tap", report_tap},
    {"tap13", report_tap13},
    {"github", report_github},
    {"markdown", report_markdown},
    {"sarif", report_sarif},
    {"gradescope", report_gradescope},
    {"classroom50", report_classroom50},
    {"prairielearn", report_prairielearn},
    {"autolab", report_autolab},
    {"check50", report_check50},
    {"exercism", report_exercism},
};

enum { FORMAT_COUNT = sizeof FORMATS / sizeof *FORMATS };

static const struct format *find_format(const char *name, struct error *error)
{
	char known[256] = "";
	size_t used = 0;

	for (int i = 0; i < FORMAT_COUNT; i++) {
		if (strcmp(FORMATS[i].name, name) == 0)
			return &FORMATS[i];
		if (used < sizeof known)
			used += (size_t)snprintf(known + used, sizeof known - used, "%s%s",
			    i ? ", " : "", FORMATS[i].name);
	}
	error_set(error, "there is no format \"%s\"; there are %s", name, known);
	return NULL;
}

bool report_known(const char *format, struct error *error)
{
	return find_format(format, error) != NULL;
}

const char *report_format(int number)
{
	return number < FORMAT_COUNT ? FORMATS[number].name : NULL;
}

/* --- what they share -------------------------------------------------------------------------- */

const char *severity_name(enum severity severity)
{
	static const char *const NAMES[] = {
	    [SEVERITY_NOTE] = "note",
	    [SEVERITY_WARNING] = "warning",
	    [SEVERITY_ERROR] = "error",
	};

	return NAMES[severity];
}

double report_points(double points)
{
	return round(points * 1e6) / 1e6;
}

bool report_is_secret(const struct report *report, const struct case_result *of)
{
	return result_is_secret(report->result, of->of);
}

/* Of these verdicts all is said with our own words, and no numbers of the submission's. */
static bool has_plain_message(const struct case_result *of)
{
	return of->verdict == VERDICT_TIME_LIMIT || of->verdict == VERDICT_OUTPUT_LIMIT ||
	       of->verdict == VERDICT_FORBIDDEN;
}

bool report_shows_message(const struct report *report, const struct case_result *of)
{
	return report->detail == DETAIL_FULL ||
	       (!report_is_secret(report, of) && (report->result->retold || has_plain_message(of)));
}

bool report_shows_name(const struct report *report, const struct case_result *of)
{
	return report->detail != DETAIL_NONE || !report_is_secret(report, of);
}

bool report_shows_index(const struct report *report)
{
	return report->detail == DETAIL_FULL;
}

/* --- writing ---------------------------------------------------------------------------------- */

char *report_make(
    const char *format, const struct report *report, size_t *length, struct error *error)
{
	const struct format *found = find_format(format, error);
	char *text = NULL;

	if (!found)
		return NULL;
	FILE *memory = open_memstream(&text, length);
	int broken = !memory || found->write(memory, report) != 0;

	if (memory)
		broken |= fclose(memory) != 0;
	if (!broken)
		return text;
	error_set(error, "cannot make the report: out of memory");
	free(text);
	return NULL;
}

int report_write(FILE *out, const char *format, const struct report *report, struct error *error)
{
	size_t length = 0;
	char *text = report_make(format, report, &length, error);

	if (!text)
		return -1;
	int broken = fwrite(text, 1, length, out) != length || fflush(out) != 0;

	if (broken)
		error_set(error, "cannot write the report: %s", strerror(errno));
	free(text);
	return broken ? -1 : 0;
}

int report_to_file(
    const char *path, const char *format, const struct report *report, struct error *error)
{
	size_t length = 0;
	char *text = report_make(format, report, &length, error);

	if (!text)
		return -1;
	int done = save_file(path, text, length);

	if (done != 0)
		error_set(error, "cannot write the report to %s: %s", path, strerror(errno));
	free(text);
	return done;
}
