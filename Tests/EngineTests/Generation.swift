import CKernels
import Testing

/// The C kernels for one generation of processors.
struct Generation: Sendable, CustomTestStringConvertible {
  let number: Int
  let kernels: ck_kernels

  var testDescription: String { "generation \(number)" }

  /// Those that this machine can run.
  static let all: [Generation] = (0..<ck_generation_count()).compactMap { number in
    ck_kernels_of_generation(number).map { Generation(number: number, kernels: $0.pointee) }
  }

  /// y = f(x).
  func activate(_ form: ck_activation_form, _ x: [Float]) -> [Float] {
    var y = [Float](repeating: .nan, count: x.count)
    kernels.activate(form, x, &y, x.count)
    return y
  }
}
