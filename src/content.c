#include "src/content.h"

#include "grader/json.h"
#include "grader/text.h"
#include "src/suggest.h"
#include "src/typed.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { CATALOG_LIMIT = 1 << 20, CATALOG_FORMAT = 1 };

/* --- where ------------------------------------------------------------------------------------ */

static bool is_content(const char *root)
{
	char *kit = text_format("%s/exercises/kit/tensor.h", root);
	bool there = kit && access(kit, R_OK) == 0;

	free(kit);
	return there;
}

/* Made shorter by realpath, so that messages name a folder as a person would. */
static char *content_at(const char *folder, const char *from_there)
{
	char *root = text_format("%s%s", folder, from_there);
	char *real = root && is_content(root) ? realpath(root, NULL) : NULL;

	free(root);
	return real;
}

char *content_beside(const char *program, struct error *error)
{
	/* As installed, and from build/ or build/san/. */
	static const char *const PLACES[] = {"/../share/stride", "/..", "/../.."};
	char *folder = text_format("%s", program), *root = NULL;
	char *slash = folder ? strrchr(folder, '/') : NULL;

	if (slash)
		*slash = '\0';
	for (size_t i = 0; slash && !root && i < sizeof PLACES / sizeof *PLACES; i++)
		root = content_at(folder, PLACES[i]);
	if (!root)
		error_set(error,
		    "cannot find the exercises beside %s; install Stride with \"make install\", or "
		    "set STRIDE_CONTENT to the folder that holds exercises/",
		    program);
	free(folder);
	return root;
}

static int find_program(char program[PATH_MAX], struct error *error)
{
	ssize_t length = readlink("/proc/self/exe", program, PATH_MAX - 1);

	if (length < 0)
		return error_set(error, "cannot find out where this program is: /proc/self/exe: %s",
		    strerror(errno));
	program[length] = '\0';
	return 0;
}

static char *root_of_this_program(struct error *error)
{
	char program[PATH_MAX];

	return find_program(program, error) == 0 ? content_beside(program, error) : NULL;
}

static char *beside_this_program(const char *name, struct error *error)
{
	char program[PATH_MAX];

	if (find_program(program, error) != 0)
		return NULL;
	char *slash = strrchr(program, '/');
	char *path = text_format("%.*s%s", slash ? (int)(slash + 1 - program) : 0, program, name);

	if (!path)
		error_set(error, "out of memory");
	return path;
}

char *content_runner(struct error *error)
{
	return beside_this_program("stride-runner", error);
}

char *content_trainer(struct error *error)
{
	return beside_this_program("stride-trainer", error);
}

/* --- the catalog ------------------------------------------------------------------------------ */

static char *text_of(const cJSON *json)
{
	return cJSON_IsString(json) ? text_format("%s", json->valuestring) : NULL;
}

/* An id is the name of a folder, so that it may not lead elsewhere. */
static bool is_id(const cJSON *json)
{
	return cJSON_IsString(json) && *json->valuestring && json->valuestring[0] != '.' &&
	       !strchr(json->valuestring, '/');
}

static int read_exercises(struct track *track, const cJSON *list, struct error *error)
{
	const cJSON *item;

	track->exercises = calloc((size_t)cJSON_GetArraySize(list) + 1, sizeof *track->exercises);
	if (!track->exercises)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, list) {
		if (!is_id(item))
			return error_set(error, "an entry of \"exercises\" is not the id of one");
		track->exercises[track->count] = text_of(item);
		if (!track->exercises[track->count++])
			return error_set(error, "out of memory");
	}
	return 0;
}

static int read_track(struct track *track, const cJSON *json, struct error *error)
{
	const cJSON *list = cJSON_GetObjectItemCaseSensitive(json, "exercises");

	track->id = text_of(cJSON_GetObjectItemCaseSensitive(json, "id"));
	track->title = text_of(cJSON_GetObjectItemCaseSensitive(json, "title"));
	if (!track->id || !track->title || !cJSON_IsArray(list))
		return error_set(error, "a track needs \"id\", \"title\" and \"exercises\"");
	return read_exercises(track, list, error);
}

static int read_tracks(struct content *content, const cJSON *root, struct error *error)
{
	const cJSON *format = cJSON_GetObjectItemCaseSensitive(root, "format"), *item;
	const cJSON *tracks = cJSON_GetObjectItemCaseSensitive(root, "tracks");

	if (!cJSON_IsNumber(format) || format->valuedouble != CATALOG_FORMAT)
		return error_set(error, "\"format\" must be %d; a higher one needs a newer Stride",
		    CATALOG_FORMAT);
	if (!cJSON_IsArray(tracks))
		return error_set(error, "\"tracks\" is missing");
	content->tracks = calloc((size_t)cJSON_GetArraySize(tracks) + 1, sizeof *content->tracks);
	if (!content->tracks)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, tracks)
		if (read_track(&content->tracks[content->count++], item, error) != 0)
			return -1;
	return 0;
}

