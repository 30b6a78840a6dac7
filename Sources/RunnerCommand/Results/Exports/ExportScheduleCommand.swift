internal import ArgumentParser
internal import Execution

/// `runner export schedule`: the schedules as lists.
struct ExportScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Write the schedules of an experiment file as lists in JSON.",
    discussion: """
      One object: format, interval, steps, then a list of numbers for each column of `runner \
      schedule` (lr.GROUP, momentum.GROUP, ...), an item for each step of the scheduler. As in \
      PyTorch:

        s = json.load(open("schedule.json"))
        LambdaLR(optimizer, lambda t: s["lr.default"][min(t, s["steps"] - 1)] / base)
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func run() throws {
    let schedule: PreparedSchedule
    do throws(PreparationError) {
      schedule = try Preparation.schedule(
        path: file, overrides: spec.settings, memory: spec.memory)
    } catch {
      Console.report(error.problems, warnings: !quiet)
      throw ExitCode(error.status.rawValue)
    }
    Console.report(schedule.warnings, warnings: !quiet)
    try ScheduleTable(schedule).writeLists { try Console.write($0) }
  }
}
