#include "Vectors.h"

/// Φ(x), the share of a standard normal distribution below x.
INLINE floats normal_share(floats x) { return 0.5f * (1 + error_function(x * 0x1.6a09e6p-1f)); }

INLINE floats gelu_slope(floats x) {
  floats density = exponential(-0.5f * x * x) * 0x1.988454p-2f;
  return normal_share(x) + x * density;
}

INLINE floats gelu_tangent(floats x) {
  return hyperbolic_tangent(0x1.988454p-1f * (x + 0.044715f * x * x * x));
}

INLINE floats gelu_tanh_slope(floats x) {
  floats t = gelu_tangent(x);
  floats inner = 0x1.988454p-1f * (1 + 3 * 0.044715f * x * x);
  return 0.5f * (1 + t) + 0.5f * x * (1 - t * t) * inner;
}

INLINE floats silu_slope(floats x) {
  floats s = logistic(x);
  return s * (1 + x * (1 - s));
}

INLINE floats softplus(floats x, float beta, float threshold) {
  floats z = x * beta;
  // log(1 + eᶻ) = max(z, 0) + log(1 + e^-|z|), which never overflows.
  floats whole = choose(z < 0, (floats)0, z);
  floats rest = logarithm_of_one_and(exponential(-magnitude(z)));
  return choose(z > threshold, x, (whole + rest) / beta);
}

/// y = `result` of x for all elements.
#define MAP(result)                                  \
  do {                                               \
    for (size_t i = 0; i < count; i += LANES) {      \
      floats x = load_up_to(from + i, count - i);    \
      store_up_to(to + i, result, count - i);        \
    }                                                \
  } while (0)

KERNEL void activate(ck_activation_form f, const float *from, float *to, size_t count) {
  float a = f.a, b = f.b;
  switch (f.kind) {
    // Written so that NaN stays NaN.
    case ck_relu: MAP(choose(x < 0, (floats)0, x)); break;
    case ck_leaky_relu: MAP(choose(x > 0, x, a * x)); break;
    case ck_elu: MAP(choose(x > 0, x, a * exponential_less_one(x))); break;
    case ck_gelu: MAP(x * normal_share(x)); break;
    case ck_gelu_tanh: MAP(0.5f * x * (1 + gelu_tangent(x))); break;
    case ck_silu: MAP(x * logistic(x)); break;
    case ck_sigmoid: MAP(logistic(x)); break;
    case ck_tanh: MAP(hyperbolic_tangent(x)); break;
    case ck_softplus: MAP(softplus(x, a, b)); break;
    case ck_exp: MAP(exponential(x)); break;
  }
}

#undef MAP

/// dx = `result` of x (what is saved) and dy for all elements.
#define MAP(result)                                  \
  do {                                               \
    for (size_t i = 0; i < count; i += LANES) {      \
      floats x = load_up_to(saved + i, count - i);   \
      floats dy = load_up_to(slopes + i, count - i); \
      store_up_to(to + i, result, count - i);        \
    }                                                \
  } while (0)

KERNEL void activate_backward(
  ck_activation_form f, const float *saved, const float *slopes, float *to, size_t count) {
  float a = f.a, b = f.b;
  switch (f.kind) {
    case ck_relu: MAP(choose(x > 0, dy, (floats)0)); break;
    case ck_leaky_relu: MAP(choose(x > 0, dy, a * dy)); break;
    case ck_elu: MAP(choose(x > 0, dy, dy * a * exponential(x))); break;
    case ck_gelu: MAP(dy * gelu_slope(x)); break;
    case ck_gelu_tanh: MAP(dy * gelu_tanh_slope(x)); break;
    case ck_silu: MAP(dy * silu_slope(x)); break;
    case ck_sigmoid: MAP(dy * x * (1 - x)); break;
    case ck_tanh: MAP(dy * (1 - x * x)); break;
    case ck_softplus: MAP(choose(x * a > b, dy, dy * logistic(x * a))); break;
    case ck_exp: MAP(dy * exponential(x)); break;
  }
}

#undef MAP

KERNEL void scale(const float *x, const float *factors, float *result, size_t count) {
  for (size_t i = 0; i < count; i += LANES) {
    floats product = load_up_to(x + i, count - i) * load_up_to(factors + i, count - i);
    store_up_to(result + i, product, count - i);
  }
}
