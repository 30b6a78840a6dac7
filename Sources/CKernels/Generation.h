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
#include "SlabSums.h"

#define NUMBER float
#define READ load
#define WRITE store
#define FLOAT32_SLAB(name) float32_slab_##name
#define SLAB FLOAT32_SLAB
#include "BlockNorms.h"

#define NUMBER uint16_t
#define READ load_bfloat16
#define WRITE store_bfloat16
#define BFLOAT16_SLAB(name) bfloat16_slab_##name
#define SLAB BFLOAT16_SLAB
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
  .float32_slabs = SLAB_KERNELS(FLOAT32_SLAB),
  .bfloat16_slabs = SLAB_KERNELS(BFLOAT16_SLAB),
  .descend = descend,
  .descend_along = descend_along,
};
