#ifndef CGNUPLOT_H
#define CGNUPLOT_H
#ifdef __cplusplus
extern "C" {
#endif

/// Runs `script` in gnuplot through gnuplot-iostream, with `folder` as its working directory.
///
/// Returns 0, or gnuplot's exit status; -1 when it could not be started. Whatever gnuplot writes
/// to standard error is appended to the file `errors`.
int dmil_gnuplot_run(const char *folder, const char *script, const char *errors);

#ifdef __cplusplus
}
#endif
#endif
