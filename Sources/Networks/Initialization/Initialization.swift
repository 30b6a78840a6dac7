/// A rule for a parameter's numbers before the first step, with the names and defaults of
/// `torch.nn.init`.
public protocol Initialization: ModelPart {
  /// The distribution for a parameter of these sizes, for which there is no mistake.
  func initializer(for shape: [Int]) -> Initializer

  /// Why the rule cannot fill a parameter of these sizes; nil if it can.
  func mistake(for shape: [Int]) -> String?
}

extension Initialization {
  /// None: it fills whatever there is.
  public func mistake(for shape: [Int]) -> String? { nil }
}
