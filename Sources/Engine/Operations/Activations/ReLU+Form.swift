import CKernels
import COneDNN
import Networks

extension ReLU: RunnableActivation {
  static var isReLU: Bool { true }

  var form: ActivationForm { .relu }
}

extension ActivationForm {
  /// max(0, x).
  static let relu = ActivationForm(
    ck_relu, library: dnnl_eltwise_relu_use_dst_for_bwd, usesResult: true)
}

extension PlanCompiler {
  /// Adds the step that makes the gradient of ReLU's result that of its input, with oneDNN's kernels.
  func addRectification(_ gradient: Value, where result: Value) throws(EngineError) -> Value {
    guard let relu = LibraryActivation(.relu) else { return gradient }
    return try relu.addBackward(gradient, saved: result, in: self)
  }

  /// Adds the step that zeroes the gradient in place where ReLU gave nothing, with our own kernels.
  func addOwnRectification(_ gradient: Value, where result: Value) {
    add([result.tensor, gradient.tensor]) { _ in
      var slopes = gradient.tensor.floats.mutableSpan
      ActivationForm.relu.backward(
        saved: result.tensor.floats.span, gradient.tensor.floats.span, into: &slopes)
    }
  }
}
