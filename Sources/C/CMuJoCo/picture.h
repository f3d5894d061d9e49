#include <dlfcn.h>
#include <mujoco/mujoco.h>
#include <stdlib.h>
#include <string.h>

// Off-screen rendering by OSMesa, Mesa's renderer in software, which is opened when it is needed:
// the program builds and runs without it. The structures of MuJoCo's renderer hold arrays that are
// too long for Swift to import, hence C.

enum { mj_PICTURE_DONE, mj_PICTURE_LIBRARY_MISSING, mj_PICTURE_REFUSED };

typedef void *(*mj_CreateContext)(unsigned format, int depthBits, int stencilBits, int accumBits,
                                  void *shared);
typedef unsigned char (*mj_MakeCurrent)(void *context, void *buffer, unsigned type, int width,
                                        int height);
typedef void (*mj_DestroyContext)(void *context);

// The library, or NULL. MuJoCo looks for OpenGL's functions among the global symbols.
static inline void *mj_openRenderer(void) {
  return dlopen("libOSMesa.so.8", RTLD_NOW | RTLD_GLOBAL);
}

// Draws the scene of `data` with the OpenGL context that is current, row after row from below, on
// white: nothing is as far away as `depth` 1. What is translucent leaves no depth, so that all but
// faint marks become opaque.
static inline void mj_drawScene(const mjModel *model, mjData *data, mjvCamera *camera, int width,
                                int height, unsigned char *rgb, float *depth) {
  mjvOption option;
  mjvScene scene;
  mjrContext context;
  mjrRect frame = {0, 0, width, height};
  mjv_defaultOption(&option);
  mjv_defaultScene(&scene);
  mjr_defaultContext(&context);
  mjv_makeScene(model, &scene, 2000);
  mjr_makeContext(model, &context, mjFONTSCALE_100);
  mjr_setBuffer(mjFB_OFFSCREEN, &context);
  scene.flags[mjRND_SKYBOX] = scene.flags[mjRND_REFLECTION] = 0;
  mjv_updateScene(model, data, &option, NULL, camera, mjCAT_ALL, &scene);
  for (int index = 0; index < scene.ngeom; ++index)
    if (scene.geoms[index].rgba[3] > 0.25f) scene.geoms[index].rgba[3] = 1;
  mjr_render(frame, &scene, &context);
  mjr_readPixels(rgb, depth, frame, &context);
  for (size_t pixel = 0; pixel < (size_t)width * height; ++pixel)
    if (depth[pixel] >= 1) memset(rgb + 3 * pixel, 255, 3);
  mjr_freeContext(&context);
  mjv_freeScene(&scene);
}

// Draws the scene of `data` into width × height × 3 bytes, row after row from below, or tells why
// not. The model's off-screen buffer must be as large; only one thread may draw at a time.
static inline int mj_drawPicture(const mjModel *model, mjData *data, mjvCamera *camera, int width,
                                 int height, unsigned char *rgb) {
  const unsigned rgba = 0x1908, unsignedByte = 0x1401;
  void *library = mj_openRenderer();
  if (!library) return mj_PICTURE_LIBRARY_MISSING;
  mj_CreateContext create = (mj_CreateContext)dlsym(library, "OSMesaCreateContextExt");
  mj_MakeCurrent makeCurrent = (mj_MakeCurrent)dlsym(library, "OSMesaMakeCurrent");
  mj_DestroyContext destroy = (mj_DestroyContext)dlsym(library, "OSMesaDestroyContext");
  if (!create || !makeCurrent || !destroy) return mj_PICTURE_REFUSED;
  void *context = create(rgba, 24, 8, 0, NULL);
  void *buffer = malloc((size_t)width * height * 4);
  float *depth = malloc((size_t)width * height * sizeof *depth);
  int isReady =
      context && buffer && depth && makeCurrent(context, buffer, unsignedByte, width, height);
  if (isReady) mj_drawScene(model, data, camera, width, height, rgb, depth);
  if (context) destroy(context);
  free(depth);
  free(buffer);
  return isReady ? mj_PICTURE_DONE : mj_PICTURE_REFUSED;
}
