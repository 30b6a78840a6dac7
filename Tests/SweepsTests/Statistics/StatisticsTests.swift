import Testing

@testable import Sweeps

struct StatisticsTests {
  // SciPy 1.x: stats.t.ppf.
  static let quantiles: [(degrees: Int, at975: Double, at90: Double)] = [
    (1, 12.706204736174694, 3.0776835371752544), (2, 4.302652729749462, 1.8856180831641272),
    (3, 3.1824463052837078, 1.637744353696209), (4, 2.7764451051977934, 1.533206274058944),
    (7, 2.364624251592784, 1.4149239276505086), (9, 2.262157162798205, 1.3830287383966329),
    (29, 2.045229642132703, 1.311433647301551), (100, 1.9839715185235518, 1.290074761346516),
    (1000, 1.9623390808264083, 1.2823987214609247),
  ]

  @Test("quantiles of t are SciPy's to twelve digits", arguments: quantiles)
  func quantile(degrees: Int, at975: Double, at90: Double) {
    #expect(abs(StudentT.quantile(0.975, degrees: degrees) / at975 - 1) < 1e-12)
    #expect(abs(StudentT.quantile(0.9, degrees: degrees) / at90 - 1) < 1e-12)
    #expect(StudentT.quantile(0.1, degrees: degrees) == -StudentT.quantile(0.9, degrees: degrees))
    #expect(abs(StudentT.quantile(0.5, degrees: degrees)) < 1e-12)
  }

  // SciPy 1.17, by .ci/statistics-oracles: 2 · stats.t.sf and stats.t.ppf(0.975).
  @Test(
    "p and quantiles are SciPy's where degrees are not whole",
    arguments: [
      (2.5, 3.7, 0.07182202291182678, 2.8675207071911895),
      (0.3, 1.2, 0.8077728113170465, 8.648826510748867),
      (1.96, 500.5, 0.050550234956773625, 1.964715075057226),
      (12.0, 7.0, 6.358310378185098e-06, 2.364624251592784),
    ])
  func tails(t: Double, degrees: Double, p: Double, quantile: Double) {
    #expect(abs(StudentT.outside(t, degrees: degrees) / p - 1) < 1e-11)
    #expect(StudentT.outside(-t, degrees: degrees) == StudentT.outside(t, degrees: degrees))
    #expect(abs(StudentT.quantile(0.975, degrees: degrees) / quantile - 1) < 1e-11)
  }

  @Test func `limits of intervals are quantiles, kept or not`() {
    for degrees in [1, 2, 63, 64, 65, 400] {
      #expect(StudentT.limit95(degrees: degrees) == StudentT.quantile(0.975, degrees: degrees))
    }
  }

  @Test func `a cell has mean, deviation and interval`() throws {
    // By hand: mean 3, sum of squares 10, t(3) = 3.18244630528370…
    let cell = try #require(CellStatistics([1, 2, 4, 5]))
    #expect(cell.count == 4 && cell.mean == 3 && cell.range == 1...5)
    let deviation = (10.0 / 3).squareRoot()
    #expect(cell.deviation == deviation)
    let interval = try #require(cell.interval)
    #expect(abs(interval.upperBound - 3 - 3.182446305283708 * deviation / 2) < 1e-12)
    #expect(abs(interval.lowerBound - 3 + 3.182446305283708 * deviation / 2) < 1e-12)
  }

  @Test func `one value has no interval, equal ones are their mean, none is no cell`() throws {
    let one = try #require(CellStatistics([0.1]))
    #expect(one.mean == 0.1 && one.deviation == nil && one.interval == nil)
    let equal = try #require(CellStatistics([0.1, 0.1, 0.1]))
    #expect(equal.mean == 0.1 && equal.deviation == 0 && equal.interval == 0.1...0.1)
    #expect(CellStatistics([]) == nil)
  }

  @Test func `ranks go by the mean, equal ones share one, those of a later tier come last`() {
    let cells = [[3.0], [1.0], [], [1.0], [0.5], [2.0]].map(CellStatistics.init)
    let tiers = [0, 0, 1, 0, 1, 0]
    #expect(
      CellStatistics.ranks(cells, tiers: tiers, isGreaterBetter: false)
        == [4, 1, nil, 1, 5, 3])
    #expect(
      CellStatistics.ranks(cells, tiers: tiers, isGreaterBetter: true)
        == [1, 3, nil, 3, 5, 2])
  }
}
