// Fails chosen calls of the process that it is preloaded into: see .ci/faults.
//
//   FAULT_COUNTS   a file of 64-bit counters, one for each kind of call, that is mapped and counted up
//   FAULT_CALL     the kind of call that fails
//   FAULT_FIRST    the first call of that kind that fails, counted from 1, and
//   FAULT_LAST     the last one
//   FAULT_ERROR    the error's number; -1: half of what was to be read or written; -2: SIGKILL
//
// The variables are removed, so that programs which the process starts are left alone.
#define _GNU_SOURCE
#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

#define KINDS(X) \
  X(open) X(read) X(write) X(fsync) X(rename) X(close) X(ftruncate) X(mkdir) X(unlink) \
  X(flock) X(opendir) X(mmap) X(malloc) X(thread)
#define NAME(kind) #kind,
#define MEMBER(kind) kind_##kind,
static const char *const names[] = {KINDS(NAME)};
enum { KINDS(MEMBER) kinds };

enum { half = -1, death = -2 };
// Smaller allocations are not failed: nothing can be done about them.
static const size_t large = 1 << 16;

static atomic_long *counts;
static int failing = -1, error;
static long first, last;

__attribute__((constructor)) static void begin(void) {
  const char *path = getenv("FAULT_COUNTS"), *call = getenv("FAULT_CALL");
  if (!path) return;
  long file = syscall(SYS_openat, AT_FDCWD, path, O_RDWR | O_CLOEXEC);
  if (file < 0) return;
  void *map = (void *)syscall(
      SYS_mmap, NULL, kinds * sizeof *counts, PROT_READ | PROT_WRITE, MAP_SHARED, file, 0);
  syscall(SYS_close, file);
  if (map == MAP_FAILED) return;
  for (int kind = 0; call && kind < kinds; kind++) {
    if (!strcmp(call, names[kind])) {
      failing = kind;
      first = atol(getenv("FAULT_FIRST"));
      last = atol(getenv("FAULT_LAST"));
      error = atoi(getenv("FAULT_ERROR"));
    }
  }
  const char *variables[] = {
    "LD_PRELOAD", "FAULT_COUNTS", "FAULT_CALL", "FAULT_FIRST", "FAULT_LAST", "FAULT_ERROR"};
  for (size_t i = 0; i < sizeof variables / sizeof *variables; i++) unsetenv(variables[i]);
  counts = map;
}

// Counts a call; the error that it is to have, or 0.
static int fault(int kind) {
  if (!counts) return 0;
  long number = atomic_fetch_add(&counts[kind], 1) + 1;
  if (kind != failing || number < first || number > last) return 0;
  if (error == death) kill(getpid(), SIGKILL);
  return error;
}

#define FAIL(kind, value) \
  int fault_ = fault(kind); \
  if (fault_ > 0) { errno = fault_; return value; }
#define SHORTEN(count) if (fault_ == half && count > 1) count /= 2;

// What the process would have called without this library.
#define NEXT(type, name) \
  static type next; \
  if (!next) next = (type)dlsym(RTLD_NEXT, name);

static int opened(int folder, const char *path, int flags, va_list more) {
  FAIL(kind_open, -1)
  int mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(more, int) : 0;
  return syscall(SYS_openat, folder, path, flags, mode);
}

#define OPEN(name, folder, ...) \
  int name(__VA_ARGS__ const char *path, int flags, ...) { \
    va_list more; \
    va_start(more, flags); \
    int result = opened(folder, path, flags, more); \
    va_end(more); \
    return result; \
  }
OPEN(open, AT_FDCWD, )
OPEN(open64, AT_FDCWD, )
OPEN(openat, folder, int folder, )
OPEN(openat64, folder, int folder, )

ssize_t read(int file, void *bytes, size_t count) {
  FAIL(kind_read, -1)
  SHORTEN(count)
  return syscall(SYS_read, file, bytes, count);
}

ssize_t pread(int file, void *bytes, size_t count, off_t offset) {
  FAIL(kind_read, -1)
  SHORTEN(count)
  return syscall(SYS_pread64, file, bytes, count, offset);
}

ssize_t pread64(int file, void *bytes, size_t count, off_t offset) {
  return pread(file, bytes, count, offset);
}

ssize_t write(int file, const void *bytes, size_t count) {
  FAIL(kind_write, -1)
  SHORTEN(count)
  return syscall(SYS_write, file, bytes, count);
}

ssize_t pwrite(int file, const void *bytes, size_t count, off_t offset) {
  FAIL(kind_write, -1)
  SHORTEN(count)
  return syscall(SYS_pwrite64, file, bytes, count, offset);
}

