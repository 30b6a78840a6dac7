import Experiments
import Foundation
import Networks
import System
import TestSupport
import Testing
import Training

@testable import Execution

/// What was read of files of data, remembered for checks and finished runs.
@Suite struct DataMemoryTests {
  private static let text = """
    name: known
    data: {dataset: csv, path: d.csv, target: y, batch_size: 8, validation: 0.25, normalize: {mean: 2, std: 3}}
    model: [linear: 4, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.01}
    train: {epochs: 3}
    """
  private static let rows = (0..<40).map { "\($0),\($0 * 7 % 5),\($0 % 3)\n" }.joined()

  private let spec: SampleSpec
  private var data: String { "\(spec.folder.path)/d.csv" }
  private var caches: String { "\(spec.folder.path)/cache" }
  private var cache: String { "\(caches)/runner/data-1" }

  init() throws {
    spec = try SampleSpec(Self.text)
    _ = try spec.folder.write(Array("a,b,y\n\(Self.rows)".utf8), "d.csv")
  }

  /// A memory that takes the time to be some seconds later than it is.
  private func memory(later seconds: Int = 60) -> DataMemory {
    DataMemory(in: caches) { Timestamp(seconds: Timestamp.now().seconds + seconds) }
  }

  private func run(_ overrides: [String] = [], _ memory: DataMemory? = nil) throws -> PreparedRun {
    try Preparation.run(
      path: spec.path, overrides: overrides, memory: memory ?? self.memory())
  }

  private var entries: [String] {
    (try? FileManager.default.contentsOfDirectory(atPath: cache)) ?? []
  }

  @Test func `data that have not changed are not read to check a spec`() throws {
    let first = try run()
    let second = try run(["optimizer.lr=0.1"])
    #expect(!first.data.isUnread && second.data.isUnread)
    #expect(try run().identity == first.identity && spec.run().identity == first.identity)
    #expect(second.data.facts == first.data.facts)
    #expect(second.data.byteCount == first.data.byteCount)
    #expect(second.header == first.header)
    #expect(second.data.validation?.indices == first.data.validation?.indices)
    // Without a memory they are read.
    #expect(try !spec.run().data.isUnread)
    // Mistakes are found as before.
    #expect(throws: PreparationError.self) { try run(["model.2.linear=2"]) }
    #expect(throws: PreparationError.self) { try run(["data.normalize.mean=[1, 2, 3]"]) }
    #expect(throws: PreparationError.self) { try run(["data.validation=1e-9"]) }
  }

  @Test
  func `a folder of many images is remembered, until one of them or a class is called otherwise`()
    throws
  {
    // 4 × 4 pixels, as PNG.
    let image = """
      iVBORw0KGgoAAAANSUhEUgAAAAQAAAAECAIAAAAmkwkpAAAAFElEQVR4nGPU0NRihgEWHh4eIjgALhoBYY7V\
      KQYAAAAASUVORK5CYII=
      """
    let photos = try SampleSpec(
      """
      name: photos
      data: {dataset: images, path: photos, batch_size: 8}
      model: [flatten, linear: 2]
      loss: cross_entropy
      optimizer: {type: sgd, lr: 0.01}
      train: {epochs: 1}
      """)
    let folder = "\(photos.folder.path)/photos"
    for index in 0..<120 {
      let path = "photos/\(index % 2)"
      try FileManager.default.createDirectory(
        atPath: "\(photos.folder.path)/\(path)", withIntermediateDirectories: true)
      let bytes = try #require(Data(base64Encoded: image))
      _ = try photos.folder.write(Array(bytes), "\(path)/\(index).png")
    }
    func isRead() throws -> Bool {
      let run = try Preparation.run(path: photos.path, overrides: [], memory: memory())
      return !run.data.isUnread
    }
    #expect(try isRead())
    #expect(try !isRead())
    // The files' own stamps stay what they were.
    try FileManager.default.moveItem(atPath: "\(folder)/1", toPath: "\(folder)/2")
    #expect(try isRead())
    #expect(try !isRead())
    try FileManager.default.moveItem(atPath: "\(folder)/2/1.png", toPath: "\(folder)/2/1.jpg")
    #expect(try isRead())
  }

