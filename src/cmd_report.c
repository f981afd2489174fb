/*
 * report: the gradebook of a batch, and what its submissions show about the exercise.
 */
#include "src/session.h"
#include "src/stats/book_report.h"
#include "src/stats/study_command.h"
#include "src/words.h"

static const struct study_format FORMATS[] = {
    {"text", book_report_text},
    {"json", book_report_json},
    {"csv", book_report_csv},
    {"canvas", book_report_canvas},
    {"moodle", book_report_moodle},
    {NULL, NULL},
};

static const struct study_format HTML = {"html", book_report_html};

static enum status report(struct session *session, int count, char **words)
{
	static const struct study_command COMMAND = {"report", FORMATS, &HTML, NULL};

	/* A file that is looked at besides loses SQLite the locks that it has on it. */
	session_close_store(session);
	return study_command(&COMMAND, &session->screen, count, words);
}

const struct command command_report = {
    .name = "report",
    .arguments = "FILE... [--format NAME] [--html FILE]",
    .summary = "The gradebook of a batch: who, score, verdict, mistake; and the hardest cases.",
    .example = "report grades.db --html grades.html",
    .more =
	"\n"
	"FILE is the database of a batch, or the progress.db or export of a learner; several "
	"make one gradebook. Files are only read, also while a batch goes on. Of several tries "
	"of one learner the best score counts, and of equal ones the last; in a batch, the "
	"last by the name of its file.\n"
	"\n"
	"  --format text       for people\n"
	"  --format json       everything, for a program\n"
	"  --format csv        a line for each learner and exercise, for a spreadsheet\n"
	"  --format canvas     for the import of Canvas; the SIS Login ID is the learner's name\n"
	"  --format moodle     for the import of Moodle; the Username is the learner's name. Map "
	"grades and feedback together, or Moodle forgets the grades.\n"
	"  --html FILE         one page with charts, without scripts, to be kept or printed\n"
	"\n"
	"In a spreadsheet no name is taken for a formula: one that begins like one gets an "
	"apostrophe in front. What the grader could not grade stands apart and has no score. "
	"\"Program\" shows who handed in the same program but for names, comments and blanks: "
	"the same number is the same program.",
    .max_arguments = WORDS_MAX,
    .run = report,
};
