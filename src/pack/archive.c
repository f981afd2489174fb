#include "src/pack/archive.h"

#include "src/library.h"
#include "src/pack/names.h"
#include "src/typed.h"

#include <archive.h>
#include <archive_entry.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

#define LIBRARY "libarchive.so.13"

/* clang-format off */
#define FUNCTIONS(X) \
	X(archive_entry_clear) X(archive_entry_filetype) X(archive_entry_free) \
	X(archive_entry_hardlink) X(archive_entry_new) X(archive_entry_pathname) \
	X(archive_entry_set_filetype) X(archive_entry_set_mtime) X(archive_entry_set_pathname) \
	X(archive_entry_set_perm) X(archive_entry_set_size) X(archive_entry_size) \
	X(archive_entry_symlink) X(archive_error_string) X(archive_filter_bytes) \
	X(archive_read_data) X(archive_read_free) X(archive_read_new) \
	X(archive_read_next_header) X(archive_read_open_fd) X(archive_read_support_filter_gzip) \
	X(archive_read_support_filter_zstd) X(archive_read_support_format_tar) \
	X(archive_write_add_filter_gzip) X(archive_write_add_filter_zstd) \
	X(archive_write_close) X(archive_write_data) X(archive_write_free) \
	X(archive_write_header) X(archive_write_new) X(archive_write_open_fd) \
	X(archive_write_set_format_ustar) X(archive_write_set_options)
/* clang-format on */

static struct {
	FUNCTIONS(LIBRARY_POINTER)
} lib;

#define SYMBOL(name) {#name, &lib.name},
static const struct library_symbol SYMBOLS[] = {FUNCTIONS(SYMBOL){NULL, NULL}};

enum {
	BLOCK = 64 << 10,

	/* Headers, padding and names that stand between the files. */
	BETWEEN_BYTES_MAX = 16 << 20,
};

/* --- reading ---------------------------------------------------------------------------------- */

/* One archive on its way. */
struct visit {
	struct archive *archive;
	const char *name;
	const struct archive_visitor *visitor;
	struct names names;
	char folder[NAMES_BYTES_MAX + 1]; /* that all lies in; "" before it is known */
	size_t bytes;                     /* of all files until now */
	struct error *error;
};

static int say_damaged(const struct visit *visit)
{
	const char *why = lib.archive_error_string(visit->archive);

	return error_set(visit->error,
	    "%s is no archive of a pack, or it is damaged: %s; a pack is a tar archive that zstd "
	    "or gzip has compressed",
	    visit->name, typed(why ? why : "it cannot be read").text);
}

static int say_refused(const struct visit *visit, const char *why)
{
	return error_set(visit->error, "%s is refused: %s", visit->name, why);
}

/* However little it was compressed to. */
static int check_bounds(const struct visit *visit, size_t more)
{
	if (more <= ARCHIVE_BYTES_MAX && visit->bytes + more <= ARCHIVE_BYTES_MAX &&
	    lib.archive_filter_bytes(visit->archive, 0) <= ARCHIVE_BYTES_MAX + BETWEEN_BYTES_MAX)
		return 0;
	return error_set(visit->error, "%s is refused: unpacked it has more than %d MB",
	    visit->name, ARCHIVE_BYTES_MAX >> 20);
}

/* Anything else could make a file that is written later land elsewhere, or block who opens it. */
static int check_kind(const struct visit *visit, struct archive_entry *entry, const char *name)
{
	unsigned kind = lib.archive_entry_filetype(entry);
	const char *what = NULL;

	if (lib.archive_entry_symlink(entry) || kind == AE_IFLNK)
		what = "a symbolic link";
	else if (lib.archive_entry_hardlink(entry))
		what = "a hard link";
	else if (kind != AE_IFREG && kind != AE_IFDIR)
		what = "neither a file nor a folder";
	if (!what)
		return 0;
	return error_set(
	    visit->error, "%s is refused: \"%s\" is %s", visit->name, typed(name).text, what);
}

/* The name without the folder that all lies in; NULL for that folder itself. */
static int take_folder_off(struct visit *visit, const char **name)
{
	size_t length = strcspn(*name, "/");

	if (!visit->folder[0])
		snprintf(visit->folder, sizeof visit->folder, "%.*s", (int)length, *name);
	if (strlen(visit->folder) != length || strncmp(*name, visit->folder, length) != 0)
		return say_refused(visit, "not all of it lies in one folder");
	*name = (*name)[length] && (*name)[length + 1] ? *name + length + 1 : NULL;
	return 0;
}

static int visit_bytes(struct visit *visit)
{
	char block[BLOCK];

	for (;;) {
		la_ssize_t got = lib.archive_read_data(visit->archive, block, sizeof block);

		if (got == 0)
			return 0;
		if (got < 0)
			return say_damaged(visit);
		if (check_bounds(visit, (size_t)got) != 0)
			return -1;
		visit->bytes += (size_t)got;
		if (visit->visitor->bytes(
			visit->visitor->context, block, (size_t)got, visit->error) != 0)
			return -1;
	}
}

