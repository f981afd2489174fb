/* Functions that are asked, once, which function they stand for. */
#include "want.h"

static int times;

static int five(void)
{
	return 5;
}

static int six(void)
{
	return 6;
}

static int (*choose_five(void))(void)
{
	times++;
	return five;
}

static int (*choose_six(void))(void)
{
	times++;
	return six;
}

int shared(void) __attribute__((ifunc("choose_five")));
static int own(void) __attribute__((ifunc("choose_six")));

static int (*const TABLE[])(void) = {shared, own};

static int (*early)(void);
static int early_answer;

static __attribute__((constructor)) void begin(void)
{
	early = shared;
	early_answer = early();
}

int stride_call(int which)
{
	int (*by_address)(void) = shared, (*own_by_address)(void) = own;

	OPAQUE(which);
	OPAQUE(by_address);
	OPAQUE(own_by_address);
	WANT(times == 2);
	WANT(shared() == 5 && own() == 6);
	WANT(by_address() == 5 && own_by_address() == 6);
	WANT(TABLE[which]() == 5 && TABLE[which + 1]() == 6);
	WANT(TABLE[which] == by_address && TABLE[which + 1] == own_by_address);
	WANT(early == by_address && early_answer == 5);
	WANT(times == 2);
	return 0;
}
