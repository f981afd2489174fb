#include "src/suggest.h"

#include <limits.h>
#include <string.h>

#define NAME_MAX_LENGTH 64

static int least(int a, int b)
{
	return a < b ? a : b;
}

/*
 * How many letters must be put in, left out, changed or swapped with a neighbour to make b of a.
 * Row i of the table holds the distances from the first i letters of a to every beginning of b;
 * only three rows are ever looked at. What is longer than any name is no slip of one.
 */
static int slips(const char *a, const char *b)
{
	int rows[3][NAME_MAX_LENGTH + 1];
	int length_a = (int)strlen(a), length_b = (int)strlen(b);

	if (length_a > NAME_MAX_LENGTH || length_b > NAME_MAX_LENGTH)
		return INT_MAX;
	for (int j = 0; j <= length_b; j++)
		rows[0][j] = j;
	for (int i = 1; i <= length_a; i++) {
		int *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];

		row[0] = i;
		for (int j = 1; j <= length_b; j++) {
			row[j] = least(
			    above[j - 1] + (a[i - 1] != b[j - 1]), least(above[j], row[j - 1]) + 1);
			if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
				row[j] = least(row[j], two_above[j - 2] + 1);
		}
	}
	return rows[length_a % 3][length_b];
}

struct suggestion suggest_start(const char *typed)
{
	/* One slip for a short word, a third of the letters for a longer one. */
	int most = (int)strlen(typed) / 3;

	return (struct suggestion){.typed = typed, .distance = (most > 1 ? most : 1) + 1};
}

void suggest_consider(struct suggestion *best, const char *name)
{
	int distance = slips(best->typed, name);

	if (distance < best->distance) {
		best->distance = distance;
		best->name = name;
	}
}
