public import Declarations

/// Rows, or columns where there are fewer of these, that are orthogonal and of length `gain`.
public struct Orthogonal: Initialization {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "orthogonal", Self(),
    "Rows, or columns where there are fewer, that are orthogonal to each other.",
    source: "Saxe, McClelland and Ganguli, Exact solutions to the nonlinear dynamics of learning "
      + "in deep linear neural networks, ICLR 2014",
    pytorch: "nn.init.orthogonal_",
    arguments: [.optional(\.gain, "gain", .number(.float), "length of each row")])

  /// The length of each row.
  public var gain = 1.0

  /// The distribution, whatever the sizes.
  public func initializer(for shape: [Int]) -> Initializer { .orthogonal(gain: gain) }

  /// A single dimension has no rows.
  public func mistake(for shape: [Int]) -> String? {
    shape.count >= 2 ? nil : "\(kind) needs two dimensions, not \(Shape(shape))"
  }
}
