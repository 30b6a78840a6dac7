import Testing

@testable import Charts

@Suite struct ScaleTests {
  static let linear: [(values: [Double], labels: [String])] = [
    ([0.85, 0.95], ["0.85", "0.9", "0.95"]),
    ([0.3, 0.1], ["0.1", "0.15", "0.2", "0.25", "0.3"]),
    ([0.002, 0.2], ["0", "0.05", "0.1", "0.15", "0.2"]),
    ([-0.6, 1.66], ["-1", "0", "1", "2"]),
    ([-3, -1], ["-3", "-2.5", "-2", "-1.5", "-1"]),
    ([1e-7, 3e-7], ["1e-7", "1.5e-7", "2e-7", "2.5e-7", "3e-7"]),
    ([1e6, 4e6], ["1,000,000", "2,000,000", "3,000,000", "4,000,000"]),
    // One value, or what only rounding keeps from being one: a tenth of it on either side.
    ([0.1], ["0.09", "0.095", "0.1", "0.105", "0.11"]),
    ([0.1, 0.1 + 1e-17], ["0.09", "0.095", "0.1", "0.105", "0.11"]),
    ([-2], ["-2.2", "-2.1", "-2", "-1.9", "-1.8"]),
    ([0], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    ([.leastNonzeroMagnitude, 0], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
    (
      [.greatestFiniteMagnitude, -.greatestFiniteMagnitude],
      ["-1e300", "-5e299", "0", "5e299", "1e300"]
    ),
  ]

  @Test(arguments: linear.indices)
  func `linear axes go from tick to tick at round steps`(_ index: Int) {
    let row = Self.linear[index]
    let scale = Scale(linear: row.values, labels: 6)
    #expect(scale.ticks.map(\.label) == row.labels)
    #expect(scale.kind == .linear)
    for value in row.values where abs(value) < 1e300 {
      #expect(scale.lower <= value && value <= scale.upper)
    }
  }

  static let logarithmic: [(values: [Double], labels: [String])] = [
    ([1e-7, 1], ["1e-6", "0.0001", "0.01", "1"]),
    ([2.24e-4, 0.2], ["0.001", "0.01", "0.1"]),
    ([0.0009, 0.1], ["0.001", "0.01", "0.1"]),
    ([0, 0.0005, 0.1], ["0", "0.001", "0.01", "0.1"]),
    ([1e-30, 1], ["1e-30", "1e-20", "1e-10", "1"]),
    ([.leastNonzeroMagnitude, 1], ["1e-300", "1e-200", "1e-100", "1"]),
    ([0.1, 0.01, 0.01, 0.001], ["0.001", "0.01", "0.1"]),
  ]

  @Test(arguments: logarithmic.indices)
  func `values that span decades have a logarithmic axis`(_ index: Int) {
    let row = Self.logarithmic[index]
    let scale = Scale(fitting: [row.values], labels: 5)
    #expect(scale.ticks.map(\.label).filter { !$0.isEmpty } == row.labels)
    #expect(scale.kind == .logarithmic(hasZero: row.values.contains(0)))
  }

  @Test(arguments: [
    ([0.1, 0.0009], true), ([0.1, 0.0011], false), ([0.1, 0.1 * 0.01], false),
    ([0.1, 0.01, 0.001, 0.001], true), ([0.1, 0.1, 0.1, 0.001], false), ([0.1, 0.01], false),
    ([0, 0.1], false), ([0, 0, 0], false), ([-1e-9, 1e-6, 1], false), ([0, 1e-6, 1], true),
  ])
  func `two decades alone need a majority in the lower ones`(
    _ values: [Double], _ isLogarithmic: Bool
  ) {
    #expect(Scale(fitting: [values], labels: 6).isLogarithmic == isLogarithmic)
  }

  @Test func `one curve among the lower decades is enough`() {
    #expect(Scale(fitting: [[1, 1, 1, 1, 1], [0.5, 0.1, 0.1]], labels: 6).isLogarithmic)
    #expect(!Scale(fitting: [[1, 1, 1, 1, 1], [0.5, 0.5, 0.1]], labels: 6).isLogarithmic)
  }

  @Test func `equal ratios are equal distances`() {
    let scale = Scale(fitting: [[1e-4, 1]], labels: 6)
    for (value, share) in [(1e-4, 0), (1e-3, 0.25), (1e-2, 0.5), (0.1, 0.75), (1, 1)] {
      #expect(abs(scale.share(value) - share) < 1e-12)
    }
  }

  @Test func `a zero stands beneath all that is above it`() {
    let scale = Scale(fitting: [[0, 1e-4, 1]], labels: 6)
    #expect(scale.share(0) == 0)
    #expect(scale.share(1e-4) > 0.1)
    #expect(abs(scale.share(1) - 1) < 1e-12)
    #expect(scale.share(1e-2) > scale.share(1e-3))
    #expect(scale.share(-5) == 0)
  }

  @Test func `equal differences are equal distances, within the axis`() {
    let scale = Scale(linear: [0, 1], labels: 6)
    for (value, share) in [(0.0, 0.0), (0.25, 0.25), (1, 1), (-1, 0), (7, 1)] {
      #expect(scale.share(value) == share)
    }
  }

  @Test(arguments: 2...12)
  func `no axis has more labels than have room`(_ labels: Int) {
    for i in 1...60 {
      let (low, high) = (Double(i * i) / 7, Double(i * i * i) * 1.37 + 3)
      let scale = Scale(linear: [low, high], labels: labels)
      #expect(scale.ticks.count <= labels)
      #expect(scale.lower <= low && high <= scale.upper)
      let decades = Scale(fitting: [[low, low * 1000 * high]], labels: labels)
      #expect(decades.ticks.count { !$0.label.isEmpty } <= labels + 1)
    }
  }

  /// Numbers beneath the least that have powers of ten on both sides, and beyond the greatest.
  ///
  /// As texts, since the compiler warns of numbers that are rounded so.
  static let extreme = [
    "1e-310 1e-309", "1e-310 1e-310 1e-309", "1e-309", "5e-324", "5e-324 1e-310 1e-305",
    "1e-310 1e-310 1e-310 1e-299", "0 1e-310 1e-310 1e-309", "1e-310 1e308", "1e308 1e307",
    "-1e-310 1e-309",
  ]

  @Test(arguments: extreme)
  func `numbers at the ends of what there is have their places`(_ text: String) {
    let values = text.split(separator: " ").compactMap { Double($0) }
    let scale = Scale(fitting: [values], labels: 6)
    for value in values { #expect((0...1).contains(scale.share(value))) }
    #expect(scale.ticks.allSatisfy { (0...1).contains(scale.share($0.position)) })
    #expect(scale.ticks.count >= 2)
  }

  /// The axis of a curve from 1 to 2 with a band.
  private func scale(_ low: Double, _ high: Double, logarithmic: Bool = false, from: Double = 1)
    -> Scale
  {
    let points = [ChartPoint(0, from), ChartPoint(1, 2)]
    let band = [ChartInterval(0, low: low, high: high), ChartInterval(1, low: .nan, high: .nan)]
    return ChartPanel(
      label: "loss", mayBeLogarithmic: logarithmic,
      series: [ChartSeries(name: "x", style: 0, points: points, band: band)]
    ).scale(labels: 6)
  }

  @Test func `an axis has room for a band, and no more beyond the curves than these span`() {
    #expect(scale(0.5, 2.5).lower <= 0.5 && scale(0.5, 2.5).upper >= 2.5)
    #expect(scale(0.5, 2.5).upper < 3.5)
    let wide = scale(-1000, 1000)
    #expect(wide.lower <= 0 && wide.lower >= -0.5 && wide.upper >= 3 && wide.upper <= 3.5)
    #expect(wide.share(1000) == 1 && wide.share(-1000) == 0)
  }

  @Test func `an interval that reaches below nought does not take the logarithms from an axis`() {
    let own = scale(-0.5, 3, logarithmic: true, from: 0.001)
    #expect(own.kind == .logarithmic(hasZero: false) && own.lower >= 0.0001 && own.upper >= 3)
    #expect(scale(-0.5, 3, logarithmic: true).kind == .linear)
  }
}
