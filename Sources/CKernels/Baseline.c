// What every machine of an architecture can run: SSE2, or NEON.
#define TARGET
#define GENERATION ck_baseline
#if defined(__aarch64__)
#define TILE_ROWS 4
#else
#define TILE_ROWS 2
#endif
#define TILE_PANELS 1

#include "Vectors.h"

INLINE floats load_part(const float *p, size_t count) {
  floats v = 0;
  UNROLL for (size_t i = 0; i < LANES; i++) {
    if (i < count) v[i] = p[i];
  }
  return v;
}

INLINE void store_part(float *p, floats v, size_t count) {
  UNROLL for (size_t i = 0; i < LANES; i++) {
    if (i < count) p[i] = v[i];
  }
}

#include "Generation.h"
