#include "src/author/cover.h"

#include <stdlib.h>
#include <string.h>

int cover_init(struct cover *cover, int candidates, int goals)
{
	size_t most = (size_t)candidates + 1, least = (size_t)goals + 1;

	*cover = (struct cover){.candidates = candidates, .goals = goals};
	cover->reaches = calloc(most * least, sizeof *cover->reaches);
	cover->cost = calloc(most, sizeof *cover->cost);
	cover->chosen = calloc(most, sizeof *cover->chosen);
	cover->reached = calloc(least, sizeof *cover->reached);
	cover->new_goal = calloc(least, sizeof *cover->new_goal);
	return cover->reaches && cover->cost && cover->chosen && cover->reached && cover->new_goal
		   ? 0
		   : -1;
}

void cover_release(struct cover *cover)
{
	free(cover->reaches);
	free(cover->cost);
	free(cover->chosen);
	free(cover->reached);
	free(cover->new_goal);
	*cover = (struct cover){0};
}

static bool reaches(const struct cover *cover, int candidate, int goal)
{
	return cover->reaches[(size_t)candidate * (size_t)cover->goals + (size_t)goal];
}

static int gain_of(const struct cover *cover, int candidate)
{
	int gain = 0;

	for (int goal = 0; goal < cover->goals; goal++)
		gain += !cover->reached[goal] && reaches(cover, candidate, goal);
	return gain;
}

void cover_take(struct cover *cover, int candidate)
{
	cover->chosen[candidate] = true;
	for (int goal = 0; goal < cover->goals; goal++) {
		cover->new_goal[goal] = !cover->reached[goal] && reaches(cover, candidate, goal);
		cover->reached[goal] = cover->reached[goal] || cover->new_goal[goal];
	}
}

/* A case costs something by itself, and then by its numbers, which somebody may have to read. */
enum { COST_OF_ONE = 16 };

/* Whether `gain` at the cost of candidate i is worth more than `most` at that of the best. */
static bool is_better(const struct cover *cover, int i, int gain, int best, int most)
{
	size_t ours = (size_t)gain, theirs = (size_t)most;

	if (gain == 0 || best < 0)
		return gain > 0;
	return ours * (cover->cost[best] + COST_OF_ONE) > theirs * (cover->cost[i] + COST_OF_ONE);
}

int cover_take_best(struct cover *cover)
{
	int best = -1, most = 0;

	for (int i = 0; i < cover->candidates; i++) {
		int gain = cover->chosen[i] ? 0 : gain_of(cover, i);

		if (is_better(cover, i, gain, best, most)) {
			best = i;
			most = gain;
		}
	}
	if (best >= 0)
		cover_take(cover, best);
	return best;
}

void cover_begin_again(struct cover *cover)
{
	memset(cover->reached, 0, (size_t)cover->goals * sizeof *cover->reached);
}

bool cover_has(const struct cover *cover, int goal)
{
	for (int i = 0; i < cover->candidates; i++)
		if (cover->chosen[i] && reaches(cover, i, goal))
			return true;
	return false;
}

int cover_reachable(const struct cover *cover)
{
	int count = 0;

	for (int goal = 0; goal < cover->goals; goal++) {
		bool can_be = false;

		for (int i = 0; i < cover->candidates && !can_be; i++)
			can_be = reaches(cover, i, goal);
		count += can_be;
	}
	return count;
}

int cover_reached(const struct cover *cover)
{
	int count = 0;

	for (int goal = 0; goal < cover->goals; goal++)
		count += cover_has(cover, goal);
	return count;
}
