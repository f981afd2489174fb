#include "grader/exercise/form.h"

#include "grader/text.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { PLACE_BYTES = 512, SENTENCE_BYTES = 1024 };

struct place place_file(struct faults *faults, const char *path)
{
	return (struct place){.faults = faults, .name = path};
}

struct place place_member(const struct place *in, const char *name)
{
	return (struct place){.faults = in->faults, .in = in, .name = name};
}

struct place place_item(const struct place *in, int index)
{
	return (struct place){.faults = in->faults, .in = in, .index = index};
}

/* Adds ": params", then "[1]", then ".shape"; how many bytes there are now. */
static size_t write_place(const struct place *place, char *text, size_t used)
{
	if (!place->in)
		return used;
	used = write_place(place->in, text, used);
	size_t room = PLACE_BYTES - used;
	int length = 0;

	if (place->name)
		length =
		    snprintf(text + used, room, "%s%.80s", place->in->in ? "." : ": ", place->name);
	else
		length = snprintf(text + used, room, "[%d]", place->index);
	return (size_t)length < room ? used + (size_t)length : PLACE_BYTES - 1;
}

int place_fault(const struct place *place, const char *format, ...)
{
	char where[PLACE_BYTES] = "", what[SENTENCE_BYTES];
	const struct place *file = place;
	va_list arguments;

	while (file->in)
		file = file->in;
	write_place(place, where, 0);
	va_start(arguments, format);
	vsnprintf(what, sizeof what, format, arguments);
	va_end(arguments);
	faults_add(place->faults, "%s%s: %s", file->name, where, what);
	return -1;
}

static int count_members(const cJSON *object, const char *name)
{
	const cJSON *member;
	int count = 0;

	cJSON_ArrayForEach (member, object)
		count += strcmp(member->string, name) == 0;
	return count;
}

bool form_object(const struct place *at, const cJSON *json, const char *const *known, int required)
{
	bool good = true;

	if (!cJSON_IsObject(json))
		return place_fault(at, "is not an object; write {..}") == 0;
	for (int i = 0; known[i]; i++) {
		int count = count_members(json, known[i]);

		if (count > 1)
			place_fault(at, "has \"%s\" %d times; keep one", known[i], count);
		else if (count == 0 && i < required)
			place_fault(at, "has no \"%s\"; add it", known[i]);
		good = good && (count == 1 || (count == 0 && i >= required));
	}
	return good;
}

static bool is_among(const char *name, const char *const *words)
{
	for (int i = 0; words[i]; i++)
		if (strcmp(name, words[i]) == 0)
			return true;
	return false;
}

/* "a, b, c", for sentences. */
static void join(char *text, size_t size, const char *const *words)
{
	size_t used = 0;

	text[0] = '\0';
	for (int i = 0; words[i] && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "%s%s", i ? ", " : "", words[i]);
}

void form_no_others(const struct place *at, const cJSON *json, const char *const *known)
{
	const cJSON *member;
	char list[SENTENCE_BYTES / 2];

	if (!cJSON_IsObject(json))
		return;
	join(list, sizeof list, known);
	cJSON_ArrayForEach (member, json)
		if (!is_among(member->string, known))
			place_fault(at, "has \"%.60s\", which means nothing here; known are %s",
			    member->string, list);
}

static int check_count(const struct place *at, int count, int least, int most, const char *of)
{
	if (count < least)
		return place_fault(at, "has %d %s; at least %d must be there", count, of, least);
	if (count > most)
		return place_fault(at, "has %d %s; at most %d may be there", count, of, most);
	return count;
}

int form_list(const struct place *at, const cJSON *json, int least, int most, const char *of)
{
	if (!cJSON_IsArray(json))
		return place_fault(at, "is not a list; write [..]");
	return check_count(at, cJSON_GetArraySize(json), least, most, of);
}

