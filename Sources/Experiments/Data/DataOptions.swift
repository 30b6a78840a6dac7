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
        \.normalization, "normalize", .optional(.mapping), "shifts and scales the inputs",
        otherwise: "inputs stay as they are"),
      .optional(
        \.augmentations, "augment", .optional(.list(.augmentation, of: "augmentations")),
        "random changes to the images that are trained on, in this order",
        otherwise: "images stay as they are"),
      .optional(
        \.validation, "validation", .optional(.validation),
        "the validation split: a fraction of the samples, drawn by the seed, or `test` where the "
          + "data set has such a split", otherwise: "all samples are trained on"),
    ])

  /// Samples that are measured on and never trained on.
  package enum Validation: Sendable, Hashable {
    /// A fraction of all samples, drawn by the seed.
    case fraction(Double)
    /// A part that the makers of the data set set apart.
    case split(NamedSplit)
  }

  /// Samples in a batch.
  package var batchSize = BatchSize.full
  /// Whether every epoch has an order of its own.
  package var shuffle = true
  /// Whether a last batch that is not full is left out.
  package var dropLast = false
  /// Shifts and scales the inputs.
  package var normalization: Normalization?
  /// Random changes to the images that are trained on.
  package var augmentations: [any Augmentation]?
  /// The samples held out for validation.
  package var validation: Validation?
}

extension ValueKind<DataOptions.Validation> {
  /// A fraction of the samples, or the name of a split.
  fileprivate static var validation: ValueKind {
    ValueKind(
      .either([.number(.between(0, 1)), .choice([NamedSplit.test.rawValue])]),
      read: { reader in
        guard reader.text == NamedSplit.test.rawValue else {
          // What is no number at all is no fraction that went wrong: it may be a file.
          guard let text = reader.text, (try? Expression.constant(text)) != nil else {
            reader.refuse(expected: "a fraction between 0 and 1, or '\(NamedSplit.test.rawValue)'")
            return nil
          }
          return reader.number(.between(0, 1)).map { .fraction($0) }
        }
        reader.note(.text(NamedSplit.test.rawValue), as: "fraction or split")
        return .split(.test)
      },
      plain: { validation in
        switch validation {
        case .fraction(let fraction): .number(fraction)
        case .split(let split): .text(split.rawValue)
        }
      })
  }
}
