/*
 * typed.h - what a person typed, said again.
 *
 * It may be anything: a program in place of a script, an escape sequence that was pasted, a word of
 * a million letters. Whatever of it is shown passes through here.
 */
#ifndef SRC_TYPED_H
#define SRC_TYPED_H

enum { TYPED_LETTERS = 60 };

/* Each letter has at most four bytes; "..." shows that there were more. */
struct typed {
	char text[4 * TYPED_LETTERS + 4];
};

/* A word made printable and cut: typed(word).text. */
struct typed typed(const char *word);

/* printf of one message to stderr, of which nothing but the ends of its lines is a control byte. A
 * terminal gets it broken between words, anything else in one line. */
void typed_complain(const char *format, ...) __attribute__((format(printf, 1, 2)));

#endif
