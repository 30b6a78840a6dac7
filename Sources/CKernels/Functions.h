#include "Vectors.h"

// Elementary functions of 16 numbers. The polynomials are least in the greatest error over their
// intervals; errors are below 4 units in the last place, checked against the C library in a test.

INLINE floats magnitude(floats x) { return (floats)((ints)x & 0x7fffffff); }
INLINE floats with_sign(floats x, floats sign) {
  return (floats)((ints)x | ((ints)sign & INT32_MIN));
}

/// 2ⁿ for n in -126...127.
INLINE floats power_of_two(ints n) { return (floats)((n + 127) << 23); }

/// x = n log 2 + r with |r| at most half of log 2.
typedef struct {
  ints n;
  floats r;
} reduced;

INLINE reduced reduce(floats x) {
  // Adding 1.5 · 2²³ rounds to a whole number, which is then in the lowest bits.
  const float shift = 0x1.8p23f;
  floats shifted = x * 0x1.715476p0f + shift;
  floats whole = shifted - shift;
  // log 2 in two parts, the first so short that its product with n is exact.
  floats r = x - whole * 0x1.62ep-1f;
  return (reduced){(ints)shifted - 0x4b400000, r - whole * 0x1.0bfbe8p-15f};
}

/// eʳ - 1 for small r.
INLINE floats exponential_rest(floats r) {
  floats q = 0x1.6db648p-10f;
  q = q * r + 0x1.123cep-7f;
  q = q * r + 0x1.55545cp-5f;
  q = q * r + 0x1.55548cp-3f;
  q = q * r + 0.5f;
  return r + r * r * q;
}

/// x within bounds beyond which eˣ is 0 or infinite; NaN stays.
INLINE floats bounded(floats x, float lowest, float greatest) {
  x = choose(x < lowest, (floats)lowest, x);
  return choose(x > greatest, (floats)greatest, x);
}

INLINE floats exponential(floats x) {
  reduced part = reduce(bounded(x, -104, 89));
  floats p = 1 + exponential_rest(part.r);
  // In two steps, since 2ⁿ itself may be too large or too small for a number.
  ints half = part.n >> 1;
  return p * power_of_two(half) * power_of_two(part.n - half);
}

/// eˣ - 1 for x of at most 88.
INLINE floats exponential_less_one(floats x) {
  reduced part = reduce(bounded(x, -25, 88));
  floats scale = power_of_two(part.n);
  return scale * exponential_rest(part.r) + (scale - 1);
}

INLINE floats logistic(floats x) { return 1 / (1 + exponential(-x)); }

INLINE floats hyperbolic_tangent(floats x) {
  floats a = bounded(magnitude(x), 0, 10);
  floats e = exponential_less_one(2 * a);
  return with_sign(e / (e + 2), x);
}

/// log(1 + u) for u in 0...1, by log((1 + s) / (1 - s)) with s = u / (2 + u).
INLINE floats logarithm_of_one_and(floats u) {
  floats s = u / (2 + u);
  floats t = s * s;
  floats q = 0x1.1f9974p-3f;
  q = q * t + 0x1.1e97c4p-3f;
  q = q * t + 0x1.99d42cp-3f;
  q = q * t + 0x1.5554fcp-2f;
  return 2 * (s + s * t * q);
}

INLINE floats error_function(floats x) {
  floats a = bounded(magnitude(x), 0, 3.95f);
  floats t = a * a;
  floats near = 0x1.4ae4c6p-14f;
  near = near * t - 0x1.a485e8p-11f;
  near = near * t + 0x1.5419f4p-8f;
  near = near * t - 0x1.b7fbb4p-6f;
  near = near * t + 0x1.ce2d2p-4f;
  near = near * t - 0x1.81273ep-2f;
  near = near * t + 0x1.06eba8p-3f;
  near = a + a * near;
  // -log(1 - erf(x)) from x = 1 on.
  floats far = 0x1.6bd826p-16f;
  far = far * a - 0x1.cec632p-12f;
  far = far * a + 0x1.138cccp-8f;
  far = far * a - 0x1.9d030ep-6f;
  far = far * a + 0x1.bc151ap-4f;
  far = far * a + 0x1.443566p-1f;
  far = far * a + 0x1.212c0ep+0f;
  far = far * a - 0x1.8a5838p-13f;
  far = 1 - exponential(-far);
  return with_sign(choose(a < 1, near, far), x);
}
