#include <cblas.h>
#include <openblas_config.h>
#include <stdbool.h>

/// Whether the processor and the operating system support AVX-512F.
static inline bool processor_has_avx512f(void) {
#if defined(__x86_64__)
  return __builtin_cpu_supports("avx512f");
#else
  return false;
#endif
}
