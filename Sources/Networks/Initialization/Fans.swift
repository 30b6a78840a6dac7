/// How many numbers flow into one output of a weight, and out of one input.
///
/// A weight is `[outputs, inputs, ...]`, where the dimensions from the third on are a kernel's.
/// Source: `torch.nn.init._calculate_fan_in_and_fan_out`.
public struct Fans: Hashable, Sendable {
  /// Which of the two keeps its scale: what flows forward, or what flows back.
  public enum Mode: String, Hashable, Sendable, CaseIterable {
    /// The forward pass keeps its scale.
    case input = "fan_in"
    /// The backward pass keeps its scale.
    case output = "fan_out"
  }

  /// The numbers that flow into one output.
  public let input: Int
  /// The numbers that flow out of one input.
  public let output: Int

  /// Counts the fans of a weight's sizes; nil where there are fewer than two dimensions.
  public init?(_ shape: [Int]) {
    guard shape.count >= 2 else { return nil }
    let kernel = shape[2...].reduce(1, *)
    input = shape[1] * kernel
    output = shape[0] * kernel
  }

  /// The fan of a mode.
  public subscript(mode: Mode) -> Int { mode == .input ? input : output }
}
