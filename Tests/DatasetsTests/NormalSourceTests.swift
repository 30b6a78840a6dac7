import Datasets
import Testing

@Suite struct NormalSourceTests {
  @Test func `samples are decided by the seed and targets do not shift inputs`() throws {
    let source = NormalSource(samples: 50, shape: [2, 3], classes: 4, targetWidth: 2)
    let none = try source.load(.none, seed: 1).samples
    let classes = try source.load(.classes, seed: 1).samples
    let values = try source.load(.values, seed: 1).samples
    #expect(none.inputShape == [2, 3])
    #expect(none.count == 50 && none.inputs.count == 300)
    #expect(none.inputs == classes.inputs && none.inputs == values.inputs)
    #expect(try source.load(.values, seed: 1).samples == values)
    #expect(try source.load(.values, seed: 2).samples.inputs != values.inputs)
    guard case .classes(let indices, 4) = classes.targets,
      case .values(let numbers, 2) = values.targets
    else {
      Issue.record("targets of the wrong kind")
      return
    }
    #expect(Set(indices) == [0, 1, 2, 3])
    #expect(numbers.count == 100 && !numbers.elementsEqual(values.inputs[..<100]))
  }

  @Test func `inputs have mean 0 and variance 1`() throws {
    let inputs = try NormalSource(samples: 10_000, shape: [10]).load(.none, seed: 3).samples.inputs
    let mean = inputs.reduce(0) { $0 + Double($1) } / 1e5
    let variance = inputs.reduce(0) { $0 + Double($1) * Double($1) } / 1e5
    // Six standard errors over 100,000 draws.
    #expect(abs(mean) < 6 / 316.2)
    #expect(abs(variance - 1) < 6 * 1.4142 / 316.2)
  }

  @Test func `descriptions have digests of their own`() throws {
    let sources = [
      NormalSource(samples: 1, shape: [2]), NormalSource(samples: 2, shape: [2]),
      NormalSource(samples: 1, shape: [3]), NormalSource(samples: 1, shape: [2], classes: 1),
      NormalSource(samples: 1, shape: [2], targetWidth: 1),
    ]
    #expect(Set(try sources.map { try $0.digest() }).count == sources.count)
    #expect(
      try sources.map { try $0.load(.none, seed: 9).digest } == sources.map { try $0.digest() })
  }

  @Test(arguments: [
    (
      NormalSource(samples: 0, shape: [1]), TargetRequirement.none,
      "the number of samples and every dimension of their shape must be at least 1"
    ),
    (
      NormalSource(samples: 1, shape: []), .none,
      "the number of samples and every dimension of their shape must be at least 1"
    ),
    (
      NormalSource(samples: 1, shape: [2, -1]), .none,
      "the number of samples and every dimension of their shape must be at least 1"
    ),
    (
      NormalSource(samples: .max, shape: [.max, .max]), .none,
      "these are more than 4294967296 numbers"
    ),
    (
      NormalSource(samples: 1 << 20, shape: [1 << 12, 2]), .none,
      "these are more than 4294967296 numbers"
    ),
    (
      NormalSource(samples: 2, shape: [1], targetWidth: .max), .values,
      "these are more than 4294967296 numbers"
    ),
    (
      NormalSource(samples: 1, shape: [1]), .values,
      "the width of the targets is needed, since the loss needs targets"
    ),
    (
      NormalSource(samples: 1, shape: [1], targetWidth: 0), .values,
      "the width of the targets must be at least 1"
    ),
    (
      NormalSource(samples: 1, shape: [1]), .classes,
      "the number of classes is needed, since the loss needs targets"
    ),
    (
      NormalSource(samples: 1, shape: [1], classes: -4), .classes,
      "the number of classes must be at least 1"
    ),
    (
      NormalSource(samples: 1, shape: [1], classes: 1_000_001), .classes,
      "there can be at most 1000000 classes"
    ),
  ])
  func `sizes that cannot be are refused`(
    _ source: NormalSource, _ requirement: TargetRequirement, _ message: String
  ) {
    #expect(throws: DatasetError(.malformed, file: "", message: message)) {
      try source.load(requirement, seed: 0)
    }
  }
}
