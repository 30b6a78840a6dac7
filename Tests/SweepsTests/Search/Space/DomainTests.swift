import Declarations
import RealModule
import Testing

@testable import Sweeps

@Suite struct DomainTests {
  @Test(
    arguments: [
      (.uniform(low: 1, high: 0), "low: 1 is above the upper end 0"),
      (.uniform(low: 0, high: .infinity), "high: must be finite"),
      (.uniform(low: .nan, high: 1), "low: must be finite"),
      (.uniform(low: -1e308, high: 1e308), "high: is too far from the lower end"),
      (.uniform(low: 0, high: 1, step: 0), "step: must be positive and finite, but is 0"),
      (.uniform(low: 0, high: 1, step: .nan), "step: must be positive and finite, but is nan"),
      (.uniform(low: 0, high: 1, step: 1e-300), "step: is too small for the ends"),
      (
        .logUniform(low: 0, high: 1),
        "low: a logarithmic axis needs a lower end above 0, but has 0"
      ),
      (.logUniform(low: 2, high: 1), "low: 2 is above the upper end 1"),
      (.int(low: 2, high: 1), "low: 2 is above the upper end 1"),
      (.int(low: .min, high: 0), "low: must lie within ±2⁵³"),
      (.int(low: 0, high: .max), "high: must lie within ±2⁵³"),
      (.int(low: 1, high: 9, step: 0), "step: must be at least 1, but is 0"),
      (
        .int(low: 0, high: 9, isLogarithmic: true),
        "low: a logarithmic axis needs a lower end of at least 1, but has 0"
      ),
      (
        .int(low: 1, high: 9, step: 2, isLogarithmic: true),
        "step: has no meaning on a logarithmic axis"
      ),
      (.choice(count: 0), "options: needs at least one option"),
    ] as [(Domain, String)])
  func `a domain that cannot be says why`(_ domain: Domain, _ expected: String) {
    #expect(domain.problem?.description == expected)
  }

  static let domains: [Domain] = [
    .uniform(low: -5, high: 10), .uniform(low: 3, high: 3), .uniform(low: 0, high: 1, step: 0.1),
    .uniform(low: 0.05, high: 0.3, step: 0.1), .uniform(low: 1e-300, high: 1e300),
    .uniform(low: 1, high: 1 + 1e-9), .logUniform(low: 1e-4, high: 1),
    .logUniform(low: 2, high: 2), .logUniform(low: 1e-300, high: 1e300), .int(low: -3, high: 3),
    .int(low: 5, high: 5), .int(low: 1, high: 10, step: 4), .int(low: 0, high: 1 << 53),
    .int(low: 1, high: 1000, isLogarithmic: true), .choice(count: 3), .choice(count: 1),
  ]

  @Test(arguments: domains)
  func `every quantile is a value of the domain, and its coordinate leads back to it`(
    _ domain: Domain
  ) {
    #expect(domain.problem == nil)
    let scale = AxisScale(domain)
    for place in 0...100 {
      let value = scale.value(atQuantile: min(Double(place) / 100, 1 - 0x1p-53))
      #expect(domain.contains(value))
      let coordinate = scale.coordinate(of: value)
      #expect(scale.low <= coordinate && coordinate <= scale.high)
      #expect(scale.value(at: coordinate) == value)
    }
    // What a model proposes outside is brought back.
    #expect(domain.contains(scale.value(at: scale.low)))
    #expect(domain.contains(scale.value(at: scale.high)))
  }

  @Test func `steps are decimals, and stop before an end that they do not meet`() {
    func values(_ domain: Domain) -> [Double] {
      let scale = AxisScale(domain)
      guard case .cells(let count) = scale.kind else { return [] }
      return (0..<count).map { scale.value(ofCell: $0).double }
    }
    #expect(values(.uniform(low: 0, high: 0.5, step: 0.1)) == [0, 0.1, 0.2, 0.3, 0.4, 0.5])
    #expect(values(.uniform(low: 0.05, high: 0.3, step: 0.1)) == [0.05, 0.15, 0.25])
    #expect(values(.uniform(low: 0, high: 1, step: 0.25)) == [0, 0.25, 0.5, 0.75, 1])
    #expect(values(.uniform(low: 0, high: 1, step: 1.0 / 3)).count == 4)
    #expect(values(.int(low: 1, high: 10, step: 4)) == [1, 5, 9])
    #expect(values(.uniform(low: 2, high: 3, step: 5)) == [2])
  }

  @Test func `numbers have eight digits`() {
    let scale = AxisScale(.uniform(low: 0, high: 1))
    #expect(scale.value(atQuantile: 1.0 / 3) == .number(0.33333333))
    #expect(scale.value(atQuantile: 1.0 / 3000) == .number(0.00033333333))
    let log = AxisScale(.logUniform(low: 1e-4, high: 1e4))
    #expect(log.value(at: .log(123.456789012)) == .number(123.45679))
    #expect(AxisScale(.uniform(low: -1, high: 1)).value(at: -0.0).double.sign == .plus)
    // Where the ends are near to each other, digits that tell them apart are kept.
    let narrow = AxisScale(.uniform(low: 1, high: 1 + 1e-9))
    #expect(narrow.value(atQuantile: 0.25) != narrow.value(atQuantile: 0.75))
  }

  @Test func `a domain of one value knows it`() {
    #expect(AxisScale(.uniform(low: 3, high: 3)).onlyValue == .number(3))
    #expect(AxisScale(.logUniform(low: 0.1, high: 0.1)).onlyValue == .number(0.1))
    #expect(AxisScale(.int(low: 5, high: 6, step: 2)).onlyValue == .integer(5))
    #expect(AxisScale(.choice(count: 1)).onlyValue == .option(0))
    #expect(AxisScale(.choice(count: 2)).onlyValue == nil)
    #expect(AxisScale(.uniform(low: 0, high: 1)).onlyValue == nil)
  }

  @Test func `a value of another kind is foreign`() {
    #expect(!Domain.choice(count: 2).contains(.integer(0)))
    #expect(!Domain.choice(count: 2).contains(.option(2)))
    #expect(!Domain.int(low: 1, high: 9, step: 2).contains(.integer(2)))
    #expect(!Domain.uniform(low: 0, high: 1, step: 0.1).contains(.number(0.15)))
    #expect(Domain.uniform(low: 0, high: 1, step: 0.1).contains(.number(0.3)))
    #expect(!Domain.logUniform(low: 1, high: 2).contains(.number(2.5)))
  }
}
