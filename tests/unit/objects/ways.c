/* Ways through a function that lie in tables, and functions that lie elsewhere. */
#include "want.h"

#include <stdio.h>

static __attribute__((noinline)) const char *name(int n)
{
	switch (n) {
	case 0:
		return "zero";
	case 1:
		puts("one");
		return "one";
	case 2:
		return "two";
	case 3:
		return "three";
	case 4:
		putchar('4');
		return "four";
	case 5:
		return "five";
	case 6:
		return "six";
	case 7:
		printf("%d", n);
		return "seven";
	default:
		return "many";
	}
}

static __attribute__((noinline)) int operate(int operation, int a, int b)
{
	switch (operation) {
	case 10:
		return a + b;
	case 11:
		return a - b;
	case 12:
		return a * b;
	case 13:
		return b ? a / b : 0;
	case 14:
		return a & b;
	case 15:
		return a | b;
	case 16:
		return a ^ b;
	case 17:
		return printf("%d", a);
	default:
		return -1;
	}
}

/* Each letter leads to a place in the function. */
static __attribute__((noinline)) int follow(const char *way)
{
	static const void *const PLACES[] = {&&more, &&twice, &&end};
	int sum = 0;

	goto *PLACES[*way++ - 'a'];
more:
	sum += 1;
	goto *PLACES[*way++ - 'a'];
twice:
	sum *= 2;
	goto *PLACES[*way++ - 'a'];
end:
	return sum;
}

static __attribute__((cold, noinline)) int rare(int n)
{
	return n + 100;
}

__attribute__((hot, noinline)) int often(int n);
__attribute__((hot, noinline)) int often(int n)
{
	return n + 200;
}

static __attribute__((section("code_elsewhere"), noinline)) int elsewhere(int n)
{
	return n < 0 ? elsewhere(-n) : rare(n) + often(n);
}

int stride_call(int which)
{
	OPAQUE(which);
	WANT(name(which)[0] == 'z' && name(which + 6)[1] == 'i' && name(which + 9)[0] == 'm');
	WANT(name(which + 2)[1] == 'w' && name(which + 3)[1] == 'h' && name(which + 5)[3] == 'e');
	WANT(operate(which + 10, 6, 3) == 9 && operate(which + 11, 6, 3) == 3);
	WANT(operate(which + 12, 6, 3) == 18 && operate(which + 13, 6, 3) == 2);
	WANT(operate(which + 16, 6, 3) == 5 && operate(which + 18, 6, 3) == -1);
	WANT(follow("aabac") == 5 && follow("c") == 0);
	WANT(rare(which) == 100 && often(which) == 200 && elsewhere(which - 1) == 302);
	return 0;
}
