/*
 * list: the curriculum, how each exercise stands, and what is next.
 */
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/state.h"
#include "src/typed.h"

#include <cjson/cJSON.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

enum { ID_COLUMNS = 20 };

/* All that the list is made of. Borrows from the session. */
struct listing {
	struct session *session;
	const struct content *content;
	struct standings standings;
	const char *current, *next;
};

static enum state state_in(const struct listing *listing, const char *id)
{
	return state_of(listing->session, standings_find(&listing->standings, id), id);
}

/* --- for people ------------------------------------------------------------------------------- */

static void put_stars(const struct screen *screen, const struct standing *standing)
{
	fputs(screen_style(screen, STYLE_DOUBTFUL), stdout);
	for (int i = 0; i < 2; i++)
		fputs(screen_sign(screen, i < standing->best_stars ? SIGN_STAR : SIGN_NO_STAR),
		    stdout);
	fputs(screen_style(screen, STYLE_PLAIN), stdout);
}

/* Where what is said of an exercise begins: ids of packs can be long. */
static int columns_of(const struct track *track)
{
	int columns = ID_COLUMNS;

	for (int i = 0; i < track->count; i++)
		if (screen_columns(track->exercises[i]) >= columns)
			columns = screen_columns(track->exercises[i]) + 1;
	return columns;
}

static void put_exercise(const struct listing *listing, int number, const char *id, int id_columns)
{
	const struct screen *screen = &listing->session->screen;
	const struct standing *standing = standings_find(&listing->standings, id);
	enum state state = state_in(listing, id);
	bool current = listing->current && strcmp(id, listing->current) == 0;

	printf("%s%2d %s%s%s ", current ? screen_sign(screen, SIGN_HERE) : " ", number,
	    screen_style(screen, state_style(state)), screen_sign(screen, state_sign(state)),
	    screen_style(screen, STYLE_PLAIN));
	printf("%s%s%s", current ? screen_style(screen, STYLE_STRONG) : "", id,
	    current ? screen_style(screen, STYLE_PLAIN) : "");
	if (state != STATE_NEW)
		printf("%*s", id_columns - screen_columns(id), "");
	if (state == STATE_PASSED)
		put_stars(screen, standing);
	else if (state == STATE_STARTED)
		printf("started");
	else if (state == STATE_TRIED)
		printf("  ");
	if (standing && standing->tries > 0)
		printf("  %d %s", standing->tries, standing->tries == 1 ? "try" : "tries");
	putchar('\n');
}

/* Whether there is a blank line before each track and before the end: not if the beginning would
 * then be off a screen that the rest would fit. */
static bool is_roomy(const struct listing *listing)
{
	const struct screen *screen = &listing->session->screen;
	int lines = 2; /* the end, and a prompt */

	for (int i = 0; i < listing->content->tracks.count; i++)
		lines += 1 + listing->content->tracks.list[i].count;
	return !screen->terminal || lines > screen->height ||
	       lines + listing->content->tracks.count <= screen->height;
}

static void put_end(const struct listing *listing)
{
	static const char *const DO[] = {
	    [STATE_NEW] = "\"show\" for its lesson, \"start\" to begin",
	    [STATE_STARTED] = "\"edit\", then \"check\"",
	    [STATE_TRIED] = "\"edit\", then \"check\"; \"hint\" helps"};
	const struct screen *screen = &listing->session->screen;
	const char *strong = screen_style(screen, STYLE_STRONG),
		   *plain = screen_style(screen, STYLE_PLAIN);

	if (is_roomy(listing))
		putchar('\n');
	if (!listing->next)
		printf("All of it is done.\n");
	else if (listing->next != listing->current)
		screen_say(screen, stdout, "Next: %s%s%s. Type \"next\" to go there.", strong,
		    listing->next, plain);
	else
		screen_say(screen, stdout, "Now: %s%s%s. Type %s.", strong, listing->next, plain,
		    DO[state_in(listing, listing->next)]);
}

