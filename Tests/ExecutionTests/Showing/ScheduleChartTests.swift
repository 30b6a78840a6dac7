import Charts
import Testing

@testable import Execution

@Suite struct ScheduleChartTests {
  private func chart(_ scheduler: String, steps: Int) throws -> Chart {
    let text = """
      optimizer: {type: sgd, lr: 1}
      scheduler: \(scheduler)
      train: {steps: \(steps)}
      """
    return try ScheduleChart(SampleSpec(text).schedule()).chart
  }

  @Test(arguments: [
    "{type: one_cycle_policy, lr: 0.1}", "{type: step, step_size: 33333334}",
    "{type: cosine_annealing, T_max: 90000000}", "{type: constant, total_iters: 50000000}",
  ])
  func `a picture of a long schedule has the ends of every column and of every part`(
    _ scheduler: String
  ) throws {
    let series = try chart(scheduler, steps: 100_000_000).panels[0].series[0]
    #expect(series.points.count < 10_000)
    #expect(series.points.first?.x == 0)
    #expect(series.points.last.map { $0.x >= 99_999_999 } == true)
    #expect(zip(series.points, series.points.dropFirst()).allSatisfy { $0.x <= $1.x })
  }

  @Test func `a step of a long schedule is drawn as one`() throws {
    let series = try chart("{type: step, step_size: 33333334}", steps: 100_000_000)
      .panels[0].series[0]
    // No wider than a column of the picture.
    let width = 100_000_000.0 / Double(SVGPicture.columns)
    let high = try #require(series.points.last { $0.y == 1 })
    let low = try #require(series.points.first { $0.y < 1 })
    #expect(high.x <= 33_333_334 && low.x >= 33_333_334 && low.x - high.x <= width)
    #expect(Set(series.points.map(\.y)).count == 3)
  }

  @Test(arguments: [
    "{type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: 2000}",
    "{type: cosine_annealing_warm_restarts, T_0: 4000, eta_min: 0.1}",
    "{type: repeat, length: 4000, scheduler: {type: linear, start_factor: 0.1, total_iters: 3999}}",
  ])
  func `cycles too many to look at fill the picture, which says that it is of some steps`(
    _ scheduler: String
  ) throws {
    let chart = try chart(scheduler, steps: 100_000_000)
    #expect(chart.subtitle.contains("drawn from some of the steps"))
    let points = chart.panels[0].series[0].points
    #expect(points.count < 10_000)
    for column in stride(from: 0, to: 1200, by: 100) {
      let range = Double(column) * 1e8 / 1200..<Double(column + 1) * 1e8 / 1200
      let values = points.filter { range.contains($0.x) }.map(\.y)
      #expect(values.max() ?? 0 > 0.9 && values.min() ?? 1 < 0.2, "column \(column)")
    }
  }

  @Test func `a learning rate beneath all powers of ten has a picture`() throws {
    let chart = try chart("{type: list, lr: [1.0e-310, 1.0e-309]}", steps: 2)
    #expect(SVGPicture(chart).text.contains("<svg"))
    #expect(
      !TextPlot(chart, on: .init(width: 80, hasColours: false, isUnicode: true)).lines.isEmpty)
  }
}
