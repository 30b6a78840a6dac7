import Foundation
import TestSupport
import Testing

/// What runs show while they train: on a pseudo-terminal, which util-linux's `script` makes, and elsewhere.
@Suite struct ProgressTerminalTests {
  private let folder: TemporaryFolder

  init() throws {
    folder = try TemporaryFolder()
    let text = """
      name: s
      data: {dataset: normal, samples: 40, shape: 3, batch_size: 5}
      model: [linear: 4, relu, linear: 1, sigmoid]
      loss: mean
      optimizer: {type: sgd, lr: 0.1}
      train: {steps: 40, log_every: 4st}

      """
    _ = try folder.write(Array(text.utf8), "one.yaml")
    _ = try folder.write(
      Array((text + "sweep: {product: {optimizer.lr: [0.1, 0.2, 0.3]}, repeats: 2}\n").utf8),
      "sweep.yaml")
  }

  /// What the command writes to a terminal, and its status.
  private func shown(
    _ arguments: String, _ environment: [String: String] = [:]
  ) throws -> (text: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/script")
    process.arguments = ["-qefc", "\(StartedRunner.path) \(arguments)", "/dev/null"]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = ProcessInfo.processInfo.environment
      .merging(["TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "100", "NO_COLOR": ""]) { $1 }
      .merging(environment) { $1 }
    let pipe = Pipe()
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = pipe
    try process.run()
    let bytes = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }

  /// The states of a line that is drawn over and over; what follows on the last clearing is the result.
  private func states(_ text: String) -> [String] {
    text.components(separatedBy: "\r\u{1B}[K").dropFirst().dropLast().map {
      $0.components(separatedBy: "\r\n")[0]
    }.filter { !$0.isEmpty }
  }

  @Test(arguments: [12, 30, 60, 100, 200])
  func `a line is never wider than COLUMNS, and the last says that all is done`(
    _ width: Int
  ) throws {
    let (text, status) = try shown("one.yaml", ["COLUMNS": "\(width)"])
    #expect(status == 0, "\(text)")
    let states = states(text)
    #expect(!states.isEmpty && states.allSatisfy { $0.count < width }, "\(states)")
    #expect(states.contains { $0.contains("step 40/40".prefix(width - 1)) }, "\(states)")
    #expect(width < 60 || states.contains { $0.contains("▁") }, "\(states)")
  }

  @Test func `a terminal without Unicode has ASCII alone`() throws {
    let (text, _) = try shown("one.yaml", ["LC_ALL": "C"])
    #expect(!states(text).isEmpty && states(text).joined().utf8.allSatisfy { $0 < 128 })
  }

  @Test func `a dumb terminal is told nothing that it would have to obey`() throws {
    let (text, status) = try shown("run --plot one.yaml", ["TERM": "dumb"])
    #expect(status == 0 && text.contains("done in") && !text.contains("\u{1B}"), "\(text)")
  }

  @Test func `NO_COLOR takes the colours away, and colours are there without it`() throws {
    let colour = "\u{1B}[38"
    #expect(try shown("run --plot one.yaml").text.contains(colour))
    let plain = try shown("run --plot one.yaml", ["NO_COLOR": "1"])
    #expect(plain.status == 0 && !plain.text.contains(colour) && plain.text.contains("┤"))
  }

  @Test func `several runs at once share one line that fits, and leave whole lines`() throws {
    let (text, status) = try shown("sweep.yaml --jobs 2 --out out", ["COLUMNS": "40"])
    #expect(status == 0, "\(text)")
    #expect(states(text).allSatisfy { $0.count < 40 && $0.hasPrefix("s ") }, "\(text)")
    let left = text.components(separatedBy: "\r\n").map {
      $0.components(separatedBy: "\r\u{1B}[K").last ?? ""
    }
    #expect(left.contains { $0.contains("6 done") }, "\(text)")
  }

  @Test func `run --plot draws on standard output what was measured, also of what was done`() throws
  {
    for arguments in [["run", "one.yaml", "--plot"], ["one.yaml", "--plot", "--quiet"]] {
      let run = try RunnerProcess(
        arguments, in: folder.path, environment: ["LC_ALL": "C", "COLUMNS": "60"])
      #expect(run.status == 0 && run.output.contains("-- train") == false)
      #expect(run.output.contains("** train") && run.output.contains("\nloss"), "\(run.output)")
      #expect(!run.errors.contains("** train"))
    }
    let sweep = try RunnerProcess(
      ["sweep.yaml", "--plot"], in: folder.path, environment: ["LC_ALL": "C"])
    #expect(sweep.output.contains("optimizer.lr=0.1 - n=2"), "\(sweep.output)")
    let both = try RunnerProcess(["one.yaml", "--plot", "--json"], in: folder.path)
    #expect(both.status == 64 && both.errors.contains("--json and --plot"))
  }
}
