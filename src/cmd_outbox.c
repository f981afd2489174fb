/*
 * outbox: results that wait to be posted. It shows them, sends them, and drops them.
 */
#include "grader/clock.h"
#include "grader/stop.h"
#include "src/duration.h"
#include "src/fetch/fetch.h"
#include "src/options.h"
#include "src/outbox/destination.h"
#include "src/outbox/secret.h"
#include "src/outbox/sender.h"
#include "src/output.h"
#include "src/session.h"
#include "src/store/home.h"
#include "src/store/outbox_store.h"
#include "src/text/grid.h"
#include "src/ticker.h"
#include "src/typed.h"
#include "src/words.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum { FORMAT, OUTBOX, SECRET_FILE, REFUSED, ALL, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
    [OUTBOX] = {"outbox", "PATH"},
    [SECRET_FILE] = {"secret-file", "PATH"},
    [REFUSED] = {"refused", NULL},
    [ALL] = {"all", NULL},
};

/* Who types "send" can wait longer than who grades. */
enum { PATIENCE_MS = 20000, STATE_BYTES = 400 };

/* What one run of the command works with. */
struct errand {
	struct session *session;
	struct options options;
	struct outbox *outbox;  /* NULL if there never was one */
	struct parcels parcels; /* all that is in it */
	int to_send;            /* of these */
	struct error error;
};

/* Of it, and the rest of the words: "send", "drop", or to show what is there. */
struct deed {
	const char *name;
	unsigned options; /* one bit for each that it takes, beside --outbox */
	enum status (*run)(struct errand *errand, int count, char **words);
};

/* --- showing ---------------------------------------------------------------------------------- */

static void say_state(char *state, size_t size, const struct parcel *parcel)
{
	if (parcel->refused)
		snprintf(state, size, "refused: %s", parcel->said ? parcel->said : "");
	else if (parcel->tries == 0)
		snprintf(state, size, "waits");
	else
		snprintf(state, size, "tried %d time%s, last %s: %s", parcel->tries,
		    parcel->tries == 1 ? "" : "s", duration_date(parcel->tried_at).text,
		    parcel->said ? parcel->said : "");
}

static void add_cell(struct grid *grid, const char *text, uint16_t style)
{
	struct typed shown = typed(text);

	grid_add_cell(grid, GRID_LEFT);
	prose_add_words(&grid->prose, shown.text, strlen(shown.text), style);
}

static void add_row(struct grid *grid, const struct parcel *parcel)
{
	char number[24], state[STATE_BYTES];

	snprintf(number, sizeof number, "%lld", (long long)parcel->id);
	say_state(state, sizeof state, parcel);
	grid_add_row(grid);
	add_cell(grid, number, 0);
	add_cell(grid, parcel->learner ? parcel->learner : "-", 0);
	add_cell(grid, parcel->exercise, 0);
	add_cell(grid, parcel->verdict, 0);
	grid_add_cell(grid, GRID_LEFT);
	prose_add_words(&grid->prose, state, strlen(state), 0);
}

/* Whom they are for: who sends to one of several has to name it. */
static void put_addresses(const struct screen *screen, const struct parcels *parcels)
{
	for (int i = 0; i < parcels->count; i++) {
		const char *url = parcels->list[i].url;
		int before = 0, count = 0;

		for (int k = 0; k < parcels->count; k++)
			if (strcmp(parcels->list[k].url, url) == 0) {
				before += k < i;
				count++;
			}
		char *shown = before == 0 ? destination_shown(url) : NULL;

		if (shown)
			screen_say(screen, stdout, "%d for %s", count, shown);
		free(shown);
	}
}

