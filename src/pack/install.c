#include "src/pack/install.h"

#include "grader/clock.h"
#include "grader/text.h"
#include "src/file.h"
#include "src/pack/archive.h"
#include "src/pack/bundle.h"
#include "src/pack/installed.h"
#include "src/pack/place.h"
#include "src/pack/record.h"
#include "src/pack/sums.h"
#include "src/pack/unpack.h"
#include "src/typed.h"

#include <stdlib.h>
#include <string.h>

/* What is known on the way. */
struct installing {
	const struct install *install;
	struct installation *done;
	char sha256[HASH_HEX], sums[HASH_HEX];
	char *fresh;          /* the folder of the new version */
	struct record before; /* of the version that is installed; empty if none is */
	const char *key;      /* the text of the key that it was verified with */
	struct signature_key known;
};

/* --- the archive ------------------------------------------------------------------------------ */

static int check_sum(struct installing *i, struct error *error)
{
	size_t length = 0;
	char *bytes = file_read(i->install->archive, ARCHIVE_BYTES_MAX, &length, error);

	if (!bytes)
		return -1;
	hash_of(bytes, length, i->sha256);
	free(bytes);
	if (!i->install->sha256 || strcmp(i->install->sha256, i->sha256) == 0)
		return 0;
	return error_set(error,
	    "%s has another SHA-256 sum than was given: %s; it is not the file that was meant, "
	    "and nothing was installed",
	    i->install->shown, i->sha256);
}

static int check_signature(
    struct installing *i, const struct signature_key *key, struct error *error)
{
	if (!i->install->signature)
		return error_set(error,
		    "%s is not signed, but a key is asked for (%s); a signature is a file beside "
		    "the archive, with " SIGNATURE_ENDING " behind its name",
		    i->install->shown, key->text);
	if (signature_verify(
		i->install->archive, i->install->signature, i->install->shown, key, error) != 0)
		return -1;
	i->key = key->text;
	i->done->is_signed = true;
	return 0;
}

/* --- the pack --------------------------------------------------------------------------------- */

/* A sentence without the path that it begins with, which nobody but us knows. */
static const char *without(const char *path, const char *sentence)
{
	size_t length = strlen(path);

	return strncmp(sentence, path, length) == 0 ? sentence + length : sentence;
}

static int read_unpacked(struct installing *i, const char *files, struct error *error)
{
	char *path = text_format("%s/" PACK_FILE, files);
	struct error why = {""};
	int done = path ? pack_read(&i->done->pack, path, &why) : -1;

	if (!path)
		return error_set(error, "out of memory");
	if (done != 0)
		error_set(error, "%s is refused: its " PACK_FILE "%s%s", i->install->shown,
		    without(path, why.text) == why.text ? ": " : "", without(path, why.text));
	else if (i->install->name && strcmp(i->install->name, i->done->pack.name) != 0)
		done =
		    error_set(error, "%s is the pack \"%s\" now, not \"%s\"; nothing was changed",
			i->install->shown, i->done->pack.name, i->install->name);
	free(path);
	return done;
}

static int read_pack(struct installing *i, struct error *error)
{
	char *files = text_format("%s/" INSTALLED_FILES, i->fresh);
	int done = -1;

	if (!files)
		return error_set(error, "out of memory");
	if (file_make_folder(files, 0777, error) == 0 &&
	    unpack(i->install->archive, i->install->shown, files, i->sums, error) == 0)
		done = read_unpacked(i, files, error);
	free(files);
	return done;
}

/* What is installed now, and by whose key. */
static int read_before(struct installing *i, struct error *error)
{
	char *version = installed_version(i->done->pack.name);
	struct pack pack;
	struct error ignored = {""};

	if (!version)
		return 0;
	if (installed_read(&pack, i->done->pack.name, &ignored) == 0)
		i->done->before = text_format("%s", pack.version);
	pack_release(&pack);
	/* Without its record nobody knows whose it was. */
	int done = record_read(&i->before, version, &ignored);

	free(version);
	if (done != 0)
		return error_set(error,
		    "it is not known whose the pack \"%s\" is that is installed (%s); \"pack "
		    "remove %s\" first",
		    i->done->pack.name, ignored.text, i->done->pack.name);
	return 0;
}

/* On first use a key is trusted; from then on it is the only one. */
static int check_owner(struct installing *i, struct error *error)
{
	const char *owner = i->before.key, *given = i->install->key ? i->key : NULL;

	if (!owner || (given && strcmp(owner, given) == 0))
		return 0;
	if (given)
		return error_set(error,
		    "the pack \"%s\" was installed with another key (%s); if you trust the new "
		    "one, \"pack remove %s\" first",
		    i->done->pack.name, owner, i->done->pack.name);
	if (signature_read_key(&i->known, owner, error) != 0)
		return -1;
	return check_signature(i, &i->known, error);
}

/* Who can put files on the server, but not sign, could put back an old one that was signed. */
static int check_age(const struct installing *i, struct error *error)
{
	const char *before = i->done->before, *now = i->done->pack.version;

	if (!i->install->name || !i->before.key || !before || strverscmp(now, before) >= 0)
		return 0;
	return error_set(error,
	    "%s has %s now, which is older than %s and was signed as well; nothing was changed. If "
	    "that is meant, \"pack add\" takes it",
	    i->install->shown, now, before);
}

