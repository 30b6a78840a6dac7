import Foundation
import TestSupport
import Testing

/// Threads that wait: how long they keep the processor is decided when OpenMP's library is loaded.
@Suite struct IdleThreadsTests {
  @Test(arguments: [
    ([:], "1000"), (["GOMP_SPINCOUNT": "7"], "7"), (["OMP_WAIT_POLICY": "passive"], "0"),
  ])
  func `a run's threads sleep soon, unless the user has decided`(
    _ environment: [String: String], _ looks: String
  ) throws {
    let folder = try TemporaryFolder()
    // OpenMP's library prints its settings.
    let run = try RunnerProcess(
      ["--version"], in: folder.path,
      environment: environment.merging(["OMP_DISPLAY_ENV": "verbose"]) { $1 })
    #expect(run.status == 0)
    #expect(run.errors.contains("GOMP_SPINCOUNT = '\(looks)'\n"), "\(run.errors)")
  }
}
