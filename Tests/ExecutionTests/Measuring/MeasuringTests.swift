import Foundation
import TestSupport
import Testing

@testable import Execution

/// Finished runs whose weights are measured, from their folders alone.
@Suite struct MeasuringTests {
  private let spec: SampleSpec
  private let folder: String

  /// Trains on a table whose last column says whether the first is positive.
  init() throws {
    spec = try SampleSpec(
      """
      name: sample
      data: {dataset: csv, path: train.csv, header: true, target: y, batch_size: 8, validation: 0.25}
      model: [linear: 4, tanh, linear: 2]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 3}
      """)
    _ = try spec.folder.write(Self.table(rows: 40), "train.csv")
    let prepared = try spec.run()
    let outcome = ExperimentRun(prepared, in: spec.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    try #require(outcome.status == .done)
    folder = "\(spec.results)/sample/\(prepared.id)"
  }

  private static func table(rows: Int, isLabelled: Bool = true) -> [UInt8] {
    var text = isLabelled ? "a,b,y\n" : "a,b\n"
    for row in 0..<rows {
      let value = Double(row % 7) - 3
      text += "\(value),\(row % 3)" + (isLabelled ? ",\(value > 0 ? 1 : 0)\n" : "\n")
    }
    return Array(text.utf8)
  }

  private func path(_ name: String) -> String { "\(spec.folder.path)/\(name)" }

  private func rows(_ table: PredictionTable) -> [[String]] {
    String(decoding: table.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",").map(String.init)
    }
  }

  /// What a command says that fails, and how it ends.
  private func mistake(_ body: () throws -> Void) -> (text: String, status: Execution.ExitStatus?) {
    do {
      try body()
    } catch let error as PreparationError {
      return (error.problems.map(\.text).joined(separator: "\n"), error.status)
    } catch {}
    return ("", nil)
  }

