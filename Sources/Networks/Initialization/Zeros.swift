public import Declarations

/// Everywhere 0.
public struct Zeros: Initialization {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "zeros", "0 everywhere.", pytorch: "nn.init.zeros_")

  /// Makes it.
  public init() {}

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer { .constant(0) }
}
