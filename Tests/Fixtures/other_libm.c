// The C library of another numeric class, for LD_PRELOAD: the sine is the next larger number.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>

double sin(double x) {
  static double (*real)(double);
  if (!real) real = (double (*)(double))dlsym(RTLD_NEXT, "sin");
  return nextafter(real(x), INFINITY);
}
