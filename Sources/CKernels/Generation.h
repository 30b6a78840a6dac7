// Everything for one generation of processors. Whoever includes this defines beforehand
//   TARGET     the attributes of each function
//   GENERATION the name of the resulting table
//   TILE_ROWS, TILE_PANELS  how large a part of a product stays in registers
//   load_part, store_part   the first 1...15 lanes of a vector; a load zeroes the others
#include "Access.h"
#include "Products.h"
#include "Sums.h"
#include "Functions.h"
#include "Activations.h"
#include "Losses.h"
#include "Conversions.h"
#include "BlockNorms.h"
#include "Updates.h"

const ck_kernels GENERATION = {
  .multiply = multiply,
  .multiply_transposed = multiply_transposed,
  .transpose = transpose,
  .multiply_by_vector = multiply_by_vector,
  .column_sums = column_sums,
  .sum = sum,
  .fill = fill,
  .activate = activate,
  .activate_backward = activate_backward,
  .scale = scale,
  .cross_entropy = cross_entropy,
  .pair_rows = pair_rows,
  .slab_moments = slab_moments,
  .slab_normalize = slab_normalize,
  .slab_gradient_moments = slab_gradient_moments,
  .slab_propagate = slab_propagate,
  .descend = descend,
  .descend_along = descend_along,
};
