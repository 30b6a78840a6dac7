import Foundation
import System
import TestSupport
import Testing
import Weights

@testable import Execution

/// Where the columns of a file that a run has not seen are looked for, and what its rows are called.
@Suite struct PlacedColumnsTests {
  /// A run on a table, and predictions for others.
  private struct Run {
    let spec: SampleSpec
    let folder: String

    init(_ data: String, _ table: String, outputs: Int = 1, loss: String = "mse") throws {
      spec = try SampleSpec(
        """
        name: sample
        data: {dataset: csv, path: train.csv, batch_size: 2, \(data)}
        model: [linear: \(outputs)]
        loss: \(loss)
        optimizer: {type: sgd, lr: 0.01}
        train: {epochs: 2}
        """)
      _ = try spec.folder.write(Array(table.utf8), "train.csv")
      let prepared = try spec.run()
      let outcome = ExperimentRun(prepared, in: spec.results).run(
        show: { _ in }, stopSignal: { nil }, warn: { _ in })
      try #require(outcome.status == .done)
      folder = "\(spec.results)/sample/\(prepared.id)"
    }

    func predictions(
      _ table: String, key: String? = nil
    ) throws -> (rows: [[String]], warnings: String) {
      _ = try spec.folder.write(Array(table.utf8), "new.csv")
      let found = try PredictionTable(
        of: folder, on: .path("\(spec.folder.path)/new.csv", targets: nil), key: key)
      let rows = String(decoding: found.bytes, as: UTF8.self).split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      }
      return (rows, found.warnings.map(\.text).joined(separator: "\n"))
    }

