public import Declarations

/// Everywhere the same number.
public struct Constant: Initialization {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "constant", Self(), "The same number everywhere.", pytorch: "nn.init.constant_",
    arguments: [.required(\.val, "val", .number(.float), "number", example: "0.5")])

  /// The number.
  public var val = 0.0

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer { .constant(val) }
}
