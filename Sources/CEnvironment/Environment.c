#include "include/CEnvironment.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

extern char **environ;

static char *value(const char *name) {
  size_t length = strlen(name);
  if (environ == NULL || length == 0) return NULL;
  for (char **variable = environ; *variable != NULL; variable++) {
    if (strncmp(*variable, name, length) == 0 && (*variable)[length] == '=')
      return *variable + length + 1;
  }
  return NULL;
}

// The C library lets a program bring a function of this name along. It gives OpenMP's library, which
// reads its settings when it is loaded and offers no call for them, a default that is ours: how
// often an idle thread looks for work before it sleeps, which is for some tens of microseconds in
// place of milliseconds. Waits within an update are shorter than that where a run has the cores to
// itself; where other processes share them, a thread that keeps looking takes the core from the
// very thread that it waits for.
char *getenv(const char *name) {
  char *given = value(name);
  if (given != NULL || strcmp(name, "GOMP_SPINCOUNT") != 0) return given;
  return value("OMP_WAIT_POLICY") == NULL ? (char *)"1000" : NULL;
}
