package import Declarations
internal import Expressions
internal import Messages

/// How often a run is saved while it trains.
package enum CheckpointPace: Sendable, Hashable {
  /// When so many seconds have gone by.
  case seconds(Double)
  /// After so much training.
  case training(Length)
  /// Only when it is told to stop.
  case never
}

extension ValueKind<CheckpointPace> {
  /// `30s`, a length of training, or `never`.
  static var checkpointPace: ValueKind {
    let shape = ArgumentShape.pace
    return ValueKind(
      shape,
      read: { reader in
        let text = reader.text ?? ""
        if ["ep", "st", "%"].contains(where: text.hasSuffix) {
          guard let length = reader.length() else { return nil }
          if length.count > 0 { return .training(length) }
        } else if let pace = pace(text) {
          reader.note(plain(pace), as: shape.typeName)
          return pace
        }
        reader.refuse(
          expected: "a time such as 30s, a duration such as 1ep, 500st or 10%, or never")
        return nil
      }, plain: plain)
  }

  /// A pace that is no length of training.
  private static func pace(_ text: String) -> CheckpointPace? {
    if text == "never" { return .never }
    let count = String(text.dropLast())
    guard text.hasSuffix("s"), let seconds = try? Expression.constant(count), seconds > 0,
      seconds <= 1e9
    else { return nil }
    return .seconds(seconds)
  }

  private static func plain(_ pace: CheckpointPace) -> PlainValue {
    switch pace {
    case .seconds(let seconds): .text(seconds.plainText + "s")
    case .training(let length): .text(length.text)
    case .never: .text("never")
    }
  }
}
