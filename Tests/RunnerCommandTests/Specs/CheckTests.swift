import Foundation
import TestSupport
import Testing

@Suite struct CheckTests {
  @Test func `verbose names layers as their parameters are named`() throws {
    let folder = try TemporaryFolder()
    let text = """
      data: {dataset: normal, samples: 60, shape: [8], classes: 3, batch_size: 16}
      model: [relu, {residual: {body: [{residual: {body: [relu, {linear: 8}]}}]}}, {linear: 3}]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    _ = try folder.write(Array(text.utf8), "nested.yaml")
    let run = try RunnerProcess(["check", "nested.yaml", "--verbose"], in: folder.path)
    let names = run.output.split(separator: "\n").compactMap { $0.split(separator: " ").first }
    #expect(names.contains("1.body.0.body.1") && names.contains("2"))
  }

  @Test(arguments: try Project.experiments())
  func `every experiment that the project ships is good`(_ path: String) throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["check", path], in: folder.path)
    #expect(run.status == 0)
    // Of a sweep it says how many trials there are.
    #expect(run.output.hasPrefix("\(path): ok") && run.output.hasSuffix("\n"))
    #expect(run.errors.isEmpty, "\(run.errors)")
  }

  @Test(arguments: try Project.experiments())
  func `a preview has the columns that a run writes`(_ path: String) throws {
    let folder = try TemporaryFolder()
    let preview = try RunnerProcess(["schedule", path], in: folder.path)
    #expect(preview.status == 0, "\(preview.errors)")
    let isSweep = try String(contentsOfFile: path, encoding: .utf8).contains("\nsweep:")
    let settings = ["train={steps: 1}"] + (isSweep ? ["sweep=null"] : [])
    let run = try RunnerProcess(
      [path, "--json"] + settings.flatMap { ["--set", $0] }, in: folder.path)
    // Lists are as long as their own runs and not as this one of a single step.
    guard run.status == 0 else { return #expect(run.errors.contains("give one value for each")) }
    let name = try #require(path.split(separator: "/").last).dropLast(5)
    let metrics = try String(
      contentsOfFile: RunFiles(latestOf: String(name), in: "\(folder.path)/results").path
        + "/metrics.csv",
      encoding: .utf8)
    func knobs(_ table: String) -> [Substring] {
      (table.split(separator: "\n").first ?? "").split(separator: ",").filter {
        $0.hasPrefix("lr.") || $0.hasPrefix("momentum.")
      }
    }
    #expect(knobs(preview.output) == knobs(metrics))
    #expect(!knobs(metrics).isEmpty)
  }

  /// Neither has a batch that oneDNN can count.
  @Test(arguments: [
    "{conv2d: {out_channels: 9e15, kernel_size: 3}}",
    "{conv2d: {out_channels: 1, kernel_size: 1, padding: 1073741824}}, {adaptive_avg_pool2d: 1}",
  ])
  func `a network whose operations cannot be counted is refused at its layer`(_ layers: String)
    throws
  {
    let folder = try TemporaryFolder()
    let spec = """
      data: {dataset: normal, samples: 8, shape: [1, 8, 8], classes: 4, batch_size: 8}
      model: [\(layers), flatten, {linear: 4}]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    _ = try folder.write(spec.utf8, "wide.yaml")
    let run = try RunnerProcess(["check", "wide.yaml", "--verbose"], in: folder.path)
    #expect(run.status == 65)
    #expect(run.errors.hasPrefix("wide.yaml:2:"), "\(run.errors)")
    #expect(run.errors.contains("error: model.0.conv2d: "), "\(run.errors)")
  }

