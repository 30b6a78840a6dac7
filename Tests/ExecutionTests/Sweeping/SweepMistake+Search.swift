extension SweepMistake {
  /// Mistakes of searches, races and conditions.
  static let searches: [SweepMistake] = [
    SweepMistake(
      "sweep: {search: tpe}",
      "9:8: error: missing key 'space' in sweep", "9:8: error: missing key 'trials' in sweep"),
    SweepMistake(
      "sweep: {space: {optimizer.lr: \"uniform(0, 1)\"}, trials: 3}",
      "9:8: error: missing key 'search' in sweep"),
    SweepMistake(
      "sweep: {search: tpee, trials: 3, space: {optimizer.lr: \"uniform(0.1, 1)\"}}",
      "9:17: error: unknown search 'tpee'; did you mean 'tpe'?"),
    SweepMistake(
      "sweep: {search: {tpe: {candidate: 3}}, trials: 3, space: {optimizer.lr: \"uniform(0.1, 1)\"}}",
      "9:24: error: unknown key 'candidate' in sweep.search.tpe; did you mean 'candidates'?"),
    SweepMistake(
      "sweep: {search: random, trials: 0, space: {optimizer.lr: \"uniform(0.1, 1)\"}}",
      "9:33: error: sweep.trials: expected a whole number from 1 to 1000000, found '0'"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {}}",
      "9:43: error: sweep.space: expected axes: paths with what their values are drawn from, found "
        + "a mapping"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: 0.1}}",
      "9:58: error: sweep.space.optimizer.lr: expected one of uniform, log_uniform, int, choice, or a "
        + "list of options, found '0.1'"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: \"log_unifrm(1e-4, 1)\"}}",
      "9:59: error: unknown axis 'log_unifrm'; did you mean 'log_uniform'?"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: \"log_uniform(1e-4)\"}}",
      "9:58: error: missing key 'high' in sweep.space.optimizer.lr.log_uniform"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: \"log_uniform(0, 1)\"}}",
      "9:71: error: sweep.space.optimizer.lr.log_uniform.low: expected a number above 0, found '0'"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: {uniform: [1, 0.5]}}}",
      "9:69: error: sweep.space.optimizer.lr.uniform.low: 1 is above the upper end 0.5"
    ),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: {uniform: [0, 1, 0.1, 4]}}}",
      "9:68: error: sweep.space.optimizer.lr.uniform: expected at most 3 arguments (low, high, step), "
        + "found 4"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: {uniform: 3}}}",
      "9:68: error: sweep.space.optimizer.lr.uniform: expected a list of arguments, found '3'"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {seed: \"int(1, 9, stp=2)\"}}",
      "9:61: error: unknown key 'stp' in sweep.space.seed.int; did you mean 'step'?"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lrr: \"uniform(0, 1)\"}}",
      "9:54: error: unknown key 'lrr' in optimizer; did you mean 'lr'?"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {scheduler.lr: [0.1, 0.2, fast]}}",
      "9:69: error: scheduler.lr: expected a number above 0, found 'fast'"),
    SweepMistake(
      "sweep: {search: random, trials: 3, product: {seed: [1]}, space: {scheduler.lr: [1]}}",
      "9:36: error: sweep.product: goes with axes that are listed, not with 'search'"),
    SweepMistake(
      "sweep: {product: {seed: [1]}, trials: 3}", "9:31: error: sweep.trials: goes with 'search'"),
    SweepMistake(
      "sweep: {search: tpe, trials: 1e6, repeats: 2, space: {scheduler.lr: [1]}}",
      "9:8: error: sweep: expected at most 1000000 trials, found 2000000"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: \"uniform(0.1, 0.3, 0.5)\"}}",
      "9:77: error: sweep.space.optimizer.lr.uniform.step: 0.5 is wider than the range from 0.1 to 0.3"
    ),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {seed: \"int(1, 4, step=5)\"}}",
      "9:66: error: sweep.space.seed.int.step: 5 is wider than the range from 1 to 4"),
    SweepMistake(
      "sweep: {search: {type: tpee}, trials: 3, space: {optimizer.lr: \"uniform(0.1, 1)\"}}",
      "9:24: error: unknown search 'tpee'; did you mean 'tpe'?"),
    SweepMistake(
      "sweep: {search: {type: tpe, candidate: 3}, trials: 30, space: {optimizer.lr: \"uniform(0.1, 1)\"}}",
      "9:29: error: unknown key 'candidate' in sweep.search; did you mean 'candidates'?"),
    SweepMistake(
      "sweep: {search: {candidates: 3}, trials: 3, space: {optimizer.lr: \"uniform(0.1, 1)\"}}",
      "9:17: error: missing key 'type' in sweep.search"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {optimizer.lr: {type: unifrm, low: 0.1, high: 1}}}",
      "9:65: error: unknown axis 'unifrm'; did you mean 'uniform'?"),
    // Of conditions.
    SweepMistake(
      "sweep: {product: {seed: [1, 2], train.steps: {values: [20], when: {seed: 1}}, optimizer.lr: {values: [1], when: {train.steps: 20, seed: 2}}}}",
      "9:114: error: sweep: the axis over 'optimizer.lr' is never there: what it depends on never holds "
        + "together"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {values: [1], when: {optimzer.type: sgd}}, optimizer.type: [sgd]}}",
      "9:54: error: sweep: there is no axis over 'optimzer.type'; did you mean 'optimizer.type'?"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {values: [1], when: {optimizer.type: adam}}, optimizer.type: [sgd]}}",
      "9:70: error: sweep: 'optimizer.type' never is 'adam'"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {values: [1], when: {seed: []}}, seed: [1]}}",
      "9:54: error: sweep: expected at least one value of 'seed'"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {values: [1], when: sgd}}}",
      "9:53: error: sweep.product.optimizer.lr.when: expected values by the paths of other axes, "
        + "found 'sgd'"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {values: [1], wen: {seed: 1}}, seed: [1]}}",
      "9:47: error: unknown key 'wen' in sweep.product.optimizer.lr; did you mean 'when'?"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {values: [1], when: {seed: 1}}, seed: {values: [1], when: {optimizer.lr: 1}}}}",
      "9:54: error: sweep: the axis over 'optimizer.lr' depends on itself: "
        + "optimizer.lr → seed → optimizer.lr",
      "9:92: error: sweep: the axis over 'seed' depends on itself: seed → optimizer.lr → seed"),
    SweepMistake(
      "sweep: {search: random, trials: 3, space: {seed: \"int(1, 9)\", optimizer.lr: {uniform: [0.1, 1], when: {seed: 12}}}}",
      "9:110: error: sweep: 'seed' never is '12'"),
    // Of what follows from trials.
    SweepMistake(
      "sweep: {repeats: 3, race: {p: 0.1}}",
      "9:27: error: sweep.race: drops a cell after 4 repeats at the earliest, of which there are 3"),
    SweepMistake(
      "sweep: {repeats: 5, race: 2}",
      "9:27: error: sweep.race: expected a number from 1e-06 to 0.5, found '2'"),
    SweepMistake(
      "sweep: {repeats: 2, exclude: [{seed: 1}]}",
      "9:32: error: sweep.exclude: the trials of a cell have different seeds, since there are 'repeats'"
    ),
    SweepMistake(
      "sweep: {product: {scheduler.lr: [1, 2]}, confirm: {top: 2, repeats: 1e6}}",
      "9:8: error: sweep: expected at most 1000000 trials, found 2000002"),
    SweepMistake(
      "sweep: {repeats: 3}", set: ["seed=4503599627370495"],
      "9:18: error: sweep: 3 seeds from the spec's on would pass 2^52, the greatest there is"),
    SweepMistake(
      "sweep: {search: random, trials: 2, space: {seed: \"int(1, 9, low=3)\"}}",
      "9:61: error: sweep.space.seed: the argument 'low' is given twice"),
    SweepMistake(
      "sweep: {search: random, trials: 2, space: {seed: \"int(1, 9,)\"}}",
      "9:59: error: sweep.space.seed: expected a value here"),
    SweepMistake(
      "sweep: {search: random, trials: 2, space: {seed: \"int(1, 9, (2)\"}}",
      "9:50: error: sweep.space.seed: expected one of uniform, log_uniform, int, choice, or a list of "
        + "options, found 'int(1, 9, (2)'"),
    SweepMistake(
      "sweep: {search: random, trials: 40, space: {data.batch_size: \"int(1, 8)\", scheduler.lr: \"uniform(1, 2)\", model.3: {choice: [{dropout: 0.1}, {dropout: 2}]}}}",
      "9:151: error: model.3.dropout.p: expected a number from 0 to 1, found '2'"),
    SweepMistake(
      "sweep: {product: {seed: [1, 2]}, confirm: {top: 1}}",
      "9:34: error: sweep.confirm: there are no fresh seeds where there is an axis over 'seed'"),
    SweepMistake(
      "sweep: {product: {scheduler.lr: [1, 2]}, confirm: {top: 0}}",
      "9:57: error: sweep.confirm.top: expected a whole number from 1 to 1000000, found '0'"),
  ]
}
