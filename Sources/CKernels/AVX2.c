// x86-64-v3: AVX2 and FMA.
#if defined(__x86_64__)
#define TARGET __attribute__((target("arch=x86-64-v3")))
#define GENERATION ck_avx2
#define TILE_ROWS 6
#define TILE_PANELS 1

#include <immintrin.h>

#include "Vectors.h"

/// Ones in the first `count` of eight lanes.
INLINE __m256i first_lanes(size_t count) {
  const __m256i numbers = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  return _mm256_cmpgt_epi32(_mm256_set1_epi32((int)count), numbers);
}

INLINE floats load_part(const float *p, size_t count) {
  floats v = 0;
  v.lo = _mm256_maskload_ps(p, first_lanes(count));
  if (count > 8) v.hi = _mm256_maskload_ps(p + 8, first_lanes(count - 8));
  return v;
}

INLINE void store_part(float *p, floats v, size_t count) {
  _mm256_maskstore_ps(p, first_lanes(count), v.lo);
  if (count > 8) _mm256_maskstore_ps(p + 8, first_lanes(count - 8), v.hi);
}

#include "Generation.h"
#endif
