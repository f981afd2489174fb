/*
 * author new: a folder for a new exercise, which works from the start. It is a copy of another, or
 * of data/skeleton/, under a name of its own; what is left for a person to write says TODO, and
 * "author check" lists it.
 *
 * All is made in a folder beside the place, which then gets its name: it is there as a whole, or
 * not at all, and nothing that is there is ever touched.
 */
#include "src/author/author.h"

#include "grader/exercise/known.h"
#include "grader/text.h"
#include "src/author/copying.h"
#include "src/file.h"
#include "src/options.h"
#include "src/typed.h"

#include <ctype.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define SKELETON "neighbour-sums"

enum { ID_BYTES_MAX = 40 };

enum { LIKE, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [LIKE] = {"like", "EX"},
};

struct novelty {
	struct author author; /* with the one that is copied as its only subject */
	char *path, *id;      /* of what is made */
	char *function;
	char *draft; /* the folder until it is complete */
	bool is_like;
};

/* --- names ------------------------------------------------------------------------------------ */

static int check_id(const char *id, struct error *error)
{
	size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789-");

	if (length > 0 && !id[length] && length <= ID_BYTES_MAX && isalnum((unsigned char)*id))
		return 0;
	return error_set(error,
	    "\"%s\" is no name for an exercise: lower-case letters, digits and -, at most %d, as "
	    "median-filter",
	    typed(id).text, ID_BYTES_MAX);
}

/* "median-filter" has median_filter; a single word may be C's, and gets two. */
static char *function_of(const char *id)
{
	bool is_safe = strchr(id, '-') && isalpha((unsigned char)*id);
	char *name = text_format("%s%s", is_safe ? "" : "my_", id);

	for (char *letter = name; letter && *letter; letter++)
		if (*letter == '-')
			*letter = '_';
	return name;
}

static int take_name(struct novelty *novelty, const char *word, struct error *error)
{
	char *path = strdup(word);

	for (size_t length = path ? strlen(path) : 0; length > 1 && path[length - 1] == '/';
	     length--)
		path[length - 1] = '\0';
	const char *slash = path ? strrchr(path, '/') : NULL;

	novelty->path = path;
	novelty->id = path ? strdup(slash ? slash + 1 : path) : NULL;
	novelty->function = novelty->id ? function_of(novelty->id) : NULL;
	if (!novelty->function)
		return error_set(error, "out of memory");
	return check_id(novelty->id, error);
}

/* --- the place -------------------------------------------------------------------------------- */

static bool is_there(const char *path)
{
	struct stat status;

	return path && lstat(path, &status) == 0;
}

/* The folder that it is made in; the caller's. */
static char *folder_above(const struct novelty *novelty)
{
	size_t length = strlen(novelty->path) - strlen(novelty->id);

	return length == 0 ? strdup(".") : strndup(novelty->path, length);
}

static enum status make_draft(struct novelty *novelty, struct error *error)
{
	char *above = folder_above(novelty);
	enum status status = STATUS_BROKEN;

	novelty->draft =
	    above ? text_format("%s/.%s.new-%ld", above, novelty->id, (long)getpid()) : NULL;
	if (is_there(novelty->path)) {
		error_set(error,
		    "%s is there already, and is left as it is; take another name, or move it away",
		    novelty->path);
		status = STATUS_USAGE;
	} else if (!novelty->draft) {
		error_set(error, "out of memory");
	} else if (file_make_folder(novelty->draft, 0777, error) == 0) {
		status = STATUS_DONE;
	}
	free(above);
	return status;
}

/* The vectors and the learners' programs lie elsewhere in content that is laid out like ours. */
static int move_out(const char *from, const char *to, struct error *error)
{
	if (!is_there(from) || strcmp(from, to) == 0)
		return 0;
	if (is_there(to))
		return error_set(error, "%s is there already, and is left as it is", to);
	char *above = strndup(to, (size_t)(strrchr(to, '/') - to));
	int done = above ? file_make_folder(above, 0777, error) : error_set(error, "out of memory");

	free(above);
	if (done != 0)
		return -1;
	return rename(from, to) == 0 ? 0
				     : error_set(error, "cannot make %s: %s", to, strerror(errno));
}

