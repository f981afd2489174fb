/* Anything at all as what a compiler said, or as its list of the files that it read. */
#include "grader/diagnostics.h"
#include "grader/text.h"

#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void check_one(const struct diagnostic *diagnostic)
{
	char *again = text_printable(diagnostic->message, strlen(diagnostic->message), false);

	if (again && strcmp(again, diagnostic->message) != 0)
		abort();
	if (diagnostic->severity > SEVERITY_ERROR)
		abort();
	free(again);
}

static void read_messages(bool lines, const char *bytes, size_t length)
{
	struct compilation compilation = {.fd = -1};

	diagnostics_read(&compilation, lines, bytes, length);
	if (compilation.diagnostic_count > DIAGNOSTICS_MAX)
		abort();
	for (int i = 0; i < compilation.diagnostic_count; i++)
		check_one(&compilation.diagnostics[i]);
	compilation_release(&compilation);
}

static char folder[] = "/tmp/stride-fuzz-XXXXXX";

static void remove_folder(void)
{
	char list[64];

	snprintf(list, sizeof list, "%s/answer.d", folder);
	unlink(list);
	rmdir(folder);
}

static void read_list(const char *bytes, size_t length)
{
	static struct stage stage = {.fd = -1};

	if (stage.fd < 0) {
		if (!mkdtemp(folder) || atexit(remove_folder) != 0)
			abort();
		stage.fd = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	}
	int fd = openat(stage.fd, "answer.d", O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
	bool written = fd >= 0 && write(fd, bytes, length) == (ssize_t)length;

	if (fd >= 0)
		close(fd);
	if (!written)
		abort();
	if (!diagnostics_stranger(&stage, "") && memmem(bytes, length, " /etc/", 6))
		abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	if (size == 0)
		return 0;
	if (data[0] % 4 == 3)
		read_list((const char *)data + 1, size - 1);
	else
		read_messages(data[0] % 4 == 1, (const char *)data + 1, size - 1);
	return 0;
}
