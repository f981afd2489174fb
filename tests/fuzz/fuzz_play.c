/* Anything at all as the words of play and of shape: what is understood has bounded sizes, can be
 * looked at from end to end, and drawn. */
#include "src/draw/picture.h"
#include "src/draw/question.h"
#include "src/words.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void look_at_all(const struct question *question)
{
	struct window window = question_window(question);

	for (long long row = 0; row < window.rows.padded; row++)
		for (long long column = 0; column < window.columns.padded; column++) {
			struct stand stand = window_stand(&window, row, column);

			if (stand.row >= window.rows.input || stand.column >= window.columns.input)
				abort();
		}
	for (long long row = 0; row < window.rows.output; row += 1 + row)
		for (long long column = 0; column < window.columns.output; column += 1 + column)
			(void)window_output(&window, row, column);
}

/* At the last place, on a screen of some size. */
static void draw(const struct question *question, unsigned size)
{
	struct window window = question_window(question);
	struct picture picture = {.window = &window,
	    .width = 20 + (int)(size % 100),
	    .height = (int)(size % 30),
	    .flipped = question->flip,
	    .list = size % 2 == 0};
	struct screen screen = {.width = picture.width, .ascii = size % 3 == 0};
	struct canvas canvas = {0};
	FILE *out = fopen("/dev/null", "w");

	if (window.rows.output > 0 && window.columns.output > 0) {
		picture.row = window.rows.output - 1;
		picture.column = window.columns.output - 1;
	}
	picture_draw(&canvas, &picture);
	if (!out || canvas_print(out, &canvas, &screen, picture.height) != 0 ||
	    canvas_print_svg(out, &canvas, "play") != 0)
		abort();
	fclose(out);
	canvas_release(&canvas);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	char *line = malloc(size + 1);
	static struct question question;
	struct words words;
	struct error error;

	if (!line)
		return 0;
	memcpy(line, data, size);
	line[size] = '\0';
	if (!words_split(&words, line)) {
		if (question_read_play(&question, words.count, words.word, &error) == 0) {
			look_at_all(&question);
			draw(&question, (unsigned)size);
		}
		if (question_read_shape(&question, words.count, words.word, &error) == 0 &&
		    (question.rows.output < 0 || question.columns.output < 0))
			abort();
	}
	free(line);
	return 0;
}
