import Foundation
import TestSupport
import Testing

/// `runner schedule` against the sequences recorded from the original package and from PyTorch, and
/// those computed by the formulas of other libraries.
@Suite struct RecordedScheduleTests {
  /// A file of sequences, an index into it, and how close the command comes, relative.
  struct Case: CustomTestStringConvertible, Sendable {
    let file: String
    let index: Int
    let tolerance: Double

    var testDescription: String { "\(file) \(index)" }
  }

  static func cases() throws -> [Case] {
    let files = [
      ("original_schedules", 1e-12), ("pytorch_schedules", 1e-9), ("reference_schedules", 1e-9),
      ("composed_schedules", 1e-9),
    ]
    return try files.flatMap { file, tolerance in
      try records(file).indices.map { Case(file: file, index: $0, tolerance: tolerance) }
    }
  }

  private static func records(_ file: String) throws -> [[String: Any]] {
    let path = "\(Project.root)/Tests/SchedulesTests/Resources/\(file).json"
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: URL(fileURLWithPath: path)))
    return try #require(json as? [[String: Any]])
  }

  /// A spec that says what a record was made from; JSON is YAML in flow style.
  private func spec(_ record: [String: Any]) throws -> String {
    let groups = try #require(record["groups"] as? [[String: Any]])
    var optimizer: [String: Any] = ["type": "sgd", "lr": 1]
    if groups.count == 1 {
      optimizer.merge(groups[0]) { $1 }
    } else {
      optimizer["groups"] = groups.enumerated().map { index, group in
        group.merging(["name": "g\(index)"]) { $1 }
      }
    }
    let spec: [String: Any] = [
      "optimizer": optimizer, "scheduler": try #require(record["scheduler"]),
      "train": ["epochs": try #require(record["steps"])],
    ]
    return String(decoding: try JSONSerialization.data(withJSONObject: spec), as: UTF8.self)
  }

  @Test(arguments: try cases())
  func `the command prints what was recorded`(_ item: Case) throws {
    let record = try Self.records(item.file)[item.index]
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(try spec(record).utf8), "spec.yaml")
    let run = try RunnerProcess(["schedule", file], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let rows = run.output.split(separator: "\n").map { $0.split(separator: ",") }
    let header = try #require(rows.first).map(String.init)
    let steps = try #require(record["steps"] as? Int)
    #expect(rows.count == steps + 1)
    for knob in ["lr", "momentum"] {
      let recorded = try #require(record[knob] as? [[Double]])
      let columns = header.indices.filter { header[$0].hasPrefix("\(knob).") }
      #expect(columns.count == recorded[0].count)
      for step in 0..<steps {
        for (group, column) in columns.enumerated() {
          let value = try #require(Double(rows[step + 1][column]))
          let expected = recorded[step][group]
          #expect(
            abs(value - expected) <= item.tolerance * abs(expected),
            "\(knob) of group \(group) at \(step)")
        }
      }
    }
  }
}
