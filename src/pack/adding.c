#include "src/pack/adding.h"

#include "grader/hash.h"
#include "grader/save.h"
#include "grader/text.h"
#include "src/fetch/fetch.h"
#include "src/file.h"
#include "src/pack/archive.h"
#include "src/pack/bundle.h"
#include "src/pack/installed.h"
#include "src/pack/place.h"
#include "src/pack/record.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FETCH_SECONDS = 600, SIGNATURE_BYTES_MAX = 16 << 10, HASH_SHOWN = 16 };

bool adding_is_url(const char *word)
{
	size_t letters = strspn(word, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ+");

	return letters > 1 && strncmp(word + letters, "://", 3) == 0;
}

static int install_from(const struct adding *adding, const char *source, const char *archive,
    const char *signature, const char *etag, struct installation *done, struct error *error)
{
	char *shown = record_shown(source);
	const struct install it = {
	    .archive = archive,
	    .signature = signature,
	    .source = source,
	    .shown = shown,
	    .etag = etag,
	    .sha256 = adding->sha256,
	    .name = adding->name,
	    .key = adding->key,
	};

	int result = shown ? install(&it, done, error) : error_set(error, "out of memory");

	free(shown);
	return result;
}

/* --- a folder, a file ------------------------------------------------------------------------- */

/* The folder is packed in a folder that is taken away again. */
static int add_folder(
    const struct adding *adding, const char *source, struct installation *done, struct error *error)
{
	struct bundle bundle;
	char *folder = NULL, *archive = NULL;
	int result = bundle_open(&bundle, source, error);

	if (result == 0)
		folder = place_new(error);
	if (folder && !(archive = text_format("%s/made.tar.zst", folder)))
		error_set(error, "out of memory");
	result = archive ? bundle_write(&bundle, archive, false, error) : -1;
	if (result == 0)
		result = install_from(adding, source, archive, NULL, NULL, done, error);
	if (folder)
		place_clear(folder);
	free(archive);
	free(folder);
	bundle_release(&bundle);
	return result;
}

/* Whoever may write to the file could change it between its being verified and its being unpacked.
 */
static int copy_archive(const char *source, const char *copy, struct error *error)
{
	size_t length = 0;
	char *bytes = file_read(source, ARCHIVE_BYTES_MAX, &length, error);
	int done = bytes ? save_file(copy, bytes, length) : -1;

	if (bytes && done != 0)
		error_set(error, "cannot write %s: %s", copy, strerror(errno));
	free(bytes);
	return done;
}

static int add_file(
    const struct adding *adding, const char *source, struct installation *done, struct error *error)
{
	char *signature = text_format("%s" SIGNATURE_ENDING, source);
	bool is_signed = signature && access(signature, F_OK) == 0;
	char *folder = place_new(error);
	char *copy = folder ? text_format("%s/copied", folder) : NULL;
	int result = -1;

	if (folder && !copy)
		error_set(error, "out of memory");
	if (copy && copy_archive(source, copy, error) == 0)
		result = install_from(
		    adding, source, copy, is_signed ? signature : NULL, NULL, done, error);
	if (folder)
		place_clear(folder);
	free(copy);
	free(folder);
	free(signature);
	return result;
}

static int add_path(const struct adding *adding, struct installation *done, struct error *error)
{
	char *source = realpath(adding->from, NULL);
	struct stat status;
	int result = -1;

	if (!source || stat(source, &status) != 0)
		error_set(error, "cannot read %s: %s", adding->from, strerror(errno));
	else if (S_ISDIR(status.st_mode))
		result = add_folder(adding, source, done, error);
	else
		result = add_file(adding, source, done, error);
	free(source);
	return result;
}

/* --- a URL ------------------------------------------------------------------------------------ */

/* A download on its way, and what is known of the pack that came from there before. */
struct download {
	char *to, *signature; /* where the archive and its signature go */
	struct record before; /* empty if none is installed from there */
	char *name;           /* of that pack; NULL if there is none */
	struct fetch_answer answer;
};

/* The pack that is installed from this URL. */
static void find_before(struct download *download, const char *url)
{
	struct installed_names names;

	installed_find(&names);
	for (int i = 0; !download->name && i < names.count; i++) {
		char *version = installed_version(names.list[i]);
		struct error ignored = {""};

		if (version && record_read(&download->before, version, &ignored) == 0) {
			if (strcmp(download->before.source, url) == 0)
				download->name = text_format("%s", names.list[i]);
			else
				record_release(&download->before);
		}
		free(version);
	}
	installed_names_release(&names);
}

/* The same file for the same URL, so that a part of it that is there is found again. */
static int name_files(struct download *download, const char *url, struct error *error)
{
	char sha256[HASH_HEX], *root = installed_root(error);

	hash_of(url, strlen(url), sha256);
	if (!root)
		return -1;
	download->to = text_format("%s/.fetch-%.*s", root, HASH_SHOWN, sha256);
	download->signature =
	    download->to ? text_format("%s" SIGNATURE_ENDING, download->to) : NULL;
	free(root);
	return download->signature ? 0 : error_set(error, "out of memory");
}

/* What is the same at the server need not be fetched, if it is still whole here and nothing new is
 * asked of it. */
static const char *known_etag(const struct download *download, const struct adding *adding)
{
	const char *key = download->before.key;
	struct error ignored = {""};

	if (!download->name || install_verify(download->name, &ignored) != 0)
		return NULL;
	if (adding->key && (!key || strcmp(adding->key->text, key) != 0))
		return NULL;
	if (adding->sha256 && strcmp(adding->sha256, download->before.sha256) != 0)
		return NULL;
	return download->before.etag;
}

/* A query stays behind the name. */
static char *signature_url(const char *url)
{
	size_t length = strcspn(url, "?#");

	return text_format("%.*s" SIGNATURE_ENDING "%s", (int)length, url, url + length);
}

static int fetch_signature(const struct download *download, const char *url, struct error *error)
{
	char *of = signature_url(url);
	struct fetch fetch = {
	    .url = of,
	    .to = download->signature,
	    .bytes_max = SIGNATURE_BYTES_MAX,
	    .seconds_max = FETCH_SECONDS,
	};
	struct fetch_answer answer = {0};
	int done = of ? fetch_file(&fetch, &answer, error) : error_set(error, "out of memory");

	fetch_answer_release(&answer);
	free(of);
	return done;
}

/* Nothing was fetched. */
static int stay(const struct download *download, struct installation *done, struct error *error)
{
	done->unchanged = true;
	done->is_signed = download->before.key != NULL;
	return installed_read(&done->pack, download->name, error);
}

static int fetch_and_install(struct download *download, const struct adding *adding,
    struct installation *done, struct error *error)
{
	bool wants_signature = adding->key || download->before.key;
	struct fetch fetch = {
	    .url = adding->from,
	    .to = download->to,
	    .etag = known_etag(download, adding),
	    .bytes_max = ARCHIVE_BYTES_MAX,
	    .seconds_max = FETCH_SECONDS,
	    .shows_progress = adding->shows_progress,
	};

	if (fetch_file(&fetch, &download->answer, error) != 0)
		return -1;
	if (download->answer.unchanged)
		return stay(download, done, error);
	if (wants_signature && fetch_signature(download, adding->from, error) != 0)
		return -1;
	return install_from(adding, adding->from, download->to,
	    wants_signature ? download->signature : NULL, download->answer.etag, done, error);
}

static int add_url(const struct adding *adding, struct installation *done, struct error *error)
{
	struct download download = {0};
	int result = name_files(&download, adding->from, error);

	find_before(&download, adding->from);
	if (result == 0)
		result = fetch_and_install(&download, adding, done, error);
	if (download.signature) {
		unlink(download.to);
		unlink(download.signature);
	}
	fetch_answer_release(&download.answer);
	record_release(&download.before);
	free(download.name);
	free(download.to);
	free(download.signature);
	return result;
}

/* --- any -------------------------------------------------------------------------------------- */

int adding(const struct adding *adding, struct installation *done, struct error *error)
{
	int lock = place_lock(adding->waits, error), result = -1;

	*done = (struct installation){0};
	if (lock < 0)
		return -1;
	result = adding_is_url(adding->from) ? add_url(adding, done, error)
					     : add_path(adding, done, error);
	close(lock);
	return result;
}
