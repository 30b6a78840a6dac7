package import Foundation

/// The files of a run, as tests look at them.
package struct RunFiles {
  /// What must be the same however a run came to its end.
  package struct Remains: Equatable {
    /// `metrics.csv`.
    package let metrics: Data
    /// The weights at the end.
    package let weights: Data
    /// The summary of the result, its keys sorted.
    package let summary: Data
  }

  private let experiment: String

  /// Looks at the newest run of an experiment, whichever that is at the moment.
  package init(latestOf name: String, in results: String) { experiment = "\(results)/\(name)" }

  /// The ID of the newest run, as the file `latest` names it; nil before there is one.
  package var id: String? {
    let text = try? String(contentsOfFile: "\(experiment)/latest", encoding: .utf8)
    return text.map { $0.hasSuffix("\n") ? String($0.dropLast()) : "no line" }
  }

  /// The run's folder.
  package var path: String { "\(experiment)/\(id ?? "none")" }

  /// The bytes of a file; nil if there is none.
  package func bytes(_ name: String) -> Data? {
    FileManager.default.contents(atPath: "\(path)/\(name)")
  }

  /// What tells a file from another that takes its place; nil if there is none.
  package func version(_ name: String) -> String? {
    let facts = try? FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    return facts.map { facts in
      let date = facts[.modificationDate] as? Date ?? .distantPast
      return "\(facts[.systemFileNumber] ?? 0) \(date.timeIntervalSince1970)"
    }
  }

  /// `result.json`.
  package func result() throws -> [String: Any] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(path)/result.json"))
    return try JSONSerialization.jsonObject(with: bytes) as? [String: Any] ?? [:]
  }

  /// What a run that is done has left.
  package func remains() throws -> Remains {
    Remains(
      metrics: try Data(contentsOf: URL(fileURLWithPath: "\(path)/metrics.csv")),
      weights: try Data(
        contentsOf: URL(fileURLWithPath: "\(path)/checkpoint/weights.safetensors")),
      summary: try JSONSerialization.data(
        withJSONObject: try result()["summary"] ?? [:], options: .sortedKeys))
  }

  /// The names of all files and folders below the run's folder, sorted.
  package func names() throws -> [String] {
    let folder = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    return try FileManager.default.subpathsOfDirectory(atPath: folder).sorted()
  }

  /// What is wrong with the files below a folder of results: each must be whole, and each link lead
  /// somewhere.
  package static func damage(in results: String) throws -> [String] {
    let manager = FileManager.default
    guard manager.fileExists(atPath: results) else { return [] }
    return try manager.subpathsOfDirectory(atPath: results).filter { name in
      let path = "\(results)/\(name)"
      // What a killed process left half-written is nobody's file.
      if name.contains(".tmp-") { return false }
      guard let bytes = manager.contents(atPath: path) else {
        return !manager.fileExists(atPath: path)
      }
      if name.hasSuffix(".json") {
        return (try? JSONSerialization.jsonObject(with: bytes)) == nil
      }
      if name.hasSuffix(".csv") { return !(bytes.isEmpty || bytes.last == 0x0A) }
      if name.hasSuffix(".safetensors") { return !isWhole(safetensors: bytes) }
      return false
    }
  }

  /// Whether the last tensor ends where the file does.
  private static func isWhole(safetensors bytes: Data) -> Bool {
    guard bytes.count >= 8 else { return false }
    let length = bytes.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
    let header = try? JSONSerialization.jsonObject(with: bytes.dropFirst(8).prefix(length))
    guard let entries = header as? [String: [String: Any]] else { return false }
    let ends = entries.values.compactMap { ($0["data_offsets"] as? [Int])?.last }
    return 8 + length + (ends.max() ?? 0) == bytes.count
  }
}