static int check_exercise(const struct installing *i, const char *id, struct error *error)
{
	char *files = text_format("%s/" INSTALLED_FILES "/", i->fresh);
	char *folder = files ? text_format("%s%s", files, id) : NULL;
	char *vectors = folder ? text_format("%s/vectors.json", folder) : NULL;
	struct error why = {""};
	int done = -1;

	if (!vectors)
		error_set(error, "out of memory");
	else if ((done = bundle_check_exercise(folder, vectors, &why)) != 0)
		error_set(error, "%s is refused: its exercise is faulty: %s", i->install->shown,
		    without(files, why.text));
	free(vectors);
	free(folder);
	free(files);
	return done;
}

static int check_exercises(const struct installing *i, struct error *error)
{
	const char *id;

	for (int n = 1; (id = tracks_numbered(&i->done->pack.tracks, n)); n++)
		if (check_exercise(i, id, error) != 0)
			return -1;
	return 0;
}

/* --- the record ------------------------------------------------------------------------------- */

static int write_record(const struct installing *i, const char *folder, struct error *error)
{
	const struct install *install = i->install;
	struct record record = {
	    .source = text_format("%s", install->source),
	    .etag = install->etag ? text_format("%s", install->etag) : NULL,
	    .sha256 = text_format("%s", i->sha256),
	    .sums = text_format("%s", i->sums),
	    .key = i->key ? text_format("%s", i->key) : NULL,
	    .installed_at = clock_now_ms(),
	};
	char *path = text_format("%s/" INSTALLED_RECORD, folder);
	int done = record_write(&record, folder, error);

	if (done == 0)
		done = path ? unpack_sync(path, error) : error_set(error, "out of memory");
	free(path);
	record_release(&record);
	return done;
}

/* Whether there is nothing to do but to remember where it was found. */
static bool is_installed(const struct installing *i)
{
	struct error ignored = {""};

	return i->before.sha256 && strcmp(i->before.sha256, i->sha256) == 0 &&
	       install_verify(i->done->pack.name, &ignored) == 0;
}

static int renew_record(struct installing *i, struct error *error)
{
	char *version = installed_version(i->done->pack.name);
	int done = version ? write_record(i, version, error) : error_set(error, "out of memory");

	i->done->unchanged = true;
	free(version);
	return done;
}

static int take_place(struct installing *i, struct error *error)
{
	const struct pack *pack = &i->done->pack;
	char *version = text_format("%s-%.*s", pack->version, PLACE_DIGITS, i->sha256);
	int done = version ? write_record(i, i->fresh, error) : error_set(error, "out of memory");

	if (done == 0)
		done = unpack_sync(i->fresh, error);
	if (done == 0)
		done = place_take(i->fresh, pack->name, version, error);
	free(version);
	return done;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int go(struct installing *i, struct error *error)
{
	if (check_sum(i, error) != 0 ||
	    (i->install->key && check_signature(i, i->install->key, error) != 0))
		return -1;
	i->fresh = place_new(error);
	if (!i->fresh || read_pack(i, error) != 0 || read_before(i, error) != 0 ||
	    check_owner(i, error) != 0 || check_age(i, error) != 0)
		return -1;
	if (is_installed(i))
		return renew_record(i, error);
	return check_exercises(i, error) == 0 ? take_place(i, error) : -1;
}

int install(const struct install *install, struct installation *done, struct error *error)
{
	struct installing installing = {.install = install, .done = done};

	*done = (struct installation){0};
	int result = go(&installing, error);

	if (installing.fresh)
		place_clear(installing.fresh);
	free(installing.fresh);
	record_release(&installing.before);
	return result;
}

void installation_release(struct installation *installation)
{
	pack_release(&installation->pack);
	free(installation->before);
	*installation = (struct installation){0};
}

/* --- verifying -------------------------------------------------------------------------------- */

static int verify(const char *files, const char *sums, struct error *error)
{
	char *path = text_format("%s/" SUMS_FILE, files), sha256[HASH_HEX];
	struct sums found = {0}, listed = {0};
	size_t length = 0;
	char *text = path ? file_read(path, SUMS_BYTES_MAX, &length, error) : NULL;
	int done = -1;

	if (!path)
		error_set(error, "out of memory");
	if (text)
		hash_of(text, length, sha256);
	if (text && strcmp(sha256, sums) != 0)
		error_set(error, SUMS_FILE " is not the one that was installed");
	else if (text && sums_parse(&listed, text, length, error) == 0 &&
		 sums_of_folder(&found, files, error) == 0)
		done = sums_compare(&found, &listed, error);
	sums_release(&found);
	sums_release(&listed);
	free(text);
	free(path);
	return done;
}

int install_verify(const char *name, struct error *error)
{
	struct record record = {0};
	struct pack pack;
	char *version = installed_version(name);
	char *files = version ? text_format("%s/" INSTALLED_FILES, version) : NULL;
	int done = version ? -1 : error_set(error, "it is not installed");

	if (files && record_read(&record, version, error) == 0 &&
	    verify(files, record.sums, error) == 0)
		done = installed_read(&pack, name, error);
	if (done == 0)
		pack_release(&pack);
	record_release(&record);
	free(files);
	free(version);
	return done;
}
