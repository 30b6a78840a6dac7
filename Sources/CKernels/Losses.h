#include <math.h>

#include "Vectors.h"

/// The lanes' sum: halves are added until one number is left.
INLINE float sum_of(floats v) {
  float __attribute__((ext_vector_type(8))) a = v.lo + v.hi;
  float __attribute__((ext_vector_type(4))) b = a.lo + a.hi;
  float __attribute__((ext_vector_type(2))) c = b.lo + b.hi;
  return c.x + c.y;
}

/// The greatest number of a row, NaN apart.
INLINE float greatest_of(const float *x, size_t count) {
  floats greatest = (floats)x[0];
  for (size_t i = 0; i < count; i += LANES) {
    floats v = load_up_to(x + i, count - i);
    // What a load fills up must not count: in its place is the first number.
    if (count - i < LANES) {
      const ints numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
      v = choose(numbers < (int32_t)(count - i), v, (floats)x[0]);
    }
    greatest = choose(v > greatest, v, greatest);
  }
  float result = greatest[0];
  UNROLL for (int i = 1; i < LANES; i++) result = greatest[i] > result ? greatest[i] : result;
  return result;
}

/// The sum of exp(x - greatest), whose terms are kept in `terms` unless that is null.
INLINE float exponential_sum(const float *x, float greatest, float *terms, size_t count) {
  floats sum = 0;
  for (size_t i = 0; i < count; i += LANES) {
    size_t rest = count - i;
    floats v = exponential(load_up_to(x + i, rest) - greatest);
    if (terms) store_up_to(terms + i, v, rest);
    if (rest < LANES) {
      const ints numbers = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
      v = choose(numbers < (int32_t)rest, v, (floats)0);
    }
    sum += v;
  }
  return sum_of(sum);
}

KERNEL double cross_entropy(
  const float *x, const int32_t *classes, float *slopes, size_t rows, size_t columns,
  float share) {
  double total = 0;
  for (size_t row = 0; row < rows; row++) {
    const float *line = x + row * columns;
    float *terms = slopes ? slopes + row * columns : slopes;
    float greatest = greatest_of(line, columns);
    float sum = exponential_sum(line, greatest, terms, columns);
    total += log((double)sum) + (double)greatest - (double)line[classes[row]];
    if (!terms) continue;
    float factor = share / sum;
    for (size_t i = 0; i < columns; i += LANES) {
      store_up_to(terms + i, load_up_to(terms + i, columns - i) * factor, columns - i);
    }
    terms[classes[row]] -= share;
  }
  return total;
}