static int read_catalog(struct content *content, struct error *error)
{
	char *path = text_format("%s/exercises/catalog.json", content->root);
	cJSON *root = path ? json_read(path, CATALOG_LIMIT, error) : NULL;
	struct error reason = {""};
	int done = root ? read_tracks(content, root, &reason) : -1;

	if (root && done != 0)
		error_set(error, "%s: %s", path, reason.text);
	cJSON_Delete(root);
	free(path);
	return done;
}

/* --- opening ---------------------------------------------------------------------------------- */

int content_open_at(struct content *content, const char *root, struct error *error)
{
	*content = (struct content){.root = text_format("%s", root)};
	if (content->root && read_catalog(content, error) == 0)
		return 0;
	if (!content->root)
		error_set(error, "out of memory");
	content_release(content);
	return -1;
}

int content_open(struct content *content, struct error *error)
{
	const char *given = getenv("STRIDE_CONTENT");
	bool is_given = given && *given;
	char *root = is_given ? content_at(given, "") : root_of_this_program(error);

	*content = (struct content){0};
	if (is_given && !root)
		error_set(
		    error, "STRIDE_CONTENT is %s, but there is no exercises/kit/tensor.h", given);
	int done = root ? content_open_at(content, root, error) : -1;

	free(root);
	return done;
}

void content_release(struct content *content)
{
	for (int i = 0; i < content->count; i++) {
		struct track *track = &content->tracks[i];

		for (int k = 0; k < track->count; k++)
			free(track->exercises[k]);
		free(track->exercises);
		free(track->id);
		free(track->title);
	}
	free(content->tracks);
	free(content->root);
	*content = (struct content){0};
}

/* --- one exercise ----------------------------------------------------------------------------- */

const char *content_numbered(const struct content *content, int n)
{
	for (int i = 0; i < content->count && n >= 1; i++) {
		if (n <= content->tracks[i].count)
			return content->tracks[i].exercises[n - 1];
		n -= content->tracks[i].count;
	}
	return NULL;
}

int content_count(const struct content *content)
{
	int count = 0;

	for (int i = 0; i < content->count; i++)
		count += content->tracks[i].count;
	return count;
}

static const char *by_number(const struct content *content, const char *typed)
{
	size_t digits = strspn(typed, "0123456789");

	if (digits == 0 || digits > 6 || typed[digits])
		return NULL;
	return content_numbered(content, atoi(typed));
}

/* The one that begins so; *matches says how many do. */
static const char *by_beginning(const struct content *content, const char *typed, int *matches)
{
	const char *found = NULL, *id;
	size_t length = strlen(typed);

	*matches = 0;
	for (int n = 1; length > 0 && (id = content_numbered(content, n)); n++) {
		if (strcmp(id, typed) == 0) {
			*matches = 1;
			return id;
		}
		if (strncmp(id, typed, length) == 0) {
			found = id;
			++*matches;
		}
	}
	return found;
}

static void say_ambiguous(const struct content *content, const char *beginning, struct error *error)
{
	char names[512] = "";
	const char *id;

	for (int n = 1; (id = content_numbered(content, n)); n++)
		if (strncmp(id, beginning, strlen(beginning)) == 0) {
			strncat(names, " ", sizeof names - strlen(names) - 1);
			strncat(names, id, sizeof names - strlen(names) - 1);
		}
	error_set(error, "\"%s\" could be:%s", typed(beginning).text, names);
}

static void say_unknown(const struct content *content, const char *name, struct error *error)
{
	struct suggestion best = suggest_start(name);
	const char *id;

	for (int n = 1; (id = content_numbered(content, n)); n++)
		suggest_consider(&best, id);
	if (best.name)
		error_set(error, "there is no exercise \"%s\"; did you mean \"%s\"?",
		    typed(name).text, best.name);
	else
		error_set(error, "there is no exercise \"%s\"; \"stride list\" shows them all",
		    typed(name).text);
}

const char *content_exercise(const struct content *content, const char *typed, struct error *error)
{
	int matches = 0;
	const char *found = by_number(content, typed);

	if (!found)
		found = by_beginning(content, typed, &matches);
	if (matches > 1) {
		say_ambiguous(content, typed, error);
		return NULL;
	}
	if (!found)
		say_unknown(content, typed, error);
	return found;
}

char *content_folder(const struct content *content, const char *id)
{
	return text_format("%s/exercises/%s", content->root, id);
}

char *content_vectors(const struct content *content, const char *id)
{
	return text_format("%s/data/vectors/%s.json", content->root, id);
}

char *content_kit(const struct content *content)
{
	return text_format("%s/exercises/kit", content->root);
}

char *content_cache(void)
{
	const char *cache = getenv("XDG_CACHE_HOME"), *home = getenv("HOME");

	if (cache && cache[0] == '/')
		return text_format("%s/stride", cache);
	return home && home[0] == '/' ? text_format("%s/.cache/stride", home) : NULL;
}
