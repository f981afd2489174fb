/*
 * command.h - what a command is.
 *
 * A command is one file, cmd_NAME.c, with one constant entry, and a line in the table of
 * command_table.c. The table drives lookup, usage, help and completion: at the prompt, on the
 * command line and in a script a command is the same thing.
 */
#ifndef SRC_COMMAND_H
#define SRC_COMMAND_H

/* The exit status of every command, which scripts rely on. */
enum status {
	STATUS_DONE = 0,   /* and every submission passed */
	STATUS_FAILED = 1, /* a submission did not pass */
	STATUS_USAGE = 2,  /* the command line has no meaning */
	STATUS_BROKEN = 3, /* ours: the work itself could not be done */
};

/* What lasts from one command to the next (session.h). */
struct session;

struct command {
	const char *name;
	const char *arguments; /* as shown in usage, "" for none */
	const char *summary;   /* one line, for the list */
	const char *example;   /* a line that can be typed */
	const char *more;      /* what else `help NAME` says, or NULL */
	int max_arguments;
	enum status (*run)(struct session *session, int count, char **arguments);
};

/* All that this program has, in the order of the list; ends with NULL. The trainer's is in
 * command_table.c, that of the door in door.c. */
extern const struct command *const COMMANDS[];

/* By name or by a prefix that only one name has. Otherwise NULL, and stderr says what was meant. */
const struct command *command_find(const char *name);
const struct command *command_find_in(const struct command *const *table, const char *name);

/* Finds and runs; words[0] is the command's name. */
enum status command_execute(struct session *session, int count, char **words);

#endif