static int settle_in_content(const struct novelty *novelty, struct error *error)
{
	struct subject place = {0};
	char *vectors = text_format("%s/vectors.json", novelty->draft);
	char *answers = text_format("%s/vectors.answers.json", novelty->draft);
	char *learners = text_format("%s/learners", novelty->draft);
	int done = error_set(error, "out of memory");

	if (vectors && answers && learners && author_place(&place, novelty->path) == 0) {
		char *known = known_path(place.vectors);

		done = place.alone ? 0
		       : !known    ? -1
		       : move_out(learners, place.learners, error) != 0 ||
			       move_out(answers, known, error) != 0 ||
			       move_out(vectors, place.vectors, error) != 0
			   ? -1
			   : 0;
		free(known);
	}
	author_release_subject(&place);
	free(vectors);
	free(answers);
	free(learners);
	return done;
}

/* --- the copy --------------------------------------------------------------------------------- */

static int copy_all(const struct novelty *novelty, struct error *error)
{
	const struct subject *from = &novelty->author.subjects[0];
	struct copying copying = {
	    .id = from->id,
	    .new_id = novelty->id,
	    .function = from->exercise.function,
	    .new_function = novelty->function,
	    .marks = novelty->is_like,
	};

	return copying_exercise(&copying, from, novelty->draft, error);
}

static enum status find_model(struct novelty *novelty, const char *like, struct error *error)
{
	struct content content = {0};
	char *skeleton = NULL;
	enum status status = STATUS_BROKEN;

	novelty->is_like = like != NULL;
	if (!like && content_open(&content, error) == 0)
		skeleton = text_format("%s/data/skeleton/" SKELETON, content.root);
	if (like || skeleton) {
		char *word = like ? (char *)like : skeleton;

		status = author_open(&novelty->author, 1, &word, error);
	}
	if (status == STATUS_DONE && !novelty->author.subjects[0].loaded) {
		error_set(error, "%s has faults, and is no model; \"author check %s\" says which",
		    novelty->author.subjects[0].id, like ? like : skeleton);
		status = STATUS_FAILED;
	}
	free(skeleton);
	content_release(&content);
	return status;
}

static enum status make(struct novelty *novelty, const char *like, struct error *error)
{
	enum status status = find_model(novelty, like, error);

	if (status == STATUS_DONE)
		status = make_draft(novelty, error);
	if (status != STATUS_DONE)
		return status;
	if (copy_all(novelty, error) == 0 && settle_in_content(novelty, error) == 0) {
		if (rename(novelty->draft, novelty->path) == 0)
			return STATUS_DONE;
		error_set(error, "cannot make %s: %s", novelty->path, strerror(errno));
	}
	copying_remove(novelty->draft);
	return STATUS_BROKEN;
}

/* --- the whole -------------------------------------------------------------------------------- */

static void tell(const struct novelty *novelty)
{
	const char *here = strchr(novelty->path, '/') ? "" : "./";

	author_say(0, "%s is an exercise that works, made like %s; its function is %s.",
	    novelty->path,
	    novelty->is_like ? novelty->author.subjects[0].id : "a sum of neighbours",
	    novelty->function);
	author_say(0,
	    "What is yours to write says TODO; \"author check %s%s\" lists it. Once the reference "
	    "is yours, \"author vectors %s%s\" makes the hidden cases anew.",
	    here, novelty->path, here, novelty->path);
}

static void release(struct novelty *novelty)
{
	author_release(&novelty->author);
	free(novelty->path);
	free(novelty->id);
	free(novelty->function);
	free(novelty->draft);
}

enum status author_new(const struct screen *screen, int count, char **words)
{
	struct novelty novelty = {.author.screen = screen};
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;

	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0) {
		if (options.count != 1)
			error_set(
			    &error, "it needs a name for the exercise: author new median-filter");
		else if (take_name(&novelty, options.arguments[0], &error) == 0)
			status = make(&novelty, options.value[LIKE], &error);
	}
	if (status == STATUS_DONE)
		tell(&novelty);
	else
		typed_complain("author new: %s", error.text);
	release(&novelty);
	return status;
}
