public import Declarations

/// The state of learning rates that fall when what is measured no longer improves.
///
/// The one schedule that is no function of time: what it gives depends on what it has been told. A
/// training loop tells it every evaluation and takes the rates from its state.
///
///     var settings = PlateauSettings()
///     (settings.factor, settings.patience) = (0.5, 3)
///     var plateau = try PlateauReduction(settings, learningRates: [0.1])
///     if plateau.observe(validationLoss) {
///       optimizer.groups[0].hyperparameters.learningRate = plateau.state.learningRates[0]
///     }
///
/// A value is an improvement if it is below `best − threshold · |best|`, or with an absolute threshold
/// below `best − threshold`; with `mode: max` if it is above `best + threshold · |best|` or
/// `best + threshold`. The first value that is a number is one. After more than `patience` other
/// evaluations in a row, and none of them in a cooldown, every rate becomes
/// `max(rate · factor, min_lr)`, unless that is less than `eps` below it. Then the count begins
/// anew, and a cooldown does. A value that is not a number never is an improvement.
///
/// With a patience of 1 the values 3, 2, 2, 2, 2, 2 reduce it after the fourth and the sixth.
/// Source: PyTorch 2.15, `ReduceLROnPlateau`, which it equals step for step where values are not
/// negative; of those it takes a share of `best` itself, so that with a relative threshold every value
/// that stays the same is an improvement.
public struct PlateauReduction: Sendable, Equatable {
  /// All that it knows beside its settings; whoever saves and restores it loses nothing.
  public struct State: Sendable, Codable, Equatable {
    /// The best value, nil before the first.
    public var best: Double?
    /// The evaluations in a row without an improvement.
    public var badEvaluations = 0
    /// The evaluations that are left of a cooldown.
    public var cooldownLeft = 0
    /// The learning rate of each group.
    public var learningRates: [Double]

    /// Makes the state before the first evaluation.
    public init(learningRates: [Double]) { self.learningRates = learningRates }
  }

  /// When and how far rates are reduced.
  public let settings: PlateauSettings

  /// What it has come to, to be saved and restored.
  ///
  /// - Precondition: It has a learning rate for every group.
  public var state: State {
    didSet {
      precondition(
        state.learningRates.count == oldValue.learningRates.count,
        "the state must be of as many groups")
    }
  }

  /// Begins with the learning rates of the groups.
  ///
  /// - Throws: `ArgumentError` for settings that make no sense.
  public init(
    _ settings: PlateauSettings, learningRates: [Double]
  ) throws(ArgumentError) {
    try settings.validate(groupCount: learningRates.count)
    self.settings = settings
    state = State(learningRates: learningRates)
  }

  /// Takes in what was measured.
  ///
  /// - Returns: Whether a learning rate was changed.
  @discardableResult
  public mutating func observe(_ value: Double) -> Bool {
    var next = state
    if isImprovement(value) {
      next.best = value
      next.badEvaluations = 0
    } else {
      next.badEvaluations += 1
    }
    if next.cooldownLeft > 0 {
      next.cooldownLeft -= 1
      next.badEvaluations = 0
    }
    if next.badEvaluations > settings.patience {
      next.cooldownLeft = settings.cooldown
      next.badEvaluations = 0
      next.learningRates = reducedRates
    }
    let isChanged = next.learningRates != state.learningRates
    state = next
    return isChanged
  }

  private func isImprovement(_ value: Double) -> Bool {
    let isSmall = settings.mode == .min
    let best = state.best ?? (isSmall ? .infinity : -.infinity)
    let threshold = isSmall ? -settings.threshold : settings.threshold
    let bound =
      switch settings.thresholdMode {
      // Not best + threshold · |best|, which for positive values is rounded otherwise than PyTorch's.
      case .relative: best * (1 + (state.best ?? 0 < 0 ? -threshold : threshold))
      case .absolute: best + threshold
      }
    return isSmall ? value < bound : value > bound
  }

  private var reducedRates: [Double] {
    state.learningRates.enumerated().map { group, rate in
      let reduced = max(rate * settings.factor, settings.minLR[group] ?? 0)
      return rate - reduced > settings.eps ? reduced : rate
    }
  }
}
