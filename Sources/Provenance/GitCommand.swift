internal import System

/// git in one working tree, asked in such a way that nothing in the tree can make it run a program,
/// write, prompt or wait for ever.
///
/// A tree's own settings could name programs: a monitor of files, hooks, drivers of diffs and of
/// text, filters of content, transports to fetch what is missing. All of them are put out of use.
struct GitCommand {
  /// More filters than anyone has are an attempt at something else.
  private static let mostFilters = 100

  private let command: String
  private let root: String
  private let environment: [String: String]
  private let deadline: ContinuousClock.Instant
  private let isCancelled: () -> Bool
  private var settings = [
    "core.fsmonitor=false", "core.hooksPath=/dev/null", "diff.autoRefreshIndex=false",
  ]

  /// Prepares to ask in the tree with this root, until a deadline or as long as the answer is wanted;
  /// nil if the tree's filters cannot be put out of use.
  init?(
    _ command: String, in root: String, environment: [String: String],
    until deadline: ContinuousClock.Instant, isCancelled: @escaping () -> Bool
  ) {
    (self.command, self.root, self.environment) = (command, root, Self.cleaned(environment))
    (self.deadline, self.isCancelled) = (deadline, isCancelled)
    guard let filters = filters() else { return nil }
    for filter in filters {
      for setting in ["clean=", "smudge=", "process=", "required=false"] {
        settings.append("filter.\(filter).\(setting)")
      }
    }
  }

  /// Asks git, and reads at most so many bytes of its answer; nil if there is none.
  func ask(_ arguments: [String], limit: Int) -> ChildProcess.Output? {
    let options = settings.flatMap { ["-c", $0] }
    return ChildProcess.output(
      of: [command, "-C", root, "--no-pager"] + options + arguments, environment: environment,
      limit: limit
    ) { ContinuousClock.now > deadline || isCancelled() }
  }

  /// The names of the filters that any settings define; nil if they cannot be put out of use.
  private func filters() -> Set<Substring>? {
    let question = ["config", "--null", "--name-only", "--get-regexp", "^filter\\."]
    // Status 1: there are none.
    guard let answer = ask(question, limit: 1 << 16), answer.cut == nil,
      answer.status == 0 || answer.status == 1
    else { return nil }
    let keys = String(decoding: answer.bytes, as: UTF8.self).split(separator: "\0")
    let names = Set(keys.compactMap(Self.filter))
    // An option's name ends at its first equals sign.
    return names.count > Self.mostFilters || names.contains { $0.contains("=") } ? nil : names
  }

  /// The name in `filter.NAME.clean`, which may have full stops of its own.
  private static func filter(_ key: Substring) -> Substring? {
    guard key.hasPrefix("filter."), let end = key.lastIndex(of: ".") else { return nil }
    let start = key.index(key.startIndex, offsetBy: 7)
    return start < end ? key[start..<end] : nil
  }

  private static func cleaned(_ environment: [String: String]) -> [String: String] {
    environment.filter { !$0.key.hasPrefix("GIT_") }.merging([
      // Without this, asking for the status would write to the tree's index.
      "GIT_OPTIONAL_LOCKS": "0",
      // Objects that a partial clone lacks stay away.
      "GIT_NO_LAZY_FETCH": "1", "GIT_ALLOW_PROTOCOL": "none", "GIT_TERMINAL_PROMPT": "0",
    ]) { $1 }
  }
}
