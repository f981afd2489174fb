#include "src/store/home.h"

#include "grader/text.h"
#include "src/file.h"

#include <stdbool.h>
#include <stdlib.h>

/* A relative path in XDG_DATA_HOME is to be ignored, as its specification says. */
static char *known_folder(bool *known)
{
	const char *stride = getenv("STRIDE_HOME"), *data = getenv("XDG_DATA_HOME"),
		   *home = getenv("HOME");

	*known = true;
	if (stride && *stride)
		return text_format("%s", stride);
	if (data && *data == '/')
		return text_format("%s/stride", data);
	if (home && *home == '/')
		return text_format("%s/.local/share/stride", home);
	*known = false;
	return NULL;
}

char *home_folder(struct error *error)
{
	bool known;
	char *folder = known_folder(&known);

	if (!known)
		error_set(error, "there is no folder to keep progress in: HOME is not set; set "
				 "STRIDE_HOME to one");
	else if (!folder)
		error_set(error, "out of memory");
	return folder;
}

char *home_path(const char *name, struct error *error)
{
	char *folder = home_folder(error);
	char *path = folder ? text_format("%s/%s", folder, name) : NULL;

	if (folder && !path)
		error_set(error, "out of memory");
	free(folder);
	return path;
}
