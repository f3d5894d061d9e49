#include "CGnuplot.h"
extern "C" int dmil_gnuplot_run(const char *, const char *, const char *) { return -1; }
