// expect: compile-error
// why: holds no word of C
