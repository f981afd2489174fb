/*
 * html.h - a page that is one file: no scripts, and nothing from elsewhere.
 *
 * It is read on a screen, light or dark as its reader likes, and on paper, black on white. Whatever
 * text is put into it is escaped here.
 */
#ifndef SRC_TEXT_HTML_H
#define SRC_TEXT_HTML_H

#include "src/text/table.h"

#include <stdio.h>

/* "<TAG>", printf of a text, "</TAG>" and a newline. The tag may have attributes behind it. */
void html_say(FILE *out, const char *tag, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

void html_begin(FILE *out, const char *title);
void html_end(FILE *out);

/* With its title as caption. Nothing if it has no rows. */
void html_table(FILE *out, const struct table *table);

#endif
