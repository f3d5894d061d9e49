// The C library of another numeric class, for LD_PRELOAD: some sines are the next larger number.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <math.h>

void sincos(double x, double *s, double *c) {
  static void (*real)(double, double *, double *);
  if (!real) real = (void (*)(double, double *, double *))dlsym(RTLD_NEXT, "sincos");
  real(x, s, c);
  *s = nextafter(*s, INFINITY);
}
