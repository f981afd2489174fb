#include "src/reports.h"

#include "src/typed.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* --- which, and where to ---------------------------------------------------------------------- */

static struct wanted_report *find(struct reports *reports, const char *format)
{
	for (int i = 0; i < reports->count; i++)
		if (strcmp(reports->list[i].format, format) == 0)
			return &reports->list[i];
	return NULL;
}

/* Asked for twice is the same as once. NULL for one that there is not. */
static struct wanted_report *want(struct reports *reports, const char *format, struct error *error)
{
	struct wanted_report *found = find(reports, format);

	if (found)
		return found;
	if (!report_known(typed(format).text, error))
		return NULL;
	reports->list[reports->count] = (struct wanted_report){.format = format};
	return &reports->list[reports->count++];
}

/* The format that "NAME=PATH" begins with, by the name that the table has; NULL if it is none. */
static const char *named_format(const char *output)
{
	size_t length = strcspn(output, "=");

	for (int i = 0; output[length] && report_format(i); i++)
		if (strlen(report_format(i)) == length &&
		    strncmp(report_format(i), output, length) == 0)
			return report_format(i);
	return NULL;
}

/* Something like jnit=report.xml: more likely a slip than a file of this name. */
static bool looks_named(const char *output)
{
	size_t length = strspn(output, "abcdefghijklmnopqrstuvwxyz0123456789-");

	return length > 0 && output[length] == '=';
}

static int place(struct wanted_report *report, const char *path, struct error *error)
{
	if (!*path)
		return error_set(error, "--output names no file for %s: --output %s=PATH",
		    report->format, report->format);
	if (report->path && strcmp(report->path, path) != 0)
		return error_set(error, "%s has two places: %s and %s", report->format,
		    typed(report->path).text, typed(path).text);
	report->path = path;
	return 0;
}

/* `asked` is how many formats --format names. */
static int take_output(struct reports *reports, int asked, const char *output, struct error *error)
{
	const char *format = named_format(output);
	struct wanted_report *report = NULL;

	if (format) {
		report = want(reports, format, error);
		return report ? place(report, strchr(output, '=') + 1, error) : -1;
	}
	if (looks_named(output))
		return error_set(error,
		    "--output \"%s\" begins with the name of no format; if it is a file, write "
		    "./ before it",
		    typed(output).text);
	if (asked != 1)
		return error_set(error,
		    "--output \"%s\" does not say which of the formats it is for: --output %s=PATH",
		    typed(output).text, reports->list[0].format);
	return place(&reports->list[0], output, error);
}

/* No two may want the same place, or one of them would be lost. */
static int check_places(const struct reports *reports, struct error *error)
{
	for (int i = 0; i < reports->count; i++)
		for (int k = 0; k < i; k++) {
			const struct wanted_report *a = &reports->list[k], *b = &reports->list[i];

			if (!a->path && !b->path)
				return error_set(error,
				    "%s and %s cannot both go to standard output: --output "
				    "%s=PATH",
				    a->format, b->format, b->format);
			if (a->path && b->path && strcmp(a->path, b->path) == 0)
				return error_set(error, "%s and %s cannot both go to %s", a->format,
				    b->format, typed(a->path).text);
		}
	return 0;
}

/* --- what CI jobs say in their environment ---------------------------------------------------- */

/* NULL for what is not set, or empty. */
static const char *environment(const char *name)
{
	const char *value = getenv(name);

	return value && *value ? value : NULL;
}

static int read_classroom(struct classroom *classroom, struct error *error)
{
	const struct {
		const char *name, **to;
		bool needed;
	} VARIABLES[] = {
	    {"CLASSROOM", &classroom->classroom, true},
	    {"ASSIGNMENT", &classroom->assignment, true},
	    {"SUBMISSION_TAG", &classroom->submission, true},
	    {"COMMIT_URL", &classroom->commit, true},
	    {"RELEASE_URL", &classroom->release, true},
	    {"REVIEW_URL", &classroom->review, false},
	    {"ASSIGNMENT_TYPE", &classroom->assignment_type, false},
	    {"OWNER", &classroom->owner, false},
	};

	for (size_t i = 0; i < sizeof VARIABLES / sizeof *VARIABLES; i++) {
		*VARIABLES[i].to = environment(VARIABLES[i].name);
		if (VARIABLES[i].needed && !*VARIABLES[i].to)
			return error_set(error,
			    "the format classroom50 is for a runner of Classroom 50, which sets "
			    "$%s; it is not set",
			    VARIABLES[i].name);
	}
	/* Older runners have no view of their own for a review. */
	if (!classroom->review)
		classroom->review = classroom->commit;
	return 0;
}

int reports_read(struct reports *reports, const struct options *options, int format, int output,
    struct error *error)
{
	const char *given;

	for (int i = 0; (given = options_each(options, format, i)); i++)
		if (!want(reports, given, error))
			return -1;
	if (reports->count == 0)
		want(reports, "text", error);
	int asked = reports->count;

	for (int i = 0; (given = options_each(options, output, i)); i++)
		if (take_output(reports, asked, given, error) != 0)
			return -1;
	if (find(reports, "github"))
		reports->summary = environment("GITHUB_STEP_SUMMARY");
	if (find(reports, "classroom50") && read_classroom(&reports->classroom, error) != 0)
		return -1;
	return check_places(reports, error);
}

/* --- writing ---------------------------------------------------------------------------------- */

/* Several steps of a job add to one file: so it grows, by one write. */
static int append(const char *path, const struct report *report, struct error *error)
{
	size_t length = 0;
	char *text = report_make("markdown", report, &length, error);
	int fd = text ? open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC | O_NOCTTY, 0666) : -1;
	int done = fd >= 0 && write(fd, text, length) == (ssize_t)length ? 0 : -1;

	if (text && done != 0)
		error_set(error, "cannot add a summary to $GITHUB_STEP_SUMMARY, %s: %s",
		    typed(path).text, strerror(errno));
	if (fd >= 0)
		close(fd);
	free(text);
	return done;
}

int reports_save(const struct reports *reports, const struct report *report, struct error *error)
{
	struct error more;
	int done = 0;

	for (int i = 0; i < reports->count; i++)
		if (reports->list[i].path &&
		    report_to_file(reports->list[i].path, reports->list[i].format, report,
			done == 0 ? error : &more) != 0)
			done = -1;
	if (reports->summary && append(reports->summary, report, done == 0 ? error : &more) != 0)
		done = -1;
	return done;
}

int reports_print(const struct reports *reports, const struct report *report, struct error *error)
{
	for (int i = 0; i < reports->count; i++)
		if (!reports->list[i].path)
			return report_write(stdout, reports->list[i].format, report, error);
	return 0;
}