  /// FLOPs are twice the products: 2·9·3·3·20·9·9 and 2·80·4; 2·24·32.
  @Test(arguments: [
    (
      "dataset: csv, path: indices.csv, target: y",
      "embedding: {num_embeddings: 7, embedding_dim: 8, padding_idx: 0}, layer_norm, flatten, "
        + "linear: 32",
      """
        layer              output  parameters  FLOPs
        input              3
        0      embedding   3×8             56
        1      layer_norm  3×8             48
        2      flatten     24
        3      linear      32             800  1,536
        sum                               904  1,536
      """
    ),
    (
      "dataset: normal, samples: 8, shape: [3, 11, 11], classes: 4",
      "conv2d: {out_channels: 20, kernel_size: 3}, max_pool2d: {kernel_size: 2, ceil_mode: true}, "
        + "avg_pool2d: {kernel_size: 2, padding: 1, ceil_mode: true}, adaptive_avg_pool2d: 2, "
        + "flatten, linear: 4",
      """
        layer                       output   parameters   FLOPs
        input                       3×11×11
        0      conv2d               20×9×9          560  87,480
        1      max_pool2d           20×5×5
        2      avg_pool2d           20×3×3
        3      adaptive_avg_pool2d  20×2×2
        4      flatten              80
        5      linear               4               324     640
        sum                                         884  88,120
      """
    ),
  ])
  func `verbose shows each layer, and the model trains`(
    _ data: String, _ model: String, _ table: String
  ) throws {
    let folder = try TemporaryFolder()
    let spec = """
      data: {\(data), batch_size: 3}
      model: [\(model)]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 2}
      """
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let rows = (0..<8).map { "\($0 % 7),\($0 * 3 % 7),0,\($0 % 4)\n" }.joined()
    _ = try folder.write(Array("a,b,c,y\n\(rows)".utf8), "indices.csv")
    let check = try RunnerProcess(["check", "--verbose", file], in: folder.path)
    #expect(check.output.hasPrefix("\(file): ok\n\(table)\n\n"), "\(check.errors)")
    let run = try RunnerProcess([file], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
  }

  @Test func `verbose tells what each group takes and when, and each split's classes`() throws {
    let folder = try TemporaryFolder()
    let spec = """
      data: {dataset: csv, path: table.csv, target: y, batch_size: 3, validation: table.csv, test: table.csv}
      model: [linear: {out_features: 1200, name: body}, batch_norm1d, relu, linear: 3]
      loss: cross_entropy
      optimizer:
        type: sgd
        lr: 0.1
        groups:
          - {name: body, params: "body.*", trainable: false}
          - {name: norms, dimensions: "< 2", frozen_statistics: true, unfreeze: 2ep}
      train: {epochs: 4}
      """
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let rows = "a,b,y\n1,2,red\n3,4,green\n5,6,blue\n7,8,red\n9,1,red\n2,2,blue\n"
    _ = try folder.write(Array(rows.utf8), "table.csv")
    let check = try RunnerProcess(["check", "--verbose", file], in: folder.path)
    #expect(check.status == 0, "\(check.errors)")
    #expect(
      check.output.hasSuffix(
        """

          group          shape   numbers
          body                     3,600  not trained
            body.weight  1200×2    2,400
            body.bias    1200      1,200
          norms                    2,403  frozen for the first 4 steps
            1.weight     1200      1,200
            1.bias       1200      1,200
            3.bias       3             3
          default                  3,600  trained
            3.weight     3×1200    3,600
          frozen statistics: 1

          training: 6 samples; classes: blue 2, green 1, red 3
          validation: 6 samples; classes: blue 2, green 1, red 3
          test: 6 samples; classes: blue 2, green 1, red 3

        """), "\(check.output)")
  }

  @Test func `explain tells a value, its type and where it comes from`() throws {
    let folder = try TemporaryFolder()
    let spec = "optimizer: {type: sgd, lr: 1e-2}\ntrain: {epochs: 5}\n"
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let given = try RunnerProcess(["explain", file, "optimizer.lr"], in: folder.path)
    #expect(given.output == "optimizer.lr = 0.01  (number, \(file):1:28)\n")
    let option = try RunnerProcess(
      ["explain", file, "optimizer.lr", "--set", "optimizer.lr=1"], in: folder.path)
    #expect(option.output == "optimizer.lr = 1.0  (number, option --set optimizer.lr=1)\n")
    let byDefault = try RunnerProcess(["explain", file, "optimizer.momentum"], in: folder.path)
    #expect(byDefault.output == "optimizer.momentum = 0.0  (number, default)\n")
    let unknown = try RunnerProcess(["explain", file, "optimizer.lrr"], in: folder.path)
    #expect(unknown.status == 64)
    #expect(
      unknown.errors
        == "\(file): error: there is no value at 'optimizer.lrr'; did you mean 'optimizer.lr'?\n")
  }

  @Test func `warnings are told and do not change the status`() throws {
    let folder = try TemporaryFolder()
    let spec = """
      optimizer: {type: sgd, lr: 1e-2}
      scheduler: {type: lambda, lr: epoch}
      train: {epochs: 5}
      """
    let file = try folder.write(Array(spec.utf8), "spec.yaml")
    let loud = try RunnerProcess(["schedule", file], in: folder.path)
    #expect(loud.status == 0)
    #expect(loud.errors.contains("warning: scheduler.lr: at epoch 0 the value is 0"))
    let quiet = try RunnerProcess(["schedule", file, "--quiet"], in: folder.path)
    #expect(quiet.errors.isEmpty)
    #expect(quiet.output == loud.output)
    #expect(quiet.output.hasPrefix("step,epoch,lr.default,momentum.default\n0,0,0.0,0.0\n"))
  }
}
