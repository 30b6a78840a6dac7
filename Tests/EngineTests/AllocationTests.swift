import Engine
import Glibc
import Networks
import Testing

@Suite struct AllocationTests {
  /// What `malloc` says of its memory: the totals at the end of `malloc_info`'s report.
  static func report() -> String {
    typealias Function = @convention(c) (Int32, UnsafeMutablePointer<FILE>) -> Int32
    guard let symbol = dlsym(nil, "malloc_info"), let file = tmpfile() else { return "" }
    defer { fclose(file) }
    let buffer = UnsafeMutablePointer<CChar>.allocate(capacity: 1 << 16)
    buffer.initialize(repeating: 0, count: 1 << 16)
    defer { buffer.deallocate() }
    guard unsafeBitCast(symbol, to: Function.self)(0, file) == 0 else { return "" }
    rewind(file)
    fread(buffer, 1, 1 << 16 - 1, file)
    let text = String(cString: buffer)
    return String(text.split(separator: "</heap>").last ?? "")
  }

  /// In a process of its own, where no other test allocates meanwhile.
  @Test func `steps after the first hold no new memory`() async {
    await #expect(processExitsWith: .success) {
      var benches = try KernelChoice.both.map {
        try Bench(
          input: [12], ModelTests.layers, loss: .crossEntropy, batchSize: 7, kernels: $0)
      }
      benches += try ImageModelTests.models.indices.map { try ImageModelTests.bench($0) }
      for bench in benches {
        func run(_ steps: Range<UInt64>) {
          for step in steps {
            bench.plan.forward(step: step)
            bench.plan.backward()
            bench.descend(rate: 0.1)
          }
        }
        run(0..<2)
        // The first report allocates for itself what later ones find free. The runtime's own
        // threads may allocate during one window of steps; a step that does shows in all.
        _ = AllocationTests.report()
        var isSteady = false
        for window in UInt64(0)..<20 where !isSteady {
          let before = AllocationTests.report()
          precondition(before.contains("total"), "malloc reports totals")
          run(2 + 100 * window..<102 + 100 * window)
          isSteady = AllocationTests.report() == before
        }
        precondition(isSteady, "every step allocates memory")
      }
    }
  }
}
