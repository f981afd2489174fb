/*
 * doctor: what this machine offers, and how to get what it lacks. It tries everything for real.
 */
#include "src/command.h"

#include "grader/cage.h"
#include "grader/compiler.h"
#include "grader/text.h"
#include "grader/version.h"
#include "src/content.h"
#include "src/options.h"
#include "src/session.h"
#include "src/store/home.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <gnu/libc-version.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/utsname.h>
#include <unistd.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

/* One line of the answer: what it is about, what was found, and what to do if that is not well. */
struct finding {
	const char *name;
	bool well;
	char found[600], remedy[200];
};

enum { SYSTEM, COMPILER, SANDBOX, EXERCISES, RUNNER, CACHE, PROGRESS, WORKSPACE, FINDING_COUNT };

static void look_at_system(struct finding *finding)
{
	struct utsname system;

	*finding = (struct finding){.name = "system", .well = true};
	if (uname(&system) == 0)
		snprintf(finding->found, sizeof finding->found, "%s %s, %s; C library %s",
		    system.sysname, system.release, system.machine, gnu_get_libc_version());
}

static void look_at_compiler(struct finding *finding)
{
	struct compiler compiler;
	struct error error = {""};

	*finding = (struct finding){.name = "compiler"};
	finding->well = compiler_find(&compiler, &error) == 0;
	snprintf(finding->found, sizeof finding->found, "%.500s",
	    finding->well ? compiler.path : error.text);
	if (finding->well && !compiler.locator[0])
		snprintf(finding->remedy, sizeof finding->remedy,
		    "without addr2line (binutils) a crash is told without its line");
}

static void look_at_sandbox(struct finding *finding)
{
	struct cage cage;
	struct error error = {""};

	*finding = (struct finding){.name = "sandbox"};
	finding->well = cage_probe(&cage, &error) == 0;
	if (!finding->well)
		snprintf(finding->found, sizeof finding->found, "%.500s", error.text);
	else
		snprintf(finding->found, sizeof finding->found, "level %d of %d, %s%s%.400s",
		    (int)cage.level, CAGE_FULL, cage_level_name(cage.level),
		    cage.missing[0] ? "; missing " : "", cage.missing);
	if (finding->well && cage.level < CAGE_FULL)
		snprintf(finding->remedy, sizeof finding->remedy,
		    "level 3 needs user namespaces: sysctl kernel.unprivileged_userns_clone=1, on "
		    "Ubuntu kernel.apparmor_restrict_unprivileged_userns=0, or a container that "
		    "allows "
		    "them");
}

static void look_at_content(struct finding *finding, struct finding *runner)
{
	struct content content = {0};
	struct error error = {""};

	*finding = (struct finding){.name = "exercises"};
	*runner = (struct finding){.name = "runner"};
	finding->well = content_open(&content, &error) == 0;
	snprintf(finding->found, sizeof finding->found, "%.500s",
	    finding->well ? content.root : error.text);
	content_release(&content);
	char *path = content_runner(&error);

	runner->well = path != NULL;
	snprintf(runner->found, sizeof runner->found, "%.500s", path ? path : error.text);
	free(path);
}

/* Whether something can be written to a folder, or to the nearest one above it that is there. */
static bool can_be_written(const char *folder)
{
	char *path = text_format("%s", folder);
	bool there = path && access(path, F_OK) == 0;

	for (char *slash; path && !there && (slash = strrchr(path, '/')) && slash != path;) {
		*slash = '\0';
		there = access(path, F_OK) == 0;
	}
	bool can = path && access(there ? path : ".", W_OK) == 0;

	free(path);
	return can;
}

/* A folder that is made when it is needed; that it cannot be costs something, but not the work. */
static void look_at_folder(
    struct finding *finding, const char *name, const char *path, const char *cost)
{
	bool can = path && can_be_written(path);

	*finding = (struct finding){.name = name, .well = true};
	snprintf(finding->found, sizeof finding->found, "%.500s%s", path ? path : "none",
	    can    ? ""
	    : path ? ", which cannot be written"
		   : ", because HOME is not set");
	if (!can)
		snprintf(finding->remedy, sizeof finding->remedy, "%s", cost);
}

static void look_at_folders(struct finding *findings, const struct session *session)
{
	struct error error = {""};
	char *cache = content_cache(), *progress = home_path(HOME_STORE, &error);

	look_at_folder(&findings[CACHE], "cache", cache,
	    "without it each grade compiles the reference anew; set XDG_CACHE_HOME");
	look_at_folder(&findings[PROGRESS], "progress", progress,
	    "without it nothing is remembered; set STRIDE_HOME to a folder that can be written");
	look_at_folder(&findings[WORKSPACE], "workspace", session->work,
	    "no exercise can be started there; set STRIDE_WORK or give --work DIR");
	free(cache);
	free(progress);
}

static enum status tell_as_json(const struct finding *findings)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION) != NULL;

	for (int i = 0; i < FINDING_COUNT; i++) {
		cJSON *each = cJSON_AddObjectToObject(root, findings[i].name);

		made = made && cJSON_AddBoolToObject(each, "well", findings[i].well) &&
		       cJSON_AddStringToObject(each, "found", findings[i].found) &&
		       (!findings[i].remedy[0] ||
			   cJSON_AddStringToObject(each, "remedy", findings[i].remedy));
	}
	char *text = made ? cJSON_Print(root) : NULL;

	if (text)
		puts(text);
	cJSON_free(text);
	cJSON_Delete(root);
	return text ? STATUS_DONE : STATUS_BROKEN;
}

static void tell(const struct screen *screen, const struct finding *findings)
{
	printf("Stride %s\n\n", STRIDE_VERSION);
	for (int i = 0; i < FINDING_COUNT; i++) {
		int column =
		    printf("  %-2s %-10s ", findings[i].well ? "ok" : "!!", findings[i].name);

		screen_wrap(stdout, findings[i].found, column, column, screen->width);
		if (findings[i].remedy[0]) {
			printf("\n%*s", column, "");
			screen_wrap(stdout, findings[i].remedy, column, column, screen->width);
		}
		putchar('\n');
	}
}

static enum status doctor(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	struct finding findings[FINDING_COUNT];
	bool well = true;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0) {
		typed_complain("doctor: %s", error.text);
		return STATUS_USAGE;
	}
	const char *format = options.value[FORMAT] ? options.value[FORMAT] : "text";

	if (strcmp(format, "text") != 0 && strcmp(format, "json") != 0) {
		typed_complain("doctor: --format is text or json, not \"%s\"", typed(format).text);
		return STATUS_USAGE;
	}
	look_at_system(&findings[SYSTEM]);
	look_at_compiler(&findings[COMPILER]);
	look_at_sandbox(&findings[SANDBOX]);
	look_at_content(&findings[EXERCISES], &findings[RUNNER]);
	look_at_folders(findings, session);
	if (*format == 'j') {
		if (tell_as_json(findings) != STATUS_DONE)
			return STATUS_BROKEN;
	} else {
		tell(&session->screen, findings);
	}
	for (int i = 0; i < FINDING_COUNT; i++)
		well = well && findings[i].well;
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
