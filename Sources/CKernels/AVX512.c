// x86-64-v4: AVX-512.
#if defined(__x86_64__)
#define TARGET __attribute__((target("arch=x86-64-v4"), min_vector_width(512)))
#define GENERATION ck_avx512
#define TILE_ROWS 8
#define TILE_PANELS 2

#include <immintrin.h>

#include "Vectors.h"

INLINE floats load_part(const float *p, size_t count) {
  return _mm512_maskz_loadu_ps((__mmask16)((1u << count) - 1), p);
}

INLINE void store_part(float *p, floats v, size_t count) {
  _mm512_mask_storeu_ps(p, (__mmask16)((1u << count) - 1), v);
}

#include "Generation.h"
#endif
