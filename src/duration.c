#include "src/duration.h"

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

struct duration duration(int64_t ms)
{
	struct duration said;
	int64_t seconds = ms / 1000, minutes = seconds / 60, hours = minutes / 60,
		days = hours / 24;

	if (seconds < 60)
		snprintf(said.text, sizeof said.text, "%" PRId64 " s", seconds);
	else if (minutes < 60)
		snprintf(said.text, sizeof said.text, "%" PRId64 " min", minutes);
	else if (days < 2)
		snprintf(said.text, sizeof said.text, "%" PRId64 " h %02" PRId64 " min", hours,
		    minutes % 60);
	else
		snprintf(said.text, sizeof said.text, "%" PRId64 " days", days);
	return said;
}

struct duration duration_date(int64_t at_ms)
{
	struct duration said = {"?"};
	time_t at = (time_t)(at_ms / 1000);
	struct tm local;

	if (localtime_r(&at, &local))
		strftime(said.text, sizeof said.text, "%Y-%m-%d %H:%M", &local);
	return said;
}
