import COneDNN
import Networks

extension Softmax: RunnableLayer {
  static var needsLibrary: Bool { true }

  func operation(at site: OperationSite) -> any Operation {
    SoftmaxOperation(dnnl_softmax_accurate)
  }
}

extension LogSoftmax: RunnableLayer {
  static var needsLibrary: Bool { true }

  func operation(at site: OperationSite) -> any Operation { SoftmaxOperation(dnnl_softmax_log) }
}

/// Softmax over the classes, or its logarithm.
final class SoftmaxOperation: Operation {
  private let algorithm: dnnl_alg_kind_t
  private var descriptor: PrimitiveDescriptor?
  private var output: Value?

  init(_ algorithm: dnnl_alg_kind_t) { self.algorithm = algorithm }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    // The classes' sums are of elements one after the other only in the plain layout.
    let x = try compiler.plain(input)
    let y = compiler.value(x.dimensions)
    var layout = x.descriptor.raw
    let descriptor = try PrimitiveDescriptor("a softmax", dnnl_softmax_v2_desc_t()) {
      dnnl_softmax_v2_forward_desc_init(
        &$0, dnnl_forward_training, algorithm, &layout, &layout, 1)
    }
    try compiler.add(descriptor, [.source(x), .result(y)])
    (self.descriptor, output) = (descriptor, y)
    return y
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard wantsInput, let output else { return nil }
    let dy = try compiler.plain(gradient)
    let dx = compiler.value(dy.dimensions)
    var layout = output.descriptor.raw
    let backward = try PrimitiveDescriptor(
      "a softmax' gradient", dnnl_softmax_v2_desc_t(), hint: descriptor
    ) {
      dnnl_softmax_v2_backward_desc_init(&$0, algorithm, &layout, &layout, &layout, 1)
    }
    try compiler.add(backward, [.result(output), .resultGradient(dy), .sourceGradient(dx)])
    return dx
  }
}
