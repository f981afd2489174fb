#include "src/author/mutants.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static struct mutants found;

static void find(const char *text)
{
	mutants_release(&found);
	assert_int_equal(mutants_find(&found, text, strlen(text)), 0);
}

/* How many of the mutants make this text. */
static int made(const char *text, const char *wanted)
{
	int count = 0;

	for (int i = 0; i < found.count; i++) {
		char *changed = mutants_apply(&found.list[i], text);

		assert_non_null(changed);
		count += strcmp(changed, wanted) == 0;
		free(changed);
	}
	return count;
}

/* In the body of a function with int L, int K and float *x, *y, that is given back; static. */
static const char *in_function(const char *body)
{
	static char text[2][512];
	static int turn;

	turn = !turn;
	snprintf(text[turn], sizeof text[turn],
	    "void f(int L, int K, const float *x, float *y)\n{\n\t%s\n}\n", body);
	return text[turn];
}

/* A change that must be found, once. */
static void assert_made(const char *from, const char *to)
{
	const char *text = in_function(from);

	find(text);
	if (made(text, in_function(to)) != 1)
		fail_msg("\"%s\" does not become \"%s\" once", from, to);
}

static void assert_unmade(const char *from, const char *to)
{
	const char *text = in_function(from);

	find(text);
	if (made(text, in_function(to)) != 0)
		fail_msg("\"%s\" becomes \"%s\"", from, to);
}

/* So many mutants whose change holds these words. */
static int said(const char *words)
{
	int count = 0;

	for (int i = 0; i < found.count; i++)
		count += strstr(found.list[i].change, words) != NULL;
	return count;
}

