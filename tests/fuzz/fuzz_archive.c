/* Anything at all as the archive of a pack: what comes out of it has names that lie in one folder,
 * each once; or its pack.json, or its sums. The first byte of an input chooses. */
#include "src/pack/archive.h"
#include "src/pack/names.h"
#include "src/pack/pack.h"
#include "src/pack/sums.h"
#include "tests/fuzz/edited.h"

#include <stdbool.h>
#include <strings.h>
#include <sys/mman.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static const char GOOD[] =
    "{\"format\": 1, \"name\": \"filters\", \"version\": \"1.2\", \"title\": \"Some filters\",\n"
    "\"tracks\": [{\"id\": \"rank\", \"title\": \"Sorted\", \"exercises\": [\"median\", "
    "\"max\"]},\n"
    "{\"id\": \"sums\", \"title\": \"Summed\", \"exercises\": [\"box\"]}]}";

static const char SUMS[] =
    "5feceb66ffc86f38d952786c6d696c79c2dbc239dd4e91b46729d73a27fb57e9  one/two.c\n"
    "6b86b273ff34fce19d6b804eff5a3f5747ada4eaa22f1d49c01e52ddb7875b4b  pack.json\n";

enum { BLOCK_BYTES = 512 };

/* What must hold of whatever is let through. */
struct seen {
	char *names[NAMES_FILES_MAX];
	int count;
	size_t bytes;
};

static int see_file(void *context, const char *name, struct error *error)
{
	struct seen *seen = context;

	(void)error;
	char around[NAMES_BYTES_MAX + 3];

	snprintf(around, sizeof around, "/%s/", name);
	if (strlen(name) > NAMES_BYTES_MAX || strstr(around, "/../") || strstr(around, "//") ||
	    seen->count == NAMES_FILES_MAX)
		abort();
	for (const char *at = name; *at; at++)
		if (*at < ' ' || *at > '~')
			abort();
	for (int i = 0; i < seen->count; i++)
		if (strcasecmp(seen->names[i], name) == 0)
			abort();
	seen->names[seen->count++] = strdup(name);
	return 0;
}

static int see_bytes(void *context, const void *bytes, size_t length, struct error *error)
{
	struct seen *seen = context;

	(void)bytes, (void)error;
	seen->bytes += length;
	if (seen->bytes > ARCHIVE_BYTES_MAX)
		abort();
	return 0;
}

static void visit(int fd)
{
	struct seen seen = {.count = 0};
	struct error error = {""};
	const struct archive_visitor visitor = {&seen, see_file, see_bytes};

	lseek(fd, 0, SEEK_SET);
	if ((archive_visit(fd, "it", &visitor, &error) == 0) != (error.text[0] == '\0'))
		abort();
	for (int i = 0; i < seen.count; i++)
		free(seen.names[i]);
}

/* --- a tar archive whose headers add up, so that what is behind them is reached --------------- */

static void put(int fd, const void *bytes, size_t length)
{
	if (write(fd, bytes, length) != (ssize_t)length)
		abort();
}

static void put_header(int fd, const char *name, size_t name_length, char kind, unsigned size)
{
	char block[BLOCK_BYTES] = "";
	unsigned sum = 0;

	memcpy(block, name, name_length < 100 ? name_length : 100);
	memcpy(block + 100, "0000644", 8);
	snprintf(block + 124, 12, "%011o", size);
	memcpy(block + 136, "00000000000", 12);
	memset(block + 148, ' ', 8);
	block[156] = kind;
	/* NOLINTNEXTLINE(bugprone-not-null-terminated-result): bytes, not a text */
	memcpy(block + 257, "ustar\00000", 8);
	for (int i = 0; i < BLOCK_BYTES; i++)
		sum += (unsigned char)block[i];
	snprintf(block + 148, 8, "%06o", sum);
	put(fd, block, sizeof block);
}

/* Of each entry: its kind, how long its name and its text are, and these. */
static void put_entries(int fd, const uint8_t *data, size_t size)
{
	static const char KINDS[] = "0000512367LKxgS";

	while (size > 3) {
		char block[BLOCK_BYTES] = "";
		size_t name = data[1] % 100, text = data[2];
		char kind = KINDS[data[0] % (sizeof KINDS - 1)];

		data += 3;
		size -= 3;
		name = name < size ? name : size;
		put_header(fd, (const char *)data, name, kind, (unsigned)text);
		data += name;
		size -= name;
		text = text < size ? text : size;
		memcpy(block, data, text);
		if (text > 0)
			put(fd, block, sizeof block);
		data += text;
		size -= text;
	}
}

static void try_archive(const uint8_t *data, size_t size, bool made)
{
	static const char END[2 * BLOCK_BYTES];
	int fd = memfd_create("archive", MFD_CLOEXEC);

	if (fd < 0)
		abort();
	if (made) {
		put_entries(fd, data, size);
		put(fd, END, sizeof END);
	} else {
		put(fd, data, size);
	}
	visit(fd);
	close(fd);
}

/* --- texts ------------------------------------------------------------------------------------ */

static void try_pack(const char *text, size_t length)
{
	struct pack pack;
	struct error error = {""};

	if (pack_parse(&pack, text, length, "pack.json", &error) == 0) {
		if (!pack_is_name(pack.name) || strchr(pack.version, '/') || *pack.version == '.')
			abort();
		for (int n = 1; tracks_numbered(&pack.tracks, n); n++)
			if (!pack_is_name(tracks_numbered(&pack.tracks, n)))
				abort();
	} else if (!error.text[0]) {
		abort();
	}
	pack_release(&pack);
}

static void try_sums(const char *text, size_t length)
{
	struct sums sums, again;
	struct error error = {""};

	if (sums_parse(&sums, text, length, &error) == 0) {
		char *back = sums_text(&sums);

		if (!back || sums_parse(&again, back, strlen(back), &error) != 0 ||
		    sums_compare(&sums, &again, &error) != 0)
			abort();
		sums_release(&again);
		free(back);
	}
	sums_release(&sums);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	size_t length = 0;

	if (size == 0)
		return 0;
	if (data[0] % 4 < 2) {
		try_archive(data + 1, size - 1, data[0] % 4 == 0);
		return 0;
	}
	char *text = edited_text(data[0] % 4 == 2 ? GOOD : SUMS, data + 1, size - 1, &length);

	if (data[0] % 4 == 2)
		try_pack(text, length);
	else
		try_sums(text, length);
	free(text);
	return 0;
}
