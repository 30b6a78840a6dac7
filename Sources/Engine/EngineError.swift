/// Why a network cannot be compiled into a plan.
public struct EngineError: Error, Hashable {
  /// What is wrong, and where.
  public let message: String

  /// Describes what is wrong.
  public init(_ message: String) { self.message = message }
}
