import Networks

extension ParameterSlot {
  /// The values as an operation's input, in their fixed layout.
  var value: Value { asValue(values) }

  /// The gradients as an operation's result, in their fixed layout: in the store, or in memory of
  /// the plan where they are not wanted and the operation cannot leave them out.
  var gradient: Value {
    asValue(wantedGradients ?? Tensor(byteCount: gradients.byteCount))
  }

  private func asValue(_ tensor: Tensor) -> Value {
    if case .library(let descriptor) = layout { return Value(tensor, descriptor) }
    return Value(tensor, plain: parameter.shape)
  }
}
