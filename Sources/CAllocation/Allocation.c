#include "include/CAllocation.h"

#include <errno.h>
#include <malloc.h>
#include <stddef.h>
#include <string.h>
#include <unistd.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
// A sanitizer's own allocator tells of every failure.
#define CA_SANITIZED 1
#endif
#endif

static const char *refusal;
static int refusal_status;

void ca_end_where_refused(const char *text, int status) {
  refusal_status = status;
  refusal = text;
}

void ca_refuse(void) {
  if (refusal == NULL) return;
  // Nothing that allocates, or that runs what others have left to be done at the end.
  ssize_t written = write(STDERR_FILENO, refusal, strlen(refusal));
  (void)written;
  _exit(refusal_status);
}

#ifndef CA_SANITIZED

// The C library lets a program bring functions of these names along ("Replacing malloc" in its
// manual); these pass on what they are asked for, and look at what comes back. The family is whole,
// since an allocator that was preloaded must not be given memory that is not its own.
extern void *__libc_malloc(size_t size);
extern void __libc_free(void *memory);
extern void *__libc_memalign(size_t alignment, size_t size);
extern void *__libc_valloc(size_t size);
extern void *__libc_pvalloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *old, size_t size);

static void *checked(void *memory, size_t size) {
  if (memory == NULL && size > 0) ca_refuse();
  return memory;
}

void *malloc(size_t size) { return checked(__libc_malloc(size), size); }

void *calloc(size_t count, size_t size) {
  return checked(__libc_calloc(count, size), count == 0 ? 0 : size);
}

void *realloc(void *old, size_t size) { return checked(__libc_realloc(old, size), size); }

void free(void *memory) { __libc_free(memory); }

// Whoever asks for these looks at what comes back.
void *memalign(size_t alignment, size_t size) { return __libc_memalign(alignment, size); }

void *aligned_alloc(size_t alignment, size_t size) { return __libc_memalign(alignment, size); }

void *valloc(size_t size) { return __libc_valloc(size); }

void *pvalloc(size_t size) { return __libc_pvalloc(size); }

int posix_memalign(void **memory, size_t alignment, size_t size) {
  if (alignment % sizeof(void *) != 0 || (alignment & (alignment - 1)) != 0 || alignment == 0)
    return EINVAL;
  int kept = errno;
  void *made = __libc_memalign(alignment, size);
  errno = kept;
  if (made == NULL) return ENOMEM;
  *memory = made;
  return 0;
}

#endif

void ca_give_back(void) { malloc_trim(0); }
