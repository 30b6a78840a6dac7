package import Declarations

/// What `results:` says: what a run leaves beside its numbers.
///
/// It has no part in what tells runs apart. A run that is asked for weights which it has not kept is
/// trained again, to the same bytes.
package struct ResultsOptions: Declared, Hashable {
  /// Whose weights are kept.
  package enum Weights: String, Sendable, CaseIterable {
    /// Nobody's.
    case none
    /// Those of a sweep's best cell, and of a run that is no trial.
    case best
    /// Those of every run.
    case all
  }

  /// Which runs that have ended keep what they could go on from.
  package enum Checkpoints: Sendable, Hashable {
    /// None.
    case none
    /// Trials that were pruned.
    case pruned
    /// These, and every run that of its end.
    case last
    /// These, and every run that of its best evaluation.
    case best
    /// These, and every run that of its end and those after so much training each.
    case every(Length)

    /// How much training lies between the states that are kept, where some are.
    package var every: Length? { if case .every(let length) = self { length } else { nil } }

    /// Whether trials that were pruned keep what they can go on from.
    package var keepsPruned: Bool { self != .none }

    /// Whether a run keeps the state of its end.
    package var keepsLast: Bool { self == .last || every != nil }

    /// Whether a run keeps any of its states.
    package var keepsStates: Bool { keepsLast || self == .best }
  }

  /// How often a run keeps its state.
  struct KeptPace: Declared, Hashable {
    static let declaration = Declaration<Self>(
      "checkpoints", Self(), "How often a run keeps its state.",
      arguments: [
        .required(
          \.every, "every", .cadence, "how much training lies between the states that are kept",
          example: "5ep")
      ])

    /// How much training lies between them.
    var every = Length(1, .epochs)
  }

  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "results", Self(), "What a run leaves beside its numbers.",
    arguments: [
      .optional(
        \.weights, "weights", .weights,
        "whose weights are kept: none, all, or of a sweep the best cell's",
        otherwise: "none in a sweep, all elsewhere"),
      .optional(
        \.checkpoints, "checkpoints", .checkpoints,
        "which states are kept for `continue`: none, of pruned trials, of the end, of the best evaluation, or "
          + "every so often"),
      .optional(
        \.pack, "pack", .boolean, "whether the trials of a sweep share files, one a process"),
      .optional(
        \.tensorboard, "tensorboard", .boolean,
        "whether each run keeps an event file for TensorBoard, in a folder of its own"),
    ])

  /// Whose weights are kept; nil for none in a sweep, and all elsewhere.
  package var weights: Weights?
  /// Which runs that have ended keep what they could go on from.
  package var checkpoints = Checkpoints.pruned
  /// Whether the trials of a process share a file.
  package var pack = false
  /// Whether each run keeps an event file, and so a folder.
  package var tensorboard = false

  /// What holds where nothing is said.
  package init() {}

  /// Whether a run keeps its weights when it ends.
  package func keepsWeights(ofTrial isTrial: Bool) -> Bool {
    switch weights {
    case .some(.none): false
    case .best, nil: !isTrial
    case .all: true
    }
  }
}

extension ValueKind<ResultsOptions.Checkpoints> {
  private static let named: [(name: String, value: Value)] = [
    ("none", .none), ("pruned", .pruned), ("last", .last), ("best", .best),
  ]

  /// A name, or `{every: 5ep}`.
  fileprivate static var checkpoints: ValueKind {
    let (names, pace) = (named.map(\.name), ValueKind<ResultsOptions.KeptPace>.mapping)
    return ValueKind(
      .either([.choice(names), pace.shape]),
      read: { reader in
        guard reader.text != nil else { return pace.read(reader).map { .every($0.every) } }
        let name = reader.choice(of: names, noun: "checkpoints")
        return named.first { $0.name == name }?.value
      },
      plain: { value in
        if let every = value.every { return .mapping(["every": .text(every.text)]) }
        return named.first { $0.value == value }.map { .text($0.name) }
      })
  }
}

extension ValueKind<ResultsOptions.Weights?> {
  /// Whose weights are kept.
  fileprivate static var weights: ValueKind {
    let kind = ValueKind<ResultsOptions.Weights>.choice("weights")
    return ValueKind(
      kind.shape, read: { reader in kind.read(reader).map { .some($0) } },
      plain: { $0.map { .text($0.rawValue) } })
  }
}

extension ValueReader {
  /// Reads `results:`.
  func results() -> ResultsOptions? {
    guard var fields = Fields(self) else { return nil }
    let options = fields.read(ResultsOptions.self)
    fields.finish()
    return options
  }
}
