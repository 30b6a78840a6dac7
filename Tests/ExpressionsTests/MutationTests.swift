import TestSupport
import Testing

@testable import Expressions

struct MutationTests {
  static let samples = [
    "max(0, (50 - epoch) // 50) if epoch < 5 <= t else 0.95 ** -epoch % 1_0.5e-3",
    "concat(linspace(0.01, 0.1, 5), repeat([1, 2, x], 3), reverse(geomspace(1, 2, 3)))",
    "not x == 1 and lerp(a, b, clip(t, 0, 1)) or log(x, 10) != -2 ** 2 ** 0.5",
  ]

  @Test("a damaged formula is a formula or an error inside it", arguments: samples)
  func mutations(sample: String) {
    let pieces = Array("()[],.+-*/%<>=! 0159eE_xt\u{E9}\u{1F600}\"#if".unicodeScalars)
    var generator = SplitMix(state: 7)
    for _ in 0..<5_000 {
      var scalars = Array(sample.unicodeScalars)
      for _ in 0..<Int.random(in: 1...4, using: &generator) where !scalars.isEmpty {
        let place = Int.random(in: 0..<scalars.count, using: &generator)
        let piece = pieces[Int.random(in: 0..<pieces.count, using: &generator)]
        switch Int.random(in: 0..<4, using: &generator) {
        case 0: scalars[place] = piece
        case 1: scalars.insert(piece, at: place)
        case 2: scalars.remove(at: place)
        default: scalars.removeSubrange(place...)
        }
      }
      var source = ""
      source.unicodeScalars.append(contentsOf: scalars)
      check(source, scalars.count)
    }
  }

  private func check(_ source: String, _ count: Int) {
    let values = Fixture.values
    do throws(ExpressionError) {
      switch try AnyExpression.parse(source, variables: Fixture.variables) {
      case .scalar(let expression): _ = expression.value(values.span)
      case .list(let list): _ = try list.values(values.span)
      }
    } catch {
      #expect(error.range.lowerBound >= 0 && error.range.upperBound <= count, "\(source)")
      #expect(!error.message.isEmpty)
    }
  }
}
