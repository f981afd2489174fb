/*
 * words.h - a typed line as the words of a command.
 *
 * Words are parted by blanks. Quotes, single or double, and a backslash keep a blank inside a
 * word, so that paths with spaces can be typed. A word that begins with # ends the line.
 */
#ifndef SRC_WORDS_H
#define SRC_WORDS_H

#define WORDS_MAX 64

/* The words lie inside the line that was split, which is changed. */
struct words {
	int count;
	char *word[WORDS_MAX + 1]; /* ends with NULL */
};

/* NULL if all is well, else a sentence that says what is wrong with the line. */
const char *words_split(struct words *words, char *line);

#endif
