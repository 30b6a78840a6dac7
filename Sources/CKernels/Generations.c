#include "CKernels.h"

extern const ck_kernels ck_baseline;
#if defined(__x86_64__)
extern const ck_kernels ck_avx2;
extern const ck_kernels ck_avx512;
#endif

size_t ck_generation_count(void) {
#if defined(__x86_64__)
  return 3;
#else
  return 1;
#endif
}

const ck_kernels *ck_kernels_of_generation(size_t generation) {
  if (generation == 0) return &ck_baseline;
#if defined(__x86_64__)
  if (generation == 1 && __builtin_cpu_supports("x86-64-v3")) return &ck_avx2;
  if (generation == 2 && __builtin_cpu_supports("x86-64-v4")) return &ck_avx512;
#endif
  return NULL;
}

const ck_kernels *ck_best_kernels(void) {
  const ck_kernels *best = &ck_baseline;
  for (size_t i = 1; i < ck_generation_count(); i++) {
    const ck_kernels *kernels = ck_kernels_of_generation(i);
    if (kernels) best = kernels;
  }
  return best;
}
