import Foundation
import TestSupport
import Testing

/// Exports of runs in packs, which are those of the same runs in folders of their own.
@Suite struct PackedExportTests {
  private static let spec = """
    name: grid
    data: {dataset: normal, samples: 40, shape: [4], classes: 3, batch_size: 8, validation: 0.2}
    model: [linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1}
    train: {epochs: 2}
    sweep: {product: {optimizer.lr: [0.1, 0.2]}}

    """

  /// The folder of a sweep whose trials are packed, or not.
  private func sweep(_ isPacked: Bool) throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    let spec = Self.spec + "results: {weights: all, pack: \(isPacked)}\n"
    let file = try folder.write(spec.utf8, "spec.yaml")
    let process = try RunnerProcess([file, "--quiet"], in: folder.path)
    #expect(process.status == 0, "\(process.errors)")
    return folder
  }

  /// The files below a path, without the times at which runs were.
  private func files(_ path: String) throws -> [String: String] {
    let manager = FileManager.default
    var isFolder: ObjCBool = false
    guard manager.fileExists(atPath: path, isDirectory: &isFolder) else { return [:] }
    let names = isFolder.boolValue ? try manager.subpathsOfDirectory(atPath: path) : [""]
    var files: [String: String] = [:]
    for name in names {
      guard let bytes = manager.contents(atPath: name.isEmpty ? path : "\(path)/\(name)") else {
        continue
      }
      // Events have their times among other bytes; how many there are is told all the same.
      let text = String(decoding: bytes, as: UTF8.self)
        .replacing(/[0-9]{13}/, with: "MS")
        .replacing(/20[0-9][0-9]-[0-9-]{5}T[0-9:.]+/, with: "TIME")
      files[name] = name.contains("tfevents") ? "\(bytes.count)" : text
    }
    return files
  }

  @Test func `every export is the same of runs in packs`() throws {
    let (packed, loose) = (try sweep(true), try sweep(false))
    let manager = FileManager.default
    let names = try manager.contentsOfDirectory(atPath: "\(loose.path)/results/grid")
    let run = try #require(names.first { $0.count == 12 })
    #expect(!manager.fileExists(atPath: "\(packed.path)/results/grid/\(run)"))
    let exports = [
      ["tensorboard", "results/grid"], ["mlflow", "results"], ["optuna", "results/grid"],
      ["parquet", "results/grid"], ["weights", "results/grid/\(run)", "--to", "pytorch"],
      ["weights", "results/grid/\(run)", "--to", "onnx"], ["tensorboard", "results/grid/\(run)"],
    ]
    for (number, export) in exports.enumerated() {
      var written: [[String: String]] = []
      for folder in [packed, loose] {
        let process = try RunnerProcess(
          ["export"] + export + ["--out", "out\(number)"], in: folder.path)
        #expect(process.status == 0, "\(export) \(process.errors)")
        var files = try files("\(folder.path)/out\(number)")
        // MLflow is told where a run is.
        for (name, text) in files {
          files[name] = text.replacing(try Regex("/[^ \\n]*/results/"), with: "results/")
        }
        written.append(files)
      }
      #expect(written[0] == written[1] && !written[0].isEmpty, "\(export)")
    }
  }
}
