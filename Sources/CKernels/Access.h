#include "Vectors.h"

INLINE floats load(const float *p) { return *(const loose_floats *)p; }

INLINE void store(float *p, floats v) { *(loose_floats *)p = v; }

/// As many lanes as are there, at most all of them.
INLINE floats load_up_to(const float *p, size_t count) {
  return count >= LANES ? load(p) : load_part(p, count);
}

INLINE void store_up_to(float *p, floats v, size_t count) {
  if (count >= LANES) {
    store(p, v);
  } else {
    store_part(p, v, count);
  }
}

/// mask ? a : b, where the lanes of a mask are -1 or 0.
INLINE floats choose(ints mask, floats a, floats b) {
  return (floats)((mask & (ints)a) | (~mask & (ints)b));
}

/// The lanes of two vectors in turns: from their lower halves, and from their upper ones.
#define INTERLEAVED_LOW(a, b) \
  __builtin_shufflevector(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23)
#define INTERLEAVED_HIGH(a, b) \
  __builtin_shufflevector(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31)
