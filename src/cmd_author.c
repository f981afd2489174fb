/*
 * author: the instructor's tools. Each is a verb, a file author/VERB.c and a line of AUTHOR_VERBS.
 */
#include "src/author/author.h"

#include "grader/cage.h"
#include "grader/stop.h"
#include "src/session.h"
#include "src/suggest.h"
#include "src/typed.h"
#include "src/words.h"

#include <stdio.h>
#include <string.h>

static const struct verb {
	const char *name;
	enum status (*run)(const struct screen *screen, int count, char **words);
} VERBS[] = {
#define VERB(name, arguments, summary) {#name, author_##name},
    AUTHOR_VERBS(VERB)
#undef VERB
};

enum { VERB_COUNT = sizeof VERBS / sizeof *VERBS };

static enum status say_unknown(const char *word)
{
	struct suggestion best = suggest_start(word);

	for (int i = 0; i < VERB_COUNT; i++)
		suggest_consider(&best, VERBS[i].name);
	if (best.name)
		typed_complain("author: there is no \"%s\"; did you mean \"author %s\"?",
		    typed(word).text, best.name);
	else
		typed_complain("author: there is no \"%s\"; \"help author\" lists what there is",
		    typed(word).text);
	return STATUS_USAGE;
}

static enum status author(struct session *session, int count, char **words)
{
	if (count == 0) {
		typed_complain("author: it needs to be told what to do: author new, author check");
		return STATUS_USAGE;
	}
	for (int i = 0; i < VERB_COUNT; i++) {
		if (strcmp(VERBS[i].name, words[0]) != 0)
			continue;
		/* A file that is looked at besides loses SQLite the locks that it has on it. */
		session_close_store(session);
		stop_on_signals();
		enum status status = VERBS[i].run(&session->screen, count - 1, words + 1);

		stop_now();
		return status;
	}
	return say_unknown(words[0]);
}

#define VERB_HELP(name, arguments, summary) "  " #name " " arguments "\n      " summary "\n"

const struct command command_author = {
    .name = "author",
    .arguments = "VERB ...",
    .summary = "The instructor's tools: proves that an exercise tells mistakes apart.",
    .example = "author check conv1d-basic",
    .more = "\n" AUTHOR_VERBS(
	VERB_HELP) "\n"
		   "EX is an exercise of the catalog, by its id, a beginning of it, or its number; "
		   "DIR is "
		   "the folder of one, with a / in it. With neither all of the catalog are meant. "
		   "--jobs is "
		   "how many processes work at a time, as many as there are processors if not "
		   "given.\n"
		   "The exit status is 0 if nothing is wrong, 1 if something is, 2 for a mistake "
		   "on the "
		   "command line, 3 if the machine could not do the work.\n"
		   "\n"
		   "What check proves, by running each program for real, in the cage:\n"
		   "  - the reference gives the hidden cases' wants, which come from elsewhere, "
		   "and "
		   "what the lesson says that it gives, and takes a tenth of the time at most\n"
		   "  - under the address and undefined-behaviour sanitizers nothing is to be said "
		   "of "
		   "it, on these and on the fresh cases\n"
		   "  - each pitfall program is refused by the hidden cases alone, and gives on "
		   "one of them something else than each program of another pitfall\n"
		   "  - N fresh inputs (--fresh, else 2000) are legal: the reference breaks on "
		   "none and answers twice the same. The wants of fresh cases are its own, so that "
		   "this alone does not prove that they are right; that proves a program of "
		   "another "
		   "make, in the folder learners, which expects to be accepted: it must agree on "
		   "all "
		   "of them.\n"
		   "It also works out the sums of the lesson, follows its links, warns of what no "
		   "case has though legal inputs do, and lists each line that still says TODO.\n"
		   "\n"
		   "vectors keeps every case whose source is not \"reference.c\", makes the rest "
		   "anew, the same for the same --seed, and then does what answers does. --import "
		   "takes cases that another program answered, from a file like vectors.json, and "
		   "names each on which the reference answers otherwise."
		   "\n\n"
		   "What stats counts: FILE is the progress.db of a learner, what \"export\" "
		   "wrote, "
		   "or the database of a batch, your own progress.db if none is named. Files are "
		   "only read. How hard a case is and how well it discriminates comes from the "
		   "first "
		   "try of each learner. The discrimination is the correlation of getting this "
		   "case "
		   "right with the share of the others that are right: 1 tells best who "
		   "understood, 0 "
		   "tells nothing, less than 0 is worth a look; fewer than 5 learners tell "
		   "nothing. "
		   "Tries and times to pass are medians, of those who passed; a time begins with "
		   "\"start\", or else the first try.",
    .max_arguments = WORDS_MAX,
    .run = author,
};
