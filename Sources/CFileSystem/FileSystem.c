#define _GNU_SOURCE

#include "include/CFileSystem.h"

#include <unistd.h>

int synchronize_file_system(int descriptor) { return syncfs(descriptor); }
