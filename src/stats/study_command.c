#include "src/stats/study_command.h"

#include "grader/save.h"
#include "src/file.h"
#include "src/options.h"
#include "src/output.h"
#include "src/text/pager.h"
#include "src/typed.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT, HTML, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "NAME"},
    [HTML] = {"html", "FILE"},
};

/* Only a text is for a screen. */
static int print(const struct study *study, const struct screen *screen,
    const struct study_format *format, struct error *error)
{
	size_t length;
	char *text = study_text(study, screen, format, &length);

	if (!text)
		return error_set(error, "out of memory");
	if (strcmp(format->name, "text") == 0)
		pager_show(screen, text, length, 0);
	else if (!output_write(text, length))
		error_set(error, "nothing was reported");
	free(text);
	return *error->text ? -1 : 0;
}

static int save(const struct study *study, const struct screen *screen,
    const struct study_format *format, const char *path, struct error *error)
{
	size_t length;
	char *text = study_text(study, screen, format, &length);
	int done = 0;

	if (!text)
		done = error_set(error, "out of memory");
	else if (save_file(path, text, length) != 0)
		done = error_set(error, "cannot write %s: %s", path, strerror(errno));
	free(text);
	return done;
}

/* Who asks for a page alone gets a page alone, and is told where it is. */
static int tell(const struct study_command *command, const struct study *study,
    const struct screen *screen, const struct options *options, struct error *error)
{
	const struct study_format *format =
	    study_format(command->formats, options->value[FORMAT], error);
	const char *page = options->value[HTML];
	int done = page ? save(study, screen, command->html, page, error) : 0;

	if (done == 0 && page && !options->value[FORMAT])
		printf("The report is in %s; any browser opens it.\n", typed(page).text);
	else if (done == 0)
		done = print(study, screen, format, error);
	return done;
}

static int take_options(struct options *options, const struct study_command *command, int count,
    char **words, struct error *error)
{
	if (options_parse(options, OPTIONS, OPTION_COUNT, count, words, error) != 0 ||
	    !study_format(command->formats, options->value[FORMAT], error))
		return -1;
	if (options->value[HTML] && !*options->value[HTML])
		return error_set(error, "--html needs the name of a file: --html report.html");
	for (int i = 0; i < options->count; i++)
		if (options->value[HTML] &&
		    file_is_same(options->value[HTML], options->arguments[i]))
			return error_set(error, "--html would write over %s; name another file",
			    typed(options->arguments[i]).text);
	if (options->count == 0 && !command->usual)
		return error_set(
		    error, "it needs the database of a batch: %s grades.db", command->name);
	return 0;
}

enum status study_command(
    const struct study_command *command, const struct screen *screen, int count, char **words)
{
	struct study study = {0};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	char *usual = (char *)(uintptr_t)command->usual;

	if (take_options(&options, command, count, words, &error) == 0) {
		status = STATUS_BROKEN;
		/* Whoever has not begun yet has nothing, which is no error. */
		if (options.count == 0 && access(usual, F_OK) == 0) {
			options.arguments = &usual;
			options.count = 1;
		}
		if (study_open(&study, options.count, options.arguments, &error) == 0 &&
		    tell(command, &study, screen, &options, &error) == 0)
			status = STATUS_DONE;
	}
	if (*error.text)
		typed_complain("%s: %s", command->name, error.text);
	study_release(&study);
	return status;
}
