internal import Engine
internal import JSON
internal import Messages
internal import Networks
internal import Training

extension ResultRecord {
  /// Takes down what a run came to whose metrics have some columns, and where its weights are.
  mutating func note(_ outcome: Outcome, _ header: MetricsHeader) {
    switch outcome {
    case .done(let summary):
      (status, message) = (.done, summary.earlyStop.map(Message.stoppedEarly))
    case .diverged(let step, let loss, let summary):
      let cause = Message.diverged(loss, step: step)
      (status, message) = (.diverged, cause + finiteWeights(after: summary.finiteSteps))
    case .divergedWeights(let step, let summary):
      let cause = Message.divergedWeights(step: step)
      (status, message) = (.diverged, cause + finiteWeights(after: summary.finiteSteps))
    case .stopped: (status, message) = (.interrupted, nil)
    case .failed(let cause, _): (status, message) = (.failed, cause.message)
    }
    let numbers = outcome.summary
    let epochs: JSONValue = Int(exactly: numbers.epochs)?.json ?? .number(numbers.epochs)
    summary = [("steps", numbers.steps.json), ("epochs", epochs)]
    if let loss = numbers.trainLoss { summary.append(("train.loss", .number(loss))) }
    summary += zip(header.trainMetrics, numbers.trainMetrics).compactMap { metric, value in
      value.map { ("train.\(metric.name)", .number($0)) }
    }
    if let validation = numbers.validation {
      let names = ["loss"] + (header.metrics ?? []).map(\.name)
      summary += zip(names, [validation.loss] + validation.metrics).map {
        ("validation.\($0)", .number($1))
      }
    }
    summary += test
    if let step = numbers.keptStep { summary.append(("kept.step", step.json)) }
    for best in numbers.best {
      summary.append(("best.validation.\(best.metric)", .number(best.value)))
      summary.append(("best.validation.\(best.metric).step", best.step.json))
    }
  }

  private func finiteWeights(after steps: Int?) -> String {
    weights == nil ? "" : Message.finiteWeights(after: steps)
  }

  /// The last numbers in one line: steps, losses and metrics.
  package var text: String {
    summary.compactMap { name, value in
      switch value {
      case .integer(let steps) where name == "steps": return counted(steps, "step")
      case .integer(let step) where name == "kept.step": return "weights of step \(step)"
      case .number(let number)
      where ["train.", "validation.", "test."].contains(where: name.hasPrefix):
        return "\(name) \(NumberText.short(number))"
      default: return nil
      }
    }.joined(separator: ", ")
  }
}
