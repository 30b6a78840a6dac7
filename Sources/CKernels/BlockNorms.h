// Batch normalisation of one slab: the pixels of one image, 16 channels each, one behind the other.
// Whoever includes this defines beforehand
//   NUMBER        what the numbers of a slab are stored as
//   READ, WRITE   how 16 of them are loaded and stored
//   SLAB(name)    the name of a kernel for them

KERNEL void SLAB(moments)(
  const void *slab, const float *shift, double *sums, size_t pixels) {
  const NUMBER *x = slab;
  floats first[4] = {0, 0, 0, 0}, second[4] = {0, 0, 0, 0};
  for (size_t pixel = 0; pixel < pixels; pixel += 4) {
    UNROLL for (size_t i = 0; i < 4; i++) {
      if (pixel + i >= pixels) continue;
      floats v = READ(x + (pixel + i) * LANES) - load(shift);
      first[i] += v;
      second[i] += v * v;
    }
  }
  store_sums(sums, first, second);
}

KERNEL void SLAB(normalize)(
  const void *slab, const void *other, void *result, const ck_norm *norm, size_t pixels,
  int rectified) {
  const NUMBER *x = slab, *added = other;
  NUMBER *y = result;
  floats scale = load(norm->scale), offset = load(norm->offset);
  for (size_t i = 0; i < pixels * LANES; i += LANES) {
    floats v = READ(x + i) * scale + offset;
    if (added) v += READ(added + i);
    // Written so that NaN stays NaN.
    WRITE(y + i, rectified ? choose(v < 0, (floats)0, v) : v);
  }
}

/// The gradient where ReLU let its input through, which is told by its result if that is kept, and
/// else computed again.
INLINE floats SLAB(let_through)(
  const NUMBER *dy, const NUMBER *y, const NUMBER *x, floats scale, floats offset,
  int rectified) {
  floats slope = READ(dy);
  if (!rectified) return slope;
  floats result = y ? READ(y) : READ(x) * scale + offset;
  return choose(result > 0, slope, (floats)0);
}

KERNEL void SLAB(gradient_moments)(
  const void *slab, const void *gradient, const void *result, void *kept, const ck_norm *norm,
  double *sums, size_t pixels, int rectified) {
  const NUMBER *x = slab, *dy = gradient, *y = result;
  NUMBER *passed = kept;
  floats scale = load(norm->scale), offset = load(norm->offset), mean = load(norm->mean);
  floats first[4] = {0, 0, 0, 0}, second[4] = {0, 0, 0, 0};
  for (size_t pixel = 0; pixel < pixels; pixel += 4) {
    UNROLL for (size_t i = 0; i < 4; i++) {
      if (pixel + i >= pixels) continue;
      size_t at = (pixel + i) * LANES;
      floats slope = SLAB(let_through)(
        dy + at, y ? y + at : 0, x + at, scale, offset, rectified);
      if (passed) WRITE(passed + at, slope);
      first[i] += slope;
      second[i] += slope * (READ(x + at) - mean);
    }
  }
  store_sums(sums, first, second);
}

KERNEL void SLAB(propagate)(
  const void *slab, const void *gradient, void *result, const ck_norm *norm, size_t pixels,
  int rectified) {
  const NUMBER *x = slab, *dy = gradient;
  NUMBER *dx = result;
  floats scale = load(norm->scale), offset = load(norm->offset), mean = load(norm->mean);
  floats slope = load(norm->slope), constant = load(norm->constant);
  for (size_t i = 0; i < pixels * LANES; i += LANES) {
    floats passed = SLAB(let_through)(dy + i, 0, x + i, scale, offset, rectified);
    WRITE(dx + i, scale * passed + slope * (READ(x + i) - mean) + constant);
  }
}

#undef NUMBER
#undef READ
#undef WRITE
#undef SLAB
