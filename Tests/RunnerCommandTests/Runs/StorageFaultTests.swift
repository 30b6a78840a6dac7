import Foundation
import TestSupport
import Testing

/// Disks that are full, folders that cannot be written or are gone.
@Suite struct StorageFaultTests {
  static let spec = """
    name: fault
    data: {dataset: normal, samples: 40, shape: [6], classes: 3, batch_size: 8, validation: 0.25}
    model: [linear: 16, relu, linear: 3]
    loss: cross_entropy
    optimizer: {type: adam, lr: 0.01}
    train: {steps: 200, log_every: 1st, checkpoint_every: 20st}
    """

  /// A folder with the spec, and how the command is called in it.
  struct Place {
    let folder: TemporaryFolder
    let options: [String]
    var files: RunFiles { RunFiles(latestOf: "fault", in: results) }
    var results: String { "\(folder.path)/results" }

    init(_ options: [String] = []) throws {
      folder = try TemporaryFolder()
      _ = try folder.write(Array(StorageFaultTests.spec.utf8), "s.yaml")
      self.options = ["s.yaml", "--quiet"] + options
    }

    /// Runs it with no file allowed to grow beyond a limit.
    func run(limit: Int? = nil) throws -> RunnerProcess {
      try RunnerProcess(
        options, in: folder.path, through: limit.map { ["prlimit", "--fsize=\($0)"] } ?? [])
    }
  }

  /// The sizes of files at which a write of an undisturbed run ends, or is about to.
  private func limits(_ whole: Place) throws -> [Int] {
    let sizes = try whole.files.names().compactMap { whole.files.bytes($0)?.count }
    var rows = 0
    let ends = try whole.files.remains().metrics.split(separator: 0x0A).map { row in
      rows += row.count + 1
      return rows
    }
    let some = ends.enumerated().filter { $0.offset % 29 == 0 }.map(\.element)
    let edges = (sizes + some).flatMap { [$0 - 1, $0, $0 + 1] }
    return Set(edges + [0, 1, 600, 3000, 12_000]).sorted().filter { $0 >= 0 }
  }

  /// With checkpoints the largest file is one; without, the weights or the table.
  @Test(arguments: [[], ["--set", "train.checkpoint_every=1000st"]])
  func `a limit on files at any size is told, loses nothing, and is survived`(
    _ options: [String]
  ) throws {
    let whole = try Place(options)
    #expect(try whole.run().status == 0)
    var statuses: [Int32: Int] = [:]
    for limit in try limits(whole) {
      let place = try Place(options)
      let run = try place.run(limit: limit)
      statuses[run.status, default: 0] += 1
      if run.status != 0 {
        try expect(run, tellsOfLimit: limit, in: place)
        let again = try place.run()
        #expect(again.status == 0 && again.errors.isEmpty, "\(limit): \(again.errors)")
      }
      #expect(try place.files.remains() == whole.files.remains(), "\(limit)")
      // A picture that does not fit is told of, and takes nothing from the run.
      let size = whole.files.bytes("plots/training.svg")?.count ?? 0
      let isDrawn = run.status != 0 || limit >= size
      let (names, all) = try (place.files.names(), whole.files.names())
      #expect(
        names.filter { isDrawn || !$0.hasPrefix("plots") }
          == all.filter { isDrawn || !$0.hasPrefix("plots") }, "\(limit)")
    }
    #expect(statuses.keys.sorted() == [0, 74] && statuses[74, default: 0] > 30, "\(statuses)")
  }

  private func expect(
    _ run: RunnerProcess, tellsOfLimit limit: Int, in place: Place
  ) throws {
    #expect(run.status == 74, "\(limit)")
    #expect(run.output.isEmpty)
    #expect(
      run.errors.hasPrefix("results/fault/") && run.errors.contains(": error: File too large")
        && run.errors.count { $0 == "\n" } == 1, "\(limit): \(run.errors)")
    #expect(try RunFiles.damage(in: place.results) == [], "\(limit)")
    // Only where the result itself does not fit does it say something else.
    guard let status = try? place.files.result()["status"] as? String else { return }
    #expect(status == "failed" || run.errors.contains("result.json"), "\(limit): \(status)")
  }

  @Test(arguments: [
    ("s.yaml", 73, "s.yaml/fault: error: Not a directory"),
    ("/dev/null", 73, "/dev/null/fault: error: Not a directory"),
    ("/dev/null/results", 73, "/dev/null/results: error: Not a directory"),
    ("/proc/results", 73, "/proc/results: error: No such file or directory"),
    ("loop", 73, "loop: error: is a link; results are written to folders alone"),
    ("dangling", 73, "dangling: error: is a link; results are written to folders alone"),
  ])
  func `results that cannot be made are told with the system's words`(
    _ out: String, _ status: Int32, _ message: String
  ) throws {
    let place = try Place(["--out", out])
    let manager = FileManager.default
    try manager.createSymbolicLink(
      atPath: "\(place.folder.path)/loop", withDestinationPath: "loop")
    try manager.createSymbolicLink(
      atPath: "\(place.folder.path)/dangling", withDestinationPath: "nowhere")
    let run = try place.run()
    #expect(run.status == status)
    #expect(run.errors == message + "\n")
  }

  @Test(arguments: ["", "/fault", "/fault/ID", "/fault/ID/checkpoint"])
  func `a folder without permission is told, and no obstacle when it has it`(
    _ part: String
  ) throws {
    let whole = try Place()
    #expect(try whole.run().status == 0)
    let place = try Place()
    #expect(try place.run(limit: 7000).status == 74)
    let state = try #require(place.files.bytes("checkpoint/state.safetensors"))
    let id = try #require(place.files.id)
    let path = place.results + part.replacing("ID", with: id)
    if part.isEmpty { try FileManager.default.removeItem(atPath: "\(path)/fault") }
    if part == "/fault" { try FileManager.default.removeItem(atPath: "\(path)/\(id)") }
    chmod(path, 0o555)
    defer { chmod(path, 0o755) }
    // Permissions do not hold for root, unless it gives its powers away.
    let wrapper = geteuid() == 0 ? ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] : []
    let run = try RunnerProcess(place.options, in: place.folder.path, through: wrapper)
    #expect(run.status == 73, "\(run.errors)")
    #expect(run.errors.hasSuffix(": error: Permission denied\n"), "\(run.errors)")
    #expect(run.errors.count { $0 == "\n" } == 1)
    chmod(path, 0o755)
    #expect(try RunFiles.damage(in: place.results) == [])
    let kept = place.files.bytes("checkpoint/state.safetensors")
    #expect(kept == (part.contains("ID") ? state : nil))
    #expect(try place.run().status == 0)
    #expect(try place.files.remains() == whole.files.remains())
  }

  @Test func `results may lie on another device, behind a link`() throws {
    let place = try Place()
    let other = "/dev/shm/runner-tests-\(UUID().uuidString)"
    try #require(mkdir(other, 0o755) == 0)
    defer { try? FileManager.default.removeItem(atPath: other) }
    try FileManager.default.createSymbolicLink(
      atPath: place.results, withDestinationPath: other)
    let run = try place.run()
    #expect(run.status == 0, "\(run.errors)")
    #expect(try RunFiles(latestOf: "fault", in: other).result()["status"] as? String == "done")
  }
}
