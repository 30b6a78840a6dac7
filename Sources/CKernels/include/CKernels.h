#ifndef CKERNELS_H
#define CKERNELS_H

#include <stddef.h>
#include <stdint.h>

// Arithmetic on arrays of single-precision numbers, compiled for several generations of a
// processor; the newest one that the machine has is taken when the process starts.
//
// On one kind of machine the same arguments always give the same bits: sums run in an order that
// follows from the sizes alone. Matrices are row-major. Nothing here allocates or keeps state.

#if defined(__clang__)
#pragma clang assume_nonnull begin
#endif

/// The columns of a panel. A matrix `[inner, columns]` in panels has its columns 16 by 16: element
/// (k, j) is number (j / 16 * inner + k) * 16 + j % 16. Columns that the last panel has too many
/// are zeros.
enum { ck_panel_width = 16 };

/// What an activation computes.
typedef enum {
  /// max(0, x).
  ck_relu,
  /// x > 0 ? x : a x.
  ck_leaky_relu,
  /// x > 0 ? x : a (eˣ - 1).
  ck_elu,
  /// x Φ(x).
  ck_gelu,
  /// x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2.
  ck_gelu_tanh,
  /// x σ(x).
  ck_silu,
  /// σ(x) = 1 / (1 + e⁻ˣ).
  ck_sigmoid,
  /// The hyperbolic tangent.
  ck_tanh,
  /// a x > b ? x : log(1 + exp(a x)) / a.
  ck_softplus,
  /// eˣ, which is no layer but what others are made of.
  ck_exp
} ck_activation;

/// An activation with its numbers.
typedef struct {
  ck_activation kind;
  float a;
  float b;
} ck_activation_form;

/// The numbers of an update along a velocity.
typedef struct {
  float learning_rate;
  float weight_decay;
  /// What the new velocity takes of the old one and of the gradient.
  float kept;
  float taken;
  /// With `nesterov`, the share of the velocity that is added to the gradient.
  float momentum;
  int nesterov;
} ck_sgd_rule;

/// The numbers of a batch normalisation for 16 channels, each an array of 16.
typedef struct {
  const float *mean;
  /// weight / √(variance + eps), and bias - mean scale.
  const float *scale;
  const float *offset;
  /// What the gradient of the input takes of x - mean, and without it.
  const float *slope;
  const float *constant;
} ck_norm;

/// Batch normalisation of a slab `[pixels, 16]`, which holds the pixels of one image for 16
/// channels, in one type of numbers.
typedef struct {
  /// Each channel's Σ(x - shift) in `sums[0..<16]` and Σ(x - shift)² in `sums[16..<32]`.
  void (*moments)(const void *x, const float *shift, double *sums, size_t pixels);

  /// y = x scale + offset, plus `added` unless that is null, or its positive part.
  void (*normalize)(
    const void *x, const void *_Nullable added, void *y, const ck_norm *norm, size_t pixels,
    int rectified);

  /// Each channel's Σ dy in `sums[0..<16]` and Σ dy (x - mean) in `sums[16..<32]`. Where
  /// `rectified`, dy counts only where the result was positive: y, or x scale + offset where y is
  /// null. What counts is kept in `passed` unless that is null; it may be dy.
  void (*gradient_moments)(
    const void *x, const void *dy, const void *_Nullable y, void *_Nullable passed,
    const ck_norm *norm, double *sums, size_t pixels, int rectified);

  /// dx = scale dy + slope (x - mean) + constant, where dy counts only where x scale + offset is
  /// positive if `rectified`; dx may be dy.
  void (*propagate)(
    const void *x, const void *dy, void *dx, const ck_norm *norm, size_t pixels, int rectified);
} ck_slab_kernels;

/// The kernels, compiled for one generation of processors.
typedef struct {
  /// y = x w + bias, or its positive part where `rectified`: x `[rows, inner]`, w in panels
  /// `[inner, columns]`, bias `[columns]` or null, y `[rows, columns]`.
  void (*multiply)(
    const float *x, const float *w, const float *_Nullable bias, float *y, size_t rows,
    size_t inner, size_t columns, int rectified);

  /// w = xᵀ y in panels `[inner, columns]`: x `[rows, inner]`, y `[rows, columns]`.
  void (*multiply_transposed)(
    const float *x, const float *y, float *w, size_t rows, size_t inner, size_t columns);

  /// The panels of `[inner, columns]` to those of its transpose `[columns, inner]`.
  void (*transpose)(const float *panels, float *result, size_t inner, size_t columns);

  /// y = x w + bias for a single column: x `[rows, inner]`, w `[inner]`, bias `[1]` or null,
  /// y `[rows]`.
  void (*multiply_by_vector)(
    const float *x, const float *w, const float *_Nullable bias, float *y, size_t rows,
    size_t inner, int rectified);

  /// The sums of the columns of `[rows, columns]`, row by row times its factor unless there are
  /// none.
  void (*column_sums)(
    const float *x, const float *_Nullable factors, float *sums, size_t rows, size_t columns);

  /// The sum of all numbers, in double precision.
  double (*sum)(const float *x, size_t count);

  /// x = value for all elements.
  void (*fill)(float *x, float value, size_t count);

  /// y = f(x); y may be x.
  void (*activate)(ck_activation_form f, const float *x, float *y, size_t count);

  /// dx = dy f′, where `saved` is f(x) for relu, sigmoid and tanh, else x; dx may be dy.
  void (*activate_backward)(
    ck_activation_form f, const float *saved, const float *dy, float *dx, size_t count);

  /// result = x factors.
  void (*scale)(const float *x, const float *factors, float *result, size_t count);

  /// The sum over rows of log Σ exp(x) - x at the row's class; and its gradient times `share` in
  /// `slopes` `[rows, columns]`, unless that is null. Classes must be in `0..<columns`.
  double (*cross_entropy)(
    const float *x, const int32_t *classes, float *_Nullable slopes, size_t rows,
    size_t columns, float share);

  /// Rows two by two, rounded to bfloat16: element (row, i) of x `[2 pairs, width]` is number
  /// 2 (row / 2 * width + i) + row % 2 of y. The width is a multiple of 16.
  void (*pair_rows)(const float *x, uint16_t *y, size_t pairs, size_t width);

  /// Batch normalisation of slabs in float32 and in bfloat16.
  ck_slab_kernels float32_slabs;
  ck_slab_kernels bfloat16_slabs;

  /// p = p - learning_rate (g + weight_decay p).
  void (*descend)(
    float *p, const float *g, size_t count, float learning_rate, float weight_decay);

  /// The same along velocities v, by a rule.
  void (*descend_along)(float *p, const float *g, float *v, size_t count, ck_sgd_rule rule);
} ck_kernels;

/// The kernels of this machine.
const ck_kernels *ck_best_kernels(void);

/// How many generations there are kernels for.
size_t ck_generation_count(void);

/// The kernels of a generation, the oldest first; null where the machine cannot run them.
const ck_kernels *_Nullable ck_kernels_of_generation(size_t generation);

#if defined(__clang__)
#pragma clang assume_nonnull end
#endif

#endif
