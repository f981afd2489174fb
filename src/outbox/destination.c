#include "src/outbox/destination.h"

#include "grader/text.h"
#include "src/typed.h"

#include <string.h>
#include <strings.h>

int destination_check(const char *url, struct error *error)
{
	size_t scheme = strncasecmp(url, "https://", 8) == 0  ? 8
			: strncasecmp(url, "http://", 7) == 0 ? 7
							      : 0;
	size_t host = scheme > 0 ? strcspn(url + scheme, "/?#") : 0;

	if (host == 0)
		return error_set(error,
		    "\"%s\" is no address to post to; one begins with https:// or http://",
		    typed(url).text);
	if (memchr(url + scheme, '@', host))
		return error_set(error,
		    "an address to post to has no name or password in it; what is "
		    "posted is signed instead");
	for (const char *p = url; *p; p++)
		if (*p <= ' ' || *p == 0x7f)
			return error_set(error,
			    "\"%s\" is no address to post to: it has a blank or a character in it "
			    "that addresses spell as %%XX",
			    typed(url).text);
	return 0;
}

char *destination_shown(const char *url)
{
	size_t length = strcspn(url, "?#");
	char *printable = text_printable(url, length, false);

	return printable;
}
