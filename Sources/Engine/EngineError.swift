/// Why a network cannot be compiled into a plan.
public struct EngineError: Error, Hashable {
  /// What is wrong, and where.
  public let message: String

  /// Whether nothing is wrong with the network, but the system refuses the memory that it takes.
  public let isRefusal: Bool

  /// Describes what is wrong.
  public init(_ message: String) { (self.message, isRefusal) = (message, false) }

  /// Describes what is wrong, or why the system refuses.
  init(_ message: String, isRefusal: Bool) {
    (self.message, self.isRefusal) = (message, isRefusal)
  }

  /// The system refuses so many bytes.
  package init(refused byteCount: Int) {
    (message, isRefusal) = ("there is no memory for \(byteCount) bytes", true)
  }
}
