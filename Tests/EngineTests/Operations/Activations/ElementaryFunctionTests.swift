import CKernels
import Foundation
import Testing

/// The C kernels' functions against the C library's in double precision.
@Suite struct ElementaryFunctionTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let form: ck_activation_form
    let f: @Sendable (Double) -> Double
    /// The greatest error, in units in the last place of the result.
    let bound: Double
    /// Below this magnitude results count as this large: x Φ(x) is a difference there.
    var floor = 0.0
  }

  static let cases = [
    Case(testDescription: "exp", form: form(ck_exp), f: { exp($0) }, bound: 2),
    Case(
      testDescription: "sigmoid", form: form(ck_sigmoid), f: { 1 / (1 + exp(-$0)) }, bound: 4,
      // Where e⁻ˣ is beyond the greatest number the result is 0 instead of less than 10⁻³⁸.
      floor: 1e-31),
    Case(testDescription: "tanh", form: form(ck_tanh), f: { tanh($0) }, bound: 4),
    Case(testDescription: "elu", form: form(ck_elu, 1), f: { $0 > 0 ? $0 : expm1($0) }, bound: 2),
    Case(
      testDescription: "softplus", form: form(ck_softplus, 1, 20),
      f: { $0 > 20 ? $0 : log1p(exp($0)) }, bound: 4),
    Case(
      testDescription: "silu", form: form(ck_silu), f: { $0 / (1 + exp(-$0)) }, bound: 4,
      floor: 1e-29),
    Case(
      testDescription: "gelu", form: form(ck_gelu), f: { $0 * 0.5 * erfc(-$0 / 2.0.squareRoot()) },
      bound: 4, floor: 1),
    Case(
      testDescription: "gelu tanh", form: form(ck_gelu_tanh),
      f: { $0 / 2 * (1 + tanh((2 / Double.pi).squareRoot() * ($0 + 0.044715 * $0 * $0 * $0))) },
      bound: 4, floor: 1),
  ]

  static func form(_ kind: ck_activation, _ a: Float = 0, _ b: Float = 0) -> ck_activation_form {
    ck_activation_form(kind: kind, a: a, b: b)
  }

  /// Every 8191st bit pattern, in -88...88 beyond which eˣ leaves the normal numbers.
  static let inputs: [Float] = stride(from: UInt32(0), to: .max - 8191, by: 8191)
    .map { Float(bitPattern: $0) }.filter { abs($0) <= 87 }

  @Test(arguments: cases, Generation.all)
  func `a function is the C library's to a few units in the last place`(
    _ row: Case, _ generation: Generation
  ) {
    var worst = (error: 0.0, x: Float(0))
    for (x, y) in zip(Self.inputs, generation.activate(row.form, Self.inputs)) {
      let expected = row.f(Double(x))
      let unit = Double(Float(max(abs(expected), row.floor)).ulp)
      let error = abs(Double(y) - expected) / unit
      if !(error <= worst.error) { worst = (error, x) }
    }
    #expect(worst.error <= row.bound, "at \(worst.x)")
  }

  @Test(arguments: Generation.all)
  func `limits and NaN are kept`(_ generation: Generation) {
    let ends: [Float] = [-.infinity, .infinity, -1000, 1000]
    let expected: [(ck_activation, [Float])] = [
      (ck_exp, [0, .infinity, 0, .infinity]), (ck_sigmoid, [0, 1, 0, 1]),
      (ck_tanh, [-1, 1, -1, 1]), (ck_elu, [-1, .infinity, -1, 1000]),
      (ck_relu, [0, .infinity, 0, 1000]), (ck_softplus, [0, .infinity, 0, 1000]),
    ]
    for (kind, values) in expected {
      #expect(generation.activate(Self.form(kind, 1, 20), ends) == values, "\(kind)")
    }
    for row in Self.cases { #expect(generation.activate(row.form, [.nan])[0].isNaN) }
    #expect(generation.activate(Self.form(ck_relu), [.nan])[0].isNaN)
    let underflow = generation.activate(Self.form(ck_exp), [-100, -103.5])
    #expect(underflow == [exp(Double(-100)), exp(-103.5)].map { Float($0) })
  }

  @Test(arguments: 1..<36, Generation.all)
  func `an element's result does not depend on its neighbours or its place`(
    _ count: Int, _ generation: Generation
  ) {
    let x = Bench.numbers(count, 3, 1)
    for row in Self.cases {
      let y = generation.activate(row.form, x)
      #expect(y == x.map { generation.activate(row.form, [$0])[0] })
    }
  }
}
