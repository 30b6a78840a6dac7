import Experiments
import Schedules
import Testing

@Suite struct PreviewTests {
  private func preview(
    _ text: String, stepsPerEpoch: Int? = nil
  ) -> (preview: SchedulePreview?, findings: [String]) {
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let preview = spec?.preview(stepsPerEpoch: stepsPerEpoch, findings: context.findings)
    return (preview, context.findings.sorted.map(\.brief))
  }

  @Test func `a schedule needs neither data nor a model`() throws {
    let (preview, findings) = preview(
      """
      optimizer: {type: sgd, lr: 0.5}
      scheduler: {type: lambda, lr: 0.5 ** epoch}
      train: {epochs: 4}
      """)
    let table = try #require(preview)
    #expect(findings.isEmpty)
    #expect(table.groupNames == ["default"])
    let values = (0..<4).map { table.timetable.value(of: .learningRate, group: 0, at: $0) }
    #expect(values == [0.5, 0.25, 0.125, 0.0625])
  }

  /// The groups of an optimizer section, and their names without a model.
  static let groups: [(section: String, names: [String])] = [
    ("", ["default"]),
    ("groups: [{name: a, lr: 0.1}, {name: b, lr: 0.2}]", ["a", "b"]),
    ("groups: [{lr: 0.1}, {lr: 0.2}]", ["group0", "group1"]),
    ("groups: [{name: a, params: \"*.bias\"}]", ["a", "default"]),
    ("groups: [{name: a, params: \"*.bias\"}, {name: b, params: \"*\"}]", ["a", "b"]),
  ]

  @Test(arguments: groups.indices)
  func `default exists where something may be left for it`(_ index: Int) throws {
    let row = Self.groups[index]
    let section = row.section.isEmpty ? "" : ", \(row.section)"
    let (preview, _) = preview(
      "optimizer: {type: sgd, lr: 0.5\(section)}\ntrain: {epochs: 4}\n")
    #expect(try #require(preview).groupNames == row.names)
  }

  @Test func `the scheduler advances by the unit of the run's length unless told otherwise`() {
    let head = "optimizer: {type: sgd, lr: 0.5}\nscheduler: {type: range_finder}\n"
    #expect(preview(head + "train: {epochs: 4}").preview?.clock.interval == .epoch)
    #expect(preview(head + "train: {steps: 4}").preview?.clock.interval == .step)
  }

  /// Sections whose schedules cannot be known without data, and the message.
  static let unknowable: [(scheduler: String, train: String, finding: String)] = [
    (
      "{type: range_finder, interval: step}", "{epochs: 4}",
      "2:43: error: scheduler.interval: a run in epochs has no known number of steps while the "
        + "steps in an epoch are unknown; give 'data', or the run's length in steps"
    ),
    (
      "{type: lambda, lr: 0.5 ** step}", "{epochs: 4}",
      "2:31: error: scheduler.lr: 'step' cannot be known without data, which say how many steps "
        + "an epoch has"
    ),
    (
      "{type: range_finder, epochs: 50st}", "{epochs: 4}",
      "2:41: error: scheduler.epochs: '50st' cannot be converted without data, which say how many "
        + "steps an epoch has"
    ),
  ]

  @Test(arguments: unknowable.indices)
  func `what depends on the data is refused without them and known with them`(_ index: Int) {
    let row = Self.unknowable[index]
    let text =
      "optimizer: {type: sgd, lr: 0.5}\nscheduler: \(row.scheduler)\ntrain: \(row.train)\n"
    #expect(preview(text).findings == [row.finding])
    #expect(preview(text, stepsPerEpoch: 10).preview != nil)
  }

  /// Lengths of a schedule, the interval, and how many steps they are where an epoch has 10.
  static let lengths: [(length: String, interval: String, steps: Int)] = [
    ("20", "epoch", 20), ("20ep", "epoch", 20), ("200st", "epoch", 20), ("100%", "epoch", 20),
    ("200", "step", 200), ("20ep", "step", 200), ("200st", "step", 200), ("100%", "step", 200),
  ]

  @Test(arguments: lengths.indices)
  func `a length carries its unit`(_ index: Int) throws {
    let row = Self.lengths[index]
    let (preview, findings) = preview(
      """
      optimizer: {type: sgd}
      scheduler: {type: range_finder, interval: \(row.interval), epochs: \(row.length)}
      train: {epochs: 20}
      """, stepsPerEpoch: 10)
    let table = try #require(preview)
    // Of another length than the run there would be a warning.
    #expect(findings.isEmpty)
    #expect(table.clock.length == row.steps)
    #expect(table.timetable.value(of: .learningRate, group: 0, at: row.steps - 1) == 1)
  }
}
