#include "src/outbox/secret.h"

#include "src/file.h"
#include "src/typed.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* One that is shorter is guessed by whoever has seen a signature. */
enum { SECRET_BYTES_MIN = 16, SECRET_BYTES_MAX = 4096 };

static int take(struct secret *secret, const char *from, struct error *error)
{
	if (secret->length == 0)
		return error_set(error, "the secret in %s is empty", from);
	if (secret->length < SECRET_BYTES_MIN)
		return error_set(error,
		    "the secret in %s has only %zu bytes, which can be guessed; %d are the least: "
		    "openssl rand -hex 32",
		    from, secret->length, SECRET_BYTES_MIN);
	return 0;
}

static int read_file(struct secret *secret, const char *path, struct error *error)
{
	struct typed shown = typed(path);
	struct error why = {""};
	struct stat status;
	char *text = file_read(path, SECRET_BYTES_MAX, &secret->length, &why);

	if (!text)
		return error_set(error, "cannot take the secret from a file: %s", why.text);
	secret->bytes = (unsigned char *)text;
	secret->is_open = stat(path, &status) == 0 && (status.st_mode & (S_IRGRP | S_IROTH)) != 0;
	while (secret->length > 0 &&
	       (text[secret->length - 1] == '\n' || text[secret->length - 1] == '\r'))
		secret->length--;
	return take(secret, shown.text, error);
}

static int read_environment(struct secret *secret, struct error *error)
{
	const char *value = getenv(SECRET_VARIABLE);

	if (!value)
		return error_set(error,
		    "there is no secret to sign with: put one into a file and name that with "
		    "--secret-file, or into %s",
		    SECRET_VARIABLE);
	secret->length = strlen(value);
	secret->bytes = (unsigned char *)strdup(value);
	if (!secret->bytes)
		return error_set(error, "out of memory");
	return take(secret, SECRET_VARIABLE, error);
}

int secret_read(struct secret *secret, const char *path, struct error *error)
{
	*secret = (struct secret){0};
	int done = path ? read_file(secret, path, error) : read_environment(secret, error);

	if (done != 0)
		secret_release(secret);
	return done;
}

void secret_release(struct secret *secret)
{
	if (secret->bytes)
		explicit_bzero(secret->bytes, secret->length);
	free(secret->bytes);
	*secret = (struct secret){0};
}
