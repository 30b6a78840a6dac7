import Foundation
import TestSupport
import Testing
import Weights

@testable import Execution

/// Files that a run of words, gaps and `normalize: auto` has not seen, read by what it has learnt.
@Suite struct UnseenSamplesTests {
  private let spec: SampleSpec
  private let folder: String

  /// Trains one linear layer, whose predictions a test can compute from its weights.
  init() throws {
    spec = try SampleSpec(
      """
      name: sample
      data:
        {dataset: csv, path: train.csv, target: price, columns: {id: drop}, missing: mean, normalize: auto,
         batch_size: 4}
      model: [linear: {out_features: 1, name: last}]
      loss: mse
      metrics: [mae]
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 2}
      """)
    _ = try spec.folder.write(Array(Self.training.utf8), "train.csv")
    let prepared = try spec.run()
    let outcome = ExperimentRun(prepared, in: spec.results).run(
      show: { _ in }, stopSignal: { nil }, warn: { _ in })
    try #require(outcome.status == .done)
    folder = "\(spec.results)/sample/\(prepared.id)"
  }

  /// The mean of the ages that are given is 30, the deviation of those that are filled √50; Rome is the most
  /// frequent city.
  private static let training = """
    id,city,age,price
    a,Rome,20,10
    b,Oslo,40,30
    c,Rome,,20
    d,Paris,30,20

    """

  private func predictions(
    _ table: String, key: String? = nil, named name: String = "new.csv"
  ) throws -> [[String]] {
    _ = try spec.folder.write(Array(table.utf8), name)
    let found = try PredictionTable(
      of: folder, on: .path("\(spec.folder.path)/\(name)", targets: nil), key: key)
    return String(decoding: found.bytes, as: UTF8.self).split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func mistake(_ table: String) -> String {
    do {
      _ = try predictions(table)
      return ""
    } catch let error as PreparationError {
      return error.problems.map(\.text).joined(separator: "\n")
    } catch { return "\(error)" }
  }

  @Test func `predictions are those of the weights on what columns became for the run`() throws {
    let rows = try predictions("id,city,age,price\ne,Oslo,35,1\nf,,,2\ng,Lima,30,3\n")
    let file = try SafetensorsFile(path: "\(folder)/checkpoint/weights.safetensors")
    let weight = try #require(file["last.weight"]).values.map(Double.init)
    let bias = Double(try #require(file["last.bias"]).values[0])
    // The inputs are Oslo, Paris, Rome, age; prices have the mean 20 and the deviation √50.
    let deviation = 50.0.squareRoot()
    func price(_ inputs: [Double]) -> Double {
      (zip(weight, inputs).reduce(bias) { $0 + $1.0 * $1.1 }) * deviation + 20
    }
    let expected = [
      price([1, 0, 0, (35 - 30) / deviation]), price([0, 0, 1, 0]), price([0, 0, 0, 0]),
    ]
    #expect(rows.map { $0[0] } == ["sample", "0", "1", "2"])
    #expect(rows[0] == ["sample", "prediction", "target"])
    for (row, expected) in zip(rows.dropFirst(), expected) {
      let found = try #require(Double(row[1]))
      #expect(abs(found - expected) < 1e-4 * abs(expected), "\(row) \(expected)")
    }
    #expect(rows.dropFirst().map { $0[2] } == ["1.0", "2.0", "3.0"])
  }

  @Test func `columns are found by their names, others are not used, targets may be left out`()
    throws
  {
    let known = try predictions("id,city,age,price\ne,Oslo,35,1\nf,Rome,22,2\n")
    let other = try predictions("note,age,city\n?,35,Oslo\n?,22,Rome\n")
    #expect(other[0] == ["sample", "prediction"])
    #expect(other.map { $0[1] } == known.map { $0[1] })
    _ = try spec.folder.write(Array("note,age,city\n?,35,Oslo\n".utf8), "odd.csv")
    let found = try PredictionTable(
      of: folder, on: .path("\(spec.folder.path)/odd.csv", targets: nil))
    let told = found.warnings.map(\.text).joined()
    #expect(told.contains("not used, since the run was trained without: 'note'"))
  }

  @Test func `a column names the samples, also one that is dropped or a number that is an input`()
    throws
  {
    let table = "id,city,age,price\ne,Oslo,35.0,1\nf,Rome,022,2\n"
    #expect(try predictions(table, key: "id").map { $0[0] } == ["id", "e", "f"])
    #expect(try predictions(table, key: "age").map { $0[0] } == ["age", "35.0", "022"])
    let own = try PredictionTable(of: folder, on: .train, key: "id")
    let names = String(decoding: own.bytes, as: UTF8.self).split(separator: "\n").map { $0.first }
    #expect(Set(names.dropFirst()) == ["a", "b", "c", "d"])
  }

  @Test func `what the run has not learnt is a mistake, and located`() throws {
    let cases = [
      ("city,price\nOslo,1\n", "new.csv: error: column 'age' is missing; the run was trained on"),
      ("city,age,price\nOslo,old,1\n", "new.csv:2:6: error: 'old' in column 'age' is not a numb"),
      ("city,age,price\nOslo,1\n", "new.csv:2: error: row has 2 fields, the header has 3"),
    ]
    for (table, message) in cases { #expect(mistake(table).contains(message), "\(mistake(table))") }
  }

  @Test func `a damaged encoding is a mistake at its file, and no trap`() throws {
    let path = "\(folder)/encoding.json"
    let whole = try String(contentsOfFile: path, encoding: .utf8)
    let damaged = [
      "", "[]", #"{"format":2}"#, String(whole.dropLast(30)),
      whole.replacing(#""type":"number""#, with: #""type":"digit""#),
      whole.replacing(#""categories":["Oslo","Paris","Rome"]"#, with: #""categories":["Oslo"]"#),
      whole.replacing(#""std":[1.0,"#, with: #""std":[0.0,"#),
    ]
    for text in damaged {
      #expect(text != whole)
      try text.write(toFile: path, atomically: true, encoding: .utf8)
      let found = mistake("city,age,price\nOslo,1,1\n")
      #expect(found.contains("encoding.json: error: "), "\(text): \(found)")
    }
    try FileManager.default.removeItem(atPath: path)
    #expect(mistake("city,age,price\nOslo,1,1\n").contains("error: "))
  }
}
