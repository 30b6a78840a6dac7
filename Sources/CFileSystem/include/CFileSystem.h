#pragma once

#include <stdbool.h>

// Waits until all that was written to the file system of an open file is on the disk: Linux's `syncfs`,
// which the C library declares for programs that ask for its extensions, and Swift does not.
//
// Returns 0, or -1 with `errno`.
int synchronize_file_system(int descriptor);

// Gives a file or folder another name unless anything has that name already: Linux's `renameat2` with
// `RENAME_NOREPLACE`, declared likewise.
//
// Returns 0, or -1 with `errno`.
int rename_to_free(int folder, const char *name, int target_folder, const char *target);

// Opens a new file in a folder for reading and writing that has no name, so that it is gone once nobody has it:
// Linux's `O_TMPFILE`, and where the file system has no such files one whose name is removed at once.
//
// Returns a descriptor, or -1 with `errno`.
int open_nameless(const char *folder);

// Whether an open file lies on a disk, or elsewhere beyond this machine's memory.
bool is_on_disk(int descriptor);
