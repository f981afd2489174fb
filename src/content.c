#include "src/content.h"

#include "grader/json.h"
#include "grader/text.h"
#include "src/pack/installed.h"
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

static int read_tracks(struct content *content, const cJSON *root, struct error *error)
{
	const cJSON *format = cJSON_GetObjectItemCaseSensitive(root, "format");

	if (!cJSON_IsNumber(format) || format->valuedouble != CATALOG_FORMAT)
		return error_set(error, "\"format\" must be %d; a higher one needs a newer Stride",
		    CATALOG_FORMAT);
	if (tracks_read(
		&content->tracks, cJSON_GetObjectItemCaseSensitive(root, "tracks"), error) != 0)
		return -1;
	content->catalog_count = content_count(content);
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
	tracks_release(&content->tracks);
	free(content->root);
	*content = (struct content){0};
}

/* --- packs ------------------------------------------------------------------------------------ */

/* Puts the pack's name before the ids of a track. */
static int prefix(struct track *track, const struct pack *pack)
{
	bool alone = pack->tracks.count == 1;
	char *id =
	    alone ? text_format("%s", pack->name) : text_format("%s/%s", pack->name, track->id);
	char *title = alone ? text_format("%s: %s", pack->name, pack->title)
			    : text_format("%s: %s", pack->name, track->title);

	free(track->id);
	free(track->title);
	track->id = id;
	track->title = title;
	for (int i = 0; i < track->count; i++) {
		char *full = text_format("%s/%s", pack->name, track->exercises[i]);

		free(track->exercises[i]);
		track->exercises[i] = full;
		if (!full) {
			track->count = i;
			return -1;
		}
	}
	return id && title ? 0 : -1;
}

/* Takes the tracks of a pack over. */
static int take_tracks(struct content *content, struct pack *pack)
{
	struct tracks *ours = &content->tracks, *theirs = &pack->tracks;
	size_t count = (size_t)ours->count + (size_t)theirs->count;
	struct track *larger = realloc(ours->list, (count + 1) * sizeof *larger);
	int done = 0;

	if (!larger)
		return -1;
	ours->list = larger;
	for (int i = 0; i < theirs->count; i++) {
		if (prefix(&theirs->list[i], pack) != 0)
			done = -1;
		ours->list[ours->count++] = theirs->list[i];
	}
	theirs->count = 0;
	return done;
}

int content_add_packs(struct content *content, struct error *error)
{
	struct installed_names names;
	int done = 0;

	installed_find(&names);
	for (int i = 0; done == 0 && i < names.count; i++) {
		struct pack pack;

		if (installed_read(&pack, names.list[i], &content->fault) == 0)
			done = take_tracks(content, &pack);
		pack_release(&pack);
	}
	installed_names_release(&names);
	return done == 0 ? 0 : error_set(error, "out of memory");
}

/* --- one exercise ----------------------------------------------------------------------------- */

const char *content_numbered(const struct content *content, int n)
{
	return tracks_numbered(&content->tracks, n);
}

int content_count(const struct content *content)
{
	int count = 0;

	for (int i = 0; i < content->tracks.count; i++)
		count += content->tracks.list[i].count;
	return count;
}

static const char *by_number(const struct content *content, const char *typed)
{
	size_t digits = strspn(typed, "0123456789");

	if (digits == 0 || digits > 6 || typed[digits])
		return NULL;
	return content_numbered(content, atoi(typed));
}

/* What a word is compared with: the exercises behind number `first`. */
struct search {
	const struct content *content;
	const char *typed;
	int first, last;
};

/* Of "pack/exercise" the exercise, of any other id all of it. */
static const char *behind_slash(const char *id)
{
	const char *slash = strchr(id, '/');

	return slash ? slash + 1 : id;
}

static bool begins(const char *id, const char *typed)
{
	size_t length = strlen(typed);

	return strncmp(id, typed, length) == 0 || strncmp(behind_slash(id), typed, length) == 0;
}

/* How many are named so, all of it, and the last of these. */
static int count_equal(const struct search *search, const char **found)
{
	int matches = 0;

	for (int n = search->first; n <= search->last; n++) {
		const char *id = content_numbered(search->content, n);

		if (strcmp(id, search->typed) == 0) {
			*found = id;
			return 1;
		}
		if (strcmp(behind_slash(id), search->typed) == 0) {
			*found = id;
			matches++;
		}
	}
	return matches;
}

/* The one that is named or begins so; *matches says how many are or do. */
static const char *by_beginning(const struct search *search, int *matches)
{
	const char *found = NULL;

	*matches = *search->typed ? count_equal(search, &found) : 0;
	if (*matches > 0 || !*search->typed)
		return found;
	for (int n = search->first; n <= search->last; n++) {
		const char *id = content_numbered(search->content, n);

		if (begins(id, search->typed)) {
			found = id;
			++*matches;
		}
	}
	return found;
}

static void say_ambiguous(const struct search *search, struct error *error)
{
	char names[512] = "";

	for (int n = search->first; n <= search->last; n++) {
		const char *id = content_numbered(search->content, n);

		if (begins(id, search->typed)) {
			strncat(names, " ", sizeof names - strlen(names) - 1);
			strncat(names, id, sizeof names - strlen(names) - 1);
		}
	}
	error_set(error, "\"%s\" could be:%s", typed(search->typed).text, names);
}

static void say_unknown(const struct content *content, const char *name, struct error *error)
{
	struct suggestion best = suggest_start(name);
	const char *id;

	for (int n = 1; (id = content_numbered(content, n)); n++) {
		suggest_consider(&best, id);
		suggest_consider(&best, behind_slash(id));
	}
	if (best.name)
		error_set(error, "there is no exercise \"%s\"; did you mean \"%s\"?",
		    typed(name).text, best.name);
	else
		error_set(error, "there is no exercise \"%s\"; \"stride list\" shows them all",
		    typed(name).text);
}

const char *content_exercise(const struct content *content, const char *typed, struct error *error)
{
	struct search search = {content, typed, 1, content->catalog_count};
	int matches = 0;
	const char *found = by_number(content, typed);

	if (!found)
		found = by_beginning(&search, &matches);
	if (!found) {
		search.first = search.last + 1;
		search.last = content_count(content);
		found = by_beginning(&search, &matches);
	}
	if (matches > 1) {
		say_ambiguous(&search, error);
		return NULL;
	}
	if (!found)
		say_unknown(content, typed, error);
	return found;
}

char *content_folder(const struct content *content, const char *id)
{
	return strchr(id, '/') ? installed_exercise(id)
			       : text_format("%s/exercises/%s", content->root, id);
}

char *content_vectors(const struct content *content, const char *id)
{
	if (!strchr(id, '/'))
		return text_format("%s/data/vectors/%s.json", content->root, id);
	char *folder = installed_exercise(id);
	char *path = folder ? text_format("%s/vectors.json", folder) : NULL;

	free(folder);
	return path;
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
