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
  private var cache: String { "\(spec.folder.path)/cache/runner" }

  init() throws {
    spec = try SampleSpec(Self.text)
    _ = try spec.folder.write(Array("a,b,y\n\(Self.rows)".utf8), "d.csv")
  }

  /// A memory that takes the time to be some seconds later than it is.
  private func memory(later seconds: Int = 60) -> DataMemory {
    DataMemory(in: cache) { Timestamp(seconds: Timestamp.now().seconds + seconds) }
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
    let nowhere = DataMemory(in: "/proc/nowhere/runner")
    for _ in 0..<2 { #expect(try !run([], nowhere).data.isUnread) }
  }

  @Test func `it has a bound`() throws {
    for number in 0..<20 {
      _ = try run()
      let names = (0..<50).map { "\(number)-\($0)" }
      for name in names { try AtomicFile.write("", to: "\(cache)/\(name)") }
      let target = number % 2 == 0 ? "b" : "a"
      _ = try run(["data.target=\(target)", "model.2.linear=99"])
      try AtomicFile.write(Array("a,b,y\n\(Self.rows)\(number),2,0\n".utf8), to: data)
      #expect(entries.count <= 256 + 50)
    }
    _ = try run()
    #expect(entries.count <= 256)
  }

  @Test func `what is odd about data is told whether they are read or not`() throws {
    try AtomicFile.write(Array(",b,y\n\(Self.rows)".utf8), to: data)
    let (first, second) = (try run(), try run())
    #expect(!first.data.isUnread && second.data.isUnread)
    #expect(first.warnings.count == 1 && first.warnings == second.warnings)
    let overrides = ["loss=bce_with_logits", "model.2.linear=1"]
    for _ in 0..<2 {
      let run = try run(overrides)
      #expect(!run.data.isUnread)
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
