internal import Declarations
internal import Messages
internal import Networks

/// What a spec says at its top beside the sections.
struct SpecHead: Declared {
  /// Its name and its arguments.
  static let declaration = Declaration<Self>(
    "spec", Self(), "An experiment.",
    arguments: [
      .optional(
        \.name, "name", .optional(.runName), "what its results are called",
        otherwise: "the file's name"),
      .optional(
        \.text, "description", .optional(.description), "what the experiment is about",
        otherwise: "nothing"),
      .optional(\.seed, "seed", .wholeNumber(.atLeast(0)), "what all randomness grows from"),
      .optional(\.threads, "threads", .threads, "threads of the engine"),
      .optional(\.precision, "precision", .choice("precision"), "what layers compute in"),
      .optional(
        \.plots, "plots", .optional(.boolean),
        "whether pictures are drawn in a run's folder; a run that is packed has none",
        otherwise: "false in a sweep, true elsewhere"),
    ])

  /// The name of the results' folder; nil is the file's.
  var name: String?
  /// What the experiment is about.
  var text: String?
  /// What all randomness grows from.
  var seed = 0
  /// Threads of the engine; nil is one a core.
  var threads: Int?
  /// What layers compute in.
  var precision = Precision.float32
  /// Whether pictures are drawn; nil is no in a sweep, and yes elsewhere.
  var plots: Bool?
}

extension ValueKind<String> {
  /// A name that a folder can have.
  fileprivate static var runName: ValueKind {
    ValueKind(
      .text,
      read: { reader in
        guard let name = reader.string() else { return nil }
        guard let mistake = FolderName.mistake(in: name) else { return name }
        reader.refuse(mistake, at: nil)
        return nil
      }, plain: { .text($0) })
  }

  /// A text of some lines.
  fileprivate static var description: ValueKind {
    ValueKind(
      .text,
      read: { ($0 as? ValueReader)?.string(limit: SpecLimits.description) },
      plain: { .text($0) })
  }
}

extension ValueKind<Int?> {
  /// A number of threads, or `all`.
  fileprivate static var threads: ValueKind {
    let range = NumberRange.within(1, 1024)
    return ValueKind(
      .either([.wholeNumber(range), .choice(["all"])]),
      read: { reader in
        guard reader.text == "all" else { return reader.wholeNumber(range).map { .some($0) } }
        reader.note(.text("all"), as: "whole number")
        return .some(nil)
      },
      plain: { $0.map { .integer($0) } ?? .text("all") })
  }
}
