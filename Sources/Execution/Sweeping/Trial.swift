internal import JSON
internal import Sweeps

/// One run of a sweep.
package struct Trial: Sendable, Hashable {
  /// Its place among the trials of the sweep, from 0.
  package let number: Int
  /// The cell that it is a run of.
  let cell: Int
  /// Which of the cell's runs it is.
  let repetition: Int
  /// What tells the run from others, in 64 hexadecimal digits.
  let digest: String
  /// Its values as options give them, `PATH=VALUE`; the seed is the last.
  package let settings: [String]

  /// The name of the run's folder.
  package var id: String { Identity.id(of: digest) }

  /// The trial in words: its number, its ID and its values.
  package var title: String {
    "trial \(number) (\(id)) \(settings.joined(separator: " "))"
  }
}

extension Trial {
  /// A trial of a plan, under the digest of its run.
  init(_ number: Int, _ planned: PlannedTrial, _ digest: String, _ settings: [String]) {
    self.init(
      number: number, cell: planned.cell, repetition: planned.repetition, digest: digest,
      settings: settings)
  }

  /// The trial on one line, as a worker is told of it.
  var line: String {
    JSONValue.object([
      ("number", number.json), ("cell", cell.json), ("repetition", repetition.json),
      ("digest", digest.json), ("settings", settings.json),
    ]).compactText
  }

  /// Reads what ``line`` gives; nil for anything else.
  init?(line: String) {
    guard let json = try? JSONValue(parsing: Array(line.utf8)),
      let number = try? json.value("number") as Int, let cell = try? json.value("cell") as Int,
      let repetition = try? json.value("repetition") as Int,
      let digest = try? json.value("digest") as String,
      let settings = try? json.value("settings") as [String]
    else { return nil }
    self.init(
      number: number, cell: cell, repetition: repetition, digest: digest, settings: settings)
  }
}
