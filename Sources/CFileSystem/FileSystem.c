#define _GNU_SOURCE

#include "include/CFileSystem.h"

#include <fcntl.h>
#include <linux/magic.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/vfs.h>
#include <unistd.h>

int synchronize_file_system(int descriptor) { return syncfs(descriptor); }

int rename_to_free(int folder, const char *name, int target_folder, const char *target) {
  return renameat2(folder, name, target_folder, target, RENAME_NOREPLACE);
}

int open_nameless(const char *folder) {
  int descriptor = open(folder, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
  if (descriptor >= 0) return descriptor;
  char path[4096];
  int length = snprintf(path, sizeof path, "%s/runner-XXXXXX", folder);
  if (length < 0 || (size_t)length >= sizeof path) return -1;
  descriptor = mkostemp(path, O_CLOEXEC);
  if (descriptor >= 0) unlink(path);
  return descriptor;
}

bool is_on_disk(int descriptor) {
  struct statfs status;
  if (fstatfs(descriptor, &status) != 0) return false;
  return status.f_type != TMPFS_MAGIC && status.f_type != RAMFS_MAGIC;
}
