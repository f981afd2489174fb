#include "src/output.h"

#include "grader/report.h"
#include "grader/text.h"
#include "src/typed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static bool failed;

static bool say_failed(int why)
{
	fprintf(stderr, "stride: cannot write its output: %s\n", strerror(why ? why : EIO));
	failed = true;
	return false;
}

bool output_flush(void)
{
	if (failed)
		return false;
	errno = 0;
	/* A write that failed earlier has left its mark, but not its reason. */
	return fflush(stdout) == 0 && !ferror(stdout) ? true : say_failed(errno);
}

bool output_write(const char *text, size_t length)
{
	errno = 0;
	if (!failed && fwrite(text, 1, length, stdout) != length)
		say_failed(errno);
	return output_flush();
}

bool output_format_known(const char *format, struct error *error)
{
	if (!format || strcmp(format, "text") == 0 || strcmp(format, "json") == 0)
		return true;
	error_set(error, "--format is text or json, not \"%s\"", typed(format).text);
	return false;
}

bool output_is_json(const char *format)
{
	return format && strcmp(format, "json") == 0;
}

bool output_json(cJSON *root, bool made)
{
	char *text = made ? cJSON_Print(root) : NULL;

	if (text)
		puts(text);
	else
		typed_complain("stride: out of memory");
	cJSON_free(text);
	cJSON_Delete(root);
	return text != NULL;
}

bool output_add_text(cJSON *to, const char *name, const char *text)
{
	return (text ? cJSON_AddStringToObject(to, name, text) : cJSON_AddNullToObject(to, name)) !=
	       NULL;
}

bool output_add_points(cJSON *to, const char *name, double points)
{
	return cJSON_AddNumberToObject(to, name, report_points(points)) != NULL;
}

bool output_add_foreign(cJSON *to, const char *name, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;
	bool added = (!text || printable) && output_add_text(to, name, printable);

	free(printable);
	return added;
}