  @Test func `a run whose data are known trains as any other, and is found done without them`()
    throws
  {
    let other = ExperimentRun(try spec.run(), in: "\(spec.results)-2").run(show: { _ in })
    _ = try run()
    let known = try run()
    #expect(known.data.isUnread)
    let outcome = ExperimentRun(known, in: spec.results).run(show: { _ in })
    #expect(outcome.status == .done && other.status == .done, "\(outcome.problems)")
    let id = known.identity.id
    for name in ["metrics.csv", "checkpoint/weights.safetensors"] {
      #expect(
        try RegularFile("\(spec.results)/known/\(id)/\(name)").contents()
          == RegularFile("\(spec.results)-2/known/\(id)/\(name)").contents())
    }
    // Where only the file's look is left, its content is not asked for.
    let again = ExperimentRun(try run(), in: spec.results).run(show: { _ in })
    #expect(again.line?.hasSuffix(": already done") == true)
  }

  @Test func `a file that was just written is not believed`() throws {
    for _ in 0..<2 { #expect(try !run([], memory(later: 0)).data.isUnread) }
    #expect(try !run([], memory(later: 1)).data.isUnread)
    #expect(entries.isEmpty)
  }

  @Test func `a file that has changed is read, whatever is done to its size and time`() throws {
    _ = try run()
    #expect(try run().data.isUnread)
    let digest = try run().data.digest
    let changed = Array("a,b,y\n\(Self.rows.replacing("39,", with: "93,"))".utf8)
    let date = try FileManager.default.attributesOfItem(atPath: data)[.modificationDate]
    func restoreTime() throws {
      try FileManager.default.setAttributes([.modificationDate: date as Any], ofItemAtPath: data)
    }
    // In place.
    let file = try FileHandle(forWritingTo: URL(fileURLWithPath: data))
    try file.write(contentsOf: Data(changed))
    try file.close()
    try restoreTime()
    #expect(try !run().data.isUnread)
    #expect(try run().data.digest != digest)
    // Another in its place.
    try AtomicFile.write(Array("a,b,y\n\(Self.rows)".utf8), to: data)
    try restoreTime()
    #expect(try !run().data.isUnread)
    #expect(try run().data.digest == digest)
    // Longer.
    try AtomicFile.write(Array("a,b,y\n\(Self.rows)1,2,0\n".utf8), to: data)
    #expect(try !run().data.isUnread)
    try FileManager.default.removeItem(atPath: data)
    #expect(throws: PreparationError.self) { try run() }
  }

  @Test func `data that change between the check and the training are refused`() throws {
    _ = try run()
    let known = try run()
    #expect(known.data.isUnread)
    try AtomicFile.write(
      Array("a,b,y\n\(Self.rows.replacing("39,", with: "93,"))".utf8), to: data)
    let outcome = ExperimentRun(known, in: spec.results).run(show: { _ in })
    #expect(outcome.status == .invalidData)
    #expect(
      outcome.problems.map(\.text) == [
        "\(spec.path): error: its data or weights have changed since they were checked; run the "
          + "command again"
      ])
    #expect(!FileManager.default.fileExists(atPath: spec.results))
  }

  @Test func `other arguments of the same file are another matter`() throws {
    _ = try run()
    #expect(try run().data.isUnread)
    let other = ["data.target=b", "model.2.linear=5"]
    #expect(try !run(other).data.isUnread)
    #expect(try run(other).data.isUnread)
    #expect(try run(other).data.facts.targets == .classes(count: 5))
    #expect(throws: PreparationError.self) { try run(["data.header=false", "data.target=2"]) }
    #expect(throws: PreparationError.self) { try run(["data.header=false", "data.target=2"]) }
  }

  @Test func `what is damaged, or cannot be written, is as good as lost`() throws {
    _ = try run()
    let path = "\(cache)/\(try #require(entries.first))"
    let whole = try RegularFile(path).contents()
    #expect(try run().data.isUnread)
    var damaged = stride(from: 0, to: whole.count, by: 7).map { Array(whole[..<$0]) }
    damaged += stride(from: 0, to: whole.count, by: 5).map { place in
      var bytes = whole
      bytes[place] ^= 1
      return bytes
    }
    for bytes in damaged {
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try !run().data.isUnread)
      // It is mended.
      #expect(try run().data.isUnread)
    }
    try FileManager.default.removeItem(atPath: path)
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for _ in 0..<2 { #expect(try !run().data.isUnread) }
    try FileManager.default.removeItem(atPath: cache)
    try AtomicFile.write("a file", to: cache)
    for _ in 0..<2 { #expect(try !run().data.isUnread) }
    let nowhere = DataMemory(in: "/proc/nowhere")
    for _ in 0..<2 { #expect(try !run([], nowhere).data.isUnread) }
  }

  @Test func `it has a bound`() throws {
    for number in 0..<20 {
      _ = try run()
      let names = (0..<50).map { String(format: "%064x", 50 * number + $0) }
      for name in names { try AtomicFile.write("", to: "\(cache)/\(name)") }
      let target = number % 2 == 0 ? "b" : "a"
      _ = try run(["data.target=\(target)", "model.2.linear=99"])
      try AtomicFile.write(Array("a,b,y\n\(Self.rows)\(number),2,0\n".utf8), to: data)
      #expect(entries.count <= 256 + 50)
    }
    _ = try run()
    #expect(entries.count <= 256)
    #expect(try run().data.isUnread)
  }

  @Test func `what is not its own is left alone, and no link is followed`() throws {
    let manager = FileManager.default
    try manager.createDirectory(atPath: cache, withIntermediateDirectories: true)
    let own = (0..<300).map { String(format: "%064x", $0) }
    let others = (0..<300).map { "thesis-\($0).txt" } + [String(repeating: "g", count: 64)]
    for name in own + others { try AtomicFile.write("", to: "\(cache)/\(name)") }
    for name in others { try AtomicFile.write("", to: "\(caches)/runner/\(name)") }
    // The oldest go first.
    let last = own[299]
    try manager.setAttributes(
      [.modificationDate: Date(timeIntervalSinceNow: 60)], ofItemAtPath: "\(cache)/\(last)")
    _ = try run()
    #expect(try run().data.isUnread)
    #expect(entries.count == 256 + others.count && entries.contains(last))
    #expect(Set(others).isSubset(of: entries))
    #expect(
      Set(others).isSubset(of: try manager.contentsOfDirectory(atPath: "\(caches)/runner")))

    let elsewhere = "\(spec.folder.path)/elsewhere"
    for place in ["\(caches)/runner", cache] {
      try manager.removeItem(atPath: place)
      try manager.createDirectory(atPath: "\(elsewhere)/data-1", withIntermediateDirectories: true)
      for name in own { try AtomicFile.write("", to: "\(elsewhere)/data-1/\(name)") }
      let target = place == cache ? "\(elsewhere)/data-1" : elsewhere
      try manager.createSymbolicLink(atPath: place, withDestinationPath: target)
      for _ in 0..<2 { #expect(try !run().data.isUnread) }
      #expect(try manager.contentsOfDirectory(atPath: "\(elsewhere)/data-1").count == 300)
      try manager.removeItem(atPath: place)
      try manager.createDirectory(atPath: cache, withIntermediateDirectories: true)
    }
  }

  @Test func `what is odd about data is told whether they are read or not`() throws {
    try AtomicFile.write(Array(",b,y\n\(Self.rows)".utf8), to: data)
    let (first, second) = (try run(), try run())
    #expect(!first.data.isUnread && second.data.isUnread)
    #expect(first.warnings.count == 1 && first.warnings == second.warnings)
    let overrides = ["loss=bce_with_logits", "model.2.linear=1"]
    for isKnown in [false, true] {
      let run = try run(overrides)
      #expect(run.data.isUnread == isKnown)
      #expect(run.warnings.contains { $0.text.contains("but a target is 2") })
    }
  }

  @Test func `where numbers are checked they are read`() throws {
    let overrides = [
      "model=[embedding: {num_embeddings: 40, embedding_dim: 2}, flatten, linear: 3]",
      "data.normalize={mean: 0, std: 1}",
    ]
    for _ in 0..<2 { #expect(try !run(overrides).data.isUnread) }
    let fewer = overrides.map { $0.replacing("num_embeddings: 40", with: "num_embeddings: 39") }
    for _ in 0..<2 { #expect(throws: PreparationError.self) { try run(fewer) } }
    // Without a normalization it is enough to know how great they are.
    let plain = [overrides[0], "data.normalize=null"]
    #expect(try run(plain).data.isUnread)
    #expect(throws: PreparationError.self) { try run([fewer[0], plain[1]]) }
    #expect(try run(plain).data.isUnread)
  }

  @Test(arguments: ["", ", validation: test"])
  func `a folder of files is remembered by those that are read`(_ validation: String) throws {
    for (name, count) in [("train", 40), ("t10k", 20)] {
      let images = [0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 28, 0, 0, 0, 28].map(UInt8.init)
      let pixels = [UInt8](repeating: 7, count: count * 28 * 28)
      let labels =
        [0, 0, 8, 1, 0, 0, 0, count].map(UInt8.init) + (0..<count).map { UInt8($0 % 10) }
      _ = try spec.folder.write(images + pixels, "\(name)-images-idx3-ubyte")
      _ = try spec.folder.write(labels, "\(name)-labels-idx1-ubyte")
    }
    let overrides = [
      "data={dataset: mnist, path: ., batch_size: 8\(validation)}", "model=[flatten, linear: 10]",
    ]
    let first = try run(overrides)
    let second = try run(overrides)
    #expect(!first.data.isUnread && second.data.isUnread)
    #expect(first.identity == second.identity && first.data.facts == second.data.facts)
    #expect(first.data.byteCount == second.data.byteCount && first.header == second.header)
    #expect(ExperimentRun(second, in: spec.results).run(show: { _ in }).status == .done)
    // Another that is read in the place of one, and one that is not read.
    _ = try spec.folder.write([], "other")
    #expect(try run(overrides).data.isUnread)
    let labels = "\(spec.folder.path)/train-labels-idx1-ubyte"
    try AtomicFile.write(try RegularFile(labels).contents(), to: labels)
    #expect(try !run(overrides).data.isUnread)
  }

  @Test func `the steps of a schedule are put into epochs where the data are known`() throws {
    let overrides = ["train={steps: 40}", "scheduler={type: lambda, interval: step, lr: '1'}"]
    func epochs() throws -> String {
      let schedule = try Preparation.schedule(
        path: spec.path, overrides: overrides, memory: memory())
      var bytes: [UInt8] = []
      ScheduleTable(schedule).write { bytes += $0 }
      return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst()
        .map { String($0.split(separator: ",", omittingEmptySubsequences: false)[1]) }.joined()
    }
    #expect(try epochs() == "" && entries.isEmpty)
    _ = try run()
    // 30 samples in batches of 8.
    #expect(try epochs() == (0..<10).map { String(repeating: "\($0)", count: 4) }.joined())
  }

  @Test(arguments: [
    (["XDG_CACHE_HOME": "/c", "HOME": "/h"], true), (["HOME": "/h"], true), ([:], false),
    (["XDG_CACHE_HOME": "relative"], false), (["XDG_CACHE_HOME": "", "HOME": ""], false),
  ])
  func `it is where the user's caches are, if that is a place`(
    _ environment: [String: String], _ isPlace: Bool
  ) {
    #expect((DataMemory(environment: environment) != nil) == isPlace)
  }
}
