/*
 * form.h - JSON read as one reads a form: each entry in its place, each complaint with its place.
 *
 * A place is a chain on the stack, from the file to an entry: it costs nothing until something is
 * wrong and it has to be written out, "exercise.json: params[1].shape[0]: ...". Every function here
 * adds a fault when it fails.
 */
#ifndef GRADER_EXERCISE_FORM_H
#define GRADER_EXERCISE_FORM_H

#include "grader/exercise/faults.h"

#include <cjson/cJSON.h>
#include <stdbool.h>
#include <stddef.h>

/* Texts that people give to things, in bytes. */
enum { FORM_NAME_MAX = 200, FORM_TEXT_MAX = 4000 };

/* Borrows everything. */
struct place {
	struct faults *faults;
	const struct place *in; /* NULL for the file itself */
	const char *name;       /* of the file, or of a member; NULL for an entry of a list */
	int index;
};

struct place place_file(struct faults *faults, const char *path);
struct place place_member(const struct place *in, const char *name);
struct place place_item(const struct place *in, int index);

/* "path: place: " and then this. Always -1, so that it can be returned. */
int place_fault(const struct place *place, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Whether it is an object with none of these members twice and the first `required` of them there.
 * The list ends with NULL.
 */
bool form_object(const struct place *at, const cJSON *json, const char *const *known, int required);

/* Complains about each member that is not among the known ones, which end with NULL. */
void form_no_others(const struct place *at, const cJSON *json, const char *const *known);

/* How many entries a list has; -1 unless there are `least` to `most`. `of` names them, as "hints".
 */
int form_list(const struct place *at, const cJSON *json, int least, int most, const char *of);

/* The same for an object whose members have names of the author's, no two the same. */
int form_map(const struct place *at, const cJSON *json, int least, int most, const char *of);

/* A text that is not empty, of at most `limit` bytes, all printable. NULL on failure; else yours.
 */
char *form_text(const struct place *at, const cJSON *json, size_t limit);

/* The same for a text that is no entry of its own, such as the name of a member. */
char *form_copy(const struct place *at, const char *text, size_t limit);

/* How many texts a list has, or -1; *texts is the caller's. One that is faulty is left NULL. */
int form_texts(
    const struct place *at, const cJSON *json, int least, int most, const char *of, char ***texts);

int form_int(const struct place *at, const cJSON *json, int low, int high, int *result);
int form_number(const struct place *at, const cJSON *json, double low, double high, double *result);

/* A pair [low, high] between these bounds, of which low is not the higher. */
int form_range(const struct place *at, const cJSON *json, const double bounds[2], double range[2]);
int form_int_range(
    const struct place *at, const cJSON *json, const double bounds[2], double range[2]);

/* Which of the words, which end with NULL, it is; -1 on failure. */
int form_word(const struct place *at, const cJSON *json, const char *const *words);

/* Zeroed memory; NULL, with a fault, when there is none. */
void *form_alloc(const struct place *at, int count, size_t size);

/* Frees a list of texts. Safe on NULL and on entries that are NULL. */
void form_free_texts(char **texts, int count);

#endif
