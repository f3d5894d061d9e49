// A network file system at its worst, for LD_PRELOAD: below UNRELIABLE_FOLDER open and rename fail with
// ESTALE for five seconds after the first call. flock, and fsync of a folder, fail with ENOSYS always, and
// link with EPERM.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>

static int refusals;

static int is_inside(const char *path) {
  const char *folder = getenv("UNRELIABLE_FOLDER");
  return folder && strncmp(path, folder, strlen(folder)) == 0;
}

static int refuses(const char *path) {
  static double start;
  if (!is_inside(path)) return 0;
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  double now = time.tv_sec + 1e-9 * time.tv_nsec;
  if (start == 0) start = now;
  if (now - start > 5) return 0;
  refusals++;
  errno = ESTALE;
  return 1;
}

__attribute__((destructor)) static void report(void) {
  if (refusals) fprintf(stderr, "refused %d calls\n", refusals);
}

#define OPEN(name)                                                    \
  int name(const char *path, int flags, ...) {                        \
    va_list list;                                                     \
    va_start(list, flags);                                            \
    int mode = va_arg(list, int);                                     \
    va_end(list);                                                     \
    if (refuses(path)) return -1;                                     \
    int (*next)(const char *, int, ...) = dlsym(RTLD_NEXT, #name);    \
    return next(path, flags, mode);                                   \
  }
OPEN(open)
OPEN(open64)

int rename(const char *from, const char *to) {
  if (refuses(from)) return -1;
  int (*next)(const char *, const char *) = dlsym(RTLD_NEXT, "rename");
  return next(from, to);
}

int link(const char *from, const char *to) {
  if (is_inside(to)) {
    errno = EPERM;
    return -1;
  }
  int (*next)(const char *, const char *) = dlsym(RTLD_NEXT, "link");
  return next(from, to);
}

int fsync(int descriptor) {
  struct stat status;
  if (fstat(descriptor, &status) == 0 && S_ISDIR(status.st_mode)) {
    errno = ENOSYS;
    return -1;
  }
  int (*next)(int) = dlsym(RTLD_NEXT, "fsync");
  return next(descriptor);
}

int flock(int descriptor, int operation) {
  errno = ENOSYS;
  return -1;
}
