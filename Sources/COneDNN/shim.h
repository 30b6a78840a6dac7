#include <dnnl.h>
#include <dnnl_debug.h>

// oneDNN runs its loops on GNU OpenMP, whose header belongs to the compiler.
void omp_set_num_threads(int count);
