#include "Vectors.h"

/// One vector of the sums of each of 16: halves of two are added until there is one left.
///
/// What is interleaved lies 8, 4, 2 and 1 apart, which leaves the sums in order.
INLINE floats sums_of(floats *rows) {
  UNROLL for (int distance = LANES / 2; distance > 0; distance /= 2) {
    UNROLL for (int i = 0; i < distance; i++) {
      floats a = rows[i], b = rows[i + distance];
      rows[i] = INTERLEAVED_LOW(a, b) + INTERLEAVED_HIGH(a, b);
    }
  }
  return rows[0];
}

KERNEL void multiply_by_vector(
  const float *x, const float *w, const float *bias, float *y, size_t rows, size_t inner,
  int rectified) {
  for (size_t row = 0; row < rows; row += LANES) {
    size_t height = rows - row < LANES ? rows - row : LANES;
    floats sums = bias ? (floats)*bias : (floats)0;
    for (size_t k = 0; k < inner; k += LANES) {
      size_t rest = inner - k;
      floats weights = load_up_to(w + k, rest);
      floats products[LANES];
      UNROLL for (size_t i = 0; i < LANES; i++) {
        const float *from = x + (row + i) * inner + k;
        products[i] = i < height ? load_up_to(from, rest) * weights : (floats)0;
      }
      sums += sums_of(products);
    }
    // Written so that NaN stays NaN.
    if (rectified) sums = choose(sums < 0, (floats)0, sums);
    store_up_to(y + row, sums, height);
  }
}

/// Four sums that meet at the end: one would wait for each addition.
KERNEL void column_sums(
  const float *x, const float *factors, float *sums, size_t rows, size_t columns) {
  for (size_t column = 0; column < columns; column += LANES) {
    size_t rest = columns - column;
    floats parts[4] = {0, 0, 0, 0};
    for (size_t row = 0; row < rows; row += 4) {
      UNROLL for (size_t i = 0; i < 4; i++) {
        if (row + i >= rows) continue;
        floats v = load_up_to(x + (row + i) * columns + column, rest);
        parts[i] += factors ? v * factors[row + i] : v;
      }
    }
    store_up_to(sums + column, (parts[0] + parts[1]) + (parts[2] + parts[3]), rest);
  }
}

KERNEL double sum(const float *x, size_t count) {
  doubles sums[2] = {0, 0};
  for (size_t i = 0; i < count; i += LANES) {
    floats v = load_up_to(x + i, count - i);
    sums[0] += __builtin_convertvector(v.lo, doubles);
    sums[1] += __builtin_convertvector(v.hi, doubles);
  }
  doubles both = sums[0] + sums[1];
  double __attribute__((ext_vector_type(4))) four = both.lo + both.hi;
  double __attribute__((ext_vector_type(2))) two = four.lo + four.hi;
  return two.x + two.y;
}

KERNEL void fill(float *x, float value, size_t count) {
  for (size_t i = 0; i < count; i += LANES) store_up_to(x + i, (floats)value, count - i);
}
