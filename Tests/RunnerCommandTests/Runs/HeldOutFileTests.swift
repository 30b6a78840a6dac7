import Foundation
import TestSupport
import Testing

/// Arrays that are validated and tested on, in files of their own.
@Suite struct HeldOutFileTests {
  /// A file of numbers as NumPy's description has it.
  private static func npy(_ rows: [[Float]]) -> [UInt8] {
    npy("<f4", [rows.count, rows[0].count], rows.joined().map(\.bitPattern))
  }

  private static func npy(_ labels: [Int]) -> [UInt8] {
    npy("<i4", [labels.count], labels.map { UInt32($0) })
  }

  private static func npy(_ type: String, _ shape: [Int], _ words: [UInt32]) -> [UInt8] {
    let sizes = shape.map { "\($0)," }.joined()
    let header = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(sizes)), }"
    let padded = header + String(repeating: " ", count: 117 - header.count) + "\n"
    let numbers = words.flatMap { word in
      (0..<4).map { UInt8(truncatingIfNeeded: word >> (8 * UInt32($0))) }
    }
    return [0x93] + Array("NUMPY".utf8) + [1, 0, 118, 0] + Array(padded.utf8) + numbers
  }

  /// Rows of three inputs and a class, from a seed.
  private static func rows(_ count: Int, _ seed: Int) -> [(inputs: [Float], label: Int)] {
    (0..<count).map { row in
      let inputs = (0..<3).map { Float((row * 7 + $0 * 5 + seed) % 13) / 4 }
      return (inputs, (row * 3 + seed) % 4)
    }
  }

  private static let parts = [("train", 24, 0), ("held", 9, 1), ("last", 8, 5)]

  /// A folder with the same samples as arrays and as tables.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (name, count, seed) in Self.parts {
      let rows = Self.rows(count, seed)
      _ = try folder.write(Self.npy(rows.map(\.inputs)), "\(name)-x.npy")
      _ = try folder.write(Self.npy(rows.map(\.label)), "\(name)-y.npy")
      let lines = rows.map { ($0.inputs.map { "\($0)" } + ["\($0.label)"]).joined(separator: ",") }
      _ = try folder.write(("a,b,c,y\n" + lines.joined(separator: "\n") + "\n").utf8, "\(name).csv")
    }
    func pair(_ name: String) -> String { "{inputs: \(name)-x.npy, targets: \(name)-y.npy}" }
    let specs = [
      "arrays":
        "dataset: npy, inputs: train-x.npy, targets: train-y.npy, validation: \(pair("held")), "
        + "test: \(pair("last"))",
      "table": "dataset: csv, path: train.csv, target: y, validation: held.csv, test: last.csv",
    ]
    for (name, data) in specs {
      let spec = """
        data: {\(data), batch_size: 8, normalize: auto}
        model: [linear: 6, relu, linear: 4]
        loss: cross_entropy
        metrics: [accuracy]
        optimizer: {type: sgd, lr: 0.1}
        train: {epochs: 5}
        """
      _ = try folder.write(spec.utf8, "\(name).yaml")
    }
    return folder
  }

  private func run(_ name: String, _ folder: TemporaryFolder) throws -> String {
    let run = try RunnerProcess(["\(name).yaml"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    return "\(folder.path)/\(run.output.prefix { $0 != ":" })"
  }

  private func summary(_ run: String) throws -> [String: Double] {
    let bytes = try Data(contentsOf: URL(fileURLWithPath: "\(run)/result.json"))
    let result = try #require(try JSONSerialization.jsonObject(with: bytes) as? [String: Any])
    return (result["summary"] as? [String: Any] ?? [:]).compactMapValues { $0 as? Double }
  }

  @Test func `they are measured as the rows of tables are`() throws {
    let folder = try folder()
    let (arrays, table) = (try run("arrays", folder), try run("table", folder))
    #expect(
      try String(contentsOfFile: "\(arrays)/metrics.csv", encoding: .utf8)
        == String(contentsOfFile: "\(table)/metrics.csv", encoding: .utf8))
    let (found, expected) = (try summary(arrays), try summary(table))
    for key in ["test.loss", "test.accuracy", "validation.loss"] {
      #expect(found[key] != nil && found[key] == expected[key], "\(key)")
    }
  }

  @Test func `the run's own spec is the same run, and what lies in the files counts`() throws {
    let folder = try folder()
    let first = try run("arrays", folder)
    let again = try RunnerProcess(["\(first)/spec.yaml"], in: folder.path)
    #expect(again.status == 0 && again.output.contains("already done"), "\(again.errors)")
    _ = try folder.write(Self.npy(Self.rows(9, 2).map(\.inputs)), "held-x.npy")
    #expect(try run("arrays", folder) != first)
    let evaluated = try RunnerProcess(
      ["evaluate", first, "--data", "last-x.npy", "--targets", "last-y.npy"], in: folder.path)
    #expect(evaluated.status == 65 || evaluated.status == 0, "\(evaluated.errors)")
  }

  @Test func `files that are missing or of another form are told where they are named`() throws {
    let folder = try folder()
    for (files, status, message) in [
      ("{inputs: no.npy, targets: held-y.npy}", 66, "data.validation.inputs: "),
      (
        "{inputs: held-y.npy, targets: held-y.npy}", 65,
        "data.validation: its samples are 1, but those to train on 3"
      ),
    ] {
      let check = try RunnerProcess(
        ["check", "arrays.yaml", "--set", "data.validation=\(files)"], in: folder.path)
      #expect(Int(check.status) == status, "\(check.errors)")
      #expect(check.errors.contains(message), "\(check.errors)")
    }
  }
}
