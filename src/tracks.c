#include "src/tracks.h"

#include "grader/text.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

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

int tracks_read(struct tracks *tracks, const cJSON *json, struct error *error)
{
	const cJSON *item;

	*tracks = (struct tracks){0};
	if (!cJSON_IsArray(json))
		return error_set(error, "\"tracks\" is missing");
	tracks->list = calloc((size_t)cJSON_GetArraySize(json) + 1, sizeof *tracks->list);
	if (!tracks->list)
		return error_set(error, "out of memory");
	cJSON_ArrayForEach (item, json)
		if (read_track(&tracks->list[tracks->count++], item, error) != 0)
			return -1;
	return 0;
}

void tracks_release(struct tracks *tracks)
{
	for (int i = 0; i < tracks->count; i++) {
		struct track *track = &tracks->list[i];

		for (int k = 0; k < track->count; k++)
			free(track->exercises[k]);
		free(track->exercises);
		free(track->id);
		free(track->title);
	}
	free(tracks->list);
	*tracks = (struct tracks){0};
}

const char *tracks_numbered(const struct tracks *tracks, int n)
{
	for (int i = 0; i < tracks->count && n >= 1; i++) {
		if (n <= tracks->list[i].count)
			return tracks->list[i].exercises[n - 1];
		n -= tracks->list[i].count;
	}
	return NULL;
}
