import Networks

/// A function of each element.
protocol RunnableActivation: RunnableLayer {
  /// How it is computed.
  var form: ActivationForm { get }
}

extension RunnableActivation {
  func operation(at site: OperationSite) -> any Operation {
    ActivationOperation(form, isOwn: site.compiler.kernels == .own)
  }
}

/// An activation with oneDNN's kernels, in whatever layout its input has, or with our own.
final class ActivationOperation: Operation {
  private let form: ActivationForm
  private let library: LibraryActivation?
  private var saved: Value?

  /// Takes oneDNN's kernels where it has some, unless our own are asked for.
  init(_ form: ActivationForm, isOwn: Bool) {
    self.form = form
    library = isOwn ? nil : LibraryActivation(form)
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    if let library {
      let y = try library.addForward(input, in: compiler)
      saved = form.usesResult ? y : input
      return y
    }
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    saved = form.usesResult ? y : x
    compiler.add([x.tensor, y.tensor]) { [form] _ in
      var result = y.tensor.floats.mutableSpan
      form.forward(x.tensor.floats.span, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let saved else { return nil }
    if let library { return try library.addBackward(gradient, saved: saved, in: compiler) }
    let dy = try compiler.plain(gradient)
    let dx = compiler.value(dy.dimensions)
    compiler.add([saved.tensor, dy.tensor, dx.tensor]) { [form] _ in
      var result = dx.tensor.floats.mutableSpan
      form.backward(saved: saved.tensor.floats.span, dy.tensor.floats.span, into: &result)
    }
    return dx
  }
}
