import Foundation
import TestSupport
import Testing

/// `runner schedule` against the sequences recorded from the original package and from PyTorch.
@Suite struct RecordedScheduleTests {
  private static func records() throws -> [[String: Any]] {
    try records(in: "original_schedules") + records(in: "composed_schedules")
  }

  private static func records(in name: String) throws -> [[String: Any]] {
    let path = "\(Project.root)/Tests/SchedulesTests/Resources/\(name).json"
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

  @Test(arguments: try records().indices)
  func `the command prints what the original package or PyTorch gave`(_ index: Int) throws {
    let record = try Self.records()[index]
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
            abs(value - expected) <= 1e-12 * abs(expected), "\(knob) of group \(group) at \(step)")
        }
      }
    }
  }
}
