import Networks
import Randomness

extension Dropout: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation {
    DropoutOperation.operation(p: p, width: 1, at: site)
  }
}

extension Dropout2D: RunnableLayer {
  func operation(at site: OperationSite) -> any Operation {
    let pixels = site.node.input.dimensions[1...].reduce(1, *)
    return DropoutOperation.operation(p: p, width: pixels, at: site)
  }
}

/// Dropout while training; the mask is a function of seed, layer and step.
final class DropoutOperation: Operation {
  private let p: Double
  private let layer: UInt64
  /// The number of elements that are dropped together.
  private let width: Int
  private var mask: Tensor?

  private init(p: Double, layer: Int, width: Int) {
    self.p = p
    self.layer = UInt64(layer)
    self.width = width
  }

  /// The dropout of `width` elements together; nothing in evaluation.
  static func operation(p: Double, width: Int, at site: OperationSite) -> any Operation {
    site.compiler.mode == .training
      ? DropoutOperation(p: p, layer: site.number, width: width) : OperationChain([])
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    let mask = Tensor(byteCount: y.tensor.byteCount / width)
    self.mask = mask
    let (p, width, seed, index) = (self.p, self.width, compiler.seed, layer << 40)
    compiler.add([x.tensor, y.tensor, mask]) { step in
      var factors = mask.floats.mutableSpan
      DropoutKernel.drawMask(
        RandomStream(seed: seed, purpose: .dropout, index: index | step), p: p, into: &factors)
      var result = y.tensor.floats.mutableSpan
      DropoutKernel.apply(
        mask.floats.span, toEach: width, of: x.tensor.floats.span, into: &result)
    }
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let mask else { return nil }
    let dy = try compiler.plain(gradient)
    let dx = compiler.value(dy.dimensions)
    let width = self.width
    compiler.add([dy.tensor, dx.tensor, mask]) { _ in
      var result = dx.tensor.floats.mutableSpan
      DropoutKernel.apply(
        mask.floats.span, toEach: width, of: dy.tensor.floats.span, into: &result)
    }
    return dx
  }
}
