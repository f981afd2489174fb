#include "src/stats/study.h"

#include "src/typed.h"

#include <stdlib.h>
#include <string.h>

static int add_course(struct study *study, const struct content *content)
{
	for (int i = 0; i < study->records.count; i++) {
		const struct progress *progress = &study->records.list[i].progress;

		for (int k = 0; k < progress->attempts.count; k++)
			if (course_add(
				&study->course, content, progress->attempts.list[k].exercise) != 0)
				return -1;
		for (int k = 0; k < progress->standings.count; k++)
			if (course_add(
				&study->course, content, progress->standings.list[k].exercise) != 0)
				return -1;
	}
	return 0;
}

/* They come by their ids, and there are few of them. */
static void put_in_order(struct items *items, const struct course *course)
{
	for (int i = 1; i < items->count; i++) {
		struct item item = items->list[i];
		int place = course_place(course, item.exercise), to = i;

		for (; to > 0 && course_place(course, items->list[to - 1].exercise) > place; to--)
			items->list[to] = items->list[to - 1];
		items->list[to] = item;
	}
}

int study_make(struct study *study, const struct content *content, struct error *error)
{
	if (add_course(study, content) != 0 || items_make(&study->items, &study->records) != 0 ||
	    book_make(&study->book, &study->records, &study->course) != 0)
		return error_set(error, "out of memory");
	put_in_order(&study->items, &study->course);
	return 0;
}

int study_open(struct study *study, int count, char **paths, struct error *error)
{
	struct content content = {0};
	struct error ignored = {""};
	int done = 0;

	for (int i = 0; done == 0 && i < count; i++)
		done = records_add(&study->records, paths[i], error);
	/* Without content nothing has a title, and all the rest is as it is. */
	if (content_open(&content, &ignored) == 0)
		content_add_packs(&content, &ignored);
	if (done == 0)
		done = study_make(study, &content, error);
	content_release(&content);
	return done;
}

void study_release(struct study *study)
{
	book_release(&study->book);
	items_release(&study->items);
	course_release(&study->course);
	records_release(&study->records);
}

char *study_text(const struct study *study, const struct screen *screen,
    const struct study_format *format, size_t *length)
{
	char *text = NULL;
	FILE *out = open_memstream(&text, length);
	int done = out ? format->write(out, study, screen) : -1;

	if (out && fclose(out) != 0)
		done = -1;
	if (done == 0)
		return text;
	free(text);
	return NULL;
}

const struct study_format *study_format(
    const struct study_format *list, const char *name, struct error *error)
{
	char names[128] = "";
	size_t length = 0;

	for (const struct study_format *format = list; format->name; format++) {
		if (!name || strcmp(format->name, name) == 0)
			return format;
		length += (size_t)snprintf(names + length, sizeof names - length, "%s%s",
		    length == 0      ? ""
		    : format[1].name ? ", "
				     : " or ",
		    format->name);
	}
	error_set(error, "--format is %s, not \"%s\"", names, typed(name).text);
	return NULL;
}