static void tell(const struct errand *errand)
{
	static const char *const HEADINGS[] = {"#", "learner", "exercise", "verdict", "state"};
	const struct screen *screen = &errand->session->screen;
	struct grid grid = {0};

	if (errand->parcels.count == 0) {
		screen_say(screen, stdout, "Nothing waits to be posted.");
		return;
	}
	grid_add_row(&grid);
	for (size_t i = 0; i < sizeof HEADINGS / sizeof *HEADINGS; i++)
		add_cell(&grid, HEADINGS[i], PROSE_STYLE(STYLE_STRONG));
	for (int i = 0; i < errand->parcels.count; i++)
		add_row(&grid, &errand->parcels.list[i]);
	grid_show(stdout, screen, &grid, screen->width);
	grid_release(&grid);
	putchar('\n');
	put_addresses(screen, &errand->parcels);
	screen_say(
	    screen, stdout, "\"outbox send\" sends what waits, \"outbox drop #\" forgets one.");
}

static bool add_parcel(cJSON *list, const struct parcel *parcel)
{
	cJSON *to = cJSON_CreateObject();
	char *shown = destination_shown(parcel->url);
	bool made = shown && cJSON_AddNumberToObject(to, "id", (double)parcel->id) &&
		    cJSON_AddStringToObject(to, "key", parcel->key) &&
		    cJSON_AddStringToObject(to, "url", shown) &&
		    output_add_text(to, "learner", parcel->learner) &&
		    cJSON_AddStringToObject(to, "exercise", parcel->exercise) &&
		    cJSON_AddStringToObject(to, "verdict", parcel->verdict) &&
		    cJSON_AddNumberToObject(to, "made_at", (double)parcel->made_at) &&
		    cJSON_AddBoolToObject(to, "refused", parcel->refused) &&
		    cJSON_AddNumberToObject(to, "tries", parcel->tries) &&
		    cJSON_AddNumberToObject(to, "tried_at", (double)parcel->tried_at) &&
		    cJSON_AddNumberToObject(to, "due_at", (double)parcel->due_at) &&
		    cJSON_AddNumberToObject(to, "status", parcel->status) &&
		    output_add_text(to, "message", parcel->said);

	free(shown);
	if (made && cJSON_AddItemToArray(list, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static bool tell_json(const struct errand *errand)
{
	cJSON *root = cJSON_CreateObject(), *list;
	bool made = cJSON_AddStringToObject(root, "schema", "stride/outbox/v1") &&
		    (list = cJSON_AddArrayToObject(root, "parcels"));

	for (int i = 0; made && i < errand->parcels.count; i++)
		made = add_parcel(list, &errand->parcels.list[i]);
	return output_json(root, made);
}

static enum status show(struct errand *errand, int count, char **words)
{
	const char *format = errand->options.value[FORMAT];

	if (count > 0) {
		error_set(&errand->error,
		    "it shows what waits, or does \"send\" or \"drop\", not \"%s\"",
		    typed(words[0]).text);
		return STATUS_USAGE;
	}
	if (!output_format_known(format, &errand->error))
		return STATUS_USAGE;
	if (output_is_json(format))
		return tell_json(errand) ? STATUS_DONE : STATUS_BROKEN;
	tell(errand);
	return STATUS_DONE;
}

/* --- sending ---------------------------------------------------------------------------------- */

/* As it was given or as it is shown. */
static bool is_at(const struct parcel *parcel, const char *url)
{
	char *shown = destination_shown(parcel->url);
	bool same = strcmp(parcel->url, url) == 0 || (shown && strcmp(shown, url) == 0);

	free(shown);
	return same;
}

/* The one address to send to. What one server's secret signs is no other's business, so that two
 * need two commands. NULL if there is none, and with two the error. */
static const char *find_address(struct errand *errand, const char *wanted)
{
	bool refused = errand->options.value[REFUSED] != NULL;
	const char *found = NULL;

	for (int i = 0; i < errand->parcels.count; i++) {
		const struct parcel *parcel = &errand->parcels.list[i];

		if ((parcel->refused && !refused) || (wanted && !is_at(parcel, wanted)))
			continue;
		if (found && strcmp(found, parcel->url) != 0) {
			error_set(&errand->error,
			    "results wait for more than one address; name it: outbox send URL");
			return NULL;
		}
		found = parcel->url;
	}
	return found;
}

static enum status tell_sent(struct errand *errand, const struct sender *sender)
{
	const struct screen *screen = &errand->session->screen;
	char *shown = destination_shown(sender->url);

	if (sender->sent > 0)
		screen_say(screen, stdout, "%d result%s posted to %s.", sender->sent,
		    sender->sent == 1 ? "" : "s", shown ? shown : "");
	free(shown);
	if (sender->refused > 0)
		typed_complain("outbox: %d refused, and kept for you to look at: %s",
		    sender->refused, sender->wrong.text);
	if (sender->waiting > 0)
		typed_complain("outbox: %d still wait%s: %s", sender->waiting,
		    sender->waiting == 1 ? "s" : "",
		    *sender->why.text ? sender->why.text
				      : "another program sends them, or the server asked for time");
	return sender->refused + sender->waiting > 0 ? STATUS_BROKEN : STATUS_DONE;
}

static void show_progress(void *context, const struct sender *sender)
{
	const struct errand *errand = context;

	ticker_show(&errand->session->screen, "%d of %d posted", sender->sent, errand->to_send);
}

static int send_to(struct errand *errand, const char *url, struct sender *sender)
{
	struct error *error = &errand->error;
	bool refused = errand->options.value[REFUSED] != NULL;

	for (int i = 0; i < errand->parcels.count; i++) {
		const struct parcel *parcel = &errand->parcels.list[i];

		errand->to_send += strcmp(parcel->url, url) == 0 && (refused || !parcel->refused);
	}
	if ((refused && outbox_forgive(errand->outbox, url, error) != 0) ||
	    outbox_hurry(errand->outbox, url, error) != 0)
		return -1;
	stop_on_signals();
	int done = sender_run(sender, error);

	ticker_clear(&errand->session->screen);
	session_stop(errand->session);
	return done;
}

static enum status send_all(struct errand *errand, int count, char **words)
{
	struct secret secret;
	enum status status = STATUS_BROKEN;

	if (count > 1) {
		error_set(&errand->error, "\"outbox send\" takes one address at most");
		return STATUS_USAGE;
	}
	const char *url = find_address(errand, count > 0 ? words[0] : NULL);

	if (*errand->error.text)
		return STATUS_USAGE;
	if (!url) {
		screen_say(&errand->session->screen, stdout, "Nothing waits to be posted%s.",
		    count > 0 ? " there" : "");
		return STATUS_DONE;
	}
	if (secret_read(&secret, errand->options.value[SECRET_FILE], &errand->error) != 0)
		return STATUS_USAGE;
	struct sender sender = {.outbox = errand->outbox,
	    .url = url,
	    .secret = &secret,
	    .post = fetch_post,
	    .patience_ms = PATIENCE_MS,
	    .tell = show_progress,
	    .context = errand};

	if (send_to(errand, url, &sender) == 0)
		status = tell_sent(errand, &sender);
	secret_release(&secret);
	return status;
}

/* --- dropping --------------------------------------------------------------------------------- */

static const struct parcel *find_parcel(const struct errand *errand, const char *word)
{
	char *end;

	errno = 0;
	long long id = strtoll(word, &end, 10);

	for (int i = 0; errno == 0 && *end == '\0' && i < errand->parcels.count; i++)
		if (errand->parcels.list[i].id == id)
			return &errand->parcels.list[i];
	return NULL;
}

static enum status drop_some(struct errand *errand, int count, char **words)
{
	for (int i = 0; i < count; i++)
		if (!find_parcel(errand, words[i])) {
			error_set(&errand->error,
			    "there is no result \"%s\" in it; \"outbox\" "
			    "shows which there are",
			    typed(words[i]).text);
			return STATUS_USAGE;
		}
	for (int i = 0; i < count; i++)
		if (outbox_remove(
			errand->outbox, find_parcel(errand, words[i])->id, &errand->error) != 0)
			return STATUS_BROKEN;
	printf("%d dropped.\n", count);
	return STATUS_DONE;
}

static enum status drop(struct errand *errand, int count, char **words)
{
	int removed = 0;

	if ((count > 0) == (errand->options.value[ALL] != NULL)) {
		error_set(
		    &errand->error, "it drops results by their numbers, or --all: outbox drop 3");
		return STATUS_USAGE;
	}
	if (count > 0)
		return drop_some(errand, count, words);
	if (errand->outbox && outbox_clear(errand->outbox, &removed, &errand->error) != 0)
		return STATUS_BROKEN;
	printf("%d dropped.\n", removed);
	return STATUS_DONE;
}

/* --- the whole -------------------------------------------------------------------------------- */

static const struct deed DEEDS[] = {
    {"send", 1U << SECRET_FILE | 1U << REFUSED, send_all},
    {"drop", 1U << ALL, drop},
    {NULL, 1U << FORMAT, show},
};

/* An option of another deed is a mistake, and not to be passed over. */
static int check_options(
    const struct deed *deed, const struct options *options, struct error *error)
{
	for (unsigned i = 0; i < OPTION_COUNT; i++)
		if (options->value[i] && i != OUTBOX && !(deed->options & 1U << i))
			return error_set(error, "\"outbox%s%s\" takes no --%s",
			    deed->name ? " " : "", deed->name ? deed->name : "", OPTIONS[i].name);
	return 0;
}

/* Where there is none yet, none is made. */
static enum status look_into(struct errand *errand)
{
	const char *given = errand->options.value[OUTBOX];
	char *home = given ? NULL : home_path(HOME_OUTBOX, &errand->error);
	const char *path = given ? given : home;
	enum status status = path ? STATUS_DONE : STATUS_BROKEN;

	if (path && access(path, F_OK) != 0 && errno == ENOENT) {
		if (given) {
			error_set(&errand->error, "there is no outbox %s", typed(path).text);
			status = STATUS_USAGE;
		}
	} else if (path) {
		errand->outbox = outbox_open(path, &errand->error);
		if (!errand->outbox ||
		    outbox_list(errand->outbox, &errand->parcels, &errand->error) != 0)
			status = STATUS_BROKEN;
	}
	free(home);
	return status;
}

/* The deed of this name; the last one has none. */
static const struct deed *find_deed(const struct options *options)
{
	const struct deed *deed = DEEDS;

	while (
	    deed->name && (options->count == 0 || strcmp(deed->name, options->arguments[0]) != 0))
		deed++;
	return deed;
}

static enum status run_deed(struct errand *errand)
{
	struct options *options = &errand->options;
	const struct deed *deed = find_deed(options);
	int named = deed->name ? 1 : 0;

	if (check_options(deed, options, &errand->error) != 0)
		return STATUS_USAGE;
	enum status status = look_into(errand);

	return status == STATUS_DONE
		   ? deed->run(errand, options->count - named, options->arguments + named)
		   : status;
}

static enum status outbox(struct session *session, int count, char **words)
{
	struct errand errand = {.session = session};
	enum status status = STATUS_USAGE;

	if (options_parse(&errand.options, OPTIONS, OPTION_COUNT, count, words, &errand.error) == 0)
		status = run_deed(&errand);
	if (*errand.error.text)
		typed_complain("outbox: %s", errand.error.text);
	parcels_release(&errand.parcels);
	outbox_close(errand.outbox);
	return status;
}

const struct command command_outbox = {
    .name = "outbox",
    .arguments = "[VERB] ...",
    .summary = "Shows and sends results that wait to be posted (--report-to).",
    .example = "outbox send",
    .more = "With --report-to URL \"grade\" and \"batch\" post results to a server of yours. "
	    "Each is kept in an outbox until the server takes it, so that none is lost, and "
	    "those of one learner come in their order.\n"
	    "\n"
	    "Alone it shows what waits, and what was refused.\n"
	    "\n"
	    "  send [URL]             sends what waits now, to one address\n"
	    "      --refused          what it has refused as well\n"
	    "  drop NUMBER...         forgets results\n"
	    "      --all              all of them\n"
	    "\n"
	    "  --outbox PATH          another outbox than outbox.db at home\n"
	    "  --secret-file PATH     what to sign with; else it is in STRIDE_REPORT_SECRET\n"
	    "  --format json          what waits, for a program\n"
	    "\n"
	    "\"grade\" also takes --learner NAME: whose result it is. "
	    "README.md says what is posted, and how its signature is checked.",
    .max_arguments = WORDS_MAX,
    .run = outbox,
};
