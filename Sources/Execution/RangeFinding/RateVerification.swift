internal import JSON
internal import Messages
internal import Results

/// Short one-cycle runs around a recommended rate, which tell whether it is a good one.
package struct RateVerification {
  /// A rate, and what a run with it came to; nil where its loss was not finite.
  package struct Trial: Sendable {
    /// The greatest rate of the cycle.
    package let rate: Double
    /// The validation loss at the end, or the training loss where there is none.
    package let loss: Double?
  }

  /// The rates from the least to the greatest.
  package private(set) var trials: [Trial] = []

  /// Runs a cycle with a third of a rate, with the rate, and with three times as much.
  ///
  /// - Throws: `PreparationError` for a spec that cannot be used, and why a run has no result.
  package init(
    of rate: Double, steps: Int, _ training: SpecTraining
  ) throws(PreparationError) {
    for factor in [1.0 / 3, 1, 3] {
      let run = try training.cycle(steps: steps, to: rate * factor, seed: nil)
      let loss =
        run.status == .done ? run.value("validation.loss") ?? run.value("train.loss") : nil
      trials.append(Trial(rate: rate * factor, loss: loss))
    }
  }

  /// The rate with the least loss; nil where all have diverged.
  package var best: Trial? {
    trials.filter { $0.loss != nil }.min { ($0.loss ?? 0) < ($1.loss ?? 0) }
  }

  /// Why the rate may not be a good one; nil where it has won.
  var doubt: String? {
    guard let best else { return Message.allDiverged }
    if best.rate == trials.last?.rate { return Message.bestIsHigher }
    return best.rate == trials.first?.rate ? Message.bestIsLower : nil
  }

  /// The lines for people.
  package var lines: [String] {
    let rows = trials.map { trial in
      [
        NumberText.typed(trial.rate), trial.loss.map(NumberText.typed) ?? "diverged",
        trial.rate == best?.rate ? "best" : "",
      ]
    }
    return TextTable.lines([["one cycle to", "loss", ""]] + rows)
  }

  /// The same as JSON.
  var json: JSONValue {
    .object([
      (
        "trials",
        .array(trials.map { .object([("max", $0.rate.json), ("loss", $0.loss.json)]) })
      ), ("best", (best?.rate).json),
    ])
  }
}
