/// A rule that moves parameters along their gradients.
///
/// An optimizer knows no schedule: whoever trains sets the hyperparameters of its groups before an
/// update.
public protocol Optimizer: AnyObject {
  /// The groups of parameters; only their hyperparameters may change.
  var groups: [ParameterGroup] { get set }

  /// Moves all parameters once, along the gradients that are in the store.
  func update()
}
