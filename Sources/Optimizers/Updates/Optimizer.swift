/// A rule that moves parameters along their gradients.
///
/// An optimizer knows no schedule: whoever trains sets the hyperparameters of its groups before an
/// update.
public protocol Optimizer: AnyObject {
  /// The groups of parameters; only their hyperparameters may change, and whether they are held.
  var groups: [ParameterGroup] { get set }
  /// The names of the buffers that its state can have, by PyTorch's names.
  var bufferNames: [String] { get }
  /// What its next update needs of those before, to be saved and restored.
  ///
  /// - Precondition: What is restored is accepted.
  var state: OptimizerState { get set }

  /// Whether a state is one of this rule, over as many groups and a store of the same size.
  func accepts(_ state: OptimizerState) -> Bool

  /// Moves the parameters of all groups that are trainable and not held once, along the gradients in the store.
  func update()
}

extension Optimizer {
  /// The indices of the parameters in groups that are not trainable.
  public var frozen: Set<Int> {
    Set(groups.filter { !$0.isTrainable }.flatMap(\.parameters))
  }

  /// The indices of the parameters in groups that are held.
  public var held: Set<Int> { Set(groups.filter(\.isHeld).flatMap(\.parameters)) }
}
