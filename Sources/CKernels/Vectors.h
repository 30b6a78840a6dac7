#ifndef VECTORS_H
#define VECTORS_H

#include "CKernels.h"

// Vectors of 16 never cross a call: all functions that take them are inlined.
#pragma clang diagnostic ignored "-Wpsabi"

/// 16 numbers, in as many registers as a machine needs for them.
typedef float floats __attribute__((ext_vector_type(16)));
typedef int32_t ints __attribute__((ext_vector_type(16)));
typedef double doubles __attribute__((ext_vector_type(8)));
typedef floats loose_floats __attribute__((aligned(4)));

#define LANES 16
#define INLINE static inline __attribute__((always_inline)) TARGET
#define KERNEL static TARGET
#define UNROLL _Pragma("clang loop unroll(full)")

#endif
