/*
 * version.h - the version of Stride, as results and `stride version` state it.
 */
#ifndef GRADER_VERSION_H
#define GRADER_VERSION_H

#define STRIDE_VERSION "0.1.0"

#endif
