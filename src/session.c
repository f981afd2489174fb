#include "src/session.h"

#include "grader/stop.h"
#include "grader/text.h"
#include "src/store/home.h"
#include "src/typed.h"

#include <stdlib.h>
#include <string.h>

#define WORK_USUAL "./stride-work"

/* --- the options of every command ------------------------------------------------------------- */

struct globals {
	bool plain;
	enum screen_colour colour;
	const char *work;
};

static int take_colour(enum screen_colour *colour, const char *word, struct error *error)
{
	static const char *const WORDS[] = {"auto", "always", "never"};

	for (int i = 0; i < 3; i++)
		if (strcmp(word, WORDS[i]) == 0) {
			*colour = (enum screen_colour)i;
			return 0;
		}
	return error_set(error, "--color is auto, always or never, not \"%s\"", typed(word).text);
}

/* The value of --NAME VALUE or --NAME=VALUE at words[*at], which *at then stands on the last word
 * of; NULL if it is another word, "" if the value is missing. */
static const char *value_of(const char *name, char **words, int count, int *at)
{
	size_t length = strlen(name);
	const char *word = words[*at];

	if (!word || strncmp(word, name, length) != 0)
		return NULL;
	if (word[length] == '=')
		return word + length + 1;
	if (word[length] != '\0')
		return NULL;
	return *at + 1 < count ? words[++*at] : "";
}

static int take_one(
    struct globals *globals, char **words, int count, int *at, bool *taken, struct error *error)
{
	const char *value;

	*taken = true;
	if (strcmp(words[*at], "--plain") == 0) {
		globals->plain = true;
		return 0;
	}
	if ((value = value_of("--color", words, count, at)))
		return take_colour(&globals->colour, value, error);
	if ((value = value_of("--work", words, count, at))) {
		globals->work = value;
		return *value ? 0 : error_set(error, "--work needs a folder: --work DIR");
	}
	*taken = false;
	return 0;
}

static int take_globals(struct globals *globals, int *count, char **words, struct error *error)
{
	int kept = 0, all = *count;
	bool ended = false;

	for (int i = 0; i < all; i++) {
		bool taken = false;

		ended = ended || strcmp(words[i], "--") == 0;
		if (!ended && take_one(globals, words, all, &i, &taken, error) != 0)
			return -1;
		if (!taken)
			words[kept++] = words[i];
	}
	words[kept] = NULL;
	*count = kept;
	return 0;
}

/* --- opening ---------------------------------------------------------------------------------- */

int session_open(struct session *session, int *count, char **words, struct error *error)
{
	struct globals globals = {.colour = COLOUR_AUTO};
	const char *work = getenv("STRIDE_WORK");

	*session = (struct session){0};
	if (take_globals(&globals, count, words, error) != 0)
		return -1;
	screen_look(&session->screen, globals.colour, globals.plain);
	session->work = text_format("%s", globals.work    ? globals.work
					  : work && *work ? work
							  : WORK_USUAL);
	return session->work ? 0 : error_set(error, "out of memory");
}

/* What a learner must know about the database, as soon as it shows. */
static void say_notice(struct store *store)
{
	char *notice = store_take_notice(store);

	if (notice)
		typed_complain("%s", notice);
	free(notice);
}

void session_release(struct session *session)
{
	session_close_store(session);
	desk_release(&session->desk);
	content_release(&session->content);
	free(session->work);
	*session = (struct session){0};
}

const struct content *session_content(struct session *session, struct error *error)
{
	if (session->content.root)
		return &session->content;
	if (content_open(&session->content, error) != 0 ||
	    content_add_packs(&session->content, error) != 0) {
		content_release(&session->content);
		return NULL;
	}
	if (*session->content.fault.text)
		typed_complain("A pack is left out: %s", session->content.fault.text);
	return &session->content;
}

void session_forget_content(struct session *session)
{
	content_release(&session->content);
}

struct desk *session_desk(struct session *session, struct error *error)
{
	const struct content *content = session_content(session, error);

	if (!content)
		return NULL;
	if (!session->desk.runner && desk_open(&session->desk, content, error) != 0) {
		desk_release(&session->desk);
		return NULL;
	}
	return &session->desk;
}

struct store *session_store(struct session *session)
{
	if (!session->store_tried) {
		char *path = home_path(HOME_STORE, &session->store_error);

		session->store_tried = true;
		session->store = path ? store_open(path, &session->store_error) : NULL;
		free(path);
	}
	if (session->store)
		say_notice(session->store);
	return session->store;
}

void session_close_store(struct session *session)
{
	if (session->store)
		say_notice(session->store);
	store_close(session->store);
	session->store = NULL;
	session->store_tried = false;
	session->store_error = (struct error){""};
}

void session_say_unrecorded(struct session *session, const char *what, const struct error *why)
{
	(void)session;
	typed_complain("%s was not recorded: %s", what, why->text);
}

void session_stop(struct session *session)
{
	if (session->prompting && stop_asked == SIGINT)
		stop_asked = 0;
	stop_now();
}

/* --- exercises -------------------------------------------------------------------------------- */

static const char *current(struct session *session)
{
	struct store *store = session_store(session);
	struct error ignored = {""};
	char *id = NULL;
	const char *found = NULL;

	if (store && store_current(store, &id, &ignored) == 0 && id)
		found = content_exercise(&session->content, id, &ignored);
	free(id);
	return found ? found : content_numbered(&session->content, 1);
}

const char *session_exercise(
    struct session *session, const char *word, enum status *status, struct error *error)
{
	const struct content *content = session_content(session, error);

	*status = STATUS_BROKEN;
	if (!content)
		return NULL;
	const char *id = word ? content_exercise(content, word, error) : current(session);

	if (id)
		*status = STATUS_DONE;
	else if (word)
		*status = STATUS_USAGE;
	else
		error_set(error, "there are no exercises in %s", content->root);
	return id;
}

void session_set_current(struct session *session, const char *id)
{
	struct store *store = session_store(session);
	struct error error = session->store_error;

	if (!store || store_set_current(store, id, &error) != 0)
		session_say_unrecorded(session, "Which exercise is the current one", &error);
}

struct standings session_standings(struct session *session)
{
	struct store *store = session_store(session);
	struct standings standings = {0};
	struct error ignored = {""};

	if (store && store_standings(store, &standings, &ignored) != 0)
		standings = (struct standings){0};
	return standings;
}

static const char *next_undone(
    const struct content *content, const struct standings *standings, const char *id)
{
	int count = content_count(content), start = 0;

	for (int n = 1; n <= count; n++)
		if (id && strcmp(content_numbered(content, n), id) == 0)
			start = n;
	for (int i = 0; i < count; i++) {
		const char *other = content_numbered(content, 1 + (start + i) % count);
		const struct standing *standing = standings_find(standings, other);

		if (!standing || !standing->passed)
			return other;
	}
	return NULL;
}

const char *session_next_undone(struct session *session, const char *id)
{
	struct error ignored = {""};
	const struct content *content = session_content(session, &ignored);
	struct standings standings = session_standings(session);
	const char *next = content ? next_undone(content, &standings, id) : NULL;

	standings_release(&standings);
	return next;
}
