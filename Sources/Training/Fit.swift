import Datasets
import Networks

/// Whether samples and metrics fit a network and its loss.
struct Fit {
  let network: Network
  let loss: any Loss

  /// Refuses samples whose inputs or targets the network or the loss cannot take.
  func check(_ samples: Samples, argument: String) throws(TrainingError) {
    guard samples.count > 0 else {
      throw TrainingError(argument: argument, message: "there are no samples")
    }
    guard samples.inputShape == network.input.dimensions else {
      throw TrainingError(
        argument: argument,
        message: "the model takes samples of \(network.input), "
          + "but these are of \(Shape(samples.inputShape))")
    }
    if let mistake = network.indexCount.flatMap({ samples.indexMistake(below: $0) }) {
      throw TrainingError(argument: argument, message: mistake)
    }
    if let mistake = loss.mistake(output: network.output, targets: samples.targets.form) {
      throw TrainingError(argument: "loss", message: mistake)
    }
  }

  /// Refuses metrics that the loss or the targets of the samples give no meaning to.
  func check(_ metrics: [Metric], on samples: Samples) throws(TrainingError) {
    for metric in metrics {
      guard
        let mistake = metric.mistake(
          under: loss, output: network.output, targets: samples.targets.form)
      else { continue }
      throw TrainingError(argument: "metrics", message: mistake)
    }
  }
}

extension Targets {
  /// Their form, without the numbers.
  var form: TargetForm {
    switch self {
    case .none: .none
    case .classes(_, let count): .classes(count: count)
    case .values(_, let width): .values(width: width)
    }
  }
}
