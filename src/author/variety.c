#include "src/author/variety.h"

#include "grader/exercise/fresh.h"
#include "src/author/traits.h"

#include <stdlib.h>

/* So many inputs show what is legal. */
enum { DRAWN = 300, SEED = 1 };

static bool any_has(
    const struct traits *traits, int index, const struct test_case *cases, int count)
{
	for (int i = 0; i < count; i++)
		if (traits_has(traits, index, cases[i].args))
			return true;
	return false;
}

static void check_trait(
    struct subject *subject, const struct traits *traits, int index, const struct test_case *drawn)
{
	const struct exercise *exercise = &subject->exercise;

	if (!traits->list[index].is_needed ||
	    any_has(traits, index, exercise->cases, exercise->case_count) ||
	    !any_has(traits, index, drawn, DRAWN))
		return;
	char *words = traits_say(traits, index);

	faults_add(&subject->warnings,
	    "%s: no case has %s; add one, or let \"author vectors\" do it", subject->vectors,
	    words ? words : "enough variety");
	free(words);
}

void variety_check(struct subject *subject)
{
	struct traits traits = {0};
	struct test_case *drawn = NULL;
	struct error ignored;

	/* That nothing can be drawn is told where it is graded. */
	if (traits_find(&traits, &subject->exercise) == 0 &&
	    fresh_draw(&drawn, &subject->exercise, SEED, DRAWN, &ignored) == 0)
		for (int i = 0; i < traits.count; i++)
			check_trait(subject, &traits, i, drawn);
	fresh_release(drawn, DRAWN);
	traits_release(&traits);
}
