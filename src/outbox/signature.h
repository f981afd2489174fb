/*
 * signature.h - by which whoever receives a result knows that it is ours: HMAC-SHA256 (RFC 2104).
 */
#ifndef SRC_OUTBOX_SIGNATURE_H
#define SRC_OUTBOX_SIGNATURE_H

#include "grader/hash.h"
#include "src/outbox/secret.h"

#include <stdint.h>

/* Of the time, in seconds since 1970, a dot, and the body; in hexadecimal digits. With the time in
 * it, what was listened to cannot be sent again later. */
void signature_of(const struct secret *secret, int64_t timestamp, const char *body, size_t length,
    char text[HASH_HEX]);

#endif
