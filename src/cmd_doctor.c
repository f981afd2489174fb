/*
 * doctor: what this machine offers, and how to get what it lacks. It tries everything for real.
 */
#include "src/command.h"

#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/version.h"
#include "src/content.h"
#include "src/options.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

/* One line of the answer: what it is about, what was found, and what to do if that is not well. */
struct sign {
	const char *name;
	bool well;
	char found[600], remedy[200];
};

enum { SIGN_COUNT = 5 };

static void look_at_system(struct sign *sign)
{
	struct utsname system;

	*sign = (struct sign){.name = "system", .well = true};
	if (uname(&system) == 0)
		snprintf(sign->found, sizeof sign->found, "%s %s, %s", system.sysname,
		    system.release, system.machine);
}

static void look_at_compiler(struct sign *sign)
{
	struct compiler compiler;
	struct error error = {""};

	*sign = (struct sign){.name = "compiler"};
	sign->well = compiler_find(&compiler, &error) == 0;
	snprintf(
	    sign->found, sizeof sign->found, "%.500s", sign->well ? compiler.path : error.text);
	if (sign->well && !compiler.locator[0])
		snprintf(sign->remedy, sizeof sign->remedy,
		    "without addr2line (binutils) a crash is told without its line");
}

static void look_at_sandbox(struct sign *sign)
{
	struct cage cage;
	struct error error = {""};

	*sign = (struct sign){.name = "sandbox"};
	sign->well = cage_probe(&cage, &error) == 0;
	if (!sign->well)
		snprintf(sign->found, sizeof sign->found, "%.500s", error.text);
	else
		snprintf(sign->found, sizeof sign->found, "level %d of %d, %s%s%.400s",
		    (int)cage.level, CAGE_FULL, cage_level_name(cage.level),
		    cage.missing[0] ? "; missing " : "", cage.missing);
	if (sign->well && cage.level < CAGE_FULL)
		snprintf(sign->remedy, sizeof sign->remedy,
		    "level 3 needs user namespaces: sysctl kernel.unprivileged_userns_clone=1, on "
		    "Ubuntu kernel.apparmor_restrict_unprivileged_userns=0, or a container that "
		    "allows "
		    "them");
}

static void look_at_content(struct sign *sign, struct sign *runner)
{
	struct content content = {0};
	struct error error = {""};

	*sign = (struct sign){.name = "exercises"};
	*runner = (struct sign){.name = "runner"};
	sign->well = content_open(&content, &error) == 0;
	snprintf(sign->found, sizeof sign->found, "%.500s", sign->well ? content.root : error.text);
	content_release(&content);
	char *path = content_runner(&error);

	runner->well = path != NULL;
	snprintf(runner->found, sizeof runner->found, "%.500s", path ? path : error.text);
	free(path);
}

static enum status tell_as_json(const struct sign *signs)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION) != NULL;

	for (int i = 0; i < SIGN_COUNT; i++) {
		cJSON *each = cJSON_AddObjectToObject(root, signs[i].name);

		made = made && cJSON_AddBoolToObject(each, "well", signs[i].well) &&
		       cJSON_AddStringToObject(each, "found", signs[i].found) &&
		       (!signs[i].remedy[0] ||
			   cJSON_AddStringToObject(each, "remedy", signs[i].remedy));
	}
	char *text = made ? cJSON_Print(root) : NULL;

	if (text)
		puts(text);
	cJSON_free(text);
	cJSON_Delete(root);
	return text ? STATUS_DONE : STATUS_BROKEN;
}

static void tell(const struct sign *signs)
{
	printf("Stride %s\n\n", STRIDE_VERSION);
	for (int i = 0; i < SIGN_COUNT; i++) {
		printf("  %-2s %-10s %s\n", signs[i].well ? "ok" : "!!", signs[i].name,
		    signs[i].found);
		if (signs[i].remedy[0])
			printf("                %s\n", signs[i].remedy);
	}
}

static enum status doctor(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	struct sign signs[SIGN_COUNT];
	bool well = true;

	(void)session;
	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0) {
		typed_complain("doctor: %s", error.text);
		return STATUS_USAGE;
	}
	const char *format = options.value[FORMAT] ? options.value[FORMAT] : "text";

	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0) {
		typed_complain("doctor: --format is text or json, not \"%s\"", typed(format).text);
		return STATUS_USAGE;
	}
	look_at_system(&signs[0]);
	look_at_compiler(&signs[1]);
	look_at_sandbox(&signs[2]);
	look_at_content(&signs[3], &signs[4]);
	if (*format == 'j') {
		if (tell_as_json(signs) != STATUS_DONE)
			return STATUS_BROKEN;
	} else {
		tell(signs);
	}
	for (int i = 0; i < SIGN_COUNT; i++)
		well = well && signs[i].well;
	return well ? STATUS_DONE : STATUS_BROKEN;
}

const struct command command_doctor = {
    .name = "doctor",
    .arguments = "[--format json]",
    .summary = "Says what this machine offers: compiler, sandbox level and why, paths.",
    .example = "doctor",
    .max_arguments = 2,
    .run = doctor,
};