static enum status tell(const struct listing *listing)
{
	const struct screen *screen = &listing->session->screen;
	bool roomy = is_roomy(listing);
	int number = 0;

	for (int i = 0; i < listing->content->tracks.count; i++) {
		const struct track *track = &listing->content->tracks.list[i];

		printf("%s%s%s%s\n", roomy && i > 0 ? "\n" : "",
		    screen_style(screen, STYLE_HEADING), track->title,
		    screen_style(screen, STYLE_PLAIN));
		for (int k = 0; k < track->count; k++)
			put_exercise(listing, ++number, track->exercises[k], columns_of(track));
	}
	put_end(listing);
	return STATUS_DONE;
}

/* --- for programs ----------------------------------------------------------------------------- */

static bool add_exercise(const struct listing *listing, cJSON *list, int number, const char *id)
{
	const struct standing *standing = standings_find(&listing->standings, id);
	cJSON *to = cJSON_CreateObject();
	bool made =
	    cJSON_AddNumberToObject(to, "number", number) &&
	    cJSON_AddStringToObject(to, "id", id) &&
	    cJSON_AddStringToObject(to, "state", state_word(state_in(listing, id))) &&
	    cJSON_AddNumberToObject(to, "stars", standing ? standing->best_stars : 0) &&
	    cJSON_AddNumberToObject(to, "tries", standing ? standing->tries : 0) &&
	    cJSON_AddNumberToObject(to, "hints_taken", standing ? standing->hints_taken : 0);

	if (made && cJSON_AddItemToArray(list, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static bool add_track(
    const struct listing *listing, cJSON *tracks, const struct track *track, int *number)
{
	cJSON *to = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(to, "id", track->id) &&
		    cJSON_AddStringToObject(to, "title", track->title);
	cJSON *list = made ? cJSON_AddArrayToObject(to, "exercises") : NULL;

	made = list != NULL;
	for (int i = 0; made && i < track->count; i++)
		made = add_exercise(listing, list, ++*number, track->exercises[i]);
	if (made && cJSON_AddItemToArray(tracks, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static enum status tell_json(const struct listing *listing)
{
	cJSON *root = cJSON_CreateObject(), *tracks;
	bool made = cJSON_AddStringToObject(root, "schema", "stride/list/v1") &&
		    output_add_text(root, "current", listing->current) &&
		    output_add_text(root, "next", listing->next) &&
		    (tracks = cJSON_AddArrayToObject(root, "tracks"));
	int number = 0;

	for (int i = 0; made && i < listing->content->tracks.count; i++)
		made = add_track(listing, tracks, &listing->content->tracks.list[i], &number);
	return output_json(root, made) ? STATUS_DONE : STATUS_BROKEN;
}

/* --- the whole -------------------------------------------------------------------------------- */

static enum status list(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};
	enum status status;
	struct listing listing = {.session = session};

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0 ||
	    !output_format_known(options.value[FORMAT], &error)) {
		typed_complain("list: %s", error.text);
		return STATUS_USAGE;
	}
	listing.content = session_content(session, &error);
	listing.current = session_exercise(session, NULL, &status, &error);
	if (!listing.content || !listing.current) {
		typed_complain("list: %s", error.text);
		return STATUS_BROKEN;
	}
	listing.standings = session_standings(session);
	listing.next = state_in(&listing, listing.current) == STATE_PASSED
			   ? session_next_undone(session, listing.current)
			   : listing.current;
	status = output_is_json(options.value[FORMAT]) ? tell_json(&listing) : tell(&listing);
	standings_release(&listing.standings);
	return status;
}

const struct command command_list = {
    .name = "list",
    .arguments = "",
    .summary = "Shows all exercises, how each one stands, and what is next.",
    .example = "list",
    .more = "  --format json          for a program",
    .max_arguments = 2,
    .run = list,
};
