internal import Messages

/// An option of `sbatch` that the user gives: `--slurm-partition gpu`.
package struct SlurmOption: Sendable, Hashable {
  /// Its name there, without hyphens before it.
  package let name: String
  /// Its value; nil for one that takes none.
  package let value: String?

  /// What the command line of `runner` puts before a name.
  package static let prefix = "--slurm-"

  /// Why an option is refused.
  package struct Mistake: Error, Equatable {
    /// What is wrong, in one sentence.
    package let message: String
  }

  /// Makes an option of what follows ``prefix``: `NAME` or `NAME=VALUE`.
  ///
  /// - Throws: ``Mistake`` for what is no name, an option that `runner` gives itself, a value that is
  ///   missing, or one too much.
  package init(_ text: String) throws(Mistake) {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    name = String(parts.first ?? "")
    value = parts.count > 1 ? String(parts[1]) : nil
    let shown = Self.prefix + name
    guard Self.isName(name) else { throw Mistake(message: Message.noSlurmOption(shown)) }
    // `sbatch` takes the beginning of a name for the whole of it.
    let isKnown = SlurmOptionNames.all.contains(name)
    if !isKnown, let whole = SlurmOptionNames.all.sorted().first(where: { $0.hasPrefix(name) }) {
      throw Mistake(message: Message.shortSlurmOption(shown, Self.prefix + whole))
    }
    guard !SlurmOptionNames.ours.contains(name) else {
      throw Mistake(message: Message.ownSlurmOption(shown))
    }
    guard !SlurmOptionNames.idle.contains(name) else {
      throw Mistake(message: Message.idleSlurmOption(shown))
    }
    if value == nil, SlurmOptionNames.valued.contains(name) {
      throw Mistake(message: Message.noSlurmValue(shown))
    }
    if value != nil, SlurmOptionNames.flags.contains(name) {
      throw Mistake(message: Message.needlessSlurmValue(shown))
    }
  }

  private static func isName(_ text: String) -> Bool {
    let isPlain = text.utf8.allSatisfy { byte in
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || byte == UInt8(ascii: "-")
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    return isPlain && text.first?.isLetter == true
  }

  /// Whether an option of a name takes the argument that follows it as its value.
  ///
  /// What begins another option is no value but behind an equals sign.
  package static func takes(_ next: String, after name: String) -> Bool {
    guard !SlurmOptionNames.flags.contains(name), !SlurmOptionNames.optional.contains(name) else {
      return false
    }
    return next == "-" || !next.hasPrefix("-")
  }

  /// The option as an argument of `sbatch`.
  var argument: String { value.map { "--\(name)=\($0)" } ?? "--\(name)" }
}
