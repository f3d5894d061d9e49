// Inputs that no key has, for LD_PRELOAD: before its first step the simulation looks for a file of the
// home folder and for one of the working folder, and asks a shell.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <fcntl.h>
#include <stdlib.h>
#include <unistd.h>

void mj_step(const void *model, void *data) {
  static void (*real)(const void *, void *);
  if (!real) {
    real = (void (*)(const void *, void *))dlsym(RTLD_NEXT, "mj_step");
    openat(open(getenv("HOME"), O_DIRECTORY), "settings", O_RDONLY);
    access("settings", R_OK);
    system("exit 0");
  }
  real(model, data);
}