static void operators_become_their_neighbours(void **state)
{
	static const char *const PAIRS[][2] = {
	    {"L = K + 7;", "L = K - 7;"},
	    {"L = K - 7;", "L = K + 7;"},
	    {"L = K * 7;", "L = K + 7;"},
	    {"L = K * 7;", "L = K / 7;"},
	    {"L = K / 7;", "L = K * 7;"},
	    {"L = K % 7;", "L = K / 7;"},
	    {"L = K < 7;", "L = K <= 7;"},
	    {"L = K <= 7;", "L = K < 7;"},
	    {"L = K > 7;", "L = K >= 7;"},
	    {"L = K >= 7;", "L = K > 7;"},
	    {"L = K == 7;", "L = K != 7;"},
	    {"L = K != 7;", "L = K == 7;"},
	    {"L = K && 7;", "L = K || 7;"},
	    {"L = K || 7;", "L = K && 7;"},
	    {"L += K;", "L -= K;"},
	    {"L += K;", "L = K;"},
	    {"L -= K;", "L += K;"},
	    {"L++;", "L--;"},
	    {"--L;", "++L;"},
	    {"L = -K;", "L =  K;"},
	    {"L = !K;", "L =  K;"},
	    {"L = f(-K) - 1;", "L = f(-K) + 1;"},
	    {"y[0] = 2 * x[0];", "y[0] = 2 + x[0];"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof PAIRS / sizeof *PAIRS; i++)
		assert_made(PAIRS[i][0], PAIRS[i][1]);
}

static void what_only_looks_like_an_operator_stays(void **state)
{
	(void)state;
	assert_unmade("float *z = y;", "float +z = y;");
	assert_unmade("L = *x;", "L = +x;");
	assert_unmade("f(&L);", "f(|L);");
	assert_unmade("return -1;", "return +1;");
	assert_unmade("t->a = 1;", "t+>a = 1;");
	assert_unmade("L = (const float *)x;", "L = (const float +)x;");
}

static void texts_and_comments_stay(void **state)
{
	(void)state;
	find("#define F(a) ((a) + \\\n\t1)\n# include <a+b.h>\n/* a + 1 */ // b - 1 \\\n + 2\n"
	     "char *s = \"a + 1 \\\" + 1\", c = '+';\n");
	assert_int_equal(found.count, 0);
	find("/* a + 1");
	assert_int_equal(found.count, 0);
}

static void branches_are_always_taken(void **state)
{
	(void)state;
	assert_made("L = K ? 4 : 5;", "L = K || 1 ? 4 : 5;");
	assert_made("L = K ? 4 : 5;", "L = K && 0 ? 4 : 5;");
}

static void constants_are_one_off(void **state)
{
	(void)state;
	assert_made("L = 7;", "L = 8;");
	assert_made("L = 7;", "L = 6;");
	assert_made("L = 0;", "L = (-1);");
	assert_made("y[0] = 0.5F;", "y[0] = (0.5F + 1);");
	assert_made("y[0] = 1e-5F;", "y[0] = (1e-5F - 1);");
	assert_made("L = 0x1F;", "L = (0x1F + 1);");
	assert_made("L = 99999999999;", "L = (99999999999 + 1);");
}

static void bounds_are_one_off(void **state)
{
	(void)state;
	assert_made("for (int i = 0; i < L; i++) ;", "for (int i = 0; i < L + 1; i++) ;");
	assert_made("for (int i = 0; i < L; i++) ;", "for (int i = 0; i < L - 1; i++) ;");
	find(in_function("for (;;) f();"));
	assert_int_equal(said("the loop ends"), 0);
}

static void names_of_the_same_kind_change_places(void **state)
{
	(void)state;
	assert_made("K = L;", "K = K;");
	assert_made("y[L] = x[0];", "y[K] = x[0];");
	assert_made("y[L] = x[0];", "x[L] = x[0];");
	assert_made("int i = 0, *p; L = i;", "int i = 0, *p; L = K;");
	assert_made(
	    "for (int i = 0; i < L; i++) y[i] = 0;", "for (int i = 0; i < i; i++) y[i] = 0;");
	assert_made("int i = 1; { int i = 2; L = i; }", "int i = 1; { int i = 2; L = K; }");
}

static void names_that_are_not_known_or_of_another_kind_stay(void **state)
{
	(void)state;
	assert_unmade("y[L] = x[0];", "y[x] = x[0];");
	assert_unmade("L = K; int i = 0;", "L = i; int i = 0;");
	assert_unmade("int i = L;", "int i = i;");
	assert_unmade("{ int i = 0; } L = K;", "{ int i = 0; } L = i;");
	assert_unmade("for (int i = 0; i < 9; i++) { K = 0; } L = K;",
	    "for (int i = 0; i < 9; i++) { K = 0; } L = i;");
	assert_unmade("t.L = K;", "t.K = K;");
	assert_unmade("t->L = K;", "t->K = K;");
	assert_unmade("for (; L < 9; L++) ;", "for (; L < 9; K++) ;");
	assert_unmade("float a[2]; float b = 0; y[0] = b;", "float a[2]; float b = 0; y[0] = a;");
}

static void names_of_another_function_stay(void **state)
{
	static const char text[] =
	    "int f(int a)\n{\n\treturn a;\n}\nint g(int b)\n{\n\treturn b;\n}\n";

	(void)state;
	find(text);
	assert_int_equal(said("becomes"), 0);
}

static void what_stands_side_by_side_is_exchanged(void **state)
{
	(void)state;
	assert_made("f(L, K + 1, g(K, 2));", "f(K + 1, L, g(K, 2));");
	assert_made("f(L, K + 1, g(K, 2));", "f(L, g(K, 2), K + 1);");
	assert_made("f(L, K + 1, g(K, 2));", "f(L, K + 1, g(2, K));");
	assert_made("y[0] = a[L + 1][K];", "y[0] = a[K][L + 1];");
	find(in_function("f(); f(L); f(K, K); a[K][K] = 1;"));
	assert_int_equal(said("change places"), 0);
}

static void statements_are_left_out(void **state)
{
	(void)state;
	assert_made("L = 3; f(K);", "; f(K);");
	assert_made("L = 3; f(K);", "L = 3; ;");
	assert_made("if (L) continue; else K = 1;", "if (L) ; else K = 1;");
	assert_made("if (L) continue; else K = 1;", "if (L) continue; else ;");
	assert_made("for (int i = 0; i < 3; i++) y[i] += 1;", "for (int i = 0; i < 3; i++) ;");
	assert_made("while (f((L))) L--;", "while (f((L))) ;");
	find(in_function("int i = 3, j = i; const float *z = x; return;"));
	assert_int_equal(said("left out"), 0);
	find(in_function("for (L = 0, K = 1; L < 3; L++) { }"));
	assert_int_equal(said("left out"), 0);
}

static void conditions_are_negated(void **state)
{
	(void)state;
	assert_made("if (L < 3) K = 1;", "if (!(L < 3)) K = 1;");
	assert_made("while (L < 3) L++;", "while (!(L < 3)) L++;");
	assert_made("if (L) { K = 1; L = 2; }", "if (L) ;");
	assert_made("if (L) { K = 1; } else { L = 2; }", "if (L) ; else { L = 2; }");
}

static void a_mutant_says_where_it_is(void **state)
{
	const char *text = "int f(int a)\n{\n\n\treturn a  +\n\t    1; /* one */\n}\n";
	char *before, *after;

	(void)state;
	find(text);
	for (int i = 0; i < found.count; i++) {
		assert_int_equal(mutants_lines(&found.list[i], text, &before, &after), 0);
		assert_int_equal(found.list[i].line, strstr(found.list[i].change, "1 ") ? 5 : 4);
		if (strcmp(found.list[i].change, "+ becomes -") == 0) {
			assert_string_equal(before, "return a +");
			assert_string_equal(after, "return a -");
		}
		free(before);
		free(after);
	}
	assert_int_equal(said("+ becomes -"), 1);
}

static void the_lines_of_a_long_change_are_one(void **state)
{
	const char *text = in_function("if (L) {\n\t\tK =  1;\n\t}");
	char *before, *after;

	(void)state;
	find(text);
	for (int i = 0; i < found.count; i++) {
		if (!strstr(found.list[i].change, "what happens"))
			continue;
		assert_int_equal(mutants_lines(&found.list[i], text, &before, &after), 0);
		assert_string_equal(before, "if (L) { K = 1; }");
		assert_string_equal(after, "if (L) ;");
		free(before);
		free(after);
		return;
	}
	fail_msg("the change is not there");
}

static int names_in(const struct mutants *mutants)
{
	int names = 0;

	for (int i = 0; i < mutants->count; i++)
		names += mutants->list[i].is_name;
	return names;
}

/* All of it, but for so many; `kept` is the number of one that must stay, or -1. */
static void sample(struct mutants *few, const char *text, int most, int kept)
{
	assert_int_equal(mutants_find(few, text, strlen(text)), 0);
	if (kept >= 0)
		few->list[kept].is_kept = true;
	mutants_sample(few, most);
}

static void of_too_many_names_are_left_out_first(void **state)
{
	const char *text =
	    in_function("for (int i = 0; i < L; i++) y[i] = x[i + K] * (float)(L + K);");
	struct mutants few;

	(void)state;
	find(text);
	int all = found.count, names = names_in(&found);

	assert_true(names > 8 && names < all);
	for (int i = 0; i < all; i++)
		assert_int_equal(
		    found.list[i].is_name, strlen(found.list[i].change) == strlen("L becomes K") &&
					       strchr("LKixy", found.list[i].change[0]) != NULL);
	sample(&few, text, all - names + 3, -1);
	assert_int_equal(few.count, all - names + 3);
	assert_int_equal(few.left_out, names - 3);
	assert_int_equal(names_in(&few), 3);
	mutants_release(&few);
	sample(&few, text, 5, -1);
	assert_int_equal(few.count, 5);
	assert_int_equal(names_in(&few), 0);
	mutants_release(&few);
	sample(&few, text, all, -1);
	assert_int_equal(few.count, all);
	assert_int_equal(few.left_out, 0);
	mutants_release(&few);
}

static void some_are_kept_in_any_case(void **state)
{
	const char *text = in_function("y[L] = x[K];");
	struct mutants few;

	(void)state;
	find(text);
	for (int i = 0; i < found.count; i++) {
		bool is_there = false;

		sample(&few, text, 1, i);
		assert_int_equal(few.count, 2);
		for (int k = 0; k < few.count; k++)
			is_there =
			    is_there || strcmp(few.list[k].change, found.list[i].change) == 0;
		assert_true(is_there);
		mutants_release(&few);
	}
}

/* Cut anywhere, and with any bracket turned into any other: a list, and no harm. */
static void a_broken_text_does_no_harm(void **state)
{
	const char *whole = in_function("for (int i = 0; i < L; i++) { if (K) y[i] = x[f(1, i)]; "
					"else do { L ? 1 : 2; } while (0); }");
	char text[512];

	(void)state;
	for (size_t length = 0; length <= strlen(whole); length++) {
		memcpy(text, whole, length);
		text[length] = '\0';
		find(text);
		for (const char *other = "(){}[];\"'?\\"; *other && length > 0; other++) {
			memcpy(text, whole, strlen(whole) + 1);
			text[length - 1] = *other;
			find(text);
		}
	}
}

static int forget(void **state)
{
	(void)state;
	mutants_release(&found);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
	    cmocka_unit_test(operators_become_their_neighbours),
	    cmocka_unit_test(what_only_looks_like_an_operator_stays),
	    cmocka_unit_test(texts_and_comments_stay),
	    cmocka_unit_test(branches_are_always_taken),
	    cmocka_unit_test(constants_are_one_off),
	    cmocka_unit_test(bounds_are_one_off),
	    cmocka_unit_test(names_of_the_same_kind_change_places),
	    cmocka_unit_test(names_that_are_not_known_or_of_another_kind_stay),
	    cmocka_unit_test(names_of_another_function_stay),
	    cmocka_unit_test(what_stands_side_by_side_is_exchanged),
	    cmocka_unit_test(statements_are_left_out),
	    cmocka_unit_test(conditions_are_negated),
	    cmocka_unit_test(a_mutant_says_where_it_is),
	    cmocka_unit_test(the_lines_of_a_long_change_are_one),
	    cmocka_unit_test(of_too_many_names_are_left_out_first),
	    cmocka_unit_test(some_are_kept_in_any_case),
	    cmocka_unit_test(a_broken_text_does_no_harm),
	};

	return cmocka_run_group_tests_name("mutants", tests, NULL, forget);
}
