public import Declarations

/// Everywhere 0.
public struct Zeros: Initialization {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "zeros", Self(), "0 everywhere.", pytorch: "nn.init.zeros_")

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer { .constant(0) }
}
