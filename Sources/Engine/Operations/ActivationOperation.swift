import Networks

/// An activation with our own kernels.
final class ActivationOperation: Operation {
  private let activation: Activation
  private var saved: Value?

  init(_ activation: Activation) {
    self.activation = activation
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let activation = self.activation
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    saved = activation.slopeFollowsFromOutput ? y : x
    compiler.add([x.tensor, y.tensor]) { _ in
      var result = y.tensor.floats.mutableSpan
      ElementKernel.forward(activation, x.tensor.floats.span, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let saved else { return nil }
    let activation = self.activation
    let dy = try compiler.plain(gradient)
    let dx = compiler.value(dy.dimensions)
    compiler.add([saved.tensor, dy.tensor, dx.tensor]) { _ in
      var result = dx.tensor.floats.mutableSpan
      ElementKernel.backward(
        activation, saved: saved.tensor.floats.span, dy.tensor.floats.span, into: &result)
    }
    return dx
  }
}

extension Activation {
  /// Whether f′(x) is a function of f(x), so that x need not be kept.
  fileprivate var slopeFollowsFromOutput: Bool {
    switch self {
    case .relu, .sigmoid, .tanh: true
    case .leakyReLU, .elu, .gelu, .silu, .softplus: false
    }
  }
}
