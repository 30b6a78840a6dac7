import Testing

@testable import Execution

@Suite struct ScheduleDifferenceTests {
  private func schedule(_ lr: String, _ length: String = "epochs: 4") throws -> PreparedSchedule {
    try SampleSpec(
      """
      optimizer: {type: sgd, lr: 1}
      scheduler: {type: lambda, lr: "\(lr)"}
      train: {\(length)}
      """
    ).schedule()
  }

  @Test func `the first, the largest ratio and the largest difference are places of their own`()
    throws
  {
    // 1 1/2 1/4 1/8 and 1 1/4 1 1/8.
    let difference = try ScheduleDifference(
      schedule("0.5 ** t"), schedule("0.25 if t == 1 else 0.125 if t == 3 else 1"))
    #expect(difference.firstDifference?.step == 1 && difference.firstDifference?.ratio == 2)
    #expect(difference.largestRatio?.step == 2 && difference.largestRatio?.ratio == 4)
    #expect(difference.largestDifference?.difference == 0.75)
    #expect(!difference.isNone)
  }

  @Test func `values within the tolerance are equal`() throws {
    let (a, b) = (try schedule("1"), try schedule("0.75"))
    #expect(try ScheduleDifference(a, b, tolerance: 0.25).isNone)
    #expect(try !ScheduleDifference(a, b, tolerance: 0.24).isNone)
  }

  @Test(arguments: [
    (2.0, 8.0, 4.0), (8, 2, 4), (-2, -8, 4), (0, 0, 1), (0, 1, .infinity), (1, -1, .infinity),
  ])
  func `a ratio is that of the magnitudes`(_ first: Double, _ second: Double, _ ratio: Double) {
    let place = ScheduleDifference.Place(step: 0, column: "c", first: first, second: second)
    #expect(place.ratio == ratio)
  }

  @Test func `schedules of another length differ though their values do not`() throws {
    let difference = try ScheduleDifference(schedule("1"), schedule("1", "epochs: 5"))
    #expect(difference.firstDifference == nil && !difference.isNone)
  }

  @Test func `schedulers that advance in different units cannot be compared`() throws {
    let (a, b) = (try schedule("1"), try schedule("1", "steps: 4"))
    let problem = #expect(throws: Problem.self) { try ScheduleDifference(a, b) }
    #expect(problem?.status == .usage)
    #expect(
      problem?.text
        == "\(a.reading.path) and \(b.reading.path): error: one scheduler advances by epoch, "
        + "the other by step; give both the same 'interval'")
  }

  /// Too many steps to look at each of them.
  private func long(_ text: String) throws -> PreparedSchedule {
    try SampleSpec("optimizer: {type: sgd, lr: 1}\n\(text)\ntrain: {steps: 100000000}").schedule()
  }

  @Test func `long schedules that mostly stay are compared to the step`() throws {
    let difference = try ScheduleDifference(
      long("scheduler: {type: step, step_size: 30000001}"),
      long("scheduler: {type: step, step_size: 30000002}"))
    #expect(difference.firstDifference?.step == 30_000_001)
    #expect(difference.largestDifference?.step == 30_000_001)
    #expect(difference.comparedSteps == nil)
  }

  @Test func `long slopes are compared at steps that find what differs, and it is said so`() throws
  {
    let difference = try ScheduleDifference(
      long("scheduler: {type: flat_cosine, pct_start: 0.5}"),
      long("scheduler: {type: flat_cosine, pct_start: 0.25}"))
    #expect(difference.firstDifference.map { $0.step > 25_000_000 && $0.step < 25_100_000 } == true)
    #expect(difference.largestDifference.map { $0.step > 50_000_000 } == true)
    let compared = try #require(difference.comparedSteps)
    #expect(compared < 1_000_000)
    let text = "compared at \(compared) of 100000000 steps: even ones, and all around joins and"
    #expect(difference.lines(paths: ["a", "b"])[0].hasPrefix(text))
    #expect(difference.json(paths: ["a", "b"]).contains("\"compared_steps\": \(compared)"))
  }

  @Test func `cycles too many to list are compared at steps, and it is said so`() throws {
    let text = "scheduler: {type: cyclic, base_lr: 0.1, max_lr: 1, step_size_up: "
    let difference = try ScheduleDifference(long(text + "2000}"), long(text + "2001}"))
    #expect(difference.firstDifference?.step == 1)
    #expect(difference.comparedSteps != nil)
    #expect(difference.largestDifference.map { $0.difference > 0.8 } == true)
  }

  @Test func `what is said alike is alike, however long`() throws {
    let text = "scheduler: {type: cosine_annealing, T_max: 70000000}"
    let difference = try ScheduleDifference(long(text), long(text))
    #expect(difference.isNone && difference.comparedSteps == nil)
  }
}
