import Engine
import Networks
import TestSupport
import Testing

@Suite struct AllocationTests {
  /// In a process of its own, where no other test allocates meanwhile.
  @Test func `steps after the first hold no new memory`() async {
    await #expect(processExitsWith: .success) {
      var benches = try KernelChoice.both.map {
        try Bench(
          input: [12], ModelTests.layers, loss: CrossEntropyLoss(), batchSize: 7, kernels: $0)
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
        _ = Heap.totals()
        var isSteady = false
        for window in UInt64(0)..<20 where !isSteady {
          let before = Heap.totals()
          precondition(before.contains("total"), "malloc reports totals")
          run(2 + 100 * window..<102 + 100 * window)
          isSteady = Heap.totals() == before
        }
        precondition(isSteady, "every step allocates memory")
      }
    }
  }
}
