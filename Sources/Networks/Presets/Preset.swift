internal import Declarations

/// A network that is known by name, which stands for plain layers.
///
/// It takes the place of its own item in a spec's list of layers, so that it can be looked at with
/// `runner explain`, and layers can stand before and behind it.
public protocol Preset: ModelPart {
  /// The layers that it stands for.
  var layers: [any Layer] { get }
}

extension ValueKind<Int> {
  /// The depth of a network of three stages of n blocks, of two layers each.
  static var depth: ValueKind { .wholeNumber(.within(8, 1202)) }
}

extension Preset {
  /// What is wrong with a depth that is not 6n + rest.
  func problems(of depth: Int, rest: Int) -> [ArgumentError] {
    guard (depth - rest) % 6 != 0 else { return [] }
    let usual = Self.facts.arguments.first { $0.name == "depth" }?.usual
    guard case .integer(let example) = usual else { return [] }
    let message = "expected 6n + \(rest), such as \(example), found \(depth)"
    return [ArgumentError(argument: "depth", message: message)]
  }
}
