/*
 * padding.h - what stands around an input, by the names of play, of shape and of a manifest.
 */
#ifndef GRADER_PADDING_H
#define GRADER_PADDING_H

#define PADDINGS(X)   \
	X(VALID)      \
	X(SAME)       \
	X(SAME_LOWER) \
	X(CIRCULAR)   \
	X(REFLECT)    \
	X(CAUSAL)

/* PAIR is a number of places in front and behind, which cut if they are negative; it has no name.
 */
enum padding {
#define PADDING_ENUM(name) PADDING_##name,
	PADDINGS(PADDING_ENUM)
#undef PADDING_ENUM
	    PADDING_PAIR,
};

#endif
