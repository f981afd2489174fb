#include "src/command.h"

#include <stddef.h>

/* In the order of the list: each is command_NAME, in the file of its name or of its family. */
#define COMMAND_NAMES(X) \
	X(list)          \
	X(show)          \
	X(start)         \
	X(edit)          \
	X(run)           \
	X(check)         \
	X(watch)         \
	X(next)          \
	X(hint)          \
	X(why)           \
	X(solution)      \
	X(reset)         \
	X(progress)      \
	X(history)       \
	X(play)          \
	X(shape)         \
	X(grade)         \
	X(batch)         \
	X(report)        \
	X(author)        \
	X(outbox)        \
	X(pack)          \
	X(export)        \
	X(import)        \
	X(doctor)        \
	X(help)          \
	X(version)       \
	X(quit)

#define DECLARE(name) extern const struct command command_##name;
COMMAND_NAMES(DECLARE)
#undef DECLARE

const struct command *const COMMANDS[] = {
#define ENTRY(name) &command_##name,
    COMMAND_NAMES(ENTRY)
#undef ENTRY
	NULL,
};
