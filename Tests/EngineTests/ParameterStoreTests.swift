import Engine
import Networks
import Testing

@Suite struct ParameterStoreTests {
  static func bench(_ kernels: KernelChoice) throws -> Bench {
    try Bench(
      input: [17], [Linear(5), ReLU(), Linear(33, bias: false), LayerNorm(), Linear(1)],
      batchSize: 7, kernels: kernels, scale: 1)
  }

  @Test(arguments: KernelChoice.both)
  func `ranges are whole cache lines, one behind the other`(_ kernels: KernelChoice) throws {
    let store = try Self.bench(kernels).model.store
    var end = 0
    for (index, parameter) in store.parameters.enumerated() {
      let range = store.range(of: index)
      #expect(range.lowerBound == end)
      #expect(range.count % 16 == 0 && range.count >= parameter.count)
      end = range.upperBound
    }
    #expect(store.count == end)
    #expect(
      store.names == ["0.weight", "0.bias", "2.weight", "3.weight", "3.bias", "4.weight", "4.bias"])
  }

  @Test(arguments: KernelChoice.both)
  func `plain values come out as they went in`(_ kernels: KernelChoice) throws {
    let store = try Self.bench(kernels).model.store
    for (index, parameter) in store.parameters.enumerated() {
      let values = Bench.numbers(parameter.count, 3, UInt64(index))
      store.setPlainValues(values, of: index)
      #expect(store.plainValues(of: index) == values)
    }
  }

  /// What fills a range up is zero before and after training: the squares of all elements of the
  /// flat buffers sum to those of the plain values.
  @Test(arguments: KernelChoice.both)
  func `filling stays zero`(_ kernels: KernelChoice) throws {
    let bench = try Self.bench(kernels)
    let store = bench.model.store
    for step in 0..<5 {
      bench.plan.forward(step: UInt64(step))
      bench.plan.backward()
      bench.descend(rate: 0.1)
    }
    store.withValues { values, gradients in
      for index in store.parameters.indices {
        let nonzero = store.range(of: index).count { values[$0] != 0 }
        let slopes = store.range(of: index).count { gradients[$0] != 0 }
        #expect(nonzero == store.plainValues(of: index).count { $0 != 0 })
        #expect(slopes == store.plainGradients(of: index).count { $0 != 0 })
      }
    }
  }

  @Test func `gradients can be changed in place`() throws {
    let bench = try Self.bench(.own)
    bench.plan.forward()
    bench.plan.backward()
    bench.model.store.withGradients { span in for i in 0..<span.count { span[i] = 0 } }
    #expect(bench.model.store.plainGradients(of: 0).allSatisfy { $0 == 0 })
  }
}
