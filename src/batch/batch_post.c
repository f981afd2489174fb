#include "src/batch/batch_post.h"

#include "grader/text.h"
#include "grader/version.h"
#include "src/output.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

struct posting {
	struct posting *posting;
	struct error *error;
	bool failed;
};

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
		    output_add_foreign(root, "path", row->of.path) &&
		    cJSON_AddStringToObject(root, "verdict", row->verdict) &&
		    output_add_points(root, "score", row->score) &&
		    output_add_points(root, "max_score", row->max_score) &&
		    cJSON_AddNumberToObject(root, "stars", row->stars) &&
		    add_pitfalls(root, row->diagnosis) &&
		    cJSON_AddBoolToObject(root, "certain", row->certain) &&
		    output_add_foreign(root, "message", row->message) &&
		    cJSON_AddStringToObject(root, "stride_version", STRIDE_VERSION);
	char *text = made ? cJSON_PrintUnformatted(root) : NULL;

	cJSON_Delete(root);
	return text;
}

static void put_row(void *context, const struct batch_row *row)
{
	struct posting *posting = context;

	if (posting->failed || !row->graded)
		return;
	char *json = to_json(row);
	char *subject = text_format("%s/%s", row->of.exercise, row->of.path);
	const struct posting_result result = {
	    .learner = row->of.learner,
	    .exercise = row->of.exercise,
	    .verdict = row->verdict,
	    .json = json,
	    .subject = subject,
	};
	int done = json && subject ? posting_put(posting->posting, &result, posting->error)
				   : error_set(posting->error, "out of memory");

	posting->failed = done != 0;
	free(json);
	free(subject);
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
	struct posting posting = {.error = error};
	int done = -1;

	posting.posting = posting_open(request, error);
	if (posting.posting)
		done = put_all(store, &posting);
	if (done == 0)
		posting_send(posting.posting);
	posting_close(posting.posting);
	return done;
}
