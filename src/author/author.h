/*
 * author.h - what the instructor's tools have in common: which exercises are meant, and where what
 * belongs to them lies.
 *
 * An exercise of the content has its vectors in data/vectors/ID.json, its learners' programs in
 * tests/learners/ID and its recorded survivors in data/mutants.json. So has one that is named by
 * its folder, if that folder lies in content laid out like ours; otherwise vectors.json, learners/
 * and mutants.json lie in the folder itself.
 */
#ifndef SRC_AUTHOR_AUTHOR_H
#define SRC_AUTHOR_AUTHOR_H

#include "grader/error.h"
#include "grader/exercise/faults.h"
#include "grader/grader.h"
#include "src/author/said.h"
#include "src/command.h"
#include "src/content.h"

#include <cjson/cJSON.h>
#include <stdbool.h>

struct screen;

/* One exercise that is looked at. */
struct subject {
	char *id;
	char *folder, *vectors, *learners, *mutants;
	bool built_in;            /* of the catalog: the rules of the house hold */
	bool alone;               /* all that belongs to it lies in its folder */
	bool loaded;              /* as it should be: programs can be graded with it */
	struct exercise exercise; /* without its hidden cases if only these are faulty */
	struct said said;         /* what its lesson says that the function gives */
	struct faults faults, warnings;
};

/* Filled by author_open, released by author_release. Start from {0}. */
struct author {
	struct content content;
	char *runner, *kit, *cache;
	struct workshop workshop;
	struct subject *subjects;
	int count;
	int workers; /* processes at a time */
	const struct screen *screen;
};

/* Reads the exercises that the words name, all of the catalog if there are none, and everything
 * that is wrong with them into their faults. */
enum status author_open(struct author *author, int count, char **words, struct error *error);
void author_release(struct author *author);

/* Where a folder's exercise is called what, and where what belongs to it lies, whether the folder
 * is there or not. Released by author_release_subject. -1 without memory. */
int author_place(struct subject *subject, const char *folder);
void author_release_subject(struct subject *subject);

/* --jobs: 0 if the word is NULL, and then author_open chooses. -1 for what is no number. */
int author_take_jobs(int *workers, const char *word, struct error *error);

/* A positive number up to `most`; what is there stays if the word is NULL. */
int author_take_number(
    int *number, const char *option, const char *word, int most, struct error *error);

/* --format text or json; text if the word is NULL. */
int author_take_format(bool *as_json, const char *word, struct error *error);

/* Prints the report for programs; borrows the array. False if it could not be made. */
bool author_print_json(const char *schema, cJSON *exercises, int passed, int faulty);

/* Where what belongs to an exercise stands below its name. */
enum { AUTHOR_INDENT = 7 };

/* printf of a line to a person; what does not fit on a terminal goes on below, `indent` blanks in.
 */
void author_say(int indent, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The faults or the warnings, a line for each. */
void author_say_faults(const char *kind, const struct faults *faults);

/* How far it is, where that can be shown, on a line that is taken away again. */
void author_show_progress(const struct author *author, const char *what, int done, int total);
void author_clear_progress(const struct author *author);

/* --- the verbs ------------------------------------------------------------------------------- */

/* The name, what it takes, and what it does: each is a function author_NAME in NAME.c. */
#define AUTHOR_VERBS(X)                                                                          \
	X(new, "ID|DIR [--like EX]",                                                             \
	    "makes the folder of a new exercise, which works; what is yours to write says TODO") \
	X(check, "[EX|DIR]... [--fresh N] [--jobs N] [--format json]",                           \
	    "says all that is wrong with exercises, and proves that they tell mistakes apart")   \
	X(vectors, "DIR... [--seed N] [--import FILE] [--jobs N]",                               \
	    "writes the hidden cases: as few as show all mistakes; what people wrote stays")     \
	X(answers, "[EX|DIR]... [--jobs N]",                                                     \
	    "writes down what the pitfalls answer, by which a mistake is known")                 \
	X(mutate, "[EX|DIR]... [--most N] [--jobs N] [--format json]",                           \
	    "makes small mistakes in the reference, and says which no hidden case finds")        \
	X(pack, "DIR [--out FILE] [--gz] [--sign KEY]",                                          \
	    "makes an archive of a folder of exercises, which learners add with \"pack add\"")   \
	X(stats, "[FILE]... [--format text|json|csv] [--html FILE]",                             \
	    "counts who passed, after how many tries, with which mistakes, and how hard "        \
	    "each case is")

#define AUTHOR_FUNCTION(name, arguments, summary) \
	enum status author_##name(const struct screen *screen, int count, char **words);
AUTHOR_VERBS(AUTHOR_FUNCTION)
#undef AUTHOR_FUNCTION

#endif
