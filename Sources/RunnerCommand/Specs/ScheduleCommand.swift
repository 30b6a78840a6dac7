internal import ArgumentParser
internal import Charts
internal import Execution
internal import Messages

/// `runner schedule`: the schedules themselves.
struct ScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule",
    _superCommandName: DirectParsing.root,
    abstract: "Show the schedules of an experiment file: as CSV, as a picture, or compared.",
    usage: """
      runner schedule FILE [options]
      runner schedule FILE FILE --diff [options]
      """,
    discussion: """
      One row a step of the scheduler: step, epoch, then lr.GROUP, momentum.GROUP and whatever \
      else is scheduled, from the code that training uses. The file needs neither data nor a \
      model: optimizer (with group names and base values), scheduler and train are enough.

        runner schedule FILE                  the table, CSV
        runner schedule FILE --plot           curves in the terminal
        runner schedule FILE --svg lr.svg     a picture; - for standard output
        runner schedule A B --diff            where two schedules differ, by how much

      --diff ends with status 0 if the schedules are the same and 1 if they differ, as diff(1) \
      does; every other status means that they could not be compared.
      """)

  @Argument(help: ArgumentHelp("The experiment file; two of them with --diff.", valueName: "file"))
  var files: [String]

  @OptionGroup var spec: SpecArguments

  @Flag(name: .long, help: "Draw the schedules in the terminal, in place of the table.")
  var plot = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Write the schedules as a picture to this file, in place of the table.", valueName: "out"))
  var svg: String?

  @Flag(name: .long, help: "Compare the schedules of two files.")
  var diff = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "With --diff, values that differ by at most this share of the greater are the same.",
      valueName: "share"))
  var tolerance: Double?

  @Flag(name: .long, help: "With --diff, print a JSON object.")
  var json = false

  @Flag(name: .long, help: "Print nothing but errors beside the result.")
  var quiet = false

  func validate() throws {
    try SpecArguments.checkStreams(files)
    try diff ? validateComparison() : validatePicture()
  }

  private func validateComparison() throws {
    guard files.count == 2 else {
      throw ValidationError("--diff compares two files; \(files.count) given.")
    }
    guard !plot, svg == nil else {
      throw ValidationError("--diff prints its findings; it goes with neither --plot nor --svg.")
    }
    guard tolerance.map({ $0 >= 0 && $0 < 1 }) ?? true else {
      throw ValidationError("--tolerance takes a number from 0 to less than 1.")
    }
  }

  private func validatePicture() throws {
    guard files.count == 1 else {
      throw ValidationError("One file at a time; two can be compared with --diff.")
    }
    guard !json, tolerance == nil else {
      throw ValidationError("\(json ? "--json" : "--tolerance") goes with --diff alone.")
    }
    guard !(plot && svg == "-") else {
      throw ValidationError("--plot and --svg - would both write to standard output.")
    }
    guard svg.map({ !PictureFile.isSame($0, as: files[0]) }) ?? true else {
      throw ValidationError("--svg would replace the experiment file \(Legible.escaped(files[0])).")
    }
  }

  func run() throws {
    let schedules = try files.map(prepare)
    do {
      if diff { return try compare(schedules) }
      if plot || svg != nil { return try draw(schedules[0]) }
    } catch let problem as Problem {
      Console.tell(problem.text)
      return try (problem.status ?? .software).exitUnlessDone()
    }
    try ScheduleTable(schedules[0]).write { try Console.write($0) }
  }

  /// Reads a file's schedules, and ends the command if they are wrong.
  private func prepare(_ file: String) throws -> PreparedSchedule {
    do throws(PreparationError) {
      let schedule = try Preparation.schedule(
        path: file, overrides: spec.settings, memory: spec.memory)
      Console.report(schedule.warnings, warnings: !quiet)
      return schedule
    } catch {
      Console.report(error.problems, warnings: !quiet)
      throw ExitCode(error.status.rawValue)
    }
  }

  private func draw(_ schedule: PreparedSchedule) throws {
    let chart = try ScheduleChart(schedule).chart
    if let svg { try write(SVGPicture(chart).text, to: svg) }
    guard plot else { return }
    let lines = TextPlot(chart, on: Terminal.output.abilities).lines
    try Console.print(lines.joined(separator: "\n"))
  }

  private func write(_ picture: String, to path: String) throws {
    if path == "-" { try Console.print(picture) } else { try PictureFile.write(picture, to: path) }
  }

  private func compare(_ schedules: [PreparedSchedule]) throws {
    let difference = try ScheduleDifference(
      schedules[0], schedules[1], tolerance: tolerance ?? 0)
    let text =
      json ? difference.json(paths: files) : difference.lines(paths: files).joined(separator: "\n")
    try Console.print(text)
    try (difference.isNone ? ExitStatus.done : .different).exitUnlessDone()
  }
}
