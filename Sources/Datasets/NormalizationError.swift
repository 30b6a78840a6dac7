/// A normalization that does not fit the inputs.
public struct NormalizationError: Error, Equatable {
  /// The part at fault, under its name in a spec.
  public enum Part: String, Sendable {
    /// The numbers that are subtracted.
    case mean
    /// The numbers that the difference is divided by.
    case std
  }

  /// The part at fault.
  public let part: Part
  /// What is wrong with it.
  public let message: String

  /// Makes an error from its parts.
  public init(part: Part, message: String) {
    self.part = part
    self.message = message
  }
}
