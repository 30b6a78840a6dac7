package import Schedules
internal import Networks
package import Training

extension SchedulerSection {
  /// The arguments of PyTorch's `ReduceLROnPlateau`, and what it follows.
  package struct Plateau: Sendable {
    /// The settings but for the least learning rates.
    package var settings: ReduceOnPlateauSettings
    /// The least learning rates.
    package var minimum: GroupSetting<Double>
    /// What it follows; nil is what `train.monitor` says, or the validation loss.
    package var monitor: Located<PlateauFeedback.Monitor>?
  }
}

extension ReadingContext {
  /// Reads the keys of `reduce_on_plateau`; defaults are PyTorch's.
  func plateau(_ fields: inout Fields) -> SchedulerSection.Plateau? {
    let mode: ReduceOnPlateauSettings.Mode? = fields.choice("mode", default: .min, of: "mode")
    let factor = fields.number("factor", default: 0.1, .fraction)
    let patience = fields.integer("patience", default: 10, .atLeast(0))
    let threshold = fields.number("threshold", default: 1e-4, .notNegative)
    let thresholdMode: ReduceOnPlateauSettings.ThresholdMode? = fields.choice(
      "threshold_mode", default: .relative, of: "threshold mode")
    let cooldown = fields.integer("cooldown", default: 0, .atLeast(0))
    let minimum = minimum(&fields)
    let eps = fields.number("eps", default: 1e-8, .notNegative)
    let monitor = fields.optional("monitor", plateauMonitor)
    guard let mode, let factor, let patience, let threshold, let thresholdMode, let cooldown,
      let minimum, let eps, !fields.has("monitor") || monitor != nil
    else { return nil }
    let settings = ReduceOnPlateauSettings(
      mode: mode, factor: factor, patience: patience, threshold: threshold,
      thresholdMode: thresholdMode, cooldown: cooldown, eps: eps)
    return SchedulerSection.Plateau(settings: settings, minimum: minimum, monitor: monitor)
  }

  private func minimum(_ fields: inout Fields) -> GroupSetting<Double>? {
    let path = fields.path.key("min_lr")
    if let node = fields.node("min_lr") {
      return groupSetting(node, at: path) { number($0, at: $1, .notNegative) }
    }
    resolution.note(.number(0), "number", at: path, from: nil)
    return GroupSetting(shared: 0, at: fields.span, path)
  }

  /// `train.loss`, `loss` for that of the validation samples, or a metric.
  private func plateauMonitor(
    _ node: SpecNode, at path: SpecPath
  ) -> Located<PlateauFeedback.Monitor>? {
    let known: [(name: String, monitor: PlateauFeedback.Monitor)] =
      [("loss", .validationLoss), ("train.loss", .trainLoss)]
      + Metric.allCases.map { ($0.rawValue, .metric($0)) }
    let names = known.map(\.name)
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: "one of \(names.joined(separator: ", "))", at: node)
      return nil
    }
    guard let found = known.first(where: { $0.name == text }) else {
      unknown("value to monitor", text, known: names, at: node.span)
      return nil
    }
    resolution.note(.text(text), "choice", at: path, from: node)
    return Located(value: found.monitor, span: node.span, path: path)
  }
}
