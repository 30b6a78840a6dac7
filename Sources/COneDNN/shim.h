#include <dnnl.h>
#include <dnnl_debug.h>

// oneDNN runs its loops on GNU OpenMP, whose header belongs to the compiler.
void omp_set_num_threads(int count);

// How a compiler starts a parallel region: `work` runs on `threads` threads of the same pool, each
// with the same `data`, and the call returns when all have finished.
void GOMP_parallel(void (*work)(void *), void *data, unsigned threads, unsigned flags);
int omp_get_thread_num(void);
int omp_get_num_threads(void);

// Where it is on, fewer threads than asked for may come, by the machine's load.
void omp_set_dynamic(int is_dynamic);
