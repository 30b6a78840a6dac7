import Foundation
import TestSupport
import Testing

/// Threads that wait: how long they keep the processor is decided when OpenMP's library is loaded.
@Suite(.enabled(if: ProcessInfo.processInfo.activeProcessorCount > 1))
struct IdleThreadsTests {
  @Test(arguments: [
    ([:], ["GOMP_SPINCOUNT=1000"]), (["GOMP_SPINCOUNT": "7"], ["GOMP_SPINCOUNT=7"]),
    (["OMP_WAIT_POLICY": "passive"], ["OMP_WAIT_POLICY=passive"]),
  ])
  func `a run's threads sleep soon, unless the user has decided`(
    _ environment: [String: String], _ expected: [String]
  ) throws {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(SignalTests.spec.utf8), "s.yaml")
    let run = try StartedRunner([file], in: folder.path, environment: environment)
    let files = RunFiles(latestOf: "told", in: "\(folder.path)/results")
    run.wait { files.bytes("checkpoint/state.safetensors") != nil }
    let variables = try String(contentsOfFile: "/proc/\(run.number)/environ", encoding: .utf8)
      .split(separator: "\0").filter { $0.hasPrefix("GOMP_") || $0.hasPrefix("OMP_") }
    #expect(variables.map(String.init) == expected)
    let name = try String(contentsOfFile: "/proc/\(run.number)/comm", encoding: .utf8)
    #expect(name == "runner\n")
    run.send(SIGTERM)
    #expect(run.wait() == 143)
  }
}
