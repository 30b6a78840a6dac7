import COneDNN
import Networks

extension PlanCompiler {
  /// Adds the step that computes the gradients of a layer's weights and bias into the store.
  ///
  /// - Parameters:
  ///   - backward: The implementation; where it lays the weights' gradient out otherwise than the
  ///     store, that is copied.
  ///   - input: What the layer was given.
  ///   - gradient: The gradient of what it gave.
  ///   - weight: Its weights.
  ///   - bias: Its bias, if it has one.
  /// - Throws: `EngineError` where oneDNN lacks an implementation.
  func addParameterGradients(
    _ backward: PrimitiveDescriptor, of input: Value, _ gradient: Value, weight: ParameterSlot,
    bias: ParameterSlot?
  ) throws(EngineError) {
    let x = try converted(input, to: backward.layout(dnnl_query_src_md))
    let dy = try converted(gradient, to: backward.layout(dnnl_query_diff_dst_md))
    let wanted = try backward.layout(dnnl_query_diff_weights_md)
    let stored = weight.gradient
    let dw = stored.descriptor == wanted ? stored : value(wanted)
    var arguments: [Primitive.Argument] = [
      (DNNLArgument.source, x.tensor, x.descriptor),
      (DNNLArgument.resultGradient, dy.tensor, dy.descriptor),
      (DNNLArgument.weightsGradient, dw.tensor, dw.descriptor),
    ]
    if let bias {
      let layout = MemoryDescriptor(plain: bias.parameter.shape)
      arguments.append((DNNLArgument.biasGradient, bias.gradients, layout))
    }
    try add(backward, arguments)
    if dw.tensor !== stored.tensor { try copy(dw, to: stored) }
  }
}
