#include "src/ticker.h"

#include <stdarg.h>
#include <unistd.h>

enum { LINE_BYTES = 200 };

void ticker_show(const struct screen *screen, const char *format, ...)
{
	char line[LINE_BYTES];
	va_list arguments;

	if (!screen->ticks)
		return;
	va_start(arguments, format);
	vsnprintf(line, sizeof line, format, arguments);
	va_end(arguments);
	/* In the last column some terminals are on the next line already. */
	fprintf(stderr, "\r%.*s\033[K", screen_width_at(STDERR_FILENO) - 1, line);
}

void ticker_clear(const struct screen *screen)
{
	if (screen->ticks)
		fputs("\r\033[K", stderr);
}
