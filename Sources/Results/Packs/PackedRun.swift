internal import JSON
internal import Messages
internal import System

/// The files of a run that has ended, as a record of a pack.
///
/// A line of JSON with the run's ID, the names and lengths of its files, and a checksum; then the files,
/// one behind the other; then a line end. The checksum is SHA-256 of the line as it is without the
/// checksum, and of the files.
package struct PackedRun: Sendable, Equatable {
  /// A file of the run.
  package struct File: Sendable, Equatable {
    /// Its path in the run's folder.
    package let name: String
    /// Its content.
    package let bytes: [UInt8]
  }

  /// The run's ID.
  package let id: String
  /// Its files.
  package let files: [File]

  /// The file of a name; nil if there is none.
  package subscript(_ name: String) -> [UInt8]? { files.first { $0.name == name }?.bytes }

  /// What the run's result says; nil if there is none that can be read.
  package var result: StoredResult? { self["result.json"].flatMap { StoredResult(bytes: $0) } }

  /// The record.
  var bytes: [UInt8] {
    let content = files.flatMap(\.bytes)
    let facts = Self.facts(id, files)
    let header = JSONValue.object(facts + [("sha256", Self.checksum(facts, content).json)])
    return Array((header.compactText + "\n").utf8) + content + [UInt8(ascii: "\n")]
  }

  init(id: String, files: [File]) { (self.id, self.files) = (id, files) }

  /// Reads a record; nil if it is not whole, or not what was written.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")), bytes.last == UInt8(ascii: "\n"),
      let header = try? JSONValue(parsing: bytes[..<end]),
      case .array(let names)? = header["files"], let id = try? header.value("id") as String,
      let checksum = try? header.value("sha256") as String
    else { return nil }
    let content = bytes[(end + 1)...].dropLast()
    var (files, rest): ([File], ArraySlice<UInt8>) = ([], content)
    for name in names {
      guard case .array(let parts) = name, parts.count == 2,
        let name = try? String(json: parts[0]), let length = try? Int(json: parts[1]),
        (0...rest.count).contains(length)
      else { return nil }
      files.append(File(name: name, bytes: Array(rest.prefix(length))))
      rest = rest.dropFirst(length)
    }
    guard rest.isEmpty, Self.checksum(Self.facts(id, files), content) == checksum else {
      return nil
    }
    self.init(id: id, files: files)
  }

  private static func facts(_ id: String, _ files: [File]) -> [(key: String, value: JSONValue)] {
    let names = files.map { JSONValue.array([$0.name.json, $0.bytes.count.json]) }
    return [("id", id.json), ("files", .array(names))]
  }

  private static func checksum(
    _ facts: [(key: String, value: JSONValue)], _ content: some Sequence<UInt8>
  ) -> String {
    var hash = SHA256()
    hash.update(Array((JSONValue.object(facts).compactText + "\n").utf8))
    hash.update(Array(content))
    return hash.finalize().bytes.hexadecimal
  }
}
