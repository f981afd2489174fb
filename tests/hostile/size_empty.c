// expect: compile-error
// why: has no byte at all
// bytes: 0
