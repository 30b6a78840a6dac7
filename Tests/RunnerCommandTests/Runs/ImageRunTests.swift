import Foundation
import TestSupport
import Testing

/// Runs on folders of images, and on made-up signals.
@Suite struct ImageRunTests {
  /// Images of 4 × 4 pixels, from 40 to 87 and from 200 to 247.
  private static let images = [
    """
    iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAFElEQVR4nGPU0NRihgEWHh4eIjgALhoBYY7V\
    KQYAAAAASUVORK5CYII=
    """,
    """
    iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAFUlEQVR4nGM8cfIUMwyw8PDwEMEBAIvaA0GV\
    cSeEAAAAAElFTkSuQmCC
    """,
  ].map { [UInt8](Data(base64Encoded: $0) ?? Data()) }

  /// Sixteen images of two classes to train on, and two to validate on.
  private func folder() throws -> TemporaryFolder {
    let folder = try TemporaryFolder()
    for (place, name) in ["dark", "light"].enumerated() {
      for part in ["train", "held"] {
        try FileManager.default.createDirectory(
          atPath: "\(folder.path)/\(part)/\(name)", withIntermediateDirectories: true)
        for index in 0..<(part == "train" ? 8 : 1) {
          _ = try folder.write(Self.images[place], "\(part)/\(name)/\(index).png")
        }
      }
    }
    let spec = """
      data: {dataset: images, path: train, size: 3, batch_size: 4, normalize: auto}
      model: [flatten, linear: 2]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 5}
      """
    _ = try folder.write(spec.utf8, "spec.yaml")
    return folder
  }

