#include "src/author/links.h"

#include "grader/text.h"

#include <ctype.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

/* What stands behind "://": a name of letters, digits, dots and hyphens, perhaps a port, and a path
 * without blanks. */
static bool is_address(const char *rest)
{
	size_t host = strspn(rest, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "0123456789.-");
	bool has_name =
	    host > 0 && isalnum((unsigned char)rest[0]) && isalnum((unsigned char)rest[host - 1]);
	size_t port = rest[host] == ':' ? 1 + strspn(rest + host + 1, "0123456789") : 0;
	const char *behind = rest + host + port;

	return has_name && port != 1 && (!*behind || strchr("/?#", *behind)) &&
	       !strpbrk(behind, " \t<>\"");
}

/* Of what lies in the folder, what a pack takes along (src/pack/bundle.c). */
static bool is_published(const char *name, size_t length)
{
	static const char *const NAMES[] = {
	    "exercise.json", "lesson.md", "starter.c", "reference.c", "vectors.json"};
	static const char pitfalls[] = "pitfalls/";

	for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
		if (strlen(NAMES[i]) == length && strncmp(NAMES[i], name, length) == 0)
			return true;
	return strncmp(name, pitfalls, sizeof pitfalls - 1) == 0;
}

/* NULL if the target is well; else what is wrong with it and what to do. */
static const char *trouble_with(const char *folder, const char *target)
{
	struct stat status;

	if (strncmp(target, "http://", 7) == 0 || strncmp(target, "https://", 8) == 0)
		return is_address(strstr(target, "://") + 3)
			   ? NULL
			   : "is no address; write https://NAME/PATH";
	if (strstr(target, "://") || strncmp(target, "mailto:", 7) == 0)
		return "begins with neither http:// nor https://; write such an address, or a file";
	if (*target == '#')
		return NULL;
	if (*target == '/' || strstr(target, ".."))
		return "leaves the exercise's folder, of which alone a copy may be read; link to "
		       "an address";
	size_t length = strcspn(target, "#");
	char *path = text_format("%s/%.*s", folder, (int)length, target);
	bool is_there = path && stat(path, &status) == 0 && S_ISREG(status.st_mode);

	free(path);
	if (!is_there)
		return "is not there; add the file, or take the link out";
	return is_published(target, length)
		   ? NULL
		   : "is a file that no learner gets with a pack; put it on a server, and link to "
		     "its address";
}

/* Behind what is marked as code; the end if it never closes. */
static size_t skip_code(const char *line, size_t at, size_t length)
{
	const char *end = memchr(line + at + 1, '`', length - at - 1);

	return end ? (size_t)(end - line) : length;
}

void links_check(struct faults *faults, const char *folder, const char *path, int number,
    const char *line, size_t length)
{
	for (size_t at = 0; at + 1 < length; at++) {
		if (line[at] == '`')
			at = skip_code(line, at, length);
		if (at + 1 >= length || line[at] != ']' || line[at + 1] != '(')
			continue;
		const char *end = memchr(line + at, ')', length - at);
		char *target = end ? strndup(line + at + 2, (size_t)(end - line) - at - 2) : NULL;
		const char *trouble = target ? trouble_with(folder, target) : NULL;

		if (trouble)
			faults_add(faults, "%s: line %d: the link \"%s\" %s", path, number, target,
			    trouble);
		free(target);
	}
}
