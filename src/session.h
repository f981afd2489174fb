/*
 * session.h - what lasts from one command to the next: the screen, where things are, what is
 * remembered, and the exercise that is being worked on.
 *
 * All but the screen is opened when it is first asked for, so that no command pays for what it does
 * not use. What is returned here belongs to the session.
 */
#ifndef SRC_SESSION_H
#define SRC_SESSION_H

#include "grader/error.h"
#include "src/command.h"
#include "src/content.h"
#include "src/desk.h"
#include "src/screen.h"
#include "src/store/progress.h"
#include "src/store/store.h"

#include <stdbool.h>

/* Filled by session_open, released by session_release. */
struct session {
	bool leaving;   /* the prompt ends after this command */
	bool prompting; /* somebody types commands and reads what they print */
	struct screen screen;
	char *work; /* the folder of the workspace */

	struct content content; /* by session_content; root is NULL before */
	struct desk desk;       /* by session_desk; runner is NULL before */

	struct store *store; /* by session_store */
	bool store_tried;
	struct error store_error;
};

/*
 * Takes the options that every command knows, --plain, --color WHEN and --work DIR, out of the
 * words, wherever before "--" they stand. -1 when they have no meaning.
 */
int session_open(struct session *session, int *count, char **words, struct error *error);
void session_release(struct session *session);

/* NULL, with an error, if there is none. */
const struct content *session_content(struct session *session, struct error *error);
/* Until it is asked for again, after packs were installed or removed. Ids are no longer there. */
void session_forget_content(struct session *session);

struct desk *session_desk(struct session *session, struct error *error);

/* NULL if nothing can be remembered or was: then session->store_error says why, and what needs no
 * memory goes on without it. */
struct store *session_store(struct session *session);

/* Until it is asked for again. */
void session_close_store(struct session *session);

/* Says, on stderr, that something was not recorded, and why. */
void session_say_unrecorded(struct session *session, const char *what, const struct error *why);

/* The other half of stop_on_signals: what Ctrl-C stopped is over, and the prompt goes on. */
void session_stop(struct session *session);

/*
 * The id of the exercise that a word means, or the current one for NULL, which is the one that was
 * last worked on, or else the first. *status says what is wrong when it is NULL.
 */
const char *session_exercise(
    struct session *session, const char *word, enum status *status, struct error *error);

/* From now on this one is the current one. */
void session_set_current(struct session *session, const char *id);

/* How all exercises stand, the caller's; none where nothing is known. */
struct standings session_standings(struct session *session);

/* The first exercise behind this one, in the order of the catalog and then from its start, that is
 * not passed; NULL if all are. */
const char *session_next_undone(struct session *session, const char *id);

#endif
