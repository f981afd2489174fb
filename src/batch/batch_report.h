/*
 * batch_report.h - what a batch came to, for programs: a table of all that is in its database, and
 * a document about this run.
 */
#ifndef SRC_BATCH_BATCH_REPORT_H
#define SRC_BATCH_BATCH_REPORT_H

#include "grader/error.h"
#include "src/batch/batch.h"

#include <cjson/cJSON.h>
#include <stdbool.h>

/* How many of the submissions of this run have which verdict. */
struct batch_tally {
	int verdicts[VERDICT_COUNT];
	int learners;
};

void batch_tally(struct batch_tally *tally, const struct submissions *submissions);

/*
 * A row for each submission, in the order of exercises and paths, with a head, for a spreadsheet
 * (src/text/csv.h). Whole or not there at all.
 */
int batch_to_csv(struct batch_store *store, const char *path, struct error *error);

/* False if it was not all made. */
bool batch_to_json(cJSON *root, const struct batch *batch, const char *database);

#endif
