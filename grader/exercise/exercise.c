#include "grader/exercise/exercise.h"

#include "grader/exercise/cases.h"
#include "grader/exercise/form.h"
#include "grader/exercise/known.h"
#include "grader/exercise/manifest.h"
#include "grader/exercise/sketch.h"
#include "grader/text.h"

#include <errno.h>
#include <libgen.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* --- loading --- */

/* The folder's own name, the caller's; NULL when there is no memory. */
static char *name_of_folder(const char *folder)
{
	char *path = strdup(folder);
	const char *name = path ? basename(path) : NULL;

	if (name && (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)) {
		free(path);
		path = realpath(folder, NULL);
		name = path ? basename(path) : NULL;
	}
	char *copy = name ? strdup(name) : NULL;

	free(path);
	return copy;
}

static int need_folder(const char *folder, struct faults *faults)
{
	struct stat status;

	if (stat(folder, &status) != 0)
		faults_add(faults, "cannot open the exercise %s: %s", folder, strerror(errno));
	else if (!S_ISDIR(status.st_mode))
		faults_add(faults, "cannot open the exercise %s: it is not a folder", folder);
	else
		return 0;
	return -1;
}

static void need_file(const char *folder, const char *name, struct faults *faults)
{
	char *path = text_format("%s/%s", folder, name);
	struct stat status;

	if (!path || stat(path, &status) != 0)
		faults_add(faults, "%s/%s: cannot be read: %s; write it", folder, name,
		    strerror(path ? errno : ENOMEM));
	else if (!S_ISREG(status.st_mode))
		faults_add(faults, "%s: is not a regular file; write a C file", path);
	free(path);
}

static void check_categories(const struct exercise *e, const char *path, struct faults *faults)
{
	struct place file = place_file(faults, path), points = place_member(&file, "points");

	for (int i = 0; i < e->category_count; i++) {
		const char *name = e->categories[i].name;
		int cases = 0;

		for (int j = 0; name && j < e->case_count; j++)
			cases += e->cases[j].category && strcmp(e->cases[j].category, name) == 0;
		if (name && cases == 0 && strcmp(name, CATEGORY_FRESH) != 0)
			place_fault(&points,
			    "has \"%s\", but no case is in it; add cases or remove it", name);
	}
}

/* `path` is that of the manifest, `name` that of the folder. */
static void load(struct exercise *e, const char *path, const char *name, const char *vectors,
    bool complete, struct faults *faults)
{
	struct draft draft = {.exercise = e};

	if (!manifest_read(&draft, path, name, faults))
		return;
	if (vectors)
		cases_read_vectors(&draft, vectors, faults);
	if (complete && draft.categories_known && draft.cases_known)
		check_categories(e, path, faults);
	need_file(e->folder, "starter.c", faults);
	need_file(e->folder, "reference.c", faults);
}

static int load_folder(struct exercise *exercise, const char *folder, const char *vectors,
    bool complete, struct faults *faults)
{
	int before = faults->count + faults->more;

	*exercise = (struct exercise){0};
	if (need_folder(folder, faults) != 0)
		return -1;
	char *name = name_of_folder(folder), *path = text_format("%s/exercise.json", folder);

	exercise->folder = strdup(folder);
	exercise->answers = vectors ? known_path(vectors) : NULL;
	if (name && path && exercise->folder)
		load(exercise, path, name, vectors, complete, faults);
	else
		faults_add(faults, "cannot read %s: out of memory", folder);
	free(path);
	free(name);
	if (faults->count + faults->more == before)
		return 0;
	exercise_release(exercise);
	return -1;
}

int exercise_load(
    struct exercise *exercise, const char *folder, const char *vectors, struct faults *faults)
{
	return load_folder(exercise, folder, vectors, true, faults);
}

int exercise_load_draft(
    struct exercise *exercise, const char *folder, const char *vectors, struct faults *faults)
{
	return load_folder(exercise, folder, vectors, false, faults);
}

int exercise_rename(struct exercise *exercise, const char *id)
{
	char *copy = strdup(id);

	if (!copy)
		return -1;
	free(exercise->id);
	exercise->id = copy;
	return 0;
}

int exercise_load_cases(struct exercise *exercise, const char *vectors, struct faults *faults)
{
	/* Of a manifest without a fault everything is known. */
	struct draft draft = {exercise, true, true, true, true, false};
	int before = faults->count + faults->more;
	char *manifest = text_format("%s/exercise.json", exercise->folder);

	exercise->answers = known_path(vectors);
	if (manifest)
		cases_read_vectors(&draft, vectors, faults);
	else
		faults_add(faults, "cannot read %s: out of memory", vectors);
	if (draft.cases_known)
		check_categories(exercise, manifest, faults);
	free(manifest);
	if (faults->count + faults->more == before)
		return 0;
	exercise_release(exercise);
	return -1;
}

/* --- releasing --- */

static void release_params(struct exercise *e)
{
	for (int i = 0; i < PARAMS_MAX; i++) {
		free(e->params[i].name);
		for (int axis = 0; axis < TENSOR_MAX_RANK; axis++)
			free(e->params[i].shape[axis]);
		free(e->params[i].choices);
	}
	for (int i = 0; i < e->dim_count; i++)
		free(e->dims[i].name);
	free(e->dims);
}

static void release_pitfalls(struct exercise *e)
{
	for (int i = 0; i < e->pitfall_count; i++) {
		free(e->pitfalls[i].id);
		free(e->pitfalls[i].title);
		free(e->pitfalls[i].explain);
		free(e->pitfalls[i].hint);
	}
	free(e->pitfalls);
}

void exercise_release(struct exercise *exercise)
{
	struct exercise *e = exercise;

	free(e->id);
	free(e->folder);
	free(e->title);
	free(e->difficulty);
	free(e->function);
	form_free_texts(e->tags, e->tag_count);
	form_free_texts(e->where, e->where_count);
	form_free_texts(e->hints, e->hint_count);
	release_params(e);
	sketch_release(&e->sketch);
	release_pitfalls(e);
	for (int i = 0; i < e->category_count; i++)
		free(e->categories[i].name);
	free(e->categories);
	for (int i = 0; i < e->case_count; i++)
		case_release(&e->cases[i]);
	free(e->cases);
	free(e->answers);
	*e = (struct exercise){0};
}
