/*
 * progress: what is done, track by track, and how long it took.
 */
#include "src/duration.h"
#include "src/options.h"
#include "src/output.h"
#include "src/session.h"
#include "src/typed.h"

#include <stdio.h>
#include <string.h>

enum { FORMAT, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [FORMAT] = {"format", "text|json"},
};

enum { BAR_USUAL = 24, BAR_LEAST = 6, NAME_COLUMNS = 12, NUMBER_COLUMNS = 28, STARS_EACH = 2 };

/* What a track comes to; all tracks together, too. */
struct sum {
	int exercises, passed, stars, tries, hints;
	int64_t took_ms; /* from the start of each exercise to its first pass */
};

/* 0 while it is not passed. */
static int64_t took_ms(const struct standing *standing)
{
	int64_t from = standing->opened_at && standing->opened_at < standing->first_attempt_at
			   ? standing->opened_at
			   : standing->first_attempt_at;

	return standing->passed && standing->first_pass_at > from ? standing->first_pass_at - from
								  : 0;
}

static void add(struct sum *sum, const struct standing *standing)
{
	sum->exercises++;
	if (!standing)
		return;
	sum->passed += standing->passed;
	sum->stars += standing->best_stars;
	sum->tries += standing->tries;
	sum->hints += standing->hints_taken;
	sum->took_ms += took_ms(standing);
}

static struct sum sum_of(const struct track *track, const struct standings *standings)
{
	struct sum sum = {0};

	for (int i = 0; i < track->count; i++)
		add(&sum, standings_find(standings, track->exercises[i]));
	return sum;
}

/* --- for people ------------------------------------------------------------------------------- */

static void put_bar(const struct screen *screen, const struct sum *sum, int name_columns)
{
	int room = screen->width - NUMBER_COLUMNS - name_columns;
	int width = room < BAR_USUAL ? room : BAR_USUAL;

	width = width < BAR_LEAST ? BAR_LEAST : width;
	int full = sum->exercises ? sum->passed * width / sum->exercises : 0;

	fputs(screen_style(screen, STYLE_GOOD), stdout);
	for (int i = 0; i < width; i++) {
		if (i == full)
			fputs(screen_style(screen, STYLE_FAINT), stdout);
		fputs(screen_sign(screen, i < full ? SIGN_FULL : SIGN_EMPTY), stdout);
	}
	fputs(screen_style(screen, STYLE_PLAIN), stdout);
}

static void put_sum(
    const struct screen *screen, const char *name, int name_columns, const struct sum *sum)
{
	printf("%-*s ", name_columns, name);
	put_bar(screen, sum, name_columns);
	printf(" %2d of %2d  %s%s%s %d of %d\n", sum->passed, sum->exercises,
	    screen_style(screen, STYLE_DOUBTFUL), screen_sign(screen, SIGN_STAR),
	    screen_style(screen, STYLE_PLAIN), sum->stars, STARS_EACH * sum->exercises);
}

static void put_total(const struct screen *screen, const struct sum *total)
{
	if (total->tries == 0) {
		screen_say(screen, stdout, "\nNothing is tried yet. \"show\" is where it begins.");
		return;
	}
	printf("\n%d %s, %d %s", total->tries, total->tries == 1 ? "try" : "tries", total->hints,
	    total->hints == 1 ? "hint" : "hints");
	if (total->took_ms > 0)
		printf("; from start to pass %s in all", duration(total->took_ms).text);
	printf(".\n");
	if (total->passed < total->exercises)
		screen_say(screen, stdout, "\"list\" shows what is next.");
}

static void tell(
    const struct screen *screen, const struct content *content, const struct standings *standings)
{
	struct sum total = {0};
	int columns = NAME_COLUMNS;

	for (int i = 0; i < content->tracks.count; i++)
		if (screen_columns(content->tracks.list[i].id) > columns)
			columns = screen_columns(content->tracks.list[i].id);
	for (int i = 0; i < content->tracks.count; i++) {
		struct sum sum = sum_of(&content->tracks.list[i], standings);

		put_sum(screen, content->tracks.list[i].id, columns, &sum);
		total.tries += sum.tries;
		total.hints += sum.hints;
		total.took_ms += sum.took_ms;
		total.passed += sum.passed;
		total.exercises += sum.exercises;
		total.stars += sum.stars;
	}
	put_sum(screen, "all", columns, &total);
	put_total(screen, &total);
}

/* --- for programs ----------------------------------------------------------------------------- */

static bool add_exercise(cJSON *list, const char *id, const struct standing *standing)
{
	static const struct standing NONE;
	const struct standing *of = standing ? standing : &NONE;
	cJSON *to = cJSON_CreateObject();
	bool made = cJSON_AddStringToObject(to, "id", id) &&
		    cJSON_AddBoolToObject(to, "passed", of->passed) &&
		    cJSON_AddNumberToObject(to, "stars", of->best_stars) &&
		    output_add_points(to, "score", of->best_score) &&
		    cJSON_AddNumberToObject(to, "tries", of->tries) &&
		    cJSON_AddNumberToObject(to, "hints_taken", of->hints_taken) &&
		    cJSON_AddBoolToObject(to, "solution_seen", of->solution_seen_at != 0) &&
		    cJSON_AddNumberToObject(to, "took_ms", (double)took_ms(of));

	if (made && cJSON_AddItemToArray(list, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static bool add_track(cJSON *tracks, const struct track *track, const struct standings *standings)
{
	struct sum sum = sum_of(track, standings);
	cJSON *to = cJSON_CreateObject(), *list;
	bool made = cJSON_AddStringToObject(to, "id", track->id) &&
		    cJSON_AddNumberToObject(to, "passed", sum.passed) &&
		    cJSON_AddNumberToObject(to, "exercise_count", sum.exercises) &&
		    cJSON_AddNumberToObject(to, "stars", sum.stars) &&
		    (list = cJSON_AddArrayToObject(to, "exercises"));

	for (int i = 0; made && i < track->count; i++)
		made = add_exercise(
		    list, track->exercises[i], standings_find(standings, track->exercises[i]));
	if (made && cJSON_AddItemToArray(tracks, to))
		return true;
	cJSON_Delete(to);
	return false;
}

static bool tell_json(const struct content *content, const struct standings *standings)
{
	cJSON *root = cJSON_CreateObject(), *tracks;
	bool made = cJSON_AddStringToObject(root, "schema", "stride/summary/v1") &&
		    (tracks = cJSON_AddArrayToObject(root, "tracks"));

	for (int i = 0; made && i < content->tracks.count; i++)
		made = add_track(tracks, &content->tracks.list[i], standings);
	return output_json(root, made);
}

static enum status progress(struct session *session, int count, char **words)
{
	struct options options;
	struct error error = {""};

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) != 0 ||
	    !output_format_known(options.value[FORMAT], &error)) {
		typed_complain("progress: %s", error.text);
		return STATUS_USAGE;
	}
	const struct content *content = session_content(session, &error);
	struct standings standings = session_standings(session);
	bool told = content != NULL;

	if (!content)
		typed_complain("progress: %s", error.text);
	else if (output_is_json(options.value[FORMAT]))
		told = tell_json(content, &standings);
	else
		tell(&session->screen, content, &standings);
	standings_release(&standings);
	return told ? STATUS_DONE : STATUS_BROKEN;
}

const struct command command_progress = {
    .name = "progress",
    .arguments = "",
    .summary = "Shows what is done, with a bar for each track, and how long it took.",
    .example = "progress",
    .more = "  --format json          for a program",
    .max_arguments = 2,
    .run = progress,
};
