import COneDNN
import Networks

extension Residual: RunnableLayer {
  static var needsLibrary: Bool { true }

  static var fusesReLU: Bool { true }

  func operation(at site: OperationSite) -> any Operation { ResidualOperation(at: site) }
}

/// The sum of two branches, ReLU included where it follows.
///
/// Where the body ends with a batch normalisation of images in blocks, that adds the sum and ReLU.
final class ResidualOperation: Operation {
  private let body: OperationChain
  private let shortcut: OperationChain
  private let closing: ImageNormOperation?
  private let isRectified: Bool
  private var isFused = false
  private var output: Value?

  init(at site: OperationSite) {
    let body = site.compiler.chain(of: site.node.body)
    shortcut = site.compiler.chain(of: site.node.shortcut)
    isRectified = site.isRectified
    let last = body.last as? ImageNormOperation
    closing = last?.isRectified == false ? last : nil
    self.body = closing == nil ? body : body.dropLast()
  }

  func compileForward(_ input: Value, in compiler: PlanCompiler) throws(EngineError) -> Value {
    var changed = try body.compileForward(input, in: compiler)
    let carried = try shortcut.compileForward(input, in: compiler)
    if let closing {
      let other = try compiler.converted(carried, to: changed.descriptor)
      output = try closing.addBlocks(changed, adding: other, rectified: isRectified, in: compiler)
      isFused = output != nil
      if let output { return output }
      changed = try closing.compileForward(changed, in: compiler)
    }
    let result = compiler.value(changed.descriptor)
    try addSum(changed, carried, into: result, rectified: isRectified, in: compiler)
    output = result
    return result
  }

  func compileBackward(
    _ gradient: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    guard let output else { return nil }
    if isFused, let closing {
      let dy = try compiler.converted(gradient, to: output.descriptor)
      let parts = closing.addBlocksBackward(dy, wantsInput: true, in: compiler)
      guard let changed = parts.input, let carried = parts.added else { return nil }
      return try addBranches(changed, carried, wantsInput: wantsInput, in: compiler)
    }
    let gradient = isRectified ? try compiler.addRectification(gradient, where: output) : gradient
    // Both branches read it, so neither may write over it.
    compiler.protect(gradient)
    let inner = try closing?.compileBackward(gradient, wantsInput: true, in: compiler) ?? gradient
    return try addBranches(inner, gradient, wantsInput: wantsInput, in: compiler)
  }

  /// Adds the backward steps of both branches, and of their sum where it is wanted.
  private func addBranches(
    _ changed: Value, _ carried: Value, wantsInput: Bool, in compiler: PlanCompiler
  ) throws(EngineError) -> Value? {
    let changed = try body.compileBackward(changed, wantsInput: wantsInput, in: compiler)
    let carried = try shortcut.compileBackward(carried, wantsInput: wantsInput, in: compiler)
    guard let changed, let carried else { return nil }
    let sum = compiler.writable(changed)
    try addSum(changed, carried, into: sum, rectified: false, in: compiler)
    return sum
  }

  private func addSum(
    _ first: Value, _ second: Value, into result: Value, rectified: Bool,
    in compiler: PlanCompiler
  ) throws(EngineError) {
    let second = try compiler.converted(second, to: first.descriptor)
    var layout = first.descriptor.raw
    let sum = try PrimitiveDescriptor("a sum", dnnl_binary_desc_t(), rectified: rectified) {
      dnnl_binary_desc_init(&$0, dnnl_binary_add, &layout, &layout, &layout)
    }
    try compiler.add(sum, [.source(first), .secondSource(second), .result(result)])
  }
}
