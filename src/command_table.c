#include "src/command.h"

#include <stddef.h>

extern const struct command command_help, command_grade, command_author, command_doctor,
    command_version, command_quit;

const struct command *const COMMANDS[] = {
    &command_help,
    &command_grade,
    &command_author,
    &command_doctor,
    &command_version,
    &command_quit,
    NULL,
};
