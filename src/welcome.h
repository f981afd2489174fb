/*
 * welcome.h - where a learner stands: said when the prompt opens, and in the prompt itself.
 */
#ifndef SRC_WELCOME_H
#define SRC_WELCOME_H

#include "src/session.h"

#include <stdbool.h>

/* The current exercise. Borrows from the session. */
struct where {
	const char *id; /* NULL if there is none, as without content */
	const char *sign;
	bool passed;
};

struct where welcome_where(struct session *session);

/* To who comes for the first time: what to type. To who comes back: where they left. */
void welcome_show(struct session *session);

#endif
