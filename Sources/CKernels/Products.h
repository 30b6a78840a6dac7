#include "Vectors.h"

/// `height` rows of x with `width` panels; both are constants wherever this is inlined.
INLINE void multiply_tile(
  size_t height, size_t width, const float *x, const float *w, const float *bias, float *y,
  size_t inner, size_t columns, size_t rest, int rectified) {
  floats sums[TILE_ROWS][TILE_PANELS];
  UNROLL for (size_t q = 0; q < width; q++) {
    floats start = bias ? load_up_to(bias + q * LANES, rest - q * LANES) : (floats)0;
    UNROLL for (size_t i = 0; i < height; i++) sums[i][q] = start;
  }
  for (size_t k = 0; k < inner; k++) {
    floats weights[TILE_PANELS];
    UNROLL for (size_t q = 0; q < width; q++) weights[q] = load(w + (q * inner + k) * LANES);
    UNROLL for (size_t i = 0; i < height; i++) {
      UNROLL for (size_t q = 0; q < width; q++) sums[i][q] += x[i * inner + k] * weights[q];
    }
  }
  UNROLL for (size_t i = 0; i < height; i++) {
    UNROLL for (size_t q = 0; q < width; q++) {
      floats sum = sums[i][q];
      // Written so that NaN stays NaN.
      if (rectified) sum = choose(sum < 0, (floats)0, sum);
      store_up_to(y + i * columns + q * LANES, sum, rest - q * LANES);
    }
  }
}

/// `height` columns of x with `width` panels of y.
INLINE void multiply_transposed_tile(
  size_t height, size_t width, const float *x, const float *y, float *w, size_t rows,
  size_t inner, size_t columns, size_t rest) {
  floats sums[TILE_ROWS * TILE_PANELS][TILE_PANELS];
  UNROLL for (size_t i = 0; i < height; i++) {
    UNROLL for (size_t q = 0; q < width; q++) sums[i][q] = 0;
  }
  for (size_t row = 0; row < rows; row++) {
    floats slopes[TILE_PANELS];
    UNROLL for (size_t q = 0; q < width; q++) {
      slopes[q] = load_up_to(y + row * columns + q * LANES, rest - q * LANES);
    }
    UNROLL for (size_t i = 0; i < height; i++) {
      UNROLL for (size_t q = 0; q < width; q++) sums[i][q] += x[row * inner + i] * slopes[q];
    }
  }
  UNROLL for (size_t i = 0; i < height; i++) {
    UNROLL for (size_t q = 0; q < width; q++) store(w + (q * inner + i) * LANES, sums[i][q]);
  }
}

/// Calls a tile with a constant for its height.
#define OF_HEIGHT(height, TILE) \
  switch (height) {             \
    case 1: TILE(1); break;     \
    case 2: TILE(2); break;     \
    case 3: TILE(3); break;     \
    case 4: TILE(4); break;     \
    case 5: TILE(5); break;     \
    case 6: TILE(6); break;     \
    case 7: TILE(7); break;     \
    case 8: TILE(8); break;     \
    case 9: TILE(9); break;     \
    case 10: TILE(10); break;   \
    case 11: TILE(11); break;   \
    case 12: TILE(12); break;   \
    case 13: TILE(13); break;   \
    case 14: TILE(14); break;   \
    case 15: TILE(15); break;   \
    default: TILE(16); break;   \
  }
/// A height that no tile exceeds, so that larger ones are not compiled.
#define CAPPED(height, most) ((height) < (most) ? (height) : (most))

INLINE void multiply_panels(
  size_t width, const float *x, const float *w, const float *bias, float *y, size_t rows,
  size_t inner, size_t columns, size_t rest, int rectified) {
  for (size_t row = 0; row < rows; row += TILE_ROWS) {
    const float *from = x + row * inner;
    float *to = y + row * columns;
#define TILE(height) \
  multiply_tile(     \
    CAPPED(height, TILE_ROWS), width, from, w, bias, to, inner, columns, rest, rectified)
    OF_HEIGHT(rows - row, TILE)
#undef TILE
  }
}

KERNEL void multiply(
  const float *x, const float *w, const float *bias, float *y, size_t rows, size_t inner,
  size_t columns, int rectified) {
  size_t column = 0;
#if TILE_PANELS > 1
  for (; column + LANES < columns; column += 2 * LANES) {
    multiply_panels(
      2, x, w + column * inner, bias ? bias + column : bias, y + column, rows, inner, columns,
      columns - column, rectified);
  }
#endif
  for (; column < columns; column += LANES) {
    multiply_panels(
      1, x, w + column * inner, bias ? bias + column : bias, y + column, rows, inner, columns,
      columns - column, rectified);
  }
}

INLINE void multiply_transposed_panels(
  size_t width, size_t most, const float *x, const float *y, float *w, size_t rows,
  size_t inner, size_t columns, size_t rest) {
  // Tiles of about equal heights: a low one would wait for its own sums.
  size_t tiles = (inner + most - 1) / most;
  size_t height = (inner + tiles - 1) / tiles;
  for (size_t k = 0; k < inner; k += height) {
    const float *from = x + k;
    float *to = w + k * LANES;
    size_t left = inner - k < height ? inner - k : height;
#define TILE(height)        \
  multiply_transposed_tile( \
    CAPPED(height, most), width, from, y, to, rows, inner, columns, rest)
    OF_HEIGHT(left, TILE)
#undef TILE
  }
}

KERNEL void multiply_transposed(
  const float *x, const float *y, float *w, size_t rows, size_t inner, size_t columns) {
  size_t column = 0;
#if TILE_PANELS > 1
  for (; column + LANES < columns; column += 2 * LANES) {
    multiply_transposed_panels(
      2, TILE_ROWS, x, y + column, w + column * inner, rows, inner, columns, columns - column);
  }
#endif
  for (; column < columns; column += LANES) {
    multiply_transposed_panels(
      1, TILE_ROWS * TILE_PANELS, x, y + column, w + column * inner, rows, inner, columns,
      columns - column);
  }
}

/// Exchanges rows and columns of 16 × 16 numbers: four times, rows a distance apart interleave.
INLINE void transpose_block(floats *rows) {
  UNROLL for (int round = 0; round < 4; round++) {
    floats next[LANES];
    UNROLL for (int i = 0; i < LANES / 2; i++) {
      next[2 * i] = INTERLEAVED_LOW(rows[i], rows[i + 8]);
      next[2 * i + 1] = INTERLEAVED_HIGH(rows[i], rows[i + 8]);
    }
    UNROLL for (int i = 0; i < LANES; i++) rows[i] = next[i];
  }
}

KERNEL void transpose(const float *panels, float *result, size_t inner, size_t columns) {
  for (size_t column = 0; column < columns; column += LANES) {
    const float *panel = panels + column * inner;
    size_t width = columns - column < LANES ? columns - column : LANES;
    for (size_t k = 0; k < inner; k += LANES) {
      floats block[LANES];
      UNROLL for (size_t i = 0; i < LANES; i++) {
        block[i] = k + i < inner ? load(panel + (k + i) * LANES) : (floats)0;
      }
      transpose_block(block);
      float *to = result + (k / LANES * columns + column) * LANES;
      UNROLL for (size_t j = 0; j < LANES; j++) {
        if (j < width) store(to + j * LANES, block[j]);
      }
    }
  }
}
