internal import ArgumentParser
internal import Engine
internal import Execution
internal import Networks
internal import System

/// `runner bench`: the time of training steps.
struct BenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    _superCommandName: DirectParsing.root,
    abstract: "Time training steps of some networks on this machine.",
    usage: "runner bench [options]",
    discussion: """
      Each step is forward, loss, backward and update (SGD with momentum), on data already in \
      memory; the least of five repetitions counts. GFLOP/s count matrix products and \
      convolutions, also as a share of what a large matrix product reaches in the same process.
      """)

  @Option(name: .long, help: ArgumentHelp("How many threads may be used.", valueName: "n"))
  var threads = 1

  @Option(name: .long, help: ArgumentHelp("One workload alone.", valueName: "name"))
  var only: String?

  @Option(
    name: .long, help: ArgumentHelp("float32 or bfloat16.", valueName: "name"),
    transform: Self.precision)
  var precision = Precision.float32

  @Flag(name: .long, help: "Print one JSON object a line.")
  var json = false

  private static func precision(_ name: String) throws -> Precision {
    guard let precision = Precision(rawValue: name) else {
      let names = Precision.allCases.map(\.rawValue).joined(separator: ", ")
      throw ValidationError("--precision takes one of \(names).")
    }
    guard precision.isSupported else {
      throw ValidationError("This machine's processor has no instructions for \(name).")
    }
    return precision
  }

  func validate() throws {
    guard (1...1024).contains(threads) else {
      throw ValidationError("--threads takes a whole number from 1 to 1024.")
    }
    let names = BenchmarkWorkload.all.map(\.name)
    if let only, !names.contains(only) {
      throw ValidationError("--only takes one of \(names.joined(separator: ", ")).")
    }
  }

  func run() throws {
    do {
      try LibraryExit.during(measure) {
        Console.tell(Problem.refusedThread.text)
        return ExitStatus.refused.rawValue
      }
    } catch let error as EngineError {
      Console.tell("error: \(error.message)")
      throw ExitCode((error.isRefusal ? ExitStatus.refused : .software).rawValue)
    }
  }

  private func measure() throws {
    let benchmark = try Benchmark(threads: threads, precision: precision)
    for workload in BenchmarkWorkload.all where only == nil || only == workload.name {
      let result = try benchmark.run(workload)
      try Console.print(json ? result.json : result.text)
    }
  }
}
