internal import ArgumentParser
internal import Charts
internal import Execution
internal import Experiments
internal import JSON
internal import Messages

/// `runner describe`: what a spec can name.
struct DescribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "describe",
    _superCommandName: DirectParsing.root,
    abstract: "Show what a spec can name: schedulers, layers, optimizers and the rest.",
    discussion: """
      The pages are made from what specs are read by, so that they cannot disagree with it.

        runner describe                       all names, by category
        runner describe scheduler             one line on each scheduler
        runner describe scheduler one_cycle   what it computes, its arguments, an example
      """)

  @Argument(
    help: ArgumentHelp("Such as scheduler, layer or optimizer.", valueName: "category"),
    completion: .list(Self.categories.map(\.name)))
  var category: String?

  @Argument(
    help: ArgumentHelp("Which of the category.", valueName: "name"),
    completion: .custom { words, _, _ in
      // The category is somewhere before the name.
      words.lazy.compactMap(Category.named).first?.names ?? []
    })
  var name: String?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  private static let categories = Category.all + [.sections]

  func run() throws {
    guard let category else { return try print(ReferenceList(Self.categories)) }
    if name == nil, let section = Category.sections[category] {
      return try print(ReferencePage(section, of: .sections), curves: [])
    }
    let chosen = try found(category)
    guard let name else { return try print(ReferenceList([chosen])) }
    guard let member = chosen[name] else { throw unknown(chosen.name, name, among: chosen.names) }
    let page = ReferencePage(member, of: chosen)
    let isDrawn = chosen.name == "scheduler" && !json
    try print(page, curves: isDrawn ? curves(of: page.example) : [])
  }

  /// The curves of an example's schedules.
  private func curves(of example: String) throws -> [String] {
    do {
      let chart = try ScheduleChart(Preparation.schedule(text: example, named: "example.yaml"))
        .chart
      return [""] + TextPlot(chart, on: Terminal.output.abilities).lines
    } catch let error as PreparationError {
      // An example that is wrong is our fault.
      Console.report(error.problems, warnings: false)
      throw ExitCode(ExitStatus.software.rawValue)
    }
  }

  private func print(_ page: ReferencePage, curves: [String]) throws {
    try Console.print(
      json ? page.json.prettyText : (page.lines + curves).joined(separator: "\n"))
  }

  private func print(_ list: ReferenceList) throws {
    try Console.print(json ? list.json.prettyText : list.lines.joined(separator: "\n"))
  }

  /// The category of a name; where that is a member's, the error says what to ask for.
  private func found(_ name: String) throws -> Category {
    if let category = Self.categories.first(where: { $0.name == name }) {
      return category
    }
    let homes = Category.all.filter { $0[name] != nil }.map(\.name)
    guard !homes.isEmpty else { throw unknown("category", name, among: Category.all.map(\.name)) }
    let commands = homes.map { "runner describe \($0) \(name)" }
    throw ValidationError("The category comes first: \(commands.joined(separator: ", or "))")
  }

  private func unknown(
    _ noun: String, _ name: String, among known: [String]
  ) -> ValidationError {
    let unknown = "There is no \(noun) '\(Legible.escaped(name))'"
    let advice =
      Spelling.nearest(to: name, among: known).map { "did you mean \($0)?" }
      ?? "known: \(known.joined(separator: ", "))"
    return ValidationError("\(unknown); \(advice)")
  }
}
