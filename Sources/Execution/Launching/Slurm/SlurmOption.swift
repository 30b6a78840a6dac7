/// An option of `sbatch` that the user gives: `--slurm-partition gpu`.
package struct SlurmOption: Sendable, Hashable {
  /// Its name there, without hyphens before it.
  package let name: String
  /// Its value; nil for one that takes none.
  package let value: String?

  /// What the command line of `runner` puts before a name.
  package static let prefix = "--slurm-"

  /// Options that an array of workers has already.
  private static let ours: Set<String> = [
    "array", "chdir", "error", "input", "job-name", "open-mode", "output", "parsable", "test-only",
    "wait", "wrap",
  ]

  /// Options of `sbatch` that stand alone.
  private static let flags: Set<String> = [
    "contiguous", "exclusive", "get-user-env", "hold", "ignore-pbs", "nice", "no-kill",
    "no-requeue",
    "overcommit", "oversubscribe", "reboot", "requeue", "spread-job", "use-min-nodes", "verbose",
  ]

  /// Why an option is refused.
  package struct Mistake: Error, Equatable {
    /// What is wrong, in one sentence.
    package let message: String
  }

  /// Makes an option of what follows ``prefix``: `NAME` or `NAME=VALUE`.
  ///
  /// - Throws: ``Mistake`` for what is no name, or one of an option that `runner` gives itself.
  package init(_ text: String) throws(Mistake) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts.first ?? "")
    value = parts.count > 1 ? String(parts[1]) : nil
    let isName = name.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    guard isName, name.first?.isLetter == true else {
      throw Mistake(message: Message.noSlurmOption(Self.prefix + name))
    }
    guard !Self.ours.contains(name) else {
      throw Mistake(message: Message.ownSlurmOption(Self.prefix + name))
    }
  }

  /// Whether an option of a name takes the argument that follows it as its value.
  package static func takesNext(_ name: String) -> Bool { !flags.contains(name) }

  /// The option as an argument of `sbatch`.
  var argument: String { value.map { "--\(name)=\($0)" } ?? "--\(name)" }
}
