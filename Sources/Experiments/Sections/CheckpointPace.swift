internal import Messages
package import Declarations
internal import Expressions

/// How often a run is saved while it trains: `train.checkpoint_every`.
package enum CheckpointPace: Sendable {
  /// When so many seconds have gone by.
  case seconds(Double)
  /// After so much training.
  case training(Located<Length>)
  /// Only when it is told to stop.
  case never
}

extension ReadingContext {
  /// `checkpoint_every`: `30s`, a duration of training, or `never`.
  func checkpointPace(_ fields: inout Fields) -> CheckpointPace? {
    let path = fields.path.key("checkpoint_every")
    guard let node = fields.node("checkpoint_every") else {
      resolution.note(.text("30s"), "seconds or duration", at: path, from: nil)
      return .seconds(30)
    }
    let expected = "a time such as 30s, a duration such as 1ep, 500st or 10%, or never"
    guard let text = node.text, !node.isNull else {
      mistake(path, expected: expected, at: node)
      return nil
    }
    if text == "never" {
      resolution.note(.text(text), "seconds or duration", at: path, from: node)
      return .never
    }
    if text.hasSuffix("ep") || text.hasSuffix("st") || text.hasSuffix("%") {
      guard let duration = length(node, at: path) else { return nil }
      if duration.count > 0 {
        return .training(Located(value: duration, span: node.span, path: path))
      }
    } else if text.hasSuffix("s"), let seconds = try? Expression.constant(String(text.dropLast())),
      seconds > 0, seconds <= 1e9
    {
      resolution.note(.text(seconds.plainText + "s"), "seconds or duration", at: path, from: node)
      return .seconds(seconds)
    }
    mistake(path, expected: expected, at: node)
    return nil
  }
}
