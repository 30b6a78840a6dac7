import Foundation
import TestSupport
import Testing

/// A file that a command is given, the status it must end with, and what it must say.
struct BadInput: CustomTestStringConvertible, Sendable {
  let title: String
  let spec: String
  var files: [String: [UInt8]] = [:]
  let status: Int32
  let message: String

  var testDescription: String { title }

  /// A spec whose data is a CSV file.
  static func csv(
    _ title: String, _ bytes: [UInt8]?, data: String = "", status: Int32 = 65, _ message: String
  ) -> BadInput {
    let spec = """
      data: {dataset: csv, path: data.csv, target: y, batch_size: full\(data)}
      model: [linear: 1]
      loss: mse
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 2}
      """
    let files = bytes.map { ["data.csv": $0] } ?? [:]
    return BadInput(title: title, spec: spec, files: files, status: status, message: message)
  }
}

extension BadInput {
  /// A spec of an embedding of three rows, whose data is a column of what should be indices.
  static func indices(
    _ title: String, _ column: String, data: String = "", _ message: String
  ) -> BadInput {
    let spec = """
      data: {dataset: csv, path: data.csv, target: y, batch_size: full\(data)}
      model: [embedding: {num_embeddings: 3, embedding_dim: 2}, flatten, linear: 1]
      loss: mse
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 2}
      """
    let rows = column.split(separator: ",").map { "\($0),1\n" }.joined()
    return BadInput(
      title: title, spec: spec, files: ["data.csv": Array("x,y\n\(rows)".utf8)], status: 65,
      message: "spec.yaml:2:37: error: model.0.embedding: data: \(message), counted from 0: "
        + "indices must be whole numbers from 0 to 2")
  }
}

@Suite struct BadInputTests {
  static let table: [BadInput] = [
    BadInput(
      title: "an empty file", spec: "", status: 65,
      message: "spec.yaml:1:1: error: the file is empty"),
    BadInput(
      title: "no YAML", spec: "name: [", status: 65, message: "spec.yaml:1:8: error:"),
    .csv(
      "a missing data file", nil, status: 66,
      "spec.yaml:1:28: error: data.path: FOLDER/data.csv: no such file"),
    .csv("an empty data file", [], "spec.yaml:1:28: error: data.path: FOLDER/data.csv:"),
    .csv(
      "text in a number column", Array("x,y\n1,2\nabc,4\n".utf8),
      "data.csv:3:1: error: 'abc' in column 'x' is not a number; write columns: {'x': category} if the column "
        + "holds words\n    3 | abc,4\n      | ^"),
    .csv(
      "a gap", Array("x,y\n1,2\n,4\n".utf8),
      "data.csv:3:1: error: the cell of column 'x' is empty; missing: mean"),
    .csv(
      "a column that is not there", Array("x,y\n1,2\n".utf8), data: ", columns: {z: drop}",
      "error: data.columns: FOLDER/data.csv: no column 'z' in the header"),
    .csv(
      "a test file that is missing", Array("x,y\n1,2\n".utf8), data: ", test: none.csv", status: 66,
      "error: data.test: FOLDER/none.csv: no such file"),
    .csv(
      "proportions of what are no classes", Array("x,y\n1,2\n3,4\n".utf8),
      data: ", test: 1, split: {stratify: true}",
      "error: data.split.stratify: the targets are no classes"),
    .csv(
      "a ragged row", Array("x,y\n1,2\n3\n".utf8), "data.csv:3: error: row has 1 field"),
    .csv(
      "no such column", Array("x,z\n1,2\n".utf8), "no column 'y' in the header"),
    .csv(
      "a truncated gzip file", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0x4B],
      "data.csv: truncated gzip data"),
    .indices("an index beyond the table", "0,1,3", "sample 2 holds 3 at place 0"),
    .indices("an index below the table", "0,-1,2", "sample 1 holds -1 at place 0"),
    .indices("a fraction as an index", "0.5,1,2", "sample 0 holds 0.5 at place 0"),
    .indices(
      "an index that normalisation spoils", "0,1,2", data: ", normalize: {mean: 1, std: 1}",
      "sample 0 holds -1 at place 0"),
    .csv(
      "more in a batch than there is", Array("x,y\n1,2\n3,4\n5,6\n".utf8),
      data: ", validation: 0.34, drop_last: true, normalize: {mean: [1, 2], std: 1}",
      "error: data.normalize.mean:"),
  ]

  @Test(arguments: table)
  func `bad input has a located message and the right status`(_ input: BadInput) throws {
    let folder = try TemporaryFolder()
    let spec = try folder.write(Array(input.spec.utf8), "spec.yaml")
    for (name, bytes) in input.files { _ = try folder.write(bytes, name) }
    for command in ["run", "check"] {
      let run = try RunnerProcess([command, spec], in: folder.path)
      #expect(run.status == input.status, "\(run.errors)")
      let message = input.message.replacingOccurrences(of: "FOLDER", with: folder.path)
      #expect(run.errors.contains(message), "\(run.errors)")
      #expect(run.output.isEmpty)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/results"))
  }

  @Test func `a spec that is missing or a folder is no input`() throws {
    let folder = try TemporaryFolder()
    let missing = try RunnerProcess(["nowhere.yaml"], in: folder.path)
    #expect(missing.status == 66)
    #expect(missing.errors == "nowhere.yaml: error: no such file\n")
    let directory = try RunnerProcess(["check", folder.path], in: folder.path)
    #expect(directory.status == 66)
    #expect(directory.errors == "\(folder.path): error: is a directory\n")
  }

  @Test func `results that cannot be created end with 73 and leave no half-written file`() throws {
    let folder = try TemporaryFolder()
    let file = "\(Project.root)/experiments/readme.yaml"
    let blocked = try folder.write(Array("mine".utf8), "taken")
    let run = try RunnerProcess([file, "--out", "taken"], in: folder.path)
    #expect(run.status == 73)
    #expect(run.errors.contains("taken"))
    #expect(try String(contentsOfFile: blocked, encoding: .utf8) == "mine")
  }

  @Test func `wrong usage ends with 64`() throws {
    let folder = try TemporaryFolder()
    let file = "\(Project.root)/experiments/readme.yaml"
    for arguments in [["run"], ["--nonsense"], [file, "--set", "optimizer.lr"], ["explain"]] {
      let run = try RunnerProcess(arguments, in: folder.path)
      #expect(run.status == 64, "\(arguments)")
      #expect(!run.errors.isEmpty)
    }
  }
}
