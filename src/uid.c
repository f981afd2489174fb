#include "src/uid.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>

int uid_make(char uid[UID_SIZE], struct error *error)
{
	unsigned char bytes[(UID_SIZE - 1) / 2];

	if (getrandom(bytes, sizeof bytes, 0) != sizeof bytes)
		return error_set(error, "there are no random numbers: %s", strerror(errno));
	for (size_t i = 0; i < sizeof bytes; i++)
		snprintf(uid + 2 * i, 3, "%02x", bytes[i]);
	return 0;
}
