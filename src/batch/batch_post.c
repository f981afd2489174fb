#include "src/batch/batch_post.h"

#include "grader/hash.h"
#include "grader/text.h"
#include "grader/version.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* Long enough that no two results share it, and as short as others. */
enum { KEY_LETTERS = 32 };

struct posting {
	struct posting *posting;
	const char *url;
	struct error *error;
	bool failed;
};

static bool add_text(cJSON *to, const char *name, const char *text)
{
	char *printable = text ? text_printable(text, strlen(text), false) : NULL;
	bool added = text ? printable && cJSON_AddStringToObject(to, name, printable)
			  : cJSON_AddNullToObject(to, name) != NULL;

	free(printable);
	return added;
}

/* The ids of pitfalls, which stand in a row with commas between them. */
static bool add_pitfalls(cJSON *to, const char *ids)
{
	cJSON *list = cJSON_AddArrayToObject(to, "pitfalls");
	bool made = list != NULL;

	while (made && ids && *ids) {
		size_t length = strcspn(ids, ",");
		char *id = text_format("%.*s", (int)length, ids);
		cJSON *item = id ? cJSON_CreateString(id) : NULL;

		made = item && cJSON_AddItemToArray(list, item);
		free(id);
		ids += length + (ids[length] == ',');
	}
	return made;
}

/* The caller's; NULL without memory. */
static char *to_json(const struct batch_row *row)
{
	cJSON *root = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(root, "schema", "stride/batch-result/v1") &&
		    cJSON_AddStringToObject(root, "exercise", row->of.exercise) &&
		    add_text(root, "path", row->of.path) &&
		    cJSON_AddStringToObject(root, "verdict", row->verdict) &&
		    cJSON_AddNumberToObject(root, "score", row->score) &&
		    cJSON_AddNumberToObject(root, "max_score", row->max_score) &&
		    cJSON_AddNumberToObject(root, "stars", row->stars) &&
		    add_pitfalls(root, row->diagnosis) &&
		    cJSON_AddBoolToObject(root, "certain", row->certain) &&
		    add_text(root, "message", row->message) &&
		    cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION);
	char *text = made ? cJSON_PrintUnformatted(root) : NULL;

	cJSON_Delete(root);
	return text;
}

/* The same result of the same learner for the same server is put only once. */
static void name_key(
    char key[HASH_HEX], const char *url, const struct batch_row *row, const char *json)
{
	unsigned char digest[HASH_BYTES];
	struct hash hash;

	hash_init(&hash);
	hash_add(&hash, url, strlen(url) + 1);
	hash_add(&hash, row->of.learner, strlen(row->of.learner) + 1);
	hash_add(&hash, json, strlen(json));
	hash_finish(&hash, digest);
	hash_hex(digest, key);
	key[KEY_LETTERS] = '\0';
}

static void put_row(void *context, const struct batch_row *row)
{
	struct posting *posting = context;
	char key[HASH_HEX];

	if (posting->failed || !row->graded)
		return;
	char *json = to_json(row);

	if (!json) {
		posting->failed = true;
		error_set(posting->error, "out of memory");
		return;
	}
	name_key(key, posting->url, row, json);
	const struct posting_result result = {
	    .learner = row->of.learner,
	    .exercise = row->of.exercise,
	    .verdict = row->verdict,
	    .json = json,
	    .key = key,
	};

	posting->failed = posting_put(posting->posting, &result, posting->error) != 0;
	free(json);
}

static int put_all(struct batch_store *store, struct posting *posting)
{
	if (posting_begin(posting->posting, posting->error) != 0 ||
	    batch_store_each(store, put_row, posting, posting->error) != 0 || posting->failed)
		return -1;
	return posting_commit(posting->posting, posting->error);
}

int batch_post(
    struct batch_store *store, const struct posting_request *request, struct error *error)
{
	struct posting posting = {.url = request->url, .error = error};
	int done = -1;

	posting.posting = posting_open(request, error);
	if (posting.posting)
		done = put_all(store, &posting);
	if (done == 0)
		posting_send(posting.posting);
	posting_close(posting.posting);
	return done;
}
