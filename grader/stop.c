#include "grader/stop.h"

#include <stddef.h>

volatile sig_atomic_t stop_asked;

static const int SIGNALS[] = {SIGINT, SIGTERM, SIGHUP};

enum { SIGNAL_COUNT = sizeof SIGNALS / sizeof *SIGNALS };

static struct sigaction before[SIGNAL_COUNT];

static void on_signal(int number)
{
	stop_asked = number;
}

/* Without SA_RESTART: whoever waits is woken. What is ignored, as under nohup, stays so. */
void stop_on_signals(void)
{
	const struct sigaction action = {.sa_handler = on_signal};

	stop_asked = 0;
	for (size_t i = 0; i < SIGNAL_COUNT; i++) {
		sigaction(SIGNALS[i], NULL, &before[i]);
		if (before[i].sa_handler != SIG_IGN)
			sigaction(SIGNALS[i], &action, NULL);
	}
}

void stop_now(void)
{
	int number = stop_asked;

	for (size_t i = 0; i < SIGNAL_COUNT; i++)
		sigaction(SIGNALS[i], &before[i], NULL);
	stop_asked = 0;
	if (number)
		raise(number);
}
