#define _GNU_SOURCE

#include "include/CFileSystem.h"

#include <stdio.h>
#include <unistd.h>

int synchronize_file_system(int descriptor) { return syncfs(descriptor); }

int rename_to_free(int folder, const char *name, int target_folder, const char *target) {
  return renameat2(folder, name, target_folder, target, RENAME_NOREPLACE);
}
