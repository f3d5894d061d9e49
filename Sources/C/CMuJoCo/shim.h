#include <mujoco/mujoco.h>
#include <stdlib.h>
#include <string.h>

static inline void mj_ignoreWarning(const char *message) { (void)message; }

// Keeps MuJoCo from printing its warnings and from appending them to a file in the current folder.
static inline void mj_ignoreWarnings(void) { mju_user_warning = mj_ignoreWarning; }

// Whether a step since the last reset met a position, velocity or acceleration that is not finite
// or too large; MuJoCo then has put the state back to the model's own.
static inline int mj_isUnstable(const mjData *data) {
  return data->warning[mjWARN_BADQPOS].number > 0 || data->warning[mjWARN_BADQVEL].number > 0 ||
         data->warning[mjWARN_BADQACC].number > 0;
}

// Physics steps with nothing around them: what the steps of a simulation are timed against.
static inline void mj_stepRepeatedly(const mjModel *model, mjData *data, int count) {
  for (int step = 0; step < count; step++) mj_step(model, data);
}

// Compiles a model from its text in memory, under the given name; NULL and a message in `error`
// when it cannot. The virtual file system is some 2 MB of C arrays, more than Swift can import.
static inline mjModel *mj_loadXMLText(const char *name, const unsigned char *text, int size,
                                      char *error, int errorSize) {
  mjVFS *files = malloc(sizeof *files);
  if (!files) {
    strncpy(error, "no memory for its text", errorSize);
    return NULL;
  }
  mj_defaultVFS(files);
  mjModel *model = NULL;
  if (mj_makeEmptyFileVFS(files, name, size) == 0) {
    memcpy(files->filedata[0], text, size);
    model = mj_loadXML(name, files, error, errorSize);
  } else {
    strncpy(error, "its name is too long or it is empty", errorSize);
  }
  mj_deleteVFS(files);
  free(files);
  return model;
}
