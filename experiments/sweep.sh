#!/bin/sh
# Nine runs of one spec, two at a time: every learning rate with every seed.
#
#   experiments/sweep.sh [RUNNER]
#
# Each run has one thread: two runs with two threads each on two cores would wait for each other.
# A run that is done is not run again, so the script can be stopped and started at will.
# It exits with 0 if every run ended well, and with 123 (from xargs) if one did not.
set -eu
cd "$(dirname "$0")/.."
runner=${1:-.build/release/runner}

for lr in 0.05 0.1 0.2; do
  for seed in 0 1 2; do
    echo "--set scheduler.lr=$lr --set seed=$seed"
  done
done | xargs -P 2 -L 1 "$runner" --quiet experiments/onecycle.yaml --out results/sweep \
  --set threads=1

# One line a run: its folder, then validation accuracy and the values that were set.
for result in results/sweep/onecycle/????????????/result.json; do
  folder=$(dirname "$result")
  accuracy=$(sed -n 's/^ *"validation\.accuracy": *//p' "$result")
  values=$(sed -n 's/^.*"option --set \(.*\)".*$/\1/p' "$folder/resolved.json" | paste -sd ' ')
  echo "$folder $accuracy $values"
done