    func mistake(_ table: String, key: String? = nil) -> String {
      do {
        _ = try predictions(table, key: key)
        return ""
      } catch let error as PreparationError {
        return error.problems.map(\.text).joined(separator: "\n")
      } catch { return "\(error)" }
    }
  }

  @Test func `rows that are left out keep their numbers, and are told of`() throws {
    let run = try Run("target: y, missing: drop", "id,x,y\n1,1,1\n2,2,2\n3,3,3\n")
    let table = "id,x,y\n7,1,1\n8,,2\n9,3,3\n"
    let (rows, warnings) = try run.predictions(table)
    #expect(rows.map { $0[0] } == ["sample", "0", "2"])
    #expect(warnings.contains("1 row with a missing cell is left out"))
    // The key is an input, whose other cells are not known of the rows that are left out.
    #expect(run.mistake(table, key: "id").contains("rows with gaps are left out; 'id' is an input"))
  }

  @Test func `rows that lack their target are predicted like others, and measured by none`() throws
  {
    for data in ["target: y", "target: y, missing: drop"] {
      let run = try Run(data, "x,y\n1,1\n2,2\n3,3\n")
      let (rows, _) = try run.predictions("x,y\n1,4\n2,\n3,NA\n")
      #expect(rows.map { $0[0] } == ["sample", "0", "1", "2"])
      #expect(rows.map { $0[2] } == ["target", "4.0", "", ""])
      #expect(rows.allSatisfy { !$0[1].isEmpty })
    }
    let run = try Run(
      "target: y", "x,y\n1,cat\n2,dog\n3,dog\n", outputs: 2, loss: "cross_entropy")
    let (rows, _) = try run.predictions("x,y\n1,\n2,dog\n")
    #expect(rows.map { $0[2] } == ["target", "", "dog"])
    // A class that the run does not have is as good as none.
    let (others, warnings) = try run.predictions("x,y\n1,cow\n2,dog\n")
    #expect(others.map { $0[2] } == ["target", "", "dog"])
    #expect(warnings.contains("1 row has no target, or a class that the run does not have"))
    // The column of the targets may name the rows, too.
    let (keyed, _) = try run.predictions("x,y\n1,\n2,dog\n", key: "y")
    #expect(keyed.map { $0[0] } == ["y", "", "dog"])
    let path = "\(run.spec.folder.path)/new.csv"
    for (cell, message) in [
      ("", "is empty; such a row can be predicted, and not be measured"),
      ("cow", "'cow' in column 'y' is not a class of the run"),
    ] {
      _ = try run.spec.folder.write(Array("x,y\n1,\(cell)\n2,dog\n".utf8), "new.csv")
      let error = #expect(throws: PreparationError.self) {
        try RunEvaluation(of: run.folder, on: .path(path, targets: nil))
      }
      #expect(error?.problems.first?.text.contains(message) == true, "\(String(describing: error))")
    }
  }

  @Test func `a row may lack its name`() throws {
    for data in ["target: y", "target: y, missing: drop"] {
      let run = try Run("\(data), columns: {id: drop}", "id,x,y\na,1,1\nb,2,2\n")
      let (rows, _) = try run.predictions("id,x,y\n,1,1\nc,2,2\n", key: "id")
      #expect(rows.map { $0[0] } == ["id", "", "c"])
    }
  }

  @Test func `indices are read back with what stands for gaps and unknown words`() throws {
    let run = try Run(
      "target: y, columns: {city: index, size: index}, missing: {fill: most_frequent, indicator: true}",
      "x,city,size,y\n1,Rome,L,1\n2,,S,2\n3,Rome,L,3\n4,Oslo,,4\n")
    func predicted(_ table: String) throws -> [Float] {
      try run.predictions(table).rows.dropFirst().compactMap { Float($0[1]) }
    }
    let weights = try SafetensorsFile(
      bytes: try RegularFile("\(run.folder)/checkpoint/weights.safetensors").contents(), file: "w")
    let (w, b) = (
      try #require(weights["0.weight"]).values, try #require(weights["0.bias"]).values
    )
    // Numbers of words first: 1 is Oslo, 2 Rome, 4 L, 5 S; 0 and 3 stand for others; then x, then what is missing.
    let cases: [(String, [Float])] = [
      ("1,Rome,L", [2, 4, 1, 0, 0]), ("2,,S", [2, 5, 2, 1, 0]), ("3,Bonn,", [0, 4, 3, 0, 1]),
    ]
    for (row, inputs) in cases {
      let expected = zip(w, inputs).reduce(b[0]) { $0 + $1.0 * $1.1 }
      let found = try predicted("x,city,size\n\(row)\n")
      #expect(found.count == 1 && abs(found[0] - expected) < 1e-4, "\(row) \(found) \(expected)")
    }
  }

  @Test func `files without a header may lack the targets, wherever these stood`() throws {
    for (target, lines, bare) in [
      ("-1", ["1,7,red,2,5", "2,8,blue,3,6"], ["1,7,red,2", "2,8,blue,3"]),
      ("1", ["1,5,7,red,2", "2,6,8,blue,3"], ["1,7,red,2", "2,8,blue,3"]),
    ] {
      let run = try Run(
        "header: false, target: \(target), columns: {0: drop}", lines.joined(separator: "\n") + "\n"
      )
      let whole = try run.predictions(lines.joined(separator: "\n") + "\n").rows
      let others = try run.predictions(bare.joined(separator: "\n") + "\n").rows
      #expect(
        whole[0] == ["sample", "prediction", "target"] && others[0] == ["sample", "prediction"])
      #expect(whole.map { $0[1] } == others.map { $0[1] })
      let found = run.mistake("7,red,2\n")
      #expect(
        found.contains(
          "the first row has 3 columns; the run's table had 5, or 4 without the targets"))
    }
  }

  @Test func `of columns of one name the first is the first`() throws {
    let table = "a,a,y\n1,20,3\n4,50,6\n7,80,9\n"
    let run = try Run("target: y, normalize: auto", table)
    let own = try PredictionTable(of: run.folder, on: .train)
    let rows = String(decoding: own.bytes, as: UTF8.self).split(separator: "\n").dropFirst()
    let known = Set(rows.map { $0.drop { $0 != "," } })
    let found = try run.predictions(table)
    #expect(Set(found.rows.dropFirst().map { ",\($0[1]),\($0[2])"[...] }) == known)
    #expect(!found.warnings.contains("not used"))
  }

  @Test func `an inferred category keeps its gaps, and a declared one its words`() throws {
    let table = "city,y\nRome,1\nRome,2\nOslo,3\n"
    let inferred = try Run("target: y, missing: most_frequent", table)
    let filled = try inferred.predictions("city,y\nNA,1\nRome,1\n").rows
    #expect(filled[1][1] == filled[2][1])
    let declared = try Run("target: y, columns: {city: category}", table + "NA,9\n")
    let words = try declared.predictions("city,y\nNA,1\nRome,1\n").rows
    #expect(words[1][1] != words[2][1])
  }
}
