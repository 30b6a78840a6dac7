import Foundation
import TestSupport
import Testing

@Suite struct BenchTests {
  @Test func `a workload is one JSON object with all its figures`() throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["bench", "--json", "--only", "readme-mlp"], in: folder.path)
    #expect(run.status == 0, "\(run.errors)")
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
    let result = try #require(json as? [String: Any])
    #expect(result["workload"] as? String == "readme-mlp")
    #expect(result["threads"] as? Int == 1)
    // The figures belong together: operations are 2 · (3 · 11,000 − 10,000) a step.
    let time = try #require(result["us_per_step"] as? Double)
    let gigaflops = try #require(result["gflops"] as? Double)
    #expect(abs(gigaflops * time * 1e3 - 46_000) < 0.01 * 46_000)
    let share = try #require(result["share_of_peak"] as? Double)
    #expect(share > 0 && share < 1)
    #expect(try #require(result["peak_mib"] as? Double) > 1)
  }

  @Test func `a workload that does not exist is wrong usage`() throws {
    let folder = try TemporaryFolder()
    let run = try RunnerProcess(["bench", "--only", "vgg"], in: folder.path)
    #expect(run.status == 64)
    #expect(run.errors.contains("readme-mlp"))
  }
}
