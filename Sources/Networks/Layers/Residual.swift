public import Declarations

/// Two branches from the same input, whose results are added.
///
/// Parameters: those of the layers of `body`, then of `shortcut`, as in `body.0.weight` and
/// `shortcut.1.running_mean`.
public struct Residual: Layer {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "residual", Self(), "Adds what two branches make of the same input.",
    formula: "y = body(x) + shortcut(x)",
    source: "He, Zhang, Ren and Sun, Deep residual learning for image recognition, CVPR 2016",
    arguments: [
      .required(
        \.body, "body", .layers, "branch that learns the difference", example: "[relu]"),
      .optional(
        \.shortcut, "shortcut", .layers, "branch that carries the input past the body",
        otherwise: "the input itself"),
    ])

  /// The branch that learns the difference.
  public var body: [NamedLayer] = []
  /// The branch that carries the input past the body; without layers it is the input itself.
  public var shortcut: [NamedLayer] = []

  /// An empty body is none.
  public var problems: [ArgumentError] {
    body.isEmpty ? [ArgumentError(argument: "body", message: "needs at least one layer")] : []
  }

  /// The layer with what it infers from its input.
  public func resolved(for input: LayerInput) throws(NetworkError) -> Resolution {
    let body = try input.nodes(.body, of: self)
    let shortcut = try input.nodes(.shortcut, of: self)
    let output = body.last?.output ?? input.shape
    let carried = shortcut.last?.output ?? input.shape
    guard output == carried else {
      throw input.error(
        "the body gives \(output), but the shortcut \(shortcut.isEmpty ? "is the input" : "gives") "
          + "\(carried): their sum needs equal shapes", in: "shortcut")
    }
    return Resolution(
      layer: Residual { ($0.body, $0.shortcut) = (body.map(\.entry), shortcut.map(\.entry)) },
      output: output, branches: [.body: body, .shortcut: shortcut])
  }

  /// Body and shortcut.
  public var branches: [Branch: [NamedLayer]] { [.body: body, .shortcut: shortcut] }
}

extension Residual {
  /// Makes a residual block of layers without names of their own.
  public init(_ body: [any Layer], shortcut: [any Layer] = []) {
    (self.body, self.shortcut) = (body.map { NamedLayer($0) }, shortcut.map { NamedLayer($0) })
  }
}
