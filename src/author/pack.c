/*
 * author pack: a folder of exercises becomes an archive that learners can add, once nothing is
 * wrong with the form of any of them.
 */
#include "grader/hash.h"
#include "grader/text.h"
#include "src/author/author.h"
#include "src/author/files.h"
#include "src/file.h"
#include "src/options.h"
#include "src/pack/archive.h"
#include "src/pack/bundle.h"
#include "src/pack/signature.h"
#include "src/typed.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

enum { OUT, GZ, SIGN, OPTION_COUNT };

static const struct option OPTIONS[OPTION_COUNT] = {
    [OUT] = {"out", "FILE"},
    [GZ] = {"gz", NULL},
    [SIGN] = {"sign", "KEY"},
};

/* --- what is wrong with them ------------------------------------------------------------------ */

/* Prints what is wrong with the form of each; says how many are faulty. */
static int check_all(struct author *author)
{
	int faulty = 0;

	for (int i = 0; i < author->count; i++) {
		struct subject *subject = &author->subjects[i];

		author_check_files(subject);
		if (subject->faults.count == 0)
			continue;
		faulty++;
		printf("FAULT  %s\n", subject->id);
		author_say_faults("fault", &subject->faults);
	}
	return faulty;
}

static void free_words(char **words, int count)
{
	for (int i = 0; i < count; i++)
		free(words[i]);
	free(words);
}

/* The exercises are looked at as "author check" does, but for running any program. */
static enum status check_form(const char *folder, struct error *error)
{
	struct author author = {0};
	struct pack pack;
	int count = 0;

	if (bundle_read_pack(&pack, folder, error) != 0)
		return STATUS_FAILED;
	char **words = calloc(PACK_EXERCISES_MAX + 1, sizeof *words);

	for (int n = 1; words && tracks_numbered(&pack.tracks, n); n++) {
		words[count] = bundle_exercise(folder, &pack, n);
		count += words[count] != NULL;
	}
	enum status status = words ? author_open(&author, count, words, error) : STATUS_BROKEN;

	if (status == STATUS_DONE) {
		*error = (struct error){""};
		status = check_all(&author) > 0 ? STATUS_FAILED : STATUS_DONE;
	}
	/* A folder that pack.json names and that is not there is no mistake on the command line. */
	if (status == STATUS_USAGE)
		status = STATUS_FAILED;
	author_release(&author);
	free_words(words, count);
	pack_release(&pack);
	return status;
}

/* --- signing ---------------------------------------------------------------------------------- */

/* A line that is typed without being seen, or from a program that pipes it in. */
static char *ask_password(void)
{
	static char password[1024];
	struct termios before, silent;
	bool typed_in = isatty(STDIN_FILENO) && tcgetattr(STDIN_FILENO, &before) == 0;

	if (typed_in) {
		silent = before;
		silent.c_lflag &= ~(tcflag_t)ECHO;
		fputs("Password of the key: ", stderr);
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
	}
	bool got = fgets(password, sizeof password, stdin) != NULL;

	if (typed_in) {
		tcsetattr(STDIN_FILENO, TCSAFLUSH, &before);
		fputs("\nOne moment ...\n", stderr);
	}
	password[got ? strcspn(password, "\n") : 0] = '\0';
	return got ? password : NULL;
}

/* --- the whole -------------------------------------------------------------------------------- */

static int tell_written(const struct bundle *bundle, const char *path, struct error *error)
{
	char sha256[HASH_HEX];
	size_t length = 0;
	char *bytes = file_read(path, ARCHIVE_BYTES_MAX, &length, error);
	int count = 0;

	if (!bytes)
		return -1;
	hash_of(bytes, length, sha256);
	free(bytes);
	for (int i = 0; i < bundle->pack.tracks.count; i++)
		count += bundle->pack.tracks.list[i].count;
	author_say(0, "Wrote %s: %d exercise%s, %d files, %zu bytes.", path, count,
	    count == 1 ? "" : "s", bundle->count, length);
	printf("  sha256 %s\n", sha256);
	author_say(0, "\"pack add\" takes it from here, or from the address where you put it.");
	return 0;
}

/* The text of the key that verifies it comes back. One that could not be signed would be published
 * as it is, and is removed. */
static int sign(
    const char *path, const char *key, char text[SIGNATURE_KEY_TEXT], struct error *error)
{
	if (signature_sign(path, key, ask_password, text, error) == 0)
		return 0;
	unlink(path);
	return -1;
}

static enum status write_out(const char *folder, const struct options *options, struct error *error)
{
	const char *key = options->value[SIGN];
	bool gzip = options->value[GZ] != NULL;
	struct bundle bundle;
	char public_key[SIGNATURE_KEY_TEXT];
	enum status status = STATUS_BROKEN;

	if (bundle_open(&bundle, folder, error) != 0)
		return STATUS_FAILED;
	char *name = bundle_name(&bundle, gzip);
	const char *path = options->value[OUT] ? options->value[OUT] : name;

	if (!name)
		error_set(error, "out of memory");
	else if (bundle_write(&bundle, path, gzip, error) == 0 &&
		 (!key || sign(path, key, public_key, error) == 0) &&
		 tell_written(&bundle, path, error) == 0)
		status = STATUS_DONE;
	if (status == STATUS_DONE && key)
		printf("Signed in %s" SIGNATURE_ENDING "; learners give --key\n  %s\n", path,
		    public_key);
	free(name);
	bundle_release(&bundle);
	return status;
}

enum status author_pack(const struct screen *screen, int count, char **words)
{
	struct options options;
	struct error error = {""};
	enum status status = STATUS_USAGE;
	char *folder = NULL;

	(void)screen;
	if (options_parse(&options, OPTIONS, OPTION_COUNT, count, words, &error) == 0) {
		if (options.count != 1)
			error_set(&error, "it needs one folder: author pack ./filters");
		else if (!(folder = realpath(options.arguments[0], NULL)))
			error_set(
			    &error, "there is no folder \"%s\"", typed(options.arguments[0]).text);
		else
			status = check_form(folder, &error);
	}
	if (status == STATUS_DONE)
		status = write_out(folder, &options, &error);
	if (*error.text && status != STATUS_DONE)
		typed_complain("author pack: %s", error.text);
	free(folder);
	return status;
}
