public import Declarations

/// The files of samples that are held out, where a data set has inputs and targets in files of their own.
public struct HeldOutArrays: Declared, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "held_out", Self(),
    "The files of samples that are held out, of the kind that the data set reads.",
    arguments: [
      .required(\.inputs, "inputs", .path, "the file of the inputs", example: "test_x.npy"),
      .optional(
        \.targets, "targets", .optional(.path), "the file of the targets",
        otherwise: "there are none",
        example: "test_y.npy"),
    ])

  /// The file of the inputs.
  public var inputs = ""
  /// The file of the targets.
  public var targets: String?

  /// Names no files yet.
  public init() {}
}
