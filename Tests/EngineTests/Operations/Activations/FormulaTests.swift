import Foundation
import Testing

@testable import Engine

/// Activations that are given by their formulas, without a kernel in C.
@Suite struct FormulaTests {
  /// A form, with its value and its derivative in double precision.
  struct Case: Sendable {
    let form: ActivationForm
    let value: @Sendable (Double) -> Double
    let slope: @Sendable (Double) -> Double
  }

  static let cases = [
    // ln(1 + eˣ) · σ(x).
    Case(
      form: ActivationForm(
        value: { .softplus($0) * .logistic($0) },
        slope: { x in
          let share = Lanes.logistic(x)
          return share * share + .softplus(x) * share * (1 - share)
        }),
      value: { log1p(exp($0)) / (1 + exp(-$0)) },
      slope: { x in
        let share = 1 / (1 + exp(-x))
        return share * share + log1p(exp(x)) * share * (1 - share)
      }),
    // tanh eˣ.
    Case(
      form: ActivationForm(
        value: { .tanh(.exp($0)) },
        slope: { x in
          let t = Lanes.tanh(.exp(x))
          return .exp(x) * (1 - t * t)
        }),
      value: { tanh(exp($0)) }, slope: { exp($0) / pow(cosh(exp($0)), 2) }),
  ]

  /// Single precision has 6·10⁻⁸; a formula rounds a few times.
  @Test(arguments: cases.indices, [1, 15, 16, 17, 40])
  func `values and slopes are those of the formulas, whatever the count`(_ i: Int, _ count: Int) {
    let row = Self.cases[i]
    let (x, dy) = (Bench.numbers(count, 3, 1), Bench.numbers(count, 2, 2))
    var (y, dx) = ([Float](repeating: 7, count: count), [Float](repeating: 7, count: count))
    var values = y.mutableSpan
    row.form.forward(x.span, into: &values)
    var slopes = dx.mutableSpan
    row.form.backward(saved: x.span, dy.span, into: &slopes)
    for j in 0..<count {
      let (value, slope) = (row.value(Double(x[j])), row.slope(Double(x[j])) * Double(dy[j]))
      #expect(abs(Double(y[j]) - value) < 1e-6 * max(1, abs(value)))
      #expect(abs(Double(dx[j]) - slope) < 2e-6 * max(1, abs(slope)))
    }
  }
}
