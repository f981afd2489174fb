#include "src/pack/pack.h"

#include "grader/json.h"
#include "grader/text.h"
#include "src/file.h"
#include "src/typed.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

enum { FILE_BYTES_MAX = 256 << 10, TITLE_BYTES_MAX = 120 };

bool pack_is_name(const char *text)
{
	size_t length = strlen(text);

	return islower((unsigned char)text[0]) && length <= PACK_NAME_MAX &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789-") == length;
}

/* It becomes a part of the name of a file. */
static bool is_version(const char *text)
{
	size_t length = strlen(text);

	return isalnum((unsigned char)text[0]) && length <= PACK_NAME_MAX &&
	       strspn(text, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.+~-") ==
		   length;
}

static bool is_title(const char *text)
{
	char *clean = text_printable(text, strlen(text), false);
	bool same = clean && *text && strlen(text) <= TITLE_BYTES_MAX && strcmp(clean, text) == 0;

	free(clean);
	return same;
}

/* --- reading ---------------------------------------------------------------------------------- */

/* A member that is a text of the right kind; the caller's. */
static char *take(const cJSON *root, const char *member, bool (*is_right)(const char *),
    const char *kind, struct error *error)
{
	const cJSON *json = cJSON_GetObjectItemCaseSensitive(root, member);
	char *text = NULL;

	if (!cJSON_IsString(json))
		error_set(error, "\"%s\" is missing: %s", member, kind);
	else if (!is_right(json->valuestring))
		error_set(error, "\"%s\" is \"%s\", which is not %s", member,
		    typed(json->valuestring).text, kind);
	else if (!(text = text_format("%s", json->valuestring)))
		error_set(error, "out of memory");
	return text;
}

static int check_track(const struct track *track, struct error *error)
{
	if (!pack_is_name(track->id))
		return error_set(error,
		    "the id of a track is \"%s\", which is not a name of "
		    "lower-case letters, digits and \"-\"",
		    typed(track->id).text);
	if (!is_title(track->title))
		return error_set(error,
		    "the title of the track \"%s\" is not a short text that can be shown",
		    track->id);
	if (track->count == 0)
		return error_set(error, "the track \"%s\" has no exercise", track->id);
	return 0;
}

static int check_exercise(const struct tracks *tracks, int n, struct error *error)
{
	const char *id = tracks_numbered(tracks, n);

	if (!pack_is_name(id))
		return error_set(error,
		    "\"%s\" is not the id of an exercise: lower-case letters, "
		    "digits and \"-\"",
		    typed(id).text);
	for (int i = 1; i < n; i++)
		if (strcmp(tracks_numbered(tracks, i), id) == 0)
			return error_set(error, "the exercise \"%s\" is named twice", id);
	return 0;
}

static int check_tracks(const struct tracks *tracks, struct error *error)
{
	int count = 0;

	for (int i = 0; i < tracks->count; i++) {
		if (check_track(&tracks->list[i], error) != 0)
			return -1;
		for (int k = 0; k < i; k++)
			if (strcmp(tracks->list[k].id, tracks->list[i].id) == 0)
				return error_set(
				    error, "the track \"%s\" is there twice", tracks->list[i].id);
		count += tracks->list[i].count;
	}
	if (count == 0 || count > PACK_EXERCISES_MAX)
		return error_set(
		    error, "it has %d exercises; 1 to %d are possible", count, PACK_EXERCISES_MAX);
	for (int n = 1; n <= count; n++)
		if (check_exercise(tracks, n, error) != 0)
			return -1;
	return 0;
}

static int read_all(struct pack *pack, const cJSON *root, struct error *error)
{
	const cJSON *format = cJSON_GetObjectItemCaseSensitive(root, "format");
	const cJSON *tracks = cJSON_GetObjectItemCaseSensitive(root, "tracks");

	if (!cJSON_IsNumber(format) || format->valuedouble != PACK_FORMAT)
		return error_set(
		    error, "\"format\" must be %d; a higher one needs a newer Stride", PACK_FORMAT);
	pack->name = take(root, "name", pack_is_name,
	    "a name of at most 40 lower-case letters, digits and \"-\", with a letter first",
	    error);
	if (!pack->name)
		return -1;
	pack->version = take(root, "version", is_version,
	    "a version: at most 40 letters, digits and .+~-, as in \"1.2\"", error);
	if (!pack->version)
		return -1;
	pack->title = take(root, "title", is_title, "a short text that can be shown", error);
	if (!pack->title || tracks_read(&pack->tracks, tracks, error) != 0)
		return -1;
	return check_tracks(&pack->tracks, error);
}

int pack_parse(
    struct pack *pack, const char *text, size_t length, const char *path, struct error *error)
{
	cJSON *root = json_parse(text, length, path, error);
	struct error reason = {""};
	int done = -1;

	*pack = (struct pack){0};
	if (root && (done = read_all(pack, root, &reason)) != 0)
		error_set(error, "%s: %s", path, reason.text);
	if (done != 0)
		pack_release(pack);
	cJSON_Delete(root);
	return done;
}

int pack_read(struct pack *pack, const char *path, struct error *error)
{
	size_t length = 0;
	char *text = file_read(path, FILE_BYTES_MAX, &length, error);
	int done = -1;

	*pack = (struct pack){0};
	if (text)
		done = pack_parse(pack, text, length, path, error);
	free(text);
	return done;
}

void pack_release(struct pack *pack)
{
	tracks_release(&pack->tracks);
	free(pack->name);
	free(pack->version);
	free(pack->title);
	*pack = (struct pack){0};
}
