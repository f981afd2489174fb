#include "src/command.h"

#include <stddef.h>

extern const struct command command_list, command_start, command_run, command_check, command_next,
    command_hint, command_reset, command_progress, command_history, command_grade, command_author,
    command_export, command_import, command_doctor, command_help, command_version, command_quit;

const struct command *const COMMANDS[] = {
    &command_list,
    &command_start,
    &command_run,
    &command_check,
    &command_next,
    &command_hint,
    &command_reset,
    &command_progress,
    &command_history,
    &command_grade,
    &command_author,
    &command_export,
    &command_import,
    &command_doctor,
    &command_help,
    &command_version,
    &command_quit,
    NULL,
};
