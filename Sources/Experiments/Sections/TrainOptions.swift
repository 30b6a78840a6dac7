package import Declarations
package import Training

/// What `train:` says: how long a run trains, and what it does beside its updates.
package struct TrainOptions: Declared {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "train", Self(), "How long a run trains, and what it does beside its updates.",
    arguments: [
      .optional(
        \.epochs, "epochs", .optional(.wholeNumber(Self.runLength)),
        "passes over the training samples", otherwise: "steps says how long"),
      .optional(
        \.steps, "steps", .optional(.wholeNumber(Self.runLength)), "updates",
        otherwise: "epochs says how long"),
      .optional(
        \.logEvery, "log_every", .cadence, "how much training a row of metrics.csv stands for"),
      .optional(
        \.evaluateEvery, "evaluate_every", .cadence, "how much training lies between evaluations"),
      .optional(
        \.checkpointEvery, "checkpoint_every", .checkpointPace, "how often the run is saved"),
      .optional(
        \.settings.accumulate, "accumulate", .wholeNumber(.within(1, 1e6)),
        "gradient accumulation: batches per update"),
      .optional(
        \.settings.clipGradNorm, "clip_grad_norm", .optional(.number(.positive)),
        "greatest norm of all gradients together", otherwise: "no limit"),
      .optional(
        \.settings.clipGradValue, "clip_grad_value", .optional(.number(.positive)),
        "greatest magnitude of each element of a gradient", otherwise: "no limit"),
      .optional(
        \.settings.averageDecay, "ema", .optional(.number(.between(0, 1))),
        "decay of a moving average of the weights, with which the model is measured",
        otherwise: "no average"),
      .optional(
        \.settings.monitor, "monitor", .monitor,
        "what tells a better model, by its column; validation. may be left out, train. may not",
        otherwise: "the validation loss"),
      .optional(
        \.settings.earlyStopping, "early_stopping", .optional(.mapping),
        "when a run ends because nothing gets better", otherwise: "never"),
      .optional(
        \.settings.keepBest, "keep_best", .boolean,
        "whether the best weights are kept, not the last"),
    ])

  /// The most epochs or steps of a run: every schedule is walked over all of it.
  static let runLength = NumberRange.within(1, longestRun)

  /// The most epochs or steps of a run.
  static let longestRun = 1e8
  /// Passes over the training samples; nil where updates are counted.
  package var epochs: Int?
  /// Updates; nil where epochs are counted.
  package var steps: Int?
  /// How much training a row of `metrics.csv` stands for.
  package var logEvery = Length(1, .epochs)
  /// How much training lies between two evaluations.
  package var evaluateEvery = Length(1, .epochs)
  /// How often the run is saved.
  package var checkpointEvery = CheckpointPace.seconds(30)
  /// What the loop is told of the rest; lengths and metrics are known only later.
  package var settings = TrainingSettings(length: .epochs(1))
}

extension ValueKind<Length> {
  /// A length of training after which something is done again.
  static var cadence: ValueKind {
    ValueKind(
      .length,
      read: { reader in
        guard let length = reader.length() else { return nil }
        if length.count > 0 { return length }
        reader.refuse("expected a duration above 0, found '\(length.text)'", at: nil)
        return nil
      }, plain: { .text($0.text) })
  }
}

extension ValueKind<Monitor> {
  /// What a run follows, by the name of its column: `train.accuracy`, `validation.accuracy`, or `accuracy`.
  fileprivate static var monitor: ValueKind {
    let columns = MonitoredColumn.all
    let names = columns.map(\.name)
    // Some metrics have columns of other names: of a class, or for another number.
    let shape = ArgumentShape.either([
      .choice(names + columns.map(\.shortName).filter { !names.contains($0) }), .text,
    ])
    return ValueKind(
      shape,
      read: { reader in
        guard let column = reader.text.flatMap(columns.named) else {
          let names = columns.names(like: reader.text ?? "validation.")
          _ = reader.choice(of: names, noun: MonitoredColumn.noun)
          return nil
        }
        // The validation loss is what is followed if nothing is said.
        if column.monitor == .validationLoss {
          reader.noteDefault(.text(column.name), as: shape.typeName)
        } else {
          reader.note(.text(column.name), as: shape.typeName)
        }
        return column.monitor
      }, plain: { $0 == .validationLoss ? nil : .text($0.column) })
  }
}
