#include "src/progress.h"

#include <stdlib.h>

void attempt_release(struct attempt *attempt)
{
	for (int i = 0; i < attempt->case_count; i++) {
		free(attempt->cases[i].name);
		free(attempt->cases[i].category);
	}
	free(attempt->cases);
	free(attempt->exercise);
	free(attempt->kind);
	free(attempt->source);
	free(attempt->diagnosis);
	free(attempt->stride_version);
	*attempt = (struct attempt){0};
}

void attempts_release(struct attempts *attempts)
{
	for (int i = 0; i < attempts->count; i++)
		attempt_release(&attempts->list[i]);
	free(attempts->list);
	*attempts = (struct attempts){0};
}

void standings_release(struct standings *standings)
{
	for (int i = 0; i < standings->count; i++)
		free(standings->list[i].exercise);
	free(standings->list);
	*standings = (struct standings){0};
}

void progress_release(struct progress *progress)
{
	attempts_release(&progress->attempts);
	standings_release(&progress->standings);
	free(progress->current);
	*progress = (struct progress){0};
}
