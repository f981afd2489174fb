#include "src/stats/discrimination.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* x is 1 for a case that is right and else 0, y the share of the others that are right. */
struct discrimination_sum {
	int count;
	double x, y, yy, xy; /* the sums of x, y, y*y and x*y; that of x*x is x */
};

struct discrimination_note {
	int at;
	bool right;
};

static int make_room(struct discrimination *discrimination, int at)
{
	int room = discrimination->room;

	if (at >= room) {
		int more = at + 64;
		struct discrimination_sum *sums =
		    realloc(discrimination->sums, (size_t)more * sizeof *sums);

		if (!sums)
			return -1;
		memset(sums + room, 0, (size_t)(more - room) * sizeof *sums);
		discrimination->sums = sums;
		discrimination->room = more;
	}
	if (discrimination->note_count == discrimination->note_room) {
		int more = 2 * discrimination->note_room + 64;
		struct discrimination_note *notes =
		    realloc(discrimination->notes, (size_t)more * sizeof *notes);

		if (!notes)
			return -1;
		discrimination->notes = notes;
		discrimination->note_room = more;
	}
	return 0;
}

int discrimination_note(struct discrimination *discrimination, int at, bool right)
{
	if (make_room(discrimination, at) != 0)
		return -1;
	discrimination->notes[discrimination->note_count++] =
	    (struct discrimination_note){at, right};
	return 0;
}

void discrimination_end(struct discrimination *discrimination)
{
	int count = discrimination->note_count, right = 0;

	for (int i = 0; i < count; i++)
		right += discrimination->notes[i].right;
	for (int i = 0; count > 1 && i < count; i++) {
		const struct discrimination_note *note = &discrimination->notes[i];
		struct discrimination_sum *sum = &discrimination->sums[note->at];
		double y = (double)(right - note->right) / (count - 1);

		sum->count++;
		sum->x += note->right;
		sum->y += y;
		sum->yy += y * y;
		sum->xy += note->right * y;
	}
	discrimination->note_count = 0;
}

bool discrimination_of(const struct discrimination *discrimination, int at, double *value)
{
	if (at >= discrimination->room)
		return false;
	const struct discrimination_sum *sum = &discrimination->sums[at];
	double n = sum->count;
	/* n*n times each variance, and the covariance. */
	double xx = n * sum->x - sum->x * sum->x, yy = n * sum->yy - sum->y * sum->y;
	double xy = n * sum->xy - sum->x * sum->y;

	if (!(xx > 0) || !(yy > 1e-9))
		return false;
	*value = xy / sqrt(xx * yy);
	return true;
}

void discrimination_release(struct discrimination *discrimination)
{
	free(discrimination->sums);
	free(discrimination->notes);
	*discrimination = (struct discrimination){0};
}
