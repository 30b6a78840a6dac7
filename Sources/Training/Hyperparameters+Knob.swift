public import Optimizers
public import Schedules

extension Hyperparameters {
  /// The hyperparameter that a knob moves.
  public subscript(knob: Knob) -> Double {
    get {
      switch knob {
      case .learningRate: learningRate
      case .momentum: momentum
      case .dampening: dampening
      case .weightDecay: weightDecay
      }
    }
    set {
      switch knob {
      case .learningRate: learningRate = newValue
      case .momentum: momentum = newValue
      case .dampening: dampening = newValue
      case .weightDecay: weightDecay = newValue
      }
    }
  }

  /// The value of every knob: what a schedule starts from.
  public var bases: [Knob: Double] {
    Dictionary(uniqueKeysWithValues: Knob.allCases.map { ($0, self[$0]) })
  }
}