ssize_t pwrite64(int file, const void *bytes, size_t count, off_t offset) {
  return pwrite(file, bytes, count, offset);
}

ssize_t writev(int file, const struct iovec *parts, int count) {
  FAIL(kind_write, -1)
  SHORTEN(count)
  return syscall(SYS_writev, file, parts, count);
}

int fsync(int file) {
  FAIL(kind_fsync, -1)
  return syscall(SYS_fsync, file);
}

int fdatasync(int file) {
  FAIL(kind_fsync, -1)
  return syscall(SYS_fdatasync, file);
}

int renameat2(int from, const char *path, int to, const char *name, unsigned flags) {
  FAIL(kind_rename, -1)
  return syscall(SYS_renameat2, from, path, to, name, flags);
}

int renameat(int from, const char *path, int to, const char *name) {
  return renameat2(from, path, to, name, 0);
}

int rename(const char *path, const char *name) {
  return renameat2(AT_FDCWD, path, AT_FDCWD, name, 0);
}

int close(int file) {
  // Linux closes a file whatever it then says.
  int result = syscall(SYS_close, file);
  FAIL(kind_close, -1)
  return result;
}

int ftruncate(int file, off_t size) {
  FAIL(kind_ftruncate, -1)
  return syscall(SYS_ftruncate, file, size);
}

int ftruncate64(int file, off_t size) { return ftruncate(file, size); }

int mkdirat(int folder, const char *path, mode_t mode) {
  FAIL(kind_mkdir, -1)
  return syscall(SYS_mkdirat, folder, path, mode);
}

int mkdir(const char *path, mode_t mode) { return mkdirat(AT_FDCWD, path, mode); }

int unlinkat(int folder, const char *path, int flags) {
  FAIL(kind_unlink, -1)
  return syscall(SYS_unlinkat, folder, path, flags);
}

int unlink(const char *path) { return unlinkat(AT_FDCWD, path, 0); }

int flock(int file, int operation) {
  FAIL(kind_flock, -1)
  return syscall(SYS_flock, file, operation);
}

DIR *opendir(const char *path) {
  FAIL(kind_opendir, NULL)
  typedef DIR *opener(const char *);
  NEXT(opener *, "opendir")
  return next(path);
}

DIR *fdopendir(int file) {
  FAIL(kind_opendir, NULL)
  typedef DIR *opener(int);
  NEXT(opener *, "fdopendir")
  return next(file);
}

void *mmap(void *place, size_t size, int protection, int flags, int file, off_t offset) {
  FAIL(kind_mmap, MAP_FAILED)
  return (void *)syscall(SYS_mmap, place, size, protection, flags, file, offset);
}

void *mmap64(void *place, size_t size, int protection, int flags, int file, off_t offset) {
  return mmap(place, size, protection, flags, file, offset);
}

typedef void *allocator(size_t);
typedef void *array_allocator(size_t, size_t);
typedef void *reallocator(void *, size_t);

// A program may have a `malloc` of its own, which calls the one of the C library by its other name.
#define ALLOCATE(prefix) \
  void *prefix##malloc(size_t size) { \
    if (size >= large) { FAIL(kind_malloc, NULL) } \
    NEXT(allocator *, "__libc_malloc") \
    return next(size); \
  } \
  void *prefix##calloc(size_t count, size_t size) { \
    if (size && count >= large / size) { FAIL(kind_malloc, NULL) } \
    NEXT(array_allocator *, "__libc_calloc") \
    return next(count, size); \
  } \
  void *prefix##realloc(void *old, size_t size) { \
    if (size >= large) { FAIL(kind_malloc, NULL) } \
    NEXT(reallocator *, "__libc_realloc") \
    return next(old, size); \
  }
ALLOCATE()
ALLOCATE(__libc_)

void *aligned_alloc(size_t alignment, size_t size) {
  if (size >= large) { FAIL(kind_malloc, NULL) }
  NEXT(array_allocator *, "aligned_alloc")
  return next(alignment, size);
}

int posix_memalign(void **result, size_t alignment, size_t size) {
  int fault_ = size >= large ? fault(kind_malloc) : 0;
  if (fault_ > 0) return fault_;
  typedef int aligner(void **, size_t, size_t);
  NEXT(aligner *, "posix_memalign")
  return next(result, alignment, size);
}

int pthread_create(
    pthread_t *thread, const pthread_attr_t *attributes, void *(*body)(void *), void *argument) {
  int fault_ = fault(kind_thread);
  if (fault_ > 0) return fault_;
  typedef int starter(pthread_t *, const pthread_attr_t *, void *(*)(void *), void *);
  NEXT(starter *, "pthread_create")
  return next(thread, attributes, body, argument);
}
