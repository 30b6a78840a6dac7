internal import Declarations
internal import Messages
internal import Schedules

/// Refuses an optimizer without a learning rate that some update would use.
struct RateCheck {
  let values: OptimizerValues
  let findings: Findings

  /// Reports it, where the schedule of a group whose rate is not its own uses the base value.
  func check(usesBase: (_ group: Int) -> Bool) {
    // A misspelt key, or the keys of an unknown rule, say nothing of what is given.
    guard values.optimizer.isSound, !values.optimizer.place.key("lr").isGiven,
      values.heirs(of: .learningRate).contains(where: usesBase)
    else { return }
    findings.error(
      at: values.optimizer.span.firstCharacter, "missing key 'lr' in optimizer")
  }
}

extension SpecNode {
  /// The scheduler that its type names, or comes near.
  var meantPolicy: (any Policy.Type)? {
    let registry = PolicyRegistry.all
    guard let name = self[key: "type"]?.text else { return nil }
    if let known = registry[name] { return known }
    let meant =
      registry.name(inPyTorch: name) ?? Spelling.nearest(to: name, among: registry.names)
    return meant.flatMap { registry[$0] }
  }
}
