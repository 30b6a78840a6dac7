package import Declarations
/// How long a run trains, and how often it writes and evaluates.
package struct TrainSection: Sendable {
  /// The length of a run.
  package enum RunLength: Sendable, Hashable {
    case epochs(Int)
    case steps(Int)
  }

  /// How long it trains.
  package var length: Located<RunLength>
  /// How much training a row of `metrics.csv` stands for.
  package var logEvery: Located<Length>
  /// How much training lies between two evaluations.
  package var evaluateEvery: Located<Length>
  /// How often the run is saved.
  package var checkpointPace: CheckpointPace
  /// What is done beside the updates.
  package var options: TrainOptions
}

extension ReadingContext {
  /// The most epochs or steps of a run: every schedule is walked over all of it.
  static let longestRun = 1e8

  /// Reads `train:`.
  func train(_ node: SpecNode, at path: SpecPath) -> TrainSection? {
    guard var fields = Fields(node, at: path, in: self) else { return nil }
    let length = trainLength(&fields)
    let logEvery = interval("log_every", &fields)
    let evaluateEvery = interval("evaluate_every", &fields)
    let pace = checkpointPace(&fields)
    let options = trainOptions(&fields)
    fields.finish()
    guard let length, let logEvery, let evaluateEvery, let pace, let options else { return nil }
    return TrainSection(
      length: length, logEvery: logEvery, evaluateEvery: evaluateEvery, checkpointPace: pace,
      options: options)
  }

  private func trainLength(_ fields: inout Fields) -> Located<TrainSection.RunLength>? {
    let (epochs, steps) = (fields.node("epochs"), fields.node("steps"))
    switch (epochs, steps) {
    case (let node?, nil):
      let place = fields.path.key("epochs")
      return integer(node, at: place, .within(1, Self.longestRun)).map {
        Located(value: .epochs($0), span: node.span, path: place)
      }
    case (nil, let node?):
      let place = fields.path.key("steps")
      return integer(node, at: place, .within(1, Self.longestRun)).map {
        Located(value: .steps($0), span: node.span, path: place)
      }
    case (nil, nil):
      findings.error(
        at: fields.span.firstCharacter, "missing key 'epochs' or 'steps' in \(fields.path)")
      return nil
    case (_?, _?):
      findings.error(
        at: fields.keySpan("steps"),
        "\(fields.path) has both 'epochs' and 'steps'; give one of them")
      return nil
    }
  }

  private func interval(_ key: String, _ fields: inout Fields) -> Located<Length>? {
    let span = fields.node(key)?.span ?? fields.span
    let path = fields.path.key(key)
    return fields.length(key, default: Length(1, .epochs)).flatMap { duration in
      guard duration.count > 0 else {
        findings.error(at: span, "\(path): expected a duration above 0, found '\(duration.text)'")
        return nil
      }
      return Located(value: duration, span: span, path: path)
    }
  }
}
