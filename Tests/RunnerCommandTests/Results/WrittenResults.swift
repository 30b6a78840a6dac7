import Foundation
import TestSupport

/// A folder of results that were written and not run.
struct WrittenResults {
  let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Writes a `result.json`: keys of the spec beside name and seed, and what was measured, are JSON.
  func add(
    _ name: String, _ id: String, seed: Int = 0, status: String = "done",
    started: String = "2026-11-27T04:06:49.168Z", values: String = "", summary: String = "",
    in root: String = "results"
  ) throws {
    let path = "\(folder.path)/\(root)/\(name)/\(id)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    let text = """
      {"format": 3, "name": "\(name)", "id": "\(id)", "status": "\(status)", "seed": \(seed),
      "started": "\(started)", "ended": "\(started)", "seconds": {"total": 1.5, "training": 1.25},
      "summary": {"steps": 20\(summary.isEmpty ? "" : ", \(summary)")}, "host": "h",
      "values": {"name": "\(name)", "seed": \(seed)\(values.isEmpty ? "" : ", \(values)")}}
      """
    _ = try folder.write(Array(text.utf8), "\(root)/\(name)/\(id)/result.json")
  }

  /// Writes a file, and the folders that it needs.
  func write(_ text: String, _ path: String) throws { try write(Array(text.utf8), path) }

  /// The same of bytes.
  func write(_ bytes: [UInt8], _ path: String) throws {
    let file = URL(fileURLWithPath: "\(folder.path)/\(path)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  /// A file's text.
  func text(_ path: String) throws -> String {
    try String(contentsOfFile: "\(folder.path)/\(path)", encoding: .utf8)
  }

  func run(
    _ arguments: String..., environment: [String: String] = [:]
  ) throws -> RunnerProcess {
    try RunnerProcess(arguments, in: folder.path, environment: environment)
  }

  /// The object that a command prints.
  func object(_ arguments: String...) throws -> [String: Any] {
    let process = try RunnerProcess(arguments, in: folder.path)
    let object = try JSONSerialization.jsonObject(with: Data(process.output.utf8))
    return object as? [String: Any] ?? [:]
  }
}