int form_map(const struct place *at, const cJSON *json, int least, int most, const char *of)
{
	const cJSON *member, *later;
	bool good = true;

	if (!cJSON_IsObject(json))
		return place_fault(at, "is not an object; write {..}");
	int count = check_count(at, cJSON_GetArraySize(json), least, most, of);

	if (count < 0)
		return -1;
	cJSON_ArrayForEach (member, json) {
		for (later = member->next; later; later = later->next) {
			if (strcmp(later->string, member->string) != 0)
				continue;
			place_fault(at, "has \"%.60s\" twice; keep one", member->string);
			good = false;
		}
	}
	return good ? count : -1;
}

static bool is_printable(const char *text)
{
	char *printable = text_printable(text, strlen(text), false);
	bool same = printable && strcmp(printable, text) == 0;

	free(printable);
	return same;
}

char *form_copy(const struct place *at, const char *text, size_t limit)
{
	char *copy = NULL;

	if (!*text)
		place_fault(at, "is empty; write something");
	else if (strlen(text) > limit)
		place_fault(at, "is %zu bytes long; %zu are allowed", strlen(text), limit);
	else if (!is_printable(text))
		place_fault(at, "has a character that cannot be printed; write one plain line");
	else if (!(copy = strdup(text)))
		place_fault(at, "finds no memory");
	return copy;
}

char *form_text(const struct place *at, const cJSON *json, size_t limit)
{
	const char *text = cJSON_GetStringValue(json);

	if (!text)
		place_fault(at, "is not a text; write \"..\"");
	return text ? form_copy(at, text, limit) : NULL;
}

int form_texts(
    const struct place *at, const cJSON *json, int least, int most, const char *of, char ***texts)
{
	int count = form_list(at, json, least, most, of), i = 0;
	const cJSON *item;

	*texts = count < 0 ? NULL : form_alloc(at, count, sizeof **texts);
	if (!*texts)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		(*texts)[i++] = form_text(&place, item, FORM_TEXT_MAX);
	}
	return count;
}

int form_int(const struct place *at, const cJSON *json, int low, int high, int *result)
{
	double number = cJSON_IsNumber(json) ? json->valuedouble : NAN;

	if (!(number >= low && number <= high) || number != floor(number))
		return place_fault(at, "is not a whole number from %d to %d", low, high);
	*result = (int)number;
	return 0;
}

int form_number(const struct place *at, const cJSON *json, double low, double high, double *result)
{
	double number = cJSON_IsNumber(json) ? json->valuedouble : NAN;

	if (!(number >= low && number <= high))
		return place_fault(at, "is not a number from %g to %g", low, high);
	*result = number;
	return 0;
}

int form_range(const struct place *at, const cJSON *json, const double bounds[2], double range[2])
{
	const cJSON *item;
	int i = 0, result = 0;

	if (form_list(at, json, 2, 2, "numbers") < 0)
		return -1;
	cJSON_ArrayForEach (item, json) {
		struct place place = place_item(at, i);

		if (form_number(&place, item, bounds[0], bounds[1], &range[i++]) != 0)
			result = -1;
	}
	if (result == 0 && range[0] > range[1])
		return place_fault(
		    at, "is empty: %g is more than %g; swap them", range[0], range[1]);
	return result;
}

int form_int_range(
    const struct place *at, const cJSON *json, const double bounds[2], double range[2])
{
	if (form_range(at, json, bounds, range) != 0)
		return -1;
	if (range[0] != (int)range[0] || range[1] != (int)range[1])
		return place_fault(at, "is not of whole numbers");
	return 0;
}

int form_word(const struct place *at, const cJSON *json, const char *const *words)
{
	const char *text = cJSON_GetStringValue(json);
	char list[SENTENCE_BYTES / 2];

	for (int i = 0; text && words[i]; i++)
		if (strcmp(text, words[i]) == 0)
			return i;
	join(list, sizeof list, words);
	return place_fault(at, "is none of %s", list);
}

void *form_alloc(const struct place *at, int count, size_t size)
{
	void *memory = calloc(count > 0 ? (size_t)count : 1, size);

	if (!memory)
		place_fault(at, "finds no memory");
	return memory;
}

void form_free_texts(char **texts, int count)
{
	for (int i = 0; texts && i < count; i++)
		free(texts[i]);
	free(texts);
}
