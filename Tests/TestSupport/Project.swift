internal import Foundation

/// The project's own folders, for tests that try what it ships.
package enum Project {
  /// The folder that holds `Package.swift`.
  package static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The paths of all experiment files, in order.
  package static func experiments() throws -> [String] {
    try ["experiments", "experiments/tables"].flatMap { folder in
      try FileManager.default.contentsOfDirectory(atPath: "\(root)/\(folder)")
        .filter { $0.hasSuffix(".yaml") }.sorted().map { "\(root)/\(folder)/\($0)" }
    }
  }
}
