public import Declarations

/// Learning rates that fall when what is measured no longer improves.
///
/// No function of time: it gives no schedule, and a training loop follows it by ``PlateauReduction``.
/// Behind a warmup the first evaluation that counts is the first after an update at the full rate.
@dynamicMemberLookup
public struct ReduceOnPlateauPolicy: Policy, Equatable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "reduce_on_plateau", Self(),
    "Lowers the learning rate when what is measured no longer improves.",
    formula: """
      a value is an improvement below best − threshold · |best| (rel) or best − threshold (abs);
      with mode max above best + threshold · |best| or best + threshold
      after more than `patience` evaluations in a row without one: lr = max(lr · factor, min_lr)
      """,
    source: "PyTorch", pytorch: "optim.lr_scheduler.ReduceLROnPlateau",
    arguments: [
      .optional(
        \.settings.mode, "mode", .choice("mode"), "whether smaller or greater values are better"),
      .optional(
        \.settings.factor, "factor", .number(.fraction), "what the rate is multiplied with"),
      .optional(
        \.settings.patience, "patience", .wholeNumber(.atLeast(0)),
        "evaluations without improvement before the rate is reduced"),
      .optional(
        \.settings.threshold, "threshold", .number(.notNegative), "what counts as an improvement"),
      .optional(
        \.settings.thresholdMode, "threshold_mode", .choice("threshold mode"),
        "whether the threshold is a share of the best value or a difference"),
      .optional(
        \.settings.cooldown, "cooldown", .wholeNumber(.atLeast(0)),
        "evaluations after a reduction in which none counts as bad"),
      .optional(
        \.settings.minLR, "min_lr", .perGroup(.number(.notNegative)), "the least learning rate"),
      .optional(\.settings.eps, "eps", .number(.notNegative), "the least change that is made"),
      .optional(
        \.monitor, "monitor", .optional(.monitor),
        "what is followed, by its column: validation.loss, train.loss, validation.accuracy or another "
          + "metric, train.accuracy where metrics.train has it; validation. may be left out",
        otherwise: "what train.monitor says, or the validation loss"),
    ])

  /// When and how far learning rates are reduced.
  public var settings = PlateauSettings()
  /// What is followed; nil leaves it to whoever trains.
  public var monitor: String?

  /// One of the settings, as in `policy.patience`.
  public subscript<Value>(dynamicMember path: WritableKeyPath<PlateauSettings, Value>) -> Value {
    get { settings[keyPath: path] }
    set { settings[keyPath: path] = newValue }
  }

  /// None: no function of time gives its values.
  public func schedule(for knob: Knob, group: Int, bases: [Knob: Double]) -> (any Schedule)? { nil }

  /// Not a curve over time.
  public var isCurve: Bool { false }

  /// Its settings, and what it follows.
  public var feedback: PolicyFeedback? { PolicyFeedback(settings: settings, monitor: monitor) }
}

extension ValueKind<String> {
  /// What a run follows, by the name of its column; `accuracy` is short for `validation.accuracy`.
  fileprivate static var monitor: ValueKind {
    @Sendable func column(_ text: String) -> String {
      text.contains(".") ? text : "validation.\(text)"
    }
    return ValueKind(
      .text,
      read: { reader in
        guard let text = reader.text, !text.isEmpty else { return reader.string() }
        reader.note(.text(column(text)), as: "text")
        return text
      }, plain: { .text(column($0)) })
  }
}

extension PlateauSettings {
  /// Refuses settings that are out of their range, or for another number of groups.
  ///
  /// - Throws: `ArgumentError` for the first of them.
  func validate(groupCount: Int) throws(ArgumentError) {
    var policy = ReduceOnPlateauPolicy()
    policy.settings = self
    try policy.validate()
    try policy.check(groupCount: groupCount)
  }
}
