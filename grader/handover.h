/*
 * handover.h - what the grader and the zygote say to each other, over a socket.
 *
 * The grader sends one byte with the descriptors that a copy is to start with. The zygote answers
 * with the pidfd of the copy; or, if it could not be made, with a sentence.
 */
#ifndef GRADER_HANDOVER_H
#define GRADER_HANDOVER_H

#include <stddef.h>

enum { HANDOVER_SOCKET = 3, HANDOVER_DESCRIPTORS_MAX = 16, HANDOVER_SENTENCE_MAX = 400 };

/* One message with descriptors; -1 with errno if it did not go. */
int handover_send(int socket, const void *bytes, size_t length, const int *descriptors, int count);

/* The length of the next message, of at most `room` bytes; 0 at the end, -1 on failure. *count
 * comes with how many descriptors there may be and goes with how many there are; they are the
 * caller's.
 */
long handover_receive(int socket, void *bytes, size_t room, int *descriptors, int *count);

#endif
