package import Declarations

/// How long a run trains, and how often it writes and evaluates.
package struct TrainSection: Sendable {
  /// The length of a run.
  package enum RunLength: Sendable, Hashable {
    case epochs(Int)
    case steps(Int)
  }

  /// How long it trains.
  package let length: Located<RunLength>
  /// How much training a row of `metrics.csv` stands for.
  package let logEvery: Located<Length>
  /// How much training lies between two evaluations.
  package let evaluateEvery: Located<Length>
  /// How much training lies between two checkpoints, where that is what is counted.
  package let checkpointEvery: Located<Length>?
  /// All that the section says.
  package let options: TrainOptions
  /// Where its keys stand.
  let place: SpecPlace

  /// The same with a row of `metrics.csv` for another length of training.
  func logging(every length: Length) -> TrainSection {
    TrainSection(
      length: self.length,
      logEvery: Located(value: length, span: logEvery.span, path: logEvery.path),
      evaluateEvery: evaluateEvery, checkpointEvery: checkpointEvery, options: options, place: place
    )
  }
}

extension ValueReader {
  /// Reads `train:`.
  func train() -> TrainSection? {
    guard var fields = Fields(self) else { return nil }
    defer { fields.finish() }
    return findings.whole { section(&fields) }
  }

  private func section(_ fields: inout Fields) -> TrainSection? {
    let options = fields.read(TrainOptions.self)
    guard let length = length(options, fields) else { return nil }
    var checkpointEvery: Located<Length>?
    if case .training(let length) = options.checkpointEvery {
      checkpointEvery = fields.located(length, "checkpoint_every")
    }
    return TrainSection(
      length: length, logEvery: fields.located(options.logEvery, "log_every"),
      evaluateEvery: fields.located(options.evaluateEvery, "evaluate_every"),
      checkpointEvery: checkpointEvery, options: options,
      place: SpecPlace(node, at: path))
  }

  private func length(
    _ options: TrainOptions, _ fields: Fields
  ) -> Located<TrainSection.RunLength>? {
    switch (fields.has("epochs"), fields.has("steps")) {
    case (true, false): return options.epochs.map { fields.located(.epochs($0), "epochs") }
    case (false, true): return options.steps.map { fields.located(.steps($0), "steps") }
    case (false, false):
      findings.error(
        at: fields.span.firstCharacter, "missing key 'epochs' or 'steps' in \(fields.path)")
    case (true, true):
      findings.error(
        at: fields.keySpan("steps"),
        "\(fields.path) has both 'epochs' and 'steps'; give one of them")
    }
    return nil
  }
}

extension Fields {
  /// A value with the place of its key, or of the mapping where it is a default.
  fileprivate func located<Value>(_ value: Value, _ key: String) -> Located<Value> {
    Located(value: value, span: self.value(key)?.span ?? span, path: path.key(key))
  }
}
