/*
 * manual.h - what is made of the table of commands for other programs: a page for man, and
 * completion for shells. None of it can drift from what the commands say of themselves.
 */
#ifndef SRC_MANUAL_H
#define SRC_MANUAL_H

/* stride.1, in man's own macros. */
void manual_print_page(void);

/* Completion for bash and for zsh: both ask the program itself, by "help --complete LINE". */
void manual_print_bash(void);
void manual_print_zsh(void);

#endif
