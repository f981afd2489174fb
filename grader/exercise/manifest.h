/*
 * manifest.h - exercise.json: one table says which members there are and who reads each.
 */
#ifndef GRADER_EXERCISE_MANIFEST_H
#define GRADER_EXERCISE_MANIFEST_H

#include "grader/exercise/form.h"
#include "grader/grader.h"

#include <stdbool.h>

/*
 * An exercise while it is read. What depends on a part that was faulty is not judged, so that one
 * mistake gives one fault.
 */
struct draft {
	struct exercise *exercise;
	bool dims_known, params_known, returns_known, categories_known, cases_known;
};

/* The category of the worked examples, and that of the cases that every grade draws. */
#define CATEGORY_EXAMPLES "worked examples"
#define CATEGORY_FRESH "fresh"

/*
 * `id` is the folder's name, which the manifest must repeat. False when the manifest is of another
 * format: then nothing about this exercise can be judged.
 */
bool manifest_read(struct draft *draft, const char *path, const char *id, struct faults *faults);

/* For this file and for vectors: whether "format" is the one that is read here. */
bool manifest_format(const struct place *at, const cJSON *root);

#endif