  @Test func `a folder is trained on, another one is validated on, and it is done once`() throws {
    let folder = try folder()
    let settings = ["--set", "data.validation=held", "--set", "data.test=0.25"]
    let run = try RunnerProcess(["spec.yaml", "--json"] + settings, in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let result = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let summary = try #require(result?["summary"] as? [String: Any])
    #expect(summary["validation.accuracy"] as? Double == 1)
    #expect(summary["test.accuracy"] as? Double == 1)
    let again = try RunnerProcess(["spec.yaml"] + settings, in: folder.path)
    #expect(again.status == 0 && again.output.contains("already done"), "\(again.output)")
    // A class that is called otherwise is other data.
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/train/dark", toPath: "\(folder.path)/train/black")
    let other = try RunnerProcess(["spec.yaml", "--set", "data.test=0.25"], in: folder.path)
    #expect(other.status == 0 && !other.output.contains("already done"), "\(other.output)")
  }

  @Test func `data tells classes by their names, and ranges as they were read`() throws {
    let folder = try folder()
    let shown = try RunnerProcess(
      ["data", "spec.yaml", "--set", "data.size=null", "--set", "data.validation=held"],
      in: folder.path)
    #expect(shown.status == 0, "\(shown.errors)")
    let lines = shown.output.split(separator: "\n").map(String.init)
    for line in [
      "samples: 18, inputs [3, 4, 4]", "training: 16 samples; classes: dark 8, light 8",
      "validation: 2 samples; classes: dark 1, light 1", "missing values: none",
      // 40 and 245 of 255; the mean of 40, 43, … 85 and of 200, 203, … 245.
      "input 0: from 0.15686275 to 0.9607843, mean 0.5588235",
    ] {
      #expect(lines.contains(line), "\(shown.output)")
    }
  }

  @Test func `what is wrong with images is located and has its status`() throws {
    let folder = try folder()
    func problem(_ settings: String...) throws -> (Int32, String) {
      let run = try RunnerProcess(
        ["check", "spec.yaml"] + settings.flatMap { ["--set", $0] }, in: folder.path)
      return (run.status, run.errors)
    }
    let missing = try problem("data.path=nowhere")
    #expect(missing.0 == 66 && missing.1.contains("data.path: nowhere: there is no such folder"))
    let held = try problem("data.validation=nowhere")
    #expect(held.0 == 66 && held.1.contains("data.validation: nowhere: there is no such folder"))
    let channels = try problem("data.channels=2")
    #expect(channels.0 == 65 && channels.1.contains("expected 1 or 3, found 2"))
    _ = try folder.write(Self.images[0].prefix(50), "train/dark/9.png")
    let broken = try problem()
    #expect(
      broken.0 == 65 && broken.1.contains("train/dark/9.png: the file ends within the image"),
      "\(broken.1)")
    try FileManager.default.removeItem(atPath: "\(folder.path)/train/dark/9.png")
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/train/dark/9.png", withIntermediateDirectories: true)
    let unreadable = try problem()
    #expect(
      unreadable.0 == 66 && unreadable.1.contains("train/dark/9.png")
        && unreadable.1.contains("is a directory"),
      "\(unreadable.1)")
  }

  @Test func `images of classes that the run does not have are predicted without targets`() throws {
    let folder = try folder()
    let run = try RunnerProcess(["spec.yaml"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let results = String(run.output.prefix { $0 != ":" })
    try FileManager.default.moveItem(
      atPath: "\(folder.path)/held/dark", toPath: "\(folder.path)/held/unknown")
    let predicted = try RunnerProcess(
      ["predict", results, "--data", "held", "--key", "file"], in: folder.path)
    #expect(predicted.status == 0, "\(predicted.errors)")
    #expect(predicted.errors.contains("its folders are not classes of the run"))
    let rows = predicted.output.split(separator: "\n").map { $0.split(separator: ",") }
    #expect(rows.map { String($0[0]) } == ["file", "light/0.png", "unknown/0.png"])
    #expect(rows[0].count == 4)
    let evaluated = try RunnerProcess(["evaluate", results, "--data", "held"], in: folder.path)
    #expect(evaluated.status == 65 && evaluated.errors.contains("there is no class 'unknown'"))
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/none", withIntermediateDirectories: true)
    let empty = try RunnerProcess(["predict", results, "--data", "none"], in: folder.path)
    #expect(empty.status == 65 && empty.errors.contains("there is no PNG or JPEG image in it"))
  }

  @Test func `bytes of an array are pixels, which data says, or indices where they are to be`()
    throws
  {
    let folder = try TemporaryFolder()
    let header = "{'descr': '|u1', 'fortran_order': False, 'shape': (6, 2), }"
    let file =
      [0x93] + Array("NUMPY".utf8) + [1, 0, UInt8(header.utf8.count), 0] + Array(header.utf8)
      + (0..<12).map { UInt8($0 % 5) }
    _ = try folder.write(file, "x.npy")
    let spec = """
      data: {dataset: npy, inputs: x.npy, batch_size: 2}
      model: [{embedding: {num_embeddings: 5, embedding_dim: 2}}, flatten, {linear: 1}]
      loss: mean
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    _ = try folder.write(spec.utf8, "spec.yaml")
    let refused = try RunnerProcess(["check", "spec.yaml"], in: folder.path)
    #expect(
      refused.status == 65
        && refused.errors.contains("`bytes: numbers` takes bytes for such, and not for pixels"),
      "\(refused.errors)")
    let numbers = ["spec.yaml", "--set", "data.bytes=numbers"]
    let taken = try RunnerProcess(numbers, in: folder.path)
    #expect(taken.status == 0, "\(taken.errors)")
    let shown = try RunnerProcess(["data", "spec.yaml"], in: folder.path)
    #expect(shown.output.contains("inputs: 'u1' of shape (6, 2), pixels: byte / 255\n"))
    #expect(shown.output.contains("input 0: from 0.0 to 0.015686275"), "\(shown.output)")
  }

  @Test func `made-up signals have a split for the test`() throws {
    let folder = try TemporaryFolder()
    let spec = """
      data: {dataset: mnist1d, samples: 100, batch_size: 20, validation: 0.1, test: test}
      model: [linear: 10]
      loss: cross_entropy
      metrics: [accuracy]
      optimizer: {type: sgd, lr: 0.1}
      train: {epochs: 1}
      """
    _ = try folder.write(spec.utf8, "spec.yaml")
    let shown = try RunnerProcess(["data", "spec.yaml"], in: folder.path)
    #expect(shown.output.contains("samples: 80, inputs [40]\ntraining: 72 samples"))
    #expect(shown.output.contains("\ntest: 20 samples"), "\(shown.output) \(shown.errors)")
  }
}
