import Engine
import Foundation
import Networks
import Testing

/// Normalisations and shares of single samples.
@Suite struct SampleForwardTests {
  @Test(arguments: [(1, 1), (6, 3), (6, 6), (17, 1)], [1, 7])
  func `group_norm normalises a sample's groups`(
    _ sizes: (channels: Int, groups: Int), _ batch: Int
  ) throws {
    let bench = try Bench(
      input: [sizes.channels, 3, 5], [GroupNorm { ($0.numGroups, $0.eps) = (sizes.groups, 1e-2) }],
      batchSize: batch, kernels: .automatic, scale: 1)
    let weight = bench.model.store.plainValues(of: 0).map(Double.init)
    let bias = bench.model.store.plainValues(of: 1).map(Double.init)
    var x = ImageReference(bench.inputs, batch: batch, [sizes.channels, 3, 5])
    let width = sizes.channels / sizes.groups * 15
    for start in stride(from: 0, to: x.values.count, by: width) {
      let group = x.values[start..<start + width]
      let mean = group.reduce(0, +) / Double(width)
      let variance = group.map { ($0 - mean) * ($0 - mean) }.reduce(0, +) / Double(width)
      for i in group.indices {
        let c = i / 15 % sizes.channels
        x.values[i] = (group[i] - mean) / (variance + 1e-2).squareRoot() * weight[c] + bias[c]
      }
    }
    ImageForwardTests.expect(bench, x, "group_norm")
  }

  /// By PyTorch's `local_response_norm`, whose zero-padded mean divides by the size everywhere.
  @Test(arguments: [1, 2, 4, 5, 99])
  func `local_response_norm divides by neighbours`(_ size: Int) throws {
    let layer = LocalResponseNorm { ($0.size, $0.alpha, $0.beta, $0.k) = (size, 0.9, 0.5, 1.5) }
    let bench = try Bench(
      input: [7, 3, 2], [layer], batchSize: 3, kernels: .automatic)
    let x = ImageReference(bench.inputs, batch: 3, [7, 3, 2])
    var y = x
    y.values.removeAll()
    for n in 0..<3 {
      for c in 0..<7 {
        for i in 0..<3 {
          for j in 0..<2 {
            let neighbours = (0..<7).filter { $0 >= c - size / 2 && $0 <= c + (size - 1) / 2 }
            let squares = neighbours.compactMap { x.at(n, $0, i, j) }.map { $0 * $0 }
            let sum = 1.5 + 0.9 / Double(size) * squares.reduce(0, +)
            y.values.append((x.at(n, c, i, j) ?? 0) / sum.squareRoot())
          }
        }
      }
    }
    ImageForwardTests.expect(bench, y, "size \(size)")
  }

  @Test(arguments: [[5], [17], [3, 2, 5]])
  func `softmax shares one among classes, log_softmax gives logarithms`(_ shape: [Int]) throws {
    for scale: Float in [1, 100] {
      var outputs: [[Float]] = []
      for (layer, isShare) in [(Softmax() as any Layer, true), (LogSoftmax(), false)] {
        let bench = try Bench(input: shape, [layer], batchSize: 3, kernels: .automatic)
        let inputs = bench.inputs.map { scale * $0 }
        bench.setInputs(inputs)
        outputs.append(bench.outputs())
        let pixels = shape[1...].reduce(1, *)
        for start in 0..<3 * pixels {
          let first = start / pixels * shape[0] * pixels + start % pixels
          let row = stride(from: first, to: first + shape[0] * pixels, by: pixels)
          let top = row.map { Double(inputs[$0]) }.max() ?? 0
          let sum = row.map { exp(Double(inputs[$0]) - top) }.reduce(0, +)
          for i in row {
            let logarithm = Double(inputs[i]) - top - log(sum)
            let expected = isShare ? exp(logarithm) : logarithm
            #expect(abs(Double(outputs[outputs.count - 1][i]) - expected) < 2e-5)
          }
        }
      }
    }
  }

  @Test func `dropout2d drops whole channels of samples`() throws {
    let bench = try Bench(
      input: [40, 3, 2], [Dropout2D(0.25)], batchSize: 50, kernels: .automatic)
    bench.setInputs([Float](repeating: 1, count: 12_000))
    let outputs = bench.outputs(step: 3)
    let channels = stride(from: 0, to: 12_000, by: 6).map { Set(outputs[$0..<$0 + 6]) }
    #expect(channels.allSatisfy { $0 == [0] || $0 == [Float(4.0 / 3)] })
    // Six standard deviations of a binomial distribution.
    #expect(abs(channels.count { $0 == [0] } - 500) < 116)
    #expect(bench.outputs(step: 3) == outputs)
    #expect(bench.outputs(step: 4) != outputs)
    let evaluation = try bench.model.plan(batchSize: 1, mode: .evaluation)
    evaluation.withInputs { span in for i in 0..<span.count { span[i] = Float(i) } }
    evaluation.forward()
    evaluation.withOutputs { span in for i in span.indices { #expect(span[i] == Float(i)) } }
  }
}
