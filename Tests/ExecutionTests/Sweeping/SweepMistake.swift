import Testing

/// A sweep with mistakes in a good spec, and all that must be said of it.
struct SweepMistake: CustomTestStringConvertible {
  let sweep: String
  let overrides: [String]
  let findings: [String]

  init(_ sweep: String, set overrides: [String] = [], _ findings: String...) {
    (self.sweep, self.overrides, self.findings) = (sweep, overrides, findings)
  }

  var testDescription: String { sweep }

  static let all = ofSweeps + ofPruners

  private static let ofSweeps: [SweepMistake] = [
    // Of the section.
    SweepMistake("sweep: 3", "9:8: error: sweep: expected a mapping, found '3'"),
    SweepMistake(
      "sweep: {}", "9:8: error: sweep: expected 'product', 'zip', 'search' or 'repeats'"),
    SweepMistake(
      "sweep: {prodct: {seed: [1]}}",
      "9:9: error: unknown key 'prodct' in sweep; did you mean 'product'?"),
    SweepMistake(
      "sweep: {product: {}}", "9:18: error: sweep.product: expected at least one axis"),
    SweepMistake("sweep: {zip: {}}", "9:14: error: sweep.zip: expected at least one axis"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: []}}",
      "9:33: error: sweep.product.optimizer.lr: expected at least one value, found a list"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: \"range(3, 3)\"}}",
      "9:33: error: sweep.product.optimizer.lr: 'range(3, 3)' has no values"),
    SweepMistake(
      "sweep: {product: 0.1}",
      "9:18: error: sweep.product: expected axes: paths with their values, found '0.1'"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: 0.1}}",
      "9:33: error: sweep.product.optimizer.lr: expected a list of values, or a list expression "
        + "such as logspace(-3, -1, 3), found '0.1'"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: {a: 1}}}",
      "9:33: error: sweep.product.optimizer.lr: expected a list of values, or a list expression "
        + "such as logspace(-3, -1, 3), found a mapping"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: \"logspce(-3, -1, 3)\"}}",
      "9:34: error: sweep.product.optimizer.lr: unknown function 'logspce'; did you mean "
        + "'logspace'?"),
    SweepMistake(
      "sweep: {product: {optimizer.lr: \"linspace(0, 1/0, 3)\"}}",
      "9:33: error: sweep.product.optimizer.lr: value 0 of 'linspace(0, 1/0, 3)' is not a number"),
    SweepMistake(
      "sweep: {product: {optimizer..lr: [1]}}",
      "9:19: error: sweep.product.optimizer..lr: expected a path such as optimizer.lr"),
    SweepMistake(
      "sweep: {product: {sweep.repeats: [1]}}",
      "9:19: error: sweep.product.sweep.repeats: there are no trials of 'sweep'"),
    SweepMistake(
      "sweep: {product: {name: [a, b]}}",
      "9:19: error: sweep.product.name: there are no trials of 'name'"),
    SweepMistake(
      "sweep: {product: {seed: [1], zip: {seed: [1]}}}",
      "9:36: error: sweep.product.zip.seed: there is an axis over 'seed' already"),
    SweepMistake(
      "sweep: {zip: {seed: [1, 2], optimizer.lr: [1, 2, 3]}}",
      "9:29: error: sweep.zip: expected as many values of 'optimizer.lr' as of 'seed', 2, found 3"),
    SweepMistake(
      "sweep: {zip: {product: {seed: [1, 2], optimizer.lr: [1, 2]}, train.steps: [1, 2]}}",
      "9:62: error: sweep.zip: expected as many values of 'train.steps' as of 'product', 4, found 2"
    ),
    SweepMistake(
      "sweep:\n  product: {seed: \"range(0, 1e5)\", train.steps: \"range(0, 1e5)\"}",
      "10:3: error: sweep: expected at most 1000000 trials, found 10000000000"),
    SweepMistake(
      "sweep: {repeats: 0}",
      "9:18: error: sweep.repeats: expected a whole number from 1 to 1000000, found '0'"),
    SweepMistake(
      "sweep: {repeats: 2, objective: accuracyy}",
      "9:32: error: unknown metric 'accuracyy'; did you mean 'accuracy'?"),
    SweepMistake(
      "sweep: {repeats: 2, objective: {metric: accuracy, of: first}}",
      "9:55: error: unknown moment 'first'; known: final, best"),
    SweepMistake(
      "sweep: {repeats: 2, exclude: {seed: 1}}",
      "9:30: error: sweep.exclude: expected a list of mappings from paths to values, found a mapping"
    ),
    // Of its trials.
    SweepMistake(
      "sweep: {product: {optimizer.lrr: [1, 2]}}",
      "9:29: error: unknown key 'lrr' in optimizer; did you mean 'lr'?; in all 2 trials"),
    SweepMistake(
      "sweep: {product: {optimiser.lr: [1, 2]}}",
      "9:19: error: unknown key 'optimiser'; did you mean 'optimizer'?; in all 2 trials"),
    SweepMistake(
      "sweep: {product: {\"optimizer.groups.c.lr\": [1, 2]}}",
      "9:37: error: no item 'c' in optimizer.groups; in all 2 trials"),
    SweepMistake(
      "sweep: {product: {scheduler.lr: [0.1, 0.2, fast], seed: [1, 2]}}",
      "9:44: error: scheduler.lr: expected a number above 0, found 'fast'; in 2 of 6 trials"),
    SweepMistake(
      "sweep: {product: {train.steps: [20, 1/0]}}",
      "9:37: error: train.steps: the value is not a finite number; in 1 of 2 trials"),
    SweepMistake(
      "sweep: {product: {data.validation: [0.25, null]}}",
      "9:8: error: sweep.objective: 'validation.loss' is not measured; give data.validation; "
        + "in 1 of 2 trials"),
    SweepMistake(
      "sweep: {repeats: 2, objective: {metric: train.loss, of: best}}",
      "9:32: error: sweep.objective: of train.loss the last value is known, and not the best; "
        + "in all 2 trials"),
    SweepMistake(
      "sweep: {product: {metrics: [[accuracy], []]}, objective: accuracy}",
      "9:58: error: sweep.objective: 'validation.accuracy' is not measured; it is not among the "
        + "metrics; in 1 of 2 trials"),
    SweepMistake(
      "sweep: {repeats: 2, exclude: [{optimizer.typ: sgd}]}",
      "9:32: error: sweep.exclude: there is no value at 'optimizer.typ'"),
    SweepMistake(
      "sweep: {repeats: 2, exclude: [{optimizer.type: sgd}]}",
      "9:8: error: sweep.exclude: no cell is left"),
    // Of options.
    SweepMistake(
      "sweep: {product: {scheduler: [{type: constant}], optimizer.groups.b.lr: [0.1]}}",
      set: ["scheduler.lr=1", "train.steps=3", "optimizer.groups.0.lr=3"],
      "1:1: error: 'scheduler.lr' has no effect, since the sweep has an axis over 'scheduler'; "
        + "--set sweep=null runs the base alone",
      "3:1: error: 'optimizer.groups.0.lr' has no effect, since the sweep has an axis over "
        + "'optimizer.groups.b.lr'; --set sweep=null runs the base alone"),
  ]
}
