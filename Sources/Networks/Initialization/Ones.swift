public import Declarations

/// Everywhere 1.
public struct Ones: Initialization {
  /// Its name.
  public static let declaration = Declaration<Self>(
    "ones", Self(), "1 everywhere.", pytorch: "nn.init.ones_")

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer { .constant(1) }
}
