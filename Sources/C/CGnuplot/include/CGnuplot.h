#ifndef CGNUPLOT_H
#define CGNUPLOT_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

/// Runs `script` in gnuplot through gnuplot-iostream, with `folder` as its working directory.
///
/// `program` is the name or path of gnuplot. Whatever it writes to standard output or standard
/// error comes back in `messages`, cut at `capacity` - 1 bytes and ended by a zero byte.
/// Returns gnuplot's exit status (127 when the shell found no such program), or -1 when no
/// process could be started.
int dmil_gnuplot_run(
    const char *program, const char *folder, const char *script, char *messages, size_t capacity);

#ifdef __cplusplus
}
#endif
#endif
