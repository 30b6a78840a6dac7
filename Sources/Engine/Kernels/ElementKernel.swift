import CKernels
import Networks

/// Activations and their derivatives, element by element, to a few units in the last place.
enum ElementKernel {
  /// y = f(x).
  static func forward(
    _ activation: Activation, _ x: Span<Float>, into y: inout MutableSpan<Float>
  ) {
    precondition(x.count == y.count, "as many results as elements")
    let count = x.count
    x.withUnsafeBufferPointer { x in
      y.withUnsafeMutableBufferPointer { y in
        guard let x = x.baseAddress, let y = y.baseAddress else { return }
        MachineKernels.best.activate(activation.form, x, y, count)
      }
    }
  }

  /// dx = dy · f′, where `saved` is y if the activation's derivative follows from it, else x.
  static func backward(
    _ activation: Activation, saved: Span<Float>, _ dy: Span<Float>,
    into dx: inout MutableSpan<Float>
  ) {
    precondition(
      saved.count == dx.count && dy.count == dx.count, "as many results as elements")
    let count = dx.count
    saved.withUnsafeBufferPointer { saved in
      dy.withUnsafeBufferPointer { dy in
        dx.withUnsafeMutableBufferPointer { dx in
          guard let saved = saved.baseAddress, let dy = dy.baseAddress, let dx = dx.baseAddress
          else { return }
          MachineKernels.best.activate_backward(activation.form, saved, dy, dx, count)
        }
      }
    }
  }

  /// Zeroes the gradient in place where ReLU gave nothing.
  static func rectify(_ gradient: inout MutableSpan<Float>, where y: Span<Float>) {
    precondition(gradient.count == y.count, "a gradient for each result")
    let count = y.count
    y.withUnsafeBufferPointer { y in
      gradient.withUnsafeMutableBufferPointer { gradient in
        guard let y = y.baseAddress, let gradient = gradient.baseAddress else { return }
        MachineKernels.best.activate_backward(Activation.relu.form, y, gradient, gradient, count)
      }
    }
  }
}

extension Activation {
  /// The function in the C kernels' terms.
  fileprivate var form: ck_activation_form {
    switch self {
    case .relu: ck_activation_form(kind: ck_relu, a: 0, b: 0)
    case .leakyReLU(let slope): ck_activation_form(kind: ck_leaky_relu, a: Float(slope), b: 0)
    case .elu(let alpha): ck_activation_form(kind: ck_elu, a: Float(alpha), b: 0)
    case .gelu(tanh: false): ck_activation_form(kind: ck_gelu, a: 0, b: 0)
    case .gelu(tanh: true): ck_activation_form(kind: ck_gelu_tanh, a: 0, b: 0)
    case .silu: ck_activation_form(kind: ck_silu, a: 0, b: 0)
    case .sigmoid: ck_activation_form(kind: ck_sigmoid, a: 0, b: 0)
    case .tanh: ck_activation_form(kind: ck_tanh, a: 0, b: 0)
    case .softplus(let beta, let threshold):
      ck_activation_form(kind: ck_softplus, a: Float(beta), b: Float(threshold))
    }
  }
}
