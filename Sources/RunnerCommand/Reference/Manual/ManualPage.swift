/// The manual page of a command and of all that belong to it, in the macros of man(7).
///
/// Everything in it is what help says, so that there is nothing to keep up to date.
struct ManualPage {
  /// What help has before the table that is a section of its own here.
  private static let statuses = "Exit status:"

  /// The page.
  private(set) var text: String

  /// Writes the page of a command.
  init(_ command: CommandFacts, version: String) {
    let name = RoffText.escaped(command.name)
    text = ".TH \(command.name.uppercased()) 1 \"\" \"\(name) \(RoffText.escaped(version))\"\n"
    // What is typed must not be broken by hyphens.
    text += ".nh\n.ad l\n"
    let abstract =
      command.abstract.hasSuffix(".") ? command.abstract.dropLast() : command.abstract[...]
    text += ".SH NAME\n\(name) \\- \(RoffText.escaped(String(abstract)))\n"
    addSynopsis(command)
    let parts = command.discussion.split(separator: Self.statuses, maxSplits: 1).map(String.init)
    text += ".SH DESCRIPTION\n" + RoffText.paragraphs(parts.first ?? "")
    text += ".SH OPTIONS\n"
    for argument in command.arguments { add(argument) }
    text += ".SH COMMANDS\n"
    for subcommand in command.all.dropFirst() { add(subcommand) }
    guard let statuses = parts.dropFirst().first else { return }
    text += ".SH EXIT STATUS\n" + RoffText.paragraphs(statuses)
  }

  private mutating func addSynopsis(_ command: CommandFacts) {
    text += ".SH SYNOPSIS\n"
    if let name = command.standard,
      let standard = command.subcommands.first(where: { $0.name == "\(command.name) \(name)" })
    {
      text += Self.usage(standard, [command.name, "[\(name)]"]) + ".br\n"
    }
    let words = ["command", "options", "arguments"].map(RoffText.italic)
    text += "\(RoffText.bold(command.name)) \(words[0]) [\(words[1])] \(words[2])\n"
  }

  private mutating func add(_ command: CommandFacts) {
    text += ".SS \(RoffText.escaped(command.name))\n"
    text += Self.usage(command, [command.name])
    text += RoffText.paragraphs(command.abstract) + RoffText.paragraphs(command.discussion)
    for argument in command.arguments where !argument.isHelp { add(argument) }
  }

  /// How a command is typed.
  private static func usage(_ command: CommandFacts, _ words: [String]) -> String {
    var words = words.map { RoffText.bold($0) }
    let options = command.arguments.filter { !$0.isPositional && !$0.isHelp }
    words += options.filter { !$0.isOptional }.map(tag)
    if options.contains(where: \.isOptional) { words.append("[\(RoffText.italic("options"))]") }
    for argument in command.arguments where argument.isPositional {
      let word = tag(argument)
      words.append(argument.isOptional ? "[\(word)]" : word)
    }
    if !command.subcommands.isEmpty { words.append(RoffText.italic("command")) }
    return words.joined(separator: " ") + "\n"
  }

  /// An argument as it is typed.
  private static func tag(_ argument: CommandFacts.Argument) -> String {
    let names = argument.names.map { RoffText.bold($0) }.joined(separator: ", ")
    let value = argument.value.map { RoffText.italic($0) } ?? ""
    if argument.isPositional { return value + (argument.isRepeating ? " ..." : "") }
    return value.isEmpty ? names : "\(names) \(value)"
  }

  private mutating func add(_ argument: CommandFacts.Argument) {
    text += ".TP\n\(Self.tag(argument))\n"
    var facts: [String] = []
    if !argument.choices.isEmpty {
      facts.append("values: \(argument.choices.joined(separator: ", "))")
    }
    if let standard = argument.standard { facts.append("default: \(standard)") }
    let note = facts.isEmpty ? "" : " (\(facts.joined(separator: "; ")))"
    let abstract = RoffText.line(argument.abstract + note)
    if !abstract.isEmpty { text += abstract + "\n" }
    if !argument.discussion.isEmpty {
      text += RoffText.paragraphs(argument.discussion, macro: ".IP")
    }
  }
}
