import Foundation
import TestSupport
import Testing

@Suite struct ScheduleDifferenceTests {
  /// Two specs, how their comparison ends, and what it prints.
  struct Comparison: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let first: String
    let second: String
    let status: Int32
    let output: String
  }

  private static func spec(_ lr: String, momentum: String = "1", epochs: Int = 4) -> String {
    """
    optimizer: {type: sgd, lr: 1, momentum: 0.5}
    scheduler: {type: lambda, lr: "\(lr)", momentum: "\(momentum)"}
    train: {epochs: \(epochs)}
    """
  }

  static let table = [
    Comparison(
      testDescription: "one schedule in two spellings", first: spec("0.5 ** epoch"),
      second: spec("2 ** -t"), status: 0,
      output: "equal over 4 epochs: lr.default, momentum.default\n"),
    // lr 1 1/2 1/4 1/8 and 1 1/2 1/4 1/2; momentum 1/2 throughout and 1/2 3/4 1 5/4 times that.
    Comparison(
      testDescription: "values that part", first: spec("0.5 ** epoch"),
      second: spec("0.5 ** epoch if epoch < 3 else 0.5", momentum: "1 + epoch / 2"), status: 1,
      output: """
        first difference: epoch 1, momentum.default: 0.5 and 0.75
        largest ratio: 4, epoch 3, lr.default: 0.125 and 0.5
        largest difference: 0.75, epoch 3, momentum.default: 0.5 and 1.25

        """),
    Comparison(
      testDescription: "a zero on one side", first: spec("epoch"), second: spec("epoch - 1"),
      status: 1,
      output: """
        first difference: epoch 0, lr.default: 0.0 and -1.0
        largest ratio: infinite, epoch 0, lr.default: 0.0 and -1.0
        largest difference: 1, epoch 0, lr.default: 0.0 and -1.0

        """),
    Comparison(
      testDescription: "different lengths", first: spec("0.5"), second: spec("0.5", epochs: 1),
      status: 1,
      output: """
        a.yaml has 4 epochs, b.yaml 1 epoch
        equal over 1 epoch: lr.default, momentum.default

        """),
    Comparison(
      testDescription: "columns of one alone", first: spec("0.5"),
      second: """
        optimizer: {type: sgd, lr: 0.5, momentum: 0.5}
        scheduler: {type: lambda, weight_decay: epoch}
        train: {epochs: 4}
        """, status: 1,
      output: """
        only in b.yaml: weight_decay.default
        equal over 4 epochs: lr.default, momentum.default

        """),
    Comparison(
      testDescription: "no column in both", first: spec("0.5"),
      second: """
        optimizer: {type: sgd, lr: 0.5, groups: [{name: x, lr: 1}, {name: y, lr: 1}]}
        train: {epochs: 4}
        """, status: 1,
      output: """
        only in a.yaml: lr.default, momentum.default
        only in b.yaml: lr.x, lr.y, momentum.x, momentum.y
        no column is in both

        """),
  ]

  private func compare(
    _ first: String, _ second: String, _ options: [String] = []
  ) throws -> RunnerProcess {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(first.utf8), "a.yaml")
    _ = try folder.write(Array(second.utf8), "b.yaml")
    return try RunnerProcess(
      ["schedule", "a.yaml", "b.yaml", "--diff", "--quiet"] + options, in: folder.path)
  }

  @Test(arguments: table)
  func `a comparison says where and how far schedules part`(_ comparison: Comparison) throws {
    let run = try compare(comparison.first, comparison.second)
    #expect(run.output == comparison.output)
    #expect(run.errors.isEmpty, "\(run.errors)")
    #expect(run.status == comparison.status)
  }

  @Test(arguments: table)
  func `JSON says the same`(_ comparison: Comparison) throws {
    let run = try compare(comparison.first, comparison.second, ["--json"])
    #expect(run.status == comparison.status)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let object = try #require(json as? [String: Any])
    #expect(object["format"] as? Int == 1)
    #expect(object["equal"] as? Bool == (comparison.status == 0))
    #expect(object["files"] as? [String] == ["a.yaml", "b.yaml"])
    #expect(object["interval"] as? String == "epoch")
    let hasValues = comparison.output.contains("first difference")
    for key in ["first_difference", "largest_ratio", "largest_difference"] {
      #expect((object[key] is NSNull) != hasValues, "\(key)")
    }
  }

  @Test func `JSON has the values, and null for an infinite ratio`() throws {
    let run = try compare(Self.table[1].first, Self.table[1].second, ["--json"])
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let object = try #require(json as? [String: Any])
    #expect(object["lengths"] as? [Int] == [4, 4])
    #expect(object["columns"] as? [String] == ["lr.default", "momentum.default"])
    let ratio = try #require(object["largest_ratio"] as? [String: Any])
    #expect(ratio["step"] as? Int == 3)
    #expect(ratio["column"] as? String == "lr.default")
    #expect(ratio["values"] as? [Double] == [0.125, 0.5])
    #expect(ratio["ratio"] as? Double == 4)
    #expect(ratio["difference"] as? Double == 0.375)
    let zero = try compare(Self.table[2].first, Self.table[2].second, ["--json"])
    #expect(zero.output.contains("\"ratio\": null"))
  }

  @Test func `a tolerance takes near values for equal`() throws {
    let (a, b) = (Self.spec("0.5"), Self.spec("0.5 + 1e-12"))
    #expect(try compare(a, b).status == 1)
    #expect(try compare(a, b, ["--tolerance", "1e-11"]).status == 0)
    #expect(try compare(a, b, ["--tolerance", "1e-13"]).status == 1)
  }

  @Test func `an option holds for both, and units must be the same`() throws {
    let (a, b) = (Self.spec("0.5"), Self.spec("0.25"))
    let same = try compare(a, b, ["--set", "scheduler.lr=1"])
    #expect(same.status == 0, "\(same.output)")
    let steps = "optimizer: {type: sgd, lr: 1}\ntrain: {steps: 4}\n"
    let units = try compare(a, steps)
    #expect(units.status == 64)
    #expect(
      units.errors == "a.yaml and b.yaml: error: one scheduler advances by epoch, the other by "
        + "step; give both the same 'interval'\n")
    let wrong = try compare(a, "optimizer: 7\n")
    #expect(wrong.status == 65)
    #expect(wrong.errors.contains("b.yaml:1:12: error:"))
    #expect(wrong.output.isEmpty)
  }
}
