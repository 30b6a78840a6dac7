internal import ArgumentParser
internal import Execution

/// `runner schedule`: the schedules themselves.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    abstract: "Print the schedules of an experiment file as CSV.",
    discussion: """
      One row a step of the scheduler: step, epoch, then lr.GROUP, momentum.GROUP and whatever \
      else is scheduled, from the code that training uses. The file needs neither data nor a \
      model: optimizer (with group names and base values), scheduler and train are enough.
      """)

  @Argument(help: ArgumentHelp("The experiment file.", valueName: "file"))
  var file: String

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Print nothing but errors beside the table.")
  var quiet = false

  func run() throws {
    let preparation = Preparation(schedulesOf: file, overrides: spec.settings)
    Console.report(preparation.problems, warnings: !quiet)
    try preparation.status.exitUnlessDone()
    try ScheduleTable(preparation)?.write { try Console.write($0) }
  }
}
