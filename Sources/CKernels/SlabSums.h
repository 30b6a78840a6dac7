#include "Vectors.h"

/// Adds up four parts each of two sums.
INLINE void store_sums(double *sums, const floats *first, const floats *second) {
  floats a = (first[0] + first[1]) + (first[2] + first[3]);
  floats b = (second[0] + second[1]) + (second[2] + second[3]);
  UNROLL for (size_t i = 0; i < LANES; i++) {
    sums[i] = (double)a[i];
    sums[LANES + i] = (double)b[i];
  }
}

/// The table of the kernels for one type of numbers.
#define SLAB_KERNELS(name) \
  { \
    .moments = name(moments), .normalize = name(normalize), \
    .gradient_moments = name(gradient_moments), .propagate = name(propagate) \
  }
