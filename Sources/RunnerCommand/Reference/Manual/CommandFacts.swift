internal import JSON

/// What a command's help says of it, as the argument parser dumps it.
struct CommandFacts {
  /// An argument, an option or a flag.
  struct Argument {
    let isPositional: Bool
    let isOptional: Bool
    let isRepeating: Bool
    /// As they are typed, as in `-h`; none of an argument without one.
    let names: [String]
    /// What stands for its value; nil for a flag.
    let value: String?
    let choices: [String]
    let standard: String?
    let abstract: String
    let discussion: String

    /// Whether it is on every command.
    var isHelp: Bool { names.contains("--help") || names.contains("--version") }
  }

  /// As it is typed, behind the names of the commands that it belongs to.
  let name: String
  let abstract: String
  let discussion: String
  let arguments: [Argument]
  /// The commands that belong to it, as far as help shows them.
  let subcommands: [CommandFacts]
  /// The subcommand that is meant where none is named.
  let standard: String?

  /// Reads a command of a dump, and those that belong to it.
  init(_ dump: JSONValue, within parents: String = "") {
    name = parents + dump.text("commandName")
    (abstract, discussion) = (dump.text("abstract"), dump.text("discussion"))
    standard = dump["defaultSubcommand"] == nil ? nil : dump.text("defaultSubcommand")
    arguments = dump.items("arguments").filter(\.isShown).map(Argument.init)
    let prefix = name + " "
    subcommands = dump.items("subcommands").filter(\.isShown).map {
      CommandFacts($0, within: prefix)
    }
  }

  /// The command, and all that belong to it, each before its own.
  var all: [CommandFacts] { [self] + subcommands.flatMap(\.all) }
}

extension CommandFacts.Argument {
  fileprivate init(_ dump: JSONValue) {
    isPositional = dump.text("kind") == "positional"
    (isOptional, isRepeating) = (dump["isOptional"] == true, dump["isRepeating"] == true)
    names = dump.items("names").map { name in
      (name.text("kind") == "long" ? "--" : "-") + name.text("name")
    }
    value = dump.text("kind") == "flag" ? nil : dump.text("valueName")
    choices = (try? dump.value("allValues") as [String]) ?? []
    standard = dump["defaultValue"] == nil ? nil : dump.text("defaultValue")
    (abstract, discussion) = (dump.text("abstract"), dump.text("discussion"))
  }
}

extension JSONValue {
  /// The text of a key; empty where there is none.
  fileprivate func text(_ key: String) -> String { (try? value(key) as String) ?? "" }

  /// The list of a key; empty where there is none.
  fileprivate func items(_ key: String) -> [JSONValue] {
    guard case .array(let items)? = self[key] else { return [] }
    return items
  }

  fileprivate var isShown: Bool { self["shouldDisplay"] != false }
}
