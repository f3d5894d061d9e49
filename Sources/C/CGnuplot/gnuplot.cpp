#include "CGnuplot.h"

#include <cstdio>
#include <string>
#include <sys/wait.h>
#include <fcntl.h>
#include <unistd.h>

#include <gnuplot-iostream.h>

namespace {

std::string quoted(const std::string &text) {
  std::string result = "'";
  for (char character : text) {
    if (character == '\'') {
      result += "'\\''";
    } else {
      result += character;
    }
  }
  return result + "'";
}

// The time zone and the locale are fixed because cairo writes the hour, and the offset from UTC,
// into a PDF. The shell reads on after gnuplot has ended, so that a gnuplot that is missing, or
// that gives up half-way, closes no pipe that is still being written to.
std::string command(const std::string &program, const std::string &folder, int messages) {
  return "cd -- " + quoted(folder) + " && { TZ=UTC0 LC_ALL=C.UTF-8 " + quoted(program) +
         " --default-settings -; } >/dev/fd/" + std::to_string(messages) +
         " 2>&1; status=$?; cat >/dev/null; exit $status";
}

// The library closes what it was given, but drops the exit status of a process. So it gets a
// second handle on the pipe, and the process is waited for here.
int send(const std::string &command, const char *script) {
  FILE *process = popen(command.c_str(), "we");
  if (!process) return -1;
  const int copy = fcntl(fileno(process), F_DUPFD_CLOEXEC, 0);
  FILE *sink = copy < 0 ? nullptr : fdopen(copy, "w");
  if (!sink) {
    if (copy >= 0) close(copy);
    pclose(process);
    return -1;
  }
  {
    Gnuplot gnuplot(sink);
    gnuplot << script;
  }
  const int status = pclose(process);
  return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

}  // namespace

int dmil_gnuplot_run(
    const char *program, const char *folder, const char *script, char *messages, size_t capacity) {
  if (capacity > 0) messages[0] = 0;
  FILE *log = std::tmpfile();
  if (!log) return -1;
  int status = -1;
  try {
    status = send(command(program, folder, fileno(log)), script);
    std::rewind(log);
    if (capacity > 0) messages[std::fread(messages, 1, capacity - 1, log)] = 0;
  } catch (...) {
    status = -1;
  }
  std::fclose(log);
  return status;
}
