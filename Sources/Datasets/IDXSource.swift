import System

/// Samples in one or two IDX files, `[samples, ...]` each, gzip-compressed or not.
///
/// Inputs of unsigned bytes are pixels and become `byte / 255`; numbers of the other types,
/// `int8`, `int16`, `int32`, `float32` and `float64`, are taken as they are. Images
/// `[samples, height, width]` have one channel: `[1, height, width]` each.
public struct IDXSource: SampleSource, Equatable {
  /// The file of the inputs.
  public let inputs: String
  /// The file of the targets.
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
    if self.targets == nil, targets != .none {
      throw DatasetError(.malformed, file: inputs, message: "a file of targets is needed beside it")
    }
    var digests: [SHA256Digest] = []
    let samples = try Self.read(
      inputs, targets: self.targets, requirement: targets, into: &digests)
    return LoadedSamples(samples: samples, digest: FileContent.digest(of: digests))
  }

  /// The SHA-256 of the file of inputs or, where there are targets, of both files' SHA-256.
  public func digest() throws(DatasetError) -> String {
    var digests = [try InputFile(inputs).digest()]
    if let targets { digests.append(try InputFile(targets).digest()) }
    return FileContent.digest(of: digests)
  }

  /// Reads a file of inputs and the targets beside it, and adds their digests.
  ///
  /// There are `classCount` classes, or where it is nil as many as the largest one says.
  static func read(
    _ inputs: String, targets: String?, requirement: TargetRequirement, classCount: Int? = nil,
    into digests: inout [SHA256Digest]
  ) throws(DatasetError) -> Samples {
    var array = try self.array(inputs, &digests)
    guard let targets else { return try array.samples(.none) }
    let second = try self.array(targets, &digests)
    guard second.count == array.count else {
      throw DatasetError(
        .malformed, file: targets,
        message: "there are \(second.count) targets for \(array.count) inputs")
    }
    return try array.samples(second.targets(requirement, classCount: classCount))
  }

  private static func array(
    _ path: String, _ digests: inout [SHA256Digest]
  ) throws(DatasetError) -> IDXArray {
    var content = try FileContent(path)
    digests.append(content.digest)
    return try IDXArray(content.take(), file: path)
  }
}
