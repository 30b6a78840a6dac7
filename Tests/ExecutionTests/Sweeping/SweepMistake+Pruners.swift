extension SweepMistake {
  /// Mistakes of `pruner:`, in a run of 20 steps with 4 an epoch.
  static let ofPruners: [SweepMistake] = [
    SweepMistake(
      "sweep: {repeats: 2, pruner: ashaa}",
      "9:29: error: unknown pruner 'ashaa'; did you mean 'asha'?"),
    SweepMistake(
      "sweep: {repeats: 2, prunner: asha}",
      "9:21: error: unknown key 'prunner' in sweep; did you mean 'pruner'?"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: [asha]}",
      "9:29: error: sweep.pruner: expected a pruner such as median or {type: asha, min: 2ep}, "
        + "found a list"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {min: 2ep}}",
      "9:29: error: missing key 'type' in sweep.pruner"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: asha, min: -2ep}}",
      "9:47: error: sweep.pruner.min: expected a duration such as 12ep, 5000st or 30%, found '-2ep'"
    ),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: asha, min: 0ep}}",
      "9:47: error: sweep.pruner.min: expected a duration above 0, found '0ep'"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: asha, factor: 1, decide: now}}",
      "9:50: error: sweep.pruner.factor: expected a whole number from 2 to 1000000, found '1'",
      "9:61: error: unknown order 'now'; known: ordered, asap"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: asha, warmup: 2ep}}",
      "9:42: error: unknown key 'warmup' in sweep.pruner; known: bootstrap_count, decide, "
        + "early_stopping_rate, factor, min, type"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: hyperband, min: 1ep, max: 20st}}",
      "9:62: error: sweep.pruner.max: expected lengths in one unit, found '1ep' and '20st'"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: hyperband, min: 4ep, max: 2ep}}",
      "9:62: error: sweep.pruner.max: must be at least 'min', 4ep"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: hyperband, max: 0.5}}",
      "9:52: error: sweep.pruner.max: must be at least 'min', 1"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {hyperband: {min: 4ep, max: 2ep}}}",
      "9:57: error: sweep.pruner.hyperband.max: must be at least 'min', 4ep"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {ashaa: {min: 2ep}}}",
      "9:30: error: unknown pruner 'ashaa'; did you mean 'asha'?"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: patient, patience: 1, pruner: {hyperband: {min: 3, max: 2}}}}",
      "9:92: error: sweep.pruner.pruner.hyperband.max: must be at least 'min', 3"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: hyperband, max: 50%}}",
      "9:29: error: sweep.pruner.min: expected lengths in one unit, found the default '1', which is "
        + "1st, beside one in '%'; in all 2 trials"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: hyperband, min: 1e-18ep, factor: 10, max: 100ep}}",
      "9:52: error: sweep.pruner.min: is too little beside 'max': there would be 21 brackets, and "
        + "2^53 trials or more in the first for one in the last"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: hyperband, min: 1e-18ep, factor: 10}}",
      "9:52: error: sweep.pruner.min: is too little beside 'max': there would be 19 brackets, and "
        + "2^53 trials or more in the first for one in the last; in all 2 trials"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: median, warmup: 1ep, interval: 3}}",
      "9:67: error: sweep.pruner.interval: expected lengths in one unit, found '3', which is 3st, beside one "
        + "in 'ep'; in all 2 trials"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: patient}",
      "9:29: error: missing key 'patience' in sweep.pruner"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: patient, patience: 1, pruner: {type: patient, patience: 2}}}",
      "9:66: error: sweep.pruner.pruner: patient stands in no other patient"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: patient, patience: 1, pruner: {type: median, decide: asap}}}",
      "9:81: error: unknown key 'decide' in sweep.pruner.pruner; known: interval, rule, "
        + "startup_trials, type, warmup"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: threshold}",
      "9:29: error: sweep.pruner: expected 'lower' or 'upper'"),
    SweepMistake(
      "sweep: {repeats: 2, pruner: {type: threshold, lower: 2, upper: 1}}",
      "9:64: error: sweep.pruner.upper: must be at least 'lower', 2"),
    SweepMistake(
      "sweep: {product: {train.evaluate_every: [4st, 20st]}, pruner: asha}",
      "9:63: error: sweep.pruner: 'validation.loss' is not measured before the end of a run; give a "
        + "shorter train.evaluate_every or train.log_every; in 1 of 2 trials"),
    SweepMistake(
      "sweep: {repeats: 2, objective: train.loss, pruner: asha}", set: ["train.log_every=5ep"],
      "9:52: error: sweep.pruner: 'train.loss' is not measured before the end of a run; give a "
        + "shorter train.log_every; in all 2 trials"),
  ]
}
