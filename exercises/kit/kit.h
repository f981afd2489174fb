/*
 * kit.h - what the rest of the kit stands on: the case.
 *
 * A case is one call of a learner's function. All memory that the kit hands out during a case
 * belongs to the case and is released together by kit_release; nobody frees a tensor.
 *
 * A misuse of the kit (an index out of range, shapes that do not fit) ends the case: kit_refuse
 * makes a sentence and gives it to the fault handler, which must not return. Without a handler the
 * sentence is printed and the process ends, so that the kit also serves a program of your own.
 *
 * There is one case at a time in a process, which is why this file may keep it in a static.
 */
#ifndef KIT_KIT_H
#define KIT_KIT_H

#include <stddef.h>

enum kit_fault {
	KIT_MISUSE,        /* the program asked for something that has no meaning */
	KIT_OUT_OF_MEMORY, /* it asked for more than there is */
};

/* A handler leaves by longjmp or by ending the process; the sentence is the kit's own buffer. */
typedef void kit_fault_handler(enum kit_fault fault, const char *sentence);

void kit_on_fault(kit_fault_handler *handler);

/* From now on memory comes from here, zeroed and never released; NULL where there is none. For who
 * has better means than kit_check to see that somebody wrote beside it. */
void kit_allocate_with(void *(*allocate)(size_t bytes));

/* Zeroed memory for count elements; it lives until kit_release. Never returns NULL. */
void *kit_alloc(size_t count, size_t element_size);

/* Refuses if somebody wrote close before or behind what kit_alloc gave: an index that was one off
 * there would otherwise do no harm that anyone sees. */
void kit_check(void);

/* Ends the case: everything that kit_alloc gave is gone. */
void kit_release(void);

void kit_refuse(const char *format, ...) __attribute__((noreturn, format(printf, 1, 2)));

/* Text made for a sentence, such as "(2, 3)"; it is cut, never overrun. Start from {0}. */
struct kit_text {
	char bytes[160];
	size_t used;
};

void kit_text_add(struct kit_text *text, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void kit_text_add_list(struct kit_text *text, const int *numbers, int count);

/* A list by itself: kit_list_text(shape, rank).bytes. */
struct kit_text kit_list_text(const int *numbers, int count);

#endif
