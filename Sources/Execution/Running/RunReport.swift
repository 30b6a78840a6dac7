internal import Experiments
internal import JSON
internal import Messages
internal import Networks
internal import Results
internal import Training

/// The numbers that a run came to, for `result.json` and for people.
struct RunReport {
  private let outcome: Outcome
  private let metrics: [String]

  init(_ outcome: Outcome, experiment: Experiment) {
    self.outcome = outcome
    metrics = ["loss"] + experiment.metrics.map(\.rawValue)
  }

  /// How far the run has come.
  var status: RunStatus {
    switch outcome {
    case .done: .done
    case .diverged: .diverged
    case .stopped: .interrupted
    }
  }

  /// Why it is not done.
  var message: String? {
    guard case .diverged(let step, let loss, _) = outcome else { return nil }
    let value = loss.isNaN ? "not a number" : loss < 0 ? "minus infinity" : "infinite"
    return "the loss was \(value) at step \(step)"
  }

  /// The measured numbers by name.
  var summary: [(name: String, value: JSONValue)] {
    let summary = outcome.summary
    var numbers: [(name: String, value: JSONValue)] = [
      ("steps", .integer(summary.steps)),
      ("epochs", Int(exactly: summary.epochs).map { .integer($0) } ?? .number(summary.epochs)),
    ]
    if let loss = summary.trainLoss { numbers.append(("train.loss", .number(loss))) }
    numbers += validation.map { ("validation.\($0.name)", .number($0.value)) }
    for best in summary.best {
      numbers.append(("best.validation.\(best.metric)", .number(best.value)))
      numbers.append(("best.validation.\(best.metric).step", .integer(best.step)))
    }
    return numbers
  }

  private var validation: [(name: String, value: Double)] {
    guard let validation = outcome.summary.validation else { return [] }
    return zip(metrics, [validation.loss] + validation.metrics).map { ($0, $1) }
  }

  /// The numbers in one line.
  var text: String {
    var parts = [counted(outcome.summary.steps, "step")]
    if let loss = outcome.summary.trainLoss { parts.append("train.loss \(NumberText.short(loss))") }
    parts += validation.map { "validation.\($0.name) \(NumberText.short($0.value))" }
    return parts.joined(separator: ", ")
  }
}
