/// Samples in one or two NumPy `.npy` files, `[samples, ...]` each, gzip-compressed or not.
///
/// Formats 1.0 to 3.0 are read, little-endian: `float32`, `float64`, signed and unsigned integers
/// of 8 to 64 bits, and booleans; C or Fortran order.
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html
public struct NPYSource: SampleSource, Equatable {
  /// The file of the inputs, `[samples]` or `[samples, ...]`; the other dimensions are the shape
  /// of a sample, `[1]` where there are none.
  public let inputs: String
  /// The file of the targets, `[samples]` or `[samples, ...]`.
  public let targets: String?

  /// Names the files; nothing is read before ``load(_:seed:)``.
  public init(inputs: String, targets: String? = nil) {
    self.inputs = inputs
    self.targets = targets
  }

  /// Reads the files.
  ///
  /// Class targets are integers from 0, `[samples]` or `[samples, 1]`; there are as many classes
  /// as the largest one says. Value targets are numbers of any type, flattened to
  /// `[samples, width]`.
  ///
  /// - Throws: ``DatasetError``; sizes that a header promises are checked before they are believed.
  public func load(
    _ targets: TargetRequirement, seed: UInt64 = 0
  ) throws(DatasetError) -> LoadedSamples {
    let first = try FileContent(inputs)
    let array = try NPYArray(first.bytes, file: inputs)
    let values = try array.floats()
    var digests = [first.digest]
    var loaded = Targets.none
    if let path = self.targets {
      let second = try FileContent(path)
      digests.append(second.digest)
      loaded = try NPYArray(second.bytes, file: path).targets(targets, count: array.count)
    } else if targets != .none {
      throw DatasetError(.malformed, file: inputs, message: "a file of targets is needed beside it")
    }
    let shape = array.shape.count > 1 ? Array(array.shape.dropFirst()) : [1]
    return LoadedSamples(
      samples: Samples(inputShape: shape, count: array.count, inputs: values, targets: loaded),
      digest: FileContent.digest(of: digests))
  }

  /// The SHA-256 of the file of inputs or, where there are targets, of both files' SHA-256.
  public func digest() throws(DatasetError) -> String {
    var digests = [try InputFile(inputs).digest()]
    if let targets { digests.append(try InputFile(targets).digest()) }
    return FileContent.digest(of: digests)
  }
}
