#include "src/text/reading.h"

#include "grader/exercise/exercise.h"
#include "grader/text.h"
#include "src/file.h"

#include <stdlib.h>

enum { TEXT_LIMIT = 1 << 20 };

static size_t join_line_ends(char *text, size_t length)
{
	size_t kept = 0;

	for (size_t i = 0; i < length; i++)
		if (text[i] != '\r' || text[i + 1] != '\n')
			text[kept++] = text[i];
	text[kept] = '\0';
	return kept;
}

char *reading_text(const struct content *content, const char *id, const char *name, size_t *length,
    struct error *error)
{
	char *folder = content_folder(content, id);
	char *path = folder ? text_format("%s/%s", folder, name) : NULL;
	char *text = path ? file_read(path, TEXT_LIMIT, length, error) : NULL;

	if (!path)
		error_set(error, "out of memory");
	if (text)
		*length = join_line_ends(text, *length);
	free(path);
	free(folder);
	return text;
}

int reading_exercise(
    struct exercise *exercise, const struct content *content, const char *id, struct error *error)
{
	char *folder = content_folder(content, id);
	struct faults faults = {0};
	int done = folder ? exercise_load(exercise, folder, NULL, &faults) : -1;

	if (done == 0)
		done = exercise_rename(exercise, id);
	if (done != 0)
		error_set(error, "%s", faults.count > 0 ? faults.sentences[0] : "out of memory");
	faults_release(&faults);
	free(folder);
	return done;
}
