package import Datasets
package import Declarations
internal import Expressions

/// How samples are prepared, divided and made into batches: what `data` says beside the data set.
package struct DataOptions: Declared {
  /// Its name and its arguments.
  package static let declaration = Declaration<Self>(
    "data", Self(), "How samples are prepared, divided and made into batches.",
    arguments: [
      .required(
        \.batchSize, "batch_size", .batchSize,
        "samples in a batch: a number, `full`, an expression of the epoch, or a list of one an "
          + "epoch", example: "64"),
      .optional(\.shuffle, "shuffle", .boolean, "whether every epoch has an order of its own"),
      .optional(
        \.dropLast, "drop_last", .boolean, "whether a last batch that is not full is left out"),
      .optional(
        \.normalization, "normalize", .optional(.normalizing),
        "shifts and scales the inputs; `auto` takes the mean and the standard deviation of each column or "
          + "channel from the training samples, and scales target values likewise",
        otherwise: "inputs stay as they are"),
      .optional(
        \.augmentations, "augment", .optional(.list(.augmentation, of: "augmentations")),
        "random changes to the images that are trained on, in this order",
        otherwise: "images stay as they are"),
      .optional(
        \.validation, "validation", .optional(.heldOut),
        "the samples to validate on: a fraction or a number of all samples, drawn by the seed, `test` where the "
          + "data set has such a split, or another file or folder such as the data set reads, with the same columns or "
          + "classes (`{inputs: FILE, targets: FILE}` where those lie apart)",
        otherwise: "all samples are trained on"),
      .optional(
        \.test, "test", .optional(.heldOut),
        "the samples that are measured on once, at the end, in the same words", otherwise: "none"),
      .optional(
        \.split, "split", .optional(.mapping), "how samples are drawn that are held out",
        otherwise: "each by itself, by the run's seed", example: "{seed: 1, stratify: true}"),
    ])

  /// What is done to the inputs once.
  package enum Normalizing: Sendable, Hashable {
    /// What the training samples call for.
    case auto
    /// What is given.
    case given(Normalization)
  }

  /// Samples in a batch.
  package var batchSize = BatchSize.full
  /// Whether every epoch has an order of its own.
  package var shuffle = true
  /// Whether a last batch that is not full is left out.
  package var dropLast = false
  /// Shifts and scales the inputs.
  package var normalization: Normalizing?
  /// Random changes to the images that are trained on.
  package var augmentations: [any Augmentation]?
  /// The samples held out for validation.
  package var validation: HeldOut?
  /// The samples that are measured on once, at the end.
  package var test: HeldOut?
  /// How samples are drawn.
  package var split: DivisionRule?

  package init() {}

  /// What is wrong with the arguments together.
  package var problems: [ArgumentError] {
    if validation != nil, split?.folds != nil {
      let message = "the folds say what is validated on"
      return [ArgumentError(argument: "validation", message: message, isUnwanted: true)]
    }
    guard case .split? = validation, test == validation else { return [] }
    let message =
      "the split 'test' is validated on already; validation: 0.1 draws from the training split"
    return [ArgumentError(argument: "test", message: message)]
  }

  /// Whether there are samples to validate on.
  package var validates: Bool { validation != nil || split?.folds != nil }

  /// Whether samples are drawn by a seed.
  package var draws: Bool {
    validation?.isDrawn == true || test?.isDrawn == true || split?.folds != nil
  }
}

extension ValueKind<DataOptions.Normalizing> {
  /// `auto`, or a mean and a standard deviation.
  fileprivate static var normalizing: ValueKind {
    let given = ValueKind<Normalization>.mapping
    return ValueKind(
      .either([.choice(["auto"]), given.shape]),
      read: { reader in
        guard reader.text == "auto" else {
          guard reader.isMapping else {
            reader.refuse(expected: "auto, or a mapping with mean and std")
            return nil
          }
          return given.read(reader).map { .given($0) }
        }
        reader.note(.text("auto"), as: "normalization")
        return .auto
      },
      plain: { value in
        switch value {
        case .auto: .text("auto")
        case .given(let normalization): given.plain(normalization)
        }
      },
      complaints: { value in
        switch value {
        case .auto: []
        case .given(let normalization): given.complaints(normalization)
        }
      })
  }
}

extension ValueKind<HeldOut> {
  /// A fraction or a number of the samples, the name of a split, or a file.
  fileprivate static var heldOut: ValueKind {
    ValueKind(
      .either([
        .number(.between(0, 1)), .wholeNumber(.atLeast(1)), .choice([NamedSplit.test.rawValue]),
        .path, .mapping(HeldOutArrays.facts),
      ]),
      read: { reader in
        if reader.isMapping { return reader.fields(of: HeldOutArrays.self).map { .arrays($0) } }
        if reader.text == NamedSplit.test.rawValue {
          reader.note(.text(NamedSplit.test.rawValue), as: "fraction or split")
          return .split(.test)
        }
        if reader.text?.hasSuffix("%") == true { return refuse(reader) }
        guard let text = reader.text, (try? Expression.constant(text)) != nil else {
          return reader.text == nil ? refuse(reader) : reader.string().map { .file($0) }
        }
        // `1.0` is all, as a fraction: nothing would be left to train on.
        guard !text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
          return reader.wholeNumber(.atLeast(1)).map { .count($0) }
        }
        return reader.number(.between(0, 1)).map { .fraction($0) }
      },
      plain: { held in
        switch held {
        case .fraction(let fraction): .number(fraction)
        case .count(let count): .integer(count)
        case .split(let split): .text(split.rawValue)
        case .file(let path): .text(path)
        case .arrays(let files): ValueKind<HeldOutArrays>.mapping.plain(files)
        }
      },
      mapPaths: { held, transform in
        switch held {
        case .fraction, .count, .split: break
        case .file(let path): held = .file(transform(path))
        case .arrays(var files):
          files.inputs = transform(files.inputs)
          files.targets = files.targets.map(transform)
          held = .arrays(files)
        }
      })
  }

  private static func refuse(_ reader: any ArgumentReader) -> Value? {
    reader.refuse(expected: "a fraction between 0 and 1, or '\(NamedSplit.test.rawValue)'")
    return nil
  }
}
