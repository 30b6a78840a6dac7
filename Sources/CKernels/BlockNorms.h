#include "Vectors.h"

// Batch normalisation of one slab: the pixels of one image, 16 channels each, one behind the other.

/// Adds up four parts each of two sums.
INLINE void store_sums(double *sums, const floats *first, const floats *second) {
  floats a = (first[0] + first[1]) + (first[2] + first[3]);
  floats b = (second[0] + second[1]) + (second[2] + second[3]);
  UNROLL for (size_t i = 0; i < LANES; i++) {
    sums[i] = (double)a[i];
    sums[LANES + i] = (double)b[i];
  }
}

KERNEL void slab_moments(const float *x, const float *shift, double *sums, size_t pixels) {
  floats zero = load(shift);
  floats first[4] = {0, 0, 0, 0}, second[4] = {0, 0, 0, 0};
  for (size_t pixel = 0; pixel < pixels; pixel += 4) {
    UNROLL for (size_t i = 0; i < 4; i++) {
      if (pixel + i >= pixels) continue;
      floats v = load(x + (pixel + i) * LANES) - zero;
      first[i] += v;
      second[i] += v * v;
    }
  }
  store_sums(sums, first, second);
}

KERNEL void slab_normalize(
  const float *x, const float *added, float *y, const ck_norm *norm, size_t pixels,
  int rectified) {
  floats scale = load(norm->scale), offset = load(norm->offset);
  for (size_t i = 0; i < pixels * LANES; i += LANES) {
    floats v = load(x + i) * scale + offset;
    if (added) v += load(added + i);
    // Written so that NaN stays NaN.
    store(y + i, rectified ? choose(v < 0, (floats)0, v) : v);
  }
}

/// The gradient where ReLU let its input through, which is told by its result if that is kept, and
/// else computed again.
INLINE floats let_through(
  const float *dy, const float *y, const float *x, floats scale, floats offset, int rectified) {
  floats slope = load(dy);
  if (!rectified) return slope;
  floats result = y ? load(y) : load(x) * scale + offset;
  return choose(result > 0, slope, (floats)0);
}

KERNEL void slab_gradient_moments(
  const float *x, const float *dy, const float *y, float *passed, const ck_norm *norm,
  double *sums, size_t pixels, int rectified) {
  floats scale = load(norm->scale), offset = load(norm->offset), mean = load(norm->mean);
  floats first[4] = {0, 0, 0, 0}, second[4] = {0, 0, 0, 0};
  for (size_t pixel = 0; pixel < pixels; pixel += 4) {
    UNROLL for (size_t i = 0; i < 4; i++) {
      if (pixel + i >= pixels) continue;
      size_t at = (pixel + i) * LANES;
      floats slope =
        let_through(dy + at, y ? y + at : 0, x + at, scale, offset, rectified);
      if (passed) store(passed + at, slope);
      first[i] += slope;
      second[i] += slope * (load(x + at) - mean);
    }
  }
  store_sums(sums, first, second);
}

KERNEL void slab_propagate(
  const float *x, const float *dy, float *dx, const ck_norm *norm, size_t pixels,
  int rectified) {
  floats scale = load(norm->scale), offset = load(norm->offset), mean = load(norm->mean);
  floats slope = load(norm->slope), constant = load(norm->constant);
  for (size_t i = 0; i < pixels * LANES; i += LANES) {
    floats passed = let_through(dy + i, 0, x + i, scale, offset, rectified);
    store(dx + i, scale * passed + slope * (load(x + i) - mean) + constant);
  }
}
