#include "src/draw/stepping.h"

#include "src/draw/keys.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { STEP_MS = 330 };

struct walk {
	struct screen *screen;
	struct picture picture;
	bool running;
};

/* --- where ------------------------------------------------------------------------------------ */

/* Places are numbered row by row. */
static long long count_of(const struct walk *walk)
{
	const struct window *window = walk->picture.window;

	return window->rows.output * window->columns.output;
}

static long long number_of(const struct walk *walk)
{
	return walk->picture.row * walk->picture.window->columns.output + walk->picture.column;
}

/* Stays where it is if there is no such place. */
static void go_to(struct walk *walk, long long number)
{
	long long columns = walk->picture.window->columns.output;

	if (number < 0 || number >= count_of(walk))
		return;
	walk->picture.row = number / columns;
	walk->picture.column = number % columns;
}

/* --- what is seen ----------------------------------------------------------------------------- */

static void write_keys(FILE *out, const struct walk *walk)
{
	const struct screen *screen = walk->screen;
	bool grid = walk->picture.window->axes == 2;
	char text[128];

	snprintf(text, sizeof text, "%lld of %lld   %s   space %s   q leaves", number_of(walk) + 1,
	    count_of(walk), grid ? "arrows move" : "left, right move",
	    walk->running ? "stops" : "runs");
	if (screen_columns(text) > screen->width - 3)
		snprintf(text, sizeof text, "%lld of %lld  arrows  space %s  q leaves",
		    number_of(walk) + 1, count_of(walk), walk->running ? "stops" : "runs");
	fprintf(out, "\x1b[%d;1H\x1b[K%s  %.*s%s", screen->height,
	    screen_style(screen, STYLE_FAINT), screen->width - 3, text,
	    screen_style(screen, STYLE_PLAIN));
}

/* One write for all of it, each line cleared behind its end: nothing flickers. */
static void write_screen(FILE *out, const struct walk *walk, char *lines)
{
	fputs("\x1b[H", out);
	for (char *rest = lines, *line; (line = strsep(&rest, "\n")) && (rest || *line);)
		fprintf(out, "%s\x1b[K\r\n", line);
	fputs("\x1b[J", out);
	write_keys(out, walk);
}

static void draw(struct walk *walk)
{
	struct canvas canvas = {0};
	char *lines = NULL, *all = NULL;
	size_t length = 0;
	int room = walk->screen->height - 1;
	FILE *out = open_memstream(&lines, &length);

	walk->picture.width = walk->screen->width;
	walk->picture.height = room;
	picture_draw(&canvas, &walk->picture);
	bool drawn = out && canvas_print(out, &canvas, walk->screen, room) == 0;

	drawn = out && fclose(out) == 0 && drawn;
	out = drawn ? open_memstream(&all, &length) : NULL;
	if (out) {
		write_screen(out, walk, lines);
		if (fclose(out) == 0)
			fwrite(all, 1, length, stdout);
	}
	fflush(stdout);
	canvas_release(&canvas);
	free(lines);
	free(all);
}

/* --- keys ------------------------------------------------------------------------------------- */

/* Runs from where it is, and from the start if that is the end. */
static void start_or_stop(struct walk *walk)
{
	walk->running = !walk->running && count_of(walk) > 1;
	if (walk->running && number_of(walk) + 1 == count_of(walk))
		go_to(walk, 0);
}

/* False for the key that leaves. */
static bool obey(struct walk *walk, int key)
{
	long long here = number_of(walk), columns = walk->picture.window->columns.output;

	if (key == KEY_NOTHING && walk->running) {
		go_to(walk, here + 1);
		walk->running = here + 2 < count_of(walk);
		return true;
	}
	switch (key) {
	case KEY_LEFT:
	case 'h':
		go_to(walk, here - 1);
		break;
	case KEY_RIGHT:
	case 'l':
		go_to(walk, here + 1);
		break;
	case KEY_UP:
	case 'k':
		go_to(walk, here - columns);
		break;
	case KEY_DOWN:
	case 'j':
		go_to(walk, here + columns);
		break;
	case KEY_HOME:
	case 'g':
		go_to(walk, 0);
		break;
	case KEY_END:
	case 'G':
		go_to(walk, count_of(walk) - 1);
		break;
	case ' ':
		start_or_stop(walk);
		return true;
	case KEY_RESIZED:
		screen_measure(walk->screen);
		return true;
	default:
		return key != 'q' && key != 'Q' && key != KEY_GONE;
	}
	walk->running = false;
	return true;
}

int stepping_run(struct screen *screen, const struct picture *start, struct error *error)
{
	struct walk walk = {.screen = screen, .picture = *start};
	struct keys keys = {0};

	walk.picture.list = false;
	if (keys_open(&keys, error) != 0)
		return -1;
	do
		draw(&walk);
	while (obey(&walk, keys_wait(&keys, walk.running ? STEP_MS : -1)));
	keys_close(&keys);
	return 0;
}
