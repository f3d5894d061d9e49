// A faulty memory, for LD_PRELOAD: the lowest bit of byte FLIPPED_BYTE of standard output is another.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

ssize_t write(int file, const void *bytes, size_t count) {
  static ssize_t (*real)(int, const void *, size_t);
  static size_t written;
  if (!real) real = (ssize_t (*)(int, const void *, size_t))dlsym(RTLD_NEXT, "write");
  if (file != STDOUT_FILENO) return real(file, bytes, count);
  size_t flipped = strtoull(getenv("FLIPPED_BYTE"), NULL, 10) - written;
  char *copy = malloc(count);
  memcpy(copy, bytes, count);
  if (flipped < count) copy[flipped] ^= 1;
  ssize_t result = real(file, copy, count);
  free(copy);
  if (result > 0) written += result;
  return result;
}
