/*
 * state.h - what an exercise is to the learner: new, started, tried or passed.
 */
#ifndef SRC_STATE_H
#define SRC_STATE_H

#include "src/session.h"

enum state { STATE_NEW, STATE_STARTED, STATE_TRIED, STATE_PASSED };

/* `standing` is that of this exercise, or NULL. */
enum state state_of(const struct session *session, const struct standing *standing, const char *id);

const char *state_word(enum state state);
enum sign state_sign(enum state state);
enum style state_style(enum state state);

#endif
