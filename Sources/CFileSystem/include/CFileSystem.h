#pragma once

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
