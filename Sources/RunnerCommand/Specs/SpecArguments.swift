internal import ArgumentParser
internal import Execution
internal import System

/// The options of every command that reads a spec.
struct SpecArguments: ParsableArguments {
  /// What no argument of a command can hold.
  private static let separator: Character = "\0"

  @Option(
    name: .customLong("set"),
    help: ArgumentHelp(
      "Put a value in the place of the file's; may be repeated.",
      discussion: """
        As in --set optimizer.groups.biases.lr=0.1 or --set 'model.0.linear=64'; null takes a key \
        away.
        """,
      valueName: "path=value"))
  private var joined: [String] = []

  /// Each option's argument.
  var settings: [String] {
    joined.flatMap { $0.split(separator: Self.separator, omittingEmptySubsequences: false) }
      .map(String.init)
  }

  /// Arguments with all options `--set` in the place of the first: the parser takes the square of
  /// their number.
  static func joiningSettings(_ arguments: [String]) -> [String] {
    var (rest, settings, place): ([String], [String], Int?) = ([], [], nil)
    let end = arguments.firstIndex(of: "--") ?? arguments.endIndex
    var index = 0
    while index < arguments.count {
      var setting: String?
      if index < end, arguments[index].hasPrefix("--set=") {
        setting = String(arguments[index].dropFirst("--set=".count))
      } else if index + 1 < end, arguments[index] == "--set", !arguments[index + 1].hasPrefix("-") {
        index += 1
        setting = arguments[index]
      }
      if let setting {
        place = place ?? rest.count
        settings.append(setting)
      } else {
        rest.append(arguments[index])
      }
      index += 1
    }
    guard let place else { return arguments }
    rest.insert("--set=" + settings.joined(separator: String(separator)), at: place)
    return rest
  }

  /// Refuses a stream, such as standard input, that is named twice: it can be read once.
  static func checkStreams(_ files: [String]) throws {
    var names: Set<String> = []
    for name in files.compactMap({ InputStream($0)?.name }) where !names.insert(name).inserted {
      throw ValidationError("\(name) can be read once; it is named twice.")
    }
  }

  /// Where it is remembered what was read of files of data.
  var memory: DataMemory? { DataMemory(environment: Host.environment) }

  /// A spec that was read and checked, with all trials of its sweep if it has one.
  func spec(_ file: String, isQuiet: Bool) throws(PreparationError) -> PreparedSpec {
    let display = CheckDisplay(file, isQuiet: isQuiet)
    defer { display.finish() }
    return try Preparation.spec(path: file, overrides: settings, memory: memory) {
      display.show($0, of: $1)
    }
  }

  /// A spec with a sweep, all of whose trials were read and checked.
  func sweep(_ file: String, isQuiet: Bool) throws(PreparationError) -> PreparedSweep {
    let display = CheckDisplay(file, isQuiet: isQuiet)
    defer { display.finish() }
    return try Preparation.sweep(path: file, overrides: settings, memory: memory) {
      display.show($0, of: $1)
    }
  }
}
