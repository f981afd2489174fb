/*
 * batch_post.h - the results of a batch, posted to somebody's server (src/outbox/posting.h).
 */
#ifndef SRC_BATCH_BATCH_POST_H
#define SRC_BATCH_BATCH_POST_H

#include "grader/error.h"
#include "src/outbox/posting.h"
#include "src/store/batch_store.h"

/*
 * All that is in the database, in the order of exercises and paths, but what could not be graded,
 * and what is as it was when it was last posted to the same address. 0 also if some of it has to
 * wait.
 */
int batch_post(
    struct batch_store *store, const struct posting_request *request, struct error *error);

#endif
