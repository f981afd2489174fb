/* Anything at all as the words of play and of shape: what is understood has bounded sizes, and can
 * be looked at from end to end. */
#include "src/question.h"
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
		if (question_read_play(&question, words.count, words.word, &error) == 0)
			look_at_all(&question);
		if (question_read_shape(&question, words.count, words.word, &error) == 0 &&
		    (question.rows.output < 0 || question.columns.output < 0))
			abort();
	}
	free(line);
	return 0;
}
