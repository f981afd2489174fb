#include "src/pack/record.h"

#include "grader/hash.h"
#include "grader/json.h"
#include "grader/save.h"
#include "grader/text.h"
#include "src/output.h"
#include "src/pack/installed.h"

#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

enum { RECORD_BYTES_MAX = 64 << 10, RECORD_FORMAT = 1 };

/* --- reading ---------------------------------------------------------------------------------- */

/* A member that is a text; NULL if it is none. The caller's. */
static char *take(const cJSON *root, const char *name)
{
	const cJSON *json = cJSON_GetObjectItemCaseSensitive(root, name);

	return cJSON_IsString(json) ? text_format("%s", json->valuestring) : NULL;
}

static bool is_sum(const char *text)
{
	return text && strlen(text) == HASH_HEX - 1 &&
	       strspn(text, "0123456789abcdef") == HASH_HEX - 1;
}

int record_read(struct record *record, const char *folder, struct error *error)
{
	char *path = text_format("%s/" INSTALLED_RECORD, folder);
	cJSON *root = path ? json_read(path, RECORD_BYTES_MAX, error) : NULL;
	const cJSON *at = cJSON_GetObjectItemCaseSensitive(root, "installed_at");
	int done = -1;

	*record = (struct record){
	    .source = take(root, "source"),
	    .etag = take(root, "etag"),
	    .sha256 = take(root, "sha256"),
	    .sums = take(root, "sums"),
	    .key = take(root, "key"),
	    .installed_at = cJSON_IsNumber(at) ? (int64_t)at->valuedouble : 0,
	};
	if (!path)
		error_set(error, "out of memory");
	else if (root && record->source && is_sum(record->sha256) && is_sum(record->sums))
		done = 0;
	else if (root)
		error_set(error, "%s says not where the pack is from; add it again", path);
	if (done != 0)
		record_release(record);
	cJSON_Delete(root);
	free(path);
	return done;
}

char *record_shown(const char *source)
{
	const char *mark = source[0] == '/' ? NULL : strstr(source, "://");
	const char *host = mark ? mark + 3 : source;
	size_t length = mark ? strcspn(host, "?#") : strlen(host);
	size_t authority = mark ? strcspn(host, "/?#") : 0;
	const char *at = memrchr(host, '@', authority);

	if (at) {
		length -= (size_t)(at + 1 - host);
		return text_format("%.*s%.*s", (int)(host - source), source, (int)length, at + 1);
	}
	return text_format("%.*s", (int)((size_t)(host - source) + length), source);
}

/* --- writing ---------------------------------------------------------------------------------- */

static char *to_text(const struct record *record)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddNumberToObject(root, "format", RECORD_FORMAT) &&
		    output_add_text(root, "source", record->source) &&
		    output_add_text(root, "etag", record->etag) &&
		    output_add_text(root, "sha256", record->sha256) &&
		    output_add_text(root, "sums", record->sums) &&
		    output_add_text(root, "key", record->key) &&
		    cJSON_AddNumberToObject(root, "installed_at", (double)record->installed_at);
	char *text = made ? cJSON_Print(root) : NULL;

	cJSON_Delete(root);
	return text;
}

int record_write(const struct record *record, const char *folder, struct error *error)
{
	char *path = text_format("%s/" INSTALLED_RECORD, folder), *text = to_text(record);
	char *shown = record_shown(record->source);
	int done = -1;

	if (!path || !text || !shown)
		error_set(error, "out of memory");
	else if ((done = save_file(path, text, strlen(text))) != 0 ||
		 (strcmp(shown, record->source) != 0 && (done = chmod(path, 0600)) != 0))
		error_set(error, "cannot write %s: %s", path, strerror(errno));
	free(shown);
	cJSON_free(text);
	free(path);
	return done;
}

void record_release(struct record *record)
{
	free(record->source);
	free(record->etag);
	free(record->sha256);
	free(record->sums);
	free(record->key);
	*record = (struct record){0};
}
