package import Declarations

/// The run that another one goes on from.
package struct ContinueSection: Sendable {
  /// What the section says.
  package let options: ContinueOptions
  /// The run's folder, and where it stands.
  package let run: Located<String>
  /// Where the section stands.
  package let span: SourceSpan
}

/// What `continue:` says: whose kept state training goes on from.
package struct ContinueOptions: Declared {
  /// One of the states that a run keeps.
  package enum Place: Sendable, Hashable {
    /// That of its end.
    case last
    /// That of its best evaluation.
    case best
    /// That after so many updates.
    case step(Int)
  }

  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "continue", Self(), "A run that is trained further, in a folder of its own.",
    shorthand: "run",
    arguments: [
      .required(
        \.run, "run", .path, "the run's folder, with a state that it has kept",
        example: "results/lenet/0123456789ab"),
      .optional(
        \.from, "from", .keptPlace,
        "which of its states: the last, the best, or that after so many updates"),
      .optional(
        \.digest, "digest", .optional(.text),
        "the run's whole digest, which must be that of the folder", otherwise: "any"),
    ])

  /// The run's folder.
  package var run = ""
  /// Which of its states.
  package var from = Place.last
  /// Its digest; nil for any.
  package var digest: String?

  /// What holds where nothing is said.
  package init() {}
}

extension ContinueOptions.Place {
  /// The place as a spec writes it.
  package var text: String {
    switch self {
    case .last: "last"
    case .best: "best"
    case .step(let step): "\(step)"
    }
  }

  /// Reads ``text``; nil for anything else.
  package init?(_ text: String) {
    switch text {
    case "last": self = .last
    case "best": self = .best
    case _:
      guard let step = Int(text), step > 0 else { return nil }
      self = .step(step)
    }
  }
}

extension ValueKind<ContinueOptions.Place> {
  /// `last`, `best`, or a number of updates.
  fileprivate static var keptPlace: ValueKind {
    let range = NumberRange.within(1, TrainOptions.longestRun)
    let shape = ArgumentShape.either([.choice(["last", "best"]), .wholeNumber(range)])
    return ValueKind(
      shape,
      read: { reader in
        guard let text = reader.text, Int(text) == nil else {
          return reader.wholeNumber(range).map { .step($0) }
        }
        return reader.choice(of: ["last", "best"], noun: "state").flatMap(
          ContinueOptions.Place.init)
      },
      plain: { place in
        if case .step(let step) = place { .integer(step) } else { .text(place.text) }
      })
  }
}

extension ValueReader {
  /// Reads `continue:`.
  func continuation() -> ContinueSection? {
    let options = context.findings.whole { fields(of: ContinueOptions.self) }
    guard let options else { return nil }
    let place = node[key: "run"] ?? node
    return ContinueSection(
      options: options,
      run: Located(value: options.run, span: place.span, path: path.key("run")), span: node.span)
  }
}
