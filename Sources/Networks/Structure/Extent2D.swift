/// A height and a width, in pixels.
public struct Extent2D: Hashable, Sendable, ExpressibleByIntegerLiteral, CustomStringConvertible {
  /// The number of rows.
  public var height: Int
  /// The number of columns.
  public var width: Int

  /// Makes an extent of rows and columns.
  public init(height: Int, width: Int) { (self.height, self.width) = (height, width) }

  /// Makes a square, as PyTorch makes one of a single number.
  public init(_ side: Int) { self.init(height: side, width: side) }

  /// Makes a square of a literal.
  public init(integerLiteral side: Int) { self.init(side) }

  /// The sizes joined by `×`, as in `5×3`.
  public var description: String { "\(height)×\(width)" }
}
