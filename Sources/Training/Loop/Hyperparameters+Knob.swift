import Declarations
public import Optimizers
public import Schedules

extension Hyperparameters {
  /// The hyperparameter that a knob moves; where there are betas, momentum is the first of them.
  ///
  /// - Precondition: A beta is asked for only where there are some.
  public subscript(knob: Knob) -> Double {
    get {
      switch knob {
      case .learningRate: learningRate
      case .momentum: betas?.first ?? momentum
      case .dampening: dampening
      case .weightDecay: weightDecay
      case .beta1: given.first
      case .beta2: given.second
      }
    }
    set {
      switch knob {
      case .learningRate: learningRate = newValue
      case .momentum:
        if betas == nil { momentum = newValue } else { betas?.first = newValue }
      case .dampening: dampening = newValue
      case .weightDecay: weightDecay = newValue
      case .beta1: betas = Betas(newValue, given.second)
      case .beta2: betas = Betas(given.first, newValue)
      }
    }
  }

  /// The value of every knob that there is: what a schedule starts from.
  public var bases: [Knob: Double] {
    let knobs = Knob.allCases.filter { betas != nil || ($0 != .beta1 && $0 != .beta2) }
    return Dictionary(uniqueKeysWithValues: knobs.map { ($0, self[$0]) })
  }

  private var given: Betas {
    guard let betas else { preconditionFailure("there are no betas") }
    return betas
  }
}

extension UpdateRule {
  /// The knobs that its updates read, which its arguments say; a schedule of any other would have
  /// no effect.
  public var knobs: [Knob] {
    let names = Self.declaration.arguments.map(\.name)
    return Knob.allCases.filter { knob in
      switch knob {
      case .learningRate, .dampening, .weightDecay: names.contains(knob.rawValue)
      case .momentum: names.contains(knob.rawValue) || Self.usual.betas != nil
      case .beta1, .beta2: Self.usual.betas != nil
      }
    }
  }
}
