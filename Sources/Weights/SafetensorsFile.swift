/// Named tensors of floats, as a safetensors file holds them.
///
/// Files are read in `F32`, `F16`, `BF16`, `F64` and `I64`, rounded to the nearest float, and
/// written in `F32`, or in `I64` where they are integers. Numbers of `F32` need not be finite.
/// Format: https://huggingface.co/docs/safetensors
public struct SafetensorsFile: Sendable, Equatable {
  private var tensors: [String: Tensor]
  /// Texts about the tensors by their names, `format` apart, which is always `pt`.
  public var metadata: [String: String]

  /// Takes tensors by their names, of which none may be `__metadata__`, and texts about them.
  public init(_ tensors: [String: Tensor] = [:], metadata: [String: String] = [:]) {
    precondition(tensors["__metadata__"] == nil, "the format keeps this name for itself")
    self.tensors = tensors
    self.metadata = metadata.filter { $0.key != "format" }
  }

  /// Reads a file whole.
  ///
  /// - Throws: ``WeightsError``; what the header promises is checked before it is believed.
  public init(path: String) throws(WeightsError) {
    let reading = try SafetensorsReading(path)
    try self.init(reading.header, of: reading.bytes, file: path)
  }

  /// Reads the bytes of a file.
  ///
  /// - Parameters:
  ///   - bytes: the whole content.
  ///   - file: the file's path, for errors.
  /// - Throws: ``WeightsError``; what the header promises is checked before it is believed.
  public init(bytes: [UInt8], file: String) throws(WeightsError) {
    let header = try SafetensorsHeader(bytes, size: bytes.count, file: file)
    try self.init(header, of: bytes, file: file)
  }

  private init(_ header: SafetensorsHeader, of bytes: [UInt8], file: String) throws(WeightsError) {
    tensors = [:]
    metadata = header.metadata.filter { $0.key != "format" }
    for entry in header.entries {
      let tensor = Tensor(
        shape: entry.shape, values: entry.type.floats(bytes[entry.range]),
        areIntegers: entry.type == .int64)
      // Strings are equal if they look alike, which the header's own check of bytes lets pass.
      guard tensors.updateValue(tensor, forKey: entry.name) == nil else {
        throw WeightsError(
          .malformed, file: file, message: "two tensors have names that look the same")
      }
    }
  }

  /// The names of the tensors, sorted by their UTF-8.
  public var names: [String] {
    tensors.keys.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The tensor of a name, nil where there is none.
  public subscript(name: String) -> Tensor? { tensors[name] }
}
