#include "Vectors.h"

typedef uint32_t words __attribute__((ext_vector_type(16)));
typedef words loose_words __attribute__((aligned(4)));

/// Rounded to the nearest bfloat16, ties to even, in the lower half of each word; NaN stays NaN.
INLINE words as_bfloat16(floats x) {
  words bits = (words)x;
  words rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  words invalid = (words)(x != x);
  return (invalid & ((bits >> 16) | 0x40)) | (~invalid & rounded);
}

typedef uint16_t halves __attribute__((ext_vector_type(16)));
typedef halves loose_halves __attribute__((aligned(2)));

INLINE floats load_bfloat16(const uint16_t *p) {
  return (floats)(__builtin_convertvector(*(const loose_halves *)p, words) << 16);
}

INLINE void store_bfloat16(uint16_t *p, floats v) {
  *(loose_halves *)p = __builtin_convertvector(as_bfloat16(v), halves);
}

KERNEL void pair_rows(const float *x, uint16_t *y, size_t pairs, size_t width) {
  for (size_t pair = 0; pair < pairs; pair++) {
    for (size_t i = 0; i < width; i += LANES) {
      const float *from = x + 2 * pair * width + i;
      words both = as_bfloat16(load(from)) | as_bfloat16(load(from + width)) << 16;
      *(loose_words *)(y + 2 * (pair * width + i)) = both;
    }
  }
}
