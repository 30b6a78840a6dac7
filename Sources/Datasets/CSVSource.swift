/// Samples in a file of comma-separated values (RFC 4180), one row a sample, all of it numbers.
///
/// Quoted fields, CRLF, a byte order mark, spaces around numbers and gzip compression are
/// understood. Blank lines are allowed at the end alone.
public struct CSVSource: SampleSource, Equatable {
  /// Where the file is.
  public let path: String
  /// Whether the first row names the columns.
  public let header: Header
  /// Which column holds the targets; nil where all columns are inputs.
  public let target: TargetColumn?

  /// Names a file; nothing is read before ``load(_:seed:)``.
  public init(path: String, header: Header = .present, target: TargetColumn? = nil) {
    self.path = path
    self.header = header
    self.target = target
  }

  /// Reads the file: the target column's numbers are targets, the others, in order, inputs.
  ///
  /// Class targets are whole numbers from 0; there are as many classes as the largest one says.
  ///
  /// - Throws: ``DatasetError`` with line, column and excerpt where a cell or row is at fault.
  public func load(
    _ targets: TargetRequirement, seed: UInt64 = 0
  ) throws(DatasetError) -> LoadedSamples {
    let content = try FileContent(path)
    var table = CSVTable(source: self, targets: targets, bytes: content.bytes)
    let samples = try table.samples()
    return LoadedSamples(
      samples: samples, digest: FileContent.digest(of: [content.digest]))
  }

  /// The SHA-256 of the file as it lies on disk, compressed or not.
  public func digest() throws(DatasetError) -> String {
    FileContent.digest(of: [try InputFile(path).digest()])
  }
}
