public import Optimizers
public import Schedules

extension OptimizerRule {
  /// The knobs that its updates read; a schedule of any other would have no effect.
  public var knobs: [Knob] {
    switch self {
    case .sgd: [.learningRate, .momentum, .dampening, .weightDecay]
    case .rmsprop, .lars: [.learningRate, .momentum, .weightDecay]
    case .adagrad, .adadelta: [.learningRate, .weightDecay]
    case .adam, .adamW, .nadam, .radam, .lion, .lamb:
      [.learningRate, .momentum, .weightDecay, .beta1, .beta2]
    }
  }
}
