import Datasets
import Declarations
import Networks

/// Whether samples and metrics fit a network and its loss.
struct Fit {
  let network: Network
  let loss: any Loss

  /// Refuses samples whose inputs or targets the network or the loss cannot take.
  func check(_ samples: Samples, argument: String) throws(ArgumentError) {
    try demand(samples.count > 0, argument, "there are no samples")
    try demand(
      samples.inputShape == network.input.dimensions, argument,
      "the model takes samples of \(network.input), but these are of \(Shape(samples.inputShape))")
    for indices in Set(network.indices) { try refuse(samples.mistake(of: indices), argument) }
    try refuse(loss.mistake(output: network.output, targets: samples.targets.form), "loss")
  }

  /// Refuses metrics that the loss or the targets of the samples give no meaning to.
  func check(_ metrics: [any MetricDefinition], on samples: Samples) throws(ArgumentError) {
    for metric in metrics {
      let targets = samples.targets.form
      try refuse(metric.mistake(under: loss, output: network.output, targets: targets), "metrics")
    }
  }

  private func refuse(_ mistake: String?, _ argument: String) throws(ArgumentError) {
    if let mistake { throw ArgumentError(argument: argument, message: mistake) }
  }
}
