/*
 * study_command.h - what the two commands that report about a class have in common: from their
 * words to what they print or write.
 *
 *     [FILE]... [--format NAME] [--html FILE]
 */
#ifndef SRC_STATS_STUDY_COMMAND_H
#define SRC_STATS_STUDY_COMMAND_H

#include "src/command.h"
#include "src/screen.h"
#include "src/stats/study.h"

struct study_command {
	const char *name;
	const struct study_format *formats; /* the first is the usual one; ends without a name */
	const struct study_format *html;
	const char *usual; /* the file if none is named; NULL if one has to be */
};

enum status study_command(
    const struct study_command *command, const struct screen *screen, int count, char **words);

#endif
