#!/bin/sh
# A sweep that the shell drives: nine cells with ten seeds each, two processes at a time.
#
#   experiments/sweep.sh [RUNNER]
#
# `runner FILE` does the same by itself, with workers that load the data once. This is for tools that
# start processes: xargs, GNU parallel, make, a queue. Any number of them may work on one sweep at
# once, and a trial that is done is not run again, so the script can be stopped and started at will.
# It exits with 0 if every trial ended well, and with what xargs or parallel says if one did not.
#
# A Makefile, for `make -j 2 all`:
#
#   FILE := experiments/sweep-grid.yaml
#   all: $(addprefix trial-,$(shell runner expand --ids $(FILE)))
#   	runner $(FILE)
#   trial-%: ; runner run $(FILE) --quiet --trial $*
set -eu
cd "$(dirname "$0")/.."
runner=${1:-.build/release/runner}
file=experiments/sweep-grid.yaml

if parallel --version 2>/dev/null | grep -q '^GNU parallel'; then
  mkdir -p results
  "$runner" expand --ids "$file" | parallel --will-cite -j 2 -n 12 --joblog results/sweep-grid.joblog \
    "$runner" run "$file" --quiet --trial
else
  "$runner" expand --ids "$file" | xargs -P 2 -n 12 "$runner" run "$file" --quiet --trial
fi

# All trials are done: this writes the tables, and prints the best cells.
"$runner" "$file"