static int visit_entry(struct visit *visit, struct archive_entry *entry)
{
	const char *name = lib.archive_entry_pathname(entry);
	bool is_folder = lib.archive_entry_filetype(entry) == AE_IFDIR;
	la_int64_t size = lib.archive_entry_size(entry);
	struct error why = {""};

	if (!name)
		return say_refused(visit, "a name in it is no text");
	if (check_kind(visit, entry, name) != 0)
		return -1;
	if (names_add(&visit->names, name, is_folder, &why) != 0)
		return say_refused(visit, why.text);
	if (size < 0 || check_bounds(visit, (size_t)size) != 0)
		return size < 0 ? say_damaged(visit) : -1;
	if (take_folder_off(visit, &name) != 0)
		return -1;
	if (is_folder)
		return 0;
	if (!name)
		return say_refused(visit, "not all of it lies in one folder");
	if (visit->visitor->file(visit->visitor->context, name, visit->error) != 0)
		return -1;
	return visit_bytes(visit);
}

static int visit_all(struct visit *visit)
{
	struct archive_entry *entry;
	int got;

	while ((got = lib.archive_read_next_header(visit->archive, &entry)) == ARCHIVE_OK)
		if (visit_entry(visit, entry) != 0)
			return -1;
	if (got != ARCHIVE_EOF)
		return say_damaged(visit);
	return visit->names.files > 0 ? 0 : say_refused(visit, "it is empty");
}

/* A filter that would be another program, for want of a library, is not ARCHIVE_OK. */
static int open_fd(const struct visit *visit, int fd)
{
	struct stat status;

	if (fstat(fd, &status) == 0 && status.st_size > ARCHIVE_BYTES_MAX)
		return error_set(visit->error, "%s is refused: it has more than %d MB", visit->name,
		    ARCHIVE_BYTES_MAX >> 20);
	if (lib.archive_read_support_filter_gzip(visit->archive) != ARCHIVE_OK ||
	    lib.archive_read_support_filter_zstd(visit->archive) != ARCHIVE_OK ||
	    lib.archive_read_support_format_tar(visit->archive) != ARCHIVE_OK)
		return error_set(visit->error,
		    "the libarchive of this machine cannot read tar archives with zstd and gzip: "
		    "install a newer one");
	if (lib.archive_read_open_fd(visit->archive, fd, BLOCK) != ARCHIVE_OK)
		return say_damaged(visit);
	return 0;
}

int archive_visit(
    int fd, const char *name, const struct archive_visitor *visitor, struct error *error)
{
	if (library_load(LIBRARY, SYMBOLS, error) != 0)
		return -1;
	struct visit visit = {
	    .archive = lib.archive_read_new(), .name = name, .visitor = visitor, .error = error};
	int done = visit.archive ? open_fd(&visit, fd) : error_set(error, "out of memory");

	if (done == 0)
		done = visit_all(&visit);
	if (visit.archive)
		lib.archive_read_free(visit.archive);
	names_release(&visit.names);
	return done;
}

/* --- making ----------------------------------------------------------------------------------- */

/* No day that means anything: some programs take that of 1970 for a mistake. */
enum { DAY_OF_1980 = 315532800 };

static int set_up(struct archive *archive, int fd, bool gzip)
{
	if (lib.archive_write_set_format_ustar(archive) != ARCHIVE_OK)
		return -1;
	if (gzip && (lib.archive_write_add_filter_gzip(archive) != ARCHIVE_OK ||
			lib.archive_write_set_options(
			    archive, "gzip:compression-level=9,gzip:!timestamp") != ARCHIVE_OK))
		return -1;
	if (!gzip &&
	    (lib.archive_write_add_filter_zstd(archive) != ARCHIVE_OK ||
		lib.archive_write_set_options(archive, "zstd:compression-level=19") != ARCHIVE_OK))
		return -1;
	return lib.archive_write_open_fd(archive, fd) == ARCHIVE_OK ? 0 : -1;
}

static int write_file(struct archive *archive, struct archive_entry *entry, const char *folder,
    const struct archive_file *file)
{
	char path[2 * NAMES_BYTES_MAX];

	snprintf(path, sizeof path, "%s/%s", folder, file->name);
	lib.archive_entry_clear(entry);
	lib.archive_entry_set_pathname(entry, path);
	lib.archive_entry_set_filetype(entry, AE_IFREG);
	lib.archive_entry_set_perm(entry, 0644);
	lib.archive_entry_set_mtime(entry, DAY_OF_1980, 0);
	lib.archive_entry_set_size(entry, (la_int64_t)file->length);
	if (lib.archive_write_header(archive, entry) != ARCHIVE_OK)
		return -1;
	return lib.archive_write_data(archive, file->bytes, file->length) ==
		       (la_ssize_t)file->length
		   ? 0
		   : -1;
}

int archive_make(int fd, const char *folder, const struct archive_file *files, int count, bool gzip,
    struct error *error)
{
	if (library_load(LIBRARY, SYMBOLS, error) != 0)
		return -1;
	struct archive *archive = lib.archive_write_new();
	struct archive_entry *entry = lib.archive_entry_new();
	int done = archive && entry ? set_up(archive, fd, gzip) : -1;

	for (int i = 0; done == 0 && i < count; i++)
		done = write_file(archive, entry, folder, &files[i]);
	if (done == 0)
		done = lib.archive_write_close(archive) == ARCHIVE_OK ? 0 : -1;
	if (done != 0)
		error_set(error, "%s",
		    archive && lib.archive_error_string(archive) ? lib.archive_error_string(archive)
								 : "out of memory");
	if (entry)
		lib.archive_entry_free(entry);
	if (archive)
		lib.archive_write_free(archive);
	return done;
}
