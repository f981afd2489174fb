/*
 * with_mine.h - the learner's earlier answers, graded once more with the learner's own primitive in
 * place of the kit's.
 */
#ifndef SRC_WITH_MINE_H
#define SRC_WITH_MINE_H

#include "src/session.h"

/* Says of each answer in the workspace that calls the primitive how it fares. FAILED if one does
 * not pass. Nothing of it is recorded. */
enum status with_mine_check(struct session *session, struct error *error);

#endif
