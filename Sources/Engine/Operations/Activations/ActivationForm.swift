import CKernels
import COneDNN

/// How an activation is computed, element by element, to a few units in the last place.
struct ActivationForm: Sendable {
  /// A function of sixteen numbers, one by one.
  typealias Formula = @Sendable (Lanes) -> Lanes

  private enum Kernel {
    /// One in C, for the newest instructions of the machine.
    case compiled(ck_activation_form)
    /// The function and its derivative.
    case formulas(value: Formula, slope: Formula)
  }

  private let kernel: Kernel
  /// oneDNN's algorithm that is exactly this function, if there is one.
  let algorithm: dnnl_alg_kind_t?
  /// The algorithm's first argument.
  let alpha: Float
  /// Whether the derivative is computed from the result instead of the input.
  let usesResult: Bool

  /// An activation with a kernel in C, whose first argument is the algorithm's, too.
  init(
    _ kind: ck_activation, a: Double = 0, b: Double = 0, library algorithm: dnnl_alg_kind_t?,
    usesResult: Bool = false
  ) {
    kernel = .compiled(ck_activation_form(kind: kind, a: Float(a), b: Float(b)))
    self.algorithm = algorithm
    alpha = Float(a)
    self.usesResult = usesResult
  }

  /// An activation by its formulas, both functions of the input.
  init(
    value: @escaping Formula, slope: @escaping Formula, library algorithm: dnnl_alg_kind_t? = nil,
    alpha: Double = 0
  ) {
    kernel = .formulas(value: value, slope: slope)
    self.algorithm = algorithm
    self.alpha = Float(alpha)
    usesResult = false
  }

  /// y = f(x).
  func forward(_ x: Span<Float>, into y: inout MutableSpan<Float>) {
    precondition(x.count == y.count, "as many results as elements")
    let count = x.count
    MachineKernels.lend(x, x, &y) { x, _, y in
      switch kernel {
      case .compiled(let form): MachineKernels.best.activate(form, x, y, count)
      case .formulas(let value, _): Lanes.map(x, x, y, count) { x, _ in value(x) }
      }
    }
  }

  /// dx = dy · f′, where `saved` is y if the derivative is computed from it, else x.
  func backward(saved: Span<Float>, _ dy: Span<Float>, into dx: inout MutableSpan<Float>) {
    precondition(saved.count == dx.count && dy.count == dx.count, "as many results as elements")
    let count = dx.count
    MachineKernels.lend(saved, dy, &dx) { x, dy, dx in
      switch kernel {
      case .compiled(let form): MachineKernels.best.activate_backward(form, x, dy, dx, count)
      case .formulas(_, let slope): Lanes.map(x, dy, dx, count) { x, dy in dy * slope(x) }
      }
    }
  }
}