  @Test func `the held-out samples measure as the run's last row says, wherever it was moved`()
    throws
  {
    let last = try #require(
      String(contentsOfFile: "\(folder)/metrics.csv", encoding: .utf8)
        .split(separator: "\n").last
    ).split(separator: ",")
    try FileManager.default.moveItem(atPath: folder, toPath: path("moved"))
    let evaluation = try RunEvaluation(of: path("moved"), on: .validation)
    #expect(
      evaluation.json.hasSuffix(
        #""samples":10,"validation.loss":\#(last[3]),"validation.accuracy":\#(last[4])}"#),
      "\(evaluation.json) \(last)")
  }

  @Test func `another file is measured whole, and without targets predicted alike`() throws {
    _ = try spec.folder.write(Self.table(rows: 3), "new.csv")
    _ = try spec.folder.write(Self.table(rows: 3, isLabelled: false), "unlabelled.csv")
    let labelled = rows(
      try PredictionTable(of: folder, on: .path(path("new.csv"), targets: nil)))
    let unlabelled = rows(
      try PredictionTable(of: folder, on: .path(path("unlabelled.csv"), targets: nil)))
    #expect(labelled.count == 4)
    #expect(labelled.map { $0[0] } == ["sample", "0", "1", "2"])
    #expect(labelled.map { $0[2] } == ["target", "0", "0", "0"])
    #expect(unlabelled == labelled.map { [$0[0], $0[1]] + $0[3...] })
    let evaluation = try RunEvaluation(of: folder, on: .path(path("new.csv"), targets: nil))
    let hits = labelled.dropFirst().count { $0[1] == $0[2] }
    #expect(evaluation.json.contains(#""samples":3,"loss":"#))
    #expect(evaluation.json.hasSuffix(#""accuracy":\#(Double(hits) / 3)}"#))
  }

  @Test func `other files that the run was measured on are no part of a file`() throws {
    _ = try spec.folder.write(Self.table(rows: 6), "held.csv")
    _ = try spec.folder.write(Self.table(rows: 3), "new.csv")
    let prepared = try spec.run(["data.validation=held.csv", "data.test=0.5"])
    _ = ExperimentRun(prepared, in: spec.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    let made = "\(spec.results)/sample/\(prepared.id)"
    func count(_ samples: MeasuredSamples) throws -> Int {
      try rows(PredictionTable(of: made, on: samples)).count - 1
    }
    #expect(try count(.path(path("new.csv"), targets: nil)) == 3)
    #expect(try count(.validation) == 6)
    #expect(try count(.test) == 20 && count(.train) == 20)
  }

  @Test func `data that have changed since hold out other samples, and are refused`() throws {
    _ = try spec.folder.write(Self.table(rows: 41), "train.csv")
    let found = mistake { _ = try RunEvaluation(of: folder, on: .validation) }
    #expect(found.text.contains("the data are not those that it was trained on"))
    #expect(found.status == .invalidData)
  }

  @Test func `classes of a file without targets are called as the run calls them`() throws {
    let names = String(decoding: Self.table(rows: 40), as: UTF8.self)
      .replacing(",1\n", with: ",yes\n").replacing(",0\n", with: ",no\n")
    _ = try spec.folder.write(Array(names.utf8), "words.csv")
    _ = try spec.folder.write(Self.table(rows: 3, isLabelled: false), "unlabelled.csv")
    let prepared = try spec.run(["data.path=words.csv"])
    _ = ExperimentRun(prepared, in: spec.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    let found = rows(
      try PredictionTable(
        of: "\(spec.results)/sample/\(prepared.id)",
        on: .path(path("unlabelled.csv"), targets: nil)))
    #expect(found[0] == ["sample", "prediction", "probability.no", "probability.yes"])
    #expect(found.dropFirst().allSatisfy { ["no", "yes"].contains($0[1]) })
  }

  @Test func `mistakes are told, each with its status`() throws {
    _ = try spec.folder.write(Array("a,b,y\n1,x,0\n".utf8), "word.csv")
    _ = try spec.folder.write(Array("a,y\n1,0\n".utf8), "narrow.csv")
    _ = try spec.folder.write(Self.table(rows: 2, isLabelled: false), "unlabelled.csv")
    func evaluate(_ file: String, _ targets: String? = nil) -> (
      text: String, status: Execution.ExitStatus?
    ) {
      mistake { _ = try RunEvaluation(of: folder, on: .path(path(file), targets: targets)) }
    }
    let cases:
      [(
        found: (text: String, status: Execution.ExitStatus?), text: String,
        status: Execution.ExitStatus
      )] = [
        (evaluate("none.csv"), "none.csv: error: no such file or folder", .missingInput),
        (evaluate("word.csv"), "word.csv:2:3: error: 'x' in column 'b' is not a num", .invalidData),
        (
          evaluate("narrow.csv"),
          "narrow.csv: error: column 'b' is missing; the run was trained on it", .invalidData
        ),
        (evaluate("unlabelled.csv"), "no column 'y' in the header", .invalidData),
        (
          evaluate("train.csv", path("word.csv")),
          "word.csv: error: replaces nothing: the data set csv reads path", .usage
        ),
        (
          mistake { _ = try RunEvaluation(of: path("nowhere"), on: .validation) },
          "nowhere: error: ", .missingInput
        ),
      ]
    for (found, text, status) in cases {
      #expect(found.text.contains(text) && found.status == status, "\(found) \(text)")
    }
    try FileManager.default.removeItem(atPath: "\(folder)/checkpoint/weights.safetensors")
    let kept = mistake { _ = try PredictionTable(of: folder, on: .train) }
    #expect(kept.text.contains("weights.safetensors") && kept.status == .missingInput)
  }

  @Test func `training samples are measured by what is measured in training, too`() throws {
    let prepared = try spec.run(["metrics={validation: [accuracy], train: [accuracy, f1]}"])
    _ = ExperimentRun(prepared, in: spec.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    func names(_ samples: MeasuredSamples) throws -> [String] {
      let text = try RunEvaluation(
        of: "\(spec.results)/sample/\(prepared.id)", on: samples
      ).json
      let object = try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any]
      return try #require(object).keys.filter { $0.contains(".") }.sorted()
    }
    #expect(try names(.train) == ["train.accuracy", "train.f1", "train.loss"])
    #expect(try names(.validation) == ["validation.accuracy", "validation.loss"])
  }

  @Test func `classes of arrays that the run does not have are told of where they stand`() throws {
    let header: [UInt8] = Array("\u{93}NUMPY".unicodeScalars.map { UInt8($0.value) }) + [1, 0]
    func array(_ type: String, _ shape: String, _ bytes: [UInt8]) -> [UInt8] {
      let text = "{'descr': '\(type)', 'fortran_order': False, 'shape': (\(shape)), }"
      let padded = text + String(repeating: " ", count: 117 - text.utf8.count) + "\n"
      return header + [118, 0] + Array(padded.utf8) + bytes
    }
    let inputs: [UInt8] = (0..<12).flatMap { [0, 0, 128, UInt8(60 + $0 % 7)] as [UInt8] }
    _ = try spec.folder.write(array("<f4", "6, 2", inputs), "x.npy")
    _ = try spec.folder.write(array("|u1", "6,", [0, 1, 2, 0, 1, 2]), "y.npy")
    _ = try spec.folder.write(array("|u1", "6,", [0, 1, 1, 0, 3, 2]), "other.npy")
    _ = try spec.folder.write(array("|u1", "6,", [0, 1, 1, 0, 0, 0]), "few.npy")
    let text = """
      name: sample
      data: {dataset: npy, inputs: x.npy, targets: y.npy, batch_size: 2}
      model: [linear: 3]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    let own = try SampleSpec(text)
    for name in ["x.npy", "y.npy"] {
      try FileManager.default.copyItem(atPath: path(name), toPath: "\(own.folder.path)/\(name)")
    }
    let prepared = try own.run()
    _ = ExperimentRun(prepared, in: own.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    let made = "\(own.results)/sample/\(prepared.id)"
    func evaluate(_ targets: String) throws -> RunEvaluation {
      try RunEvaluation(of: made, on: .path(path("x.npy"), targets: path(targets)))
    }
    let found = mistake { _ = try evaluate("other.npy") }
    #expect(found.status == .invalidData)
    #expect(
      found.text.hasSuffix(
        "other.npy: error: sample 4 (from 0) is of class 3; the run's classes are 0 to 2"),
      "\(found.text)")
    #expect(try evaluate("few.npy").warnings.isEmpty)
    // Bytes would be pixels, which those of the run were not; and other shapes are told of at their file.
    _ = try spec.folder.write(array("|u1", "6, 2", [UInt8](repeating: 7, count: 12)), "bytes.npy")
    _ = try spec.folder.write(array("<f4", "6, 1", Array(inputs.prefix(24))), "narrow.npy")
    for (file, message) in [
      (
        "bytes.npy",
        "its inputs are bytes, which would become byte / 255; those of the run were numbers"
      ),
      ("narrow.npy", "its samples are of shape [1], those of the run are of [2]"),
    ] {
      let found = mistake {
        _ = try RunEvaluation(of: made, on: .path(path(file), targets: path("few.npy")))
      }
      #expect(
        found.text.hasSuffix("\(file): error: \(message)") && found.status == .invalidData,
        "\(found)")
    }
  }

  @Test func `files of arrays are replaced with the file of their targets`() throws {
    let other = try SampleSpec(SampleSpec.text)
    let prepared = try other.run()
    _ = ExperimentRun(prepared, in: other.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    let made = "\(other.results)/sample/\(prepared.id)"
    let found = mistake {
      _ = try RunEvaluation(of: made, on: .path(path("train.csv"), targets: nil))
    }
    #expect(found.text.contains("replaces nothing: the data set normal reads no file"))
    #expect(found.status == .usage)
  }
}
