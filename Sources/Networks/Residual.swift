/// Two branches from the same input, whose results are added: body(x) + shortcut(x).
///
/// Parameters: those of the layers of `body`, then of `shortcut`, as in `body.0.weight` and
/// `shortcut.1.running_mean`.
/// Source: He, Zhang, Ren and Sun, "Deep residual learning for image recognition", CVPR 2016.
public struct Residual: Hashable, Sendable {
  /// The branch that learns the difference.
  public var body: [NamedLayer]
  /// The branch that carries the input past the body; without layers it is the input itself.
  public var shortcut: [NamedLayer]

  /// Describes a residual block.
  public init(body: [NamedLayer], shortcut: [NamedLayer] = []) {
    self.body = body
    self.shortcut = shortcut
  }

  /// The layers of a branch.
  public subscript(branch: Branch) -> [NamedLayer] {
    switch branch {
    case .body: body
    case .shortcut: shortcut
    }
  }
}
