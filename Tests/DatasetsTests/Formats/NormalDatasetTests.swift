import Datasets
import Networks
import Testing

@Suite struct NormalDatasetTests {
  @Test func `samples are decided by the seed and targets do not shift inputs`() throws {
    let dataset = NormalDataset(samples: 50, shape: [2, 3], classes: 4, outputs: 2)
    let none = try dataset.load(.none, seed: 1).samples
    let classes = try dataset.load(.classes, seed: 1).samples
    let values = try dataset.load(.values, seed: 1).samples
    #expect(none.inputShape == [2, 3])
    #expect(none.count == 50 && none.inputs.count == 300)
    #expect(none.inputs == classes.inputs && none.inputs == values.inputs)
    #expect(try dataset.load(.values, seed: 1).samples == values)
    #expect(try dataset.load(.values, seed: 2).samples.inputs != values.inputs)
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
    let inputs = try NormalDataset(samples: 10_000, shape: [10]).load(.none, seed: 3).samples.inputs
    let mean = inputs.reduce(0) { $0 + Double($1) } / 1e5
    let variance = inputs.reduce(0) { $0 + Double($1) * Double($1) } / 1e5
    // Six standard errors over 100,000 draws.
    #expect(abs(mean) < 6 / 316.2)
    #expect(abs(variance - 1) < 6 * 1.4142 / 316.2)
  }

  @Test func `descriptions have digests of their own`() throws {
    let datasets = [
      NormalDataset(samples: 1, shape: [2]), NormalDataset(samples: 2, shape: [2]),
      NormalDataset(samples: 1, shape: [3]), NormalDataset(samples: 1, shape: [2], classes: 1),
      NormalDataset(samples: 1, shape: [2], outputs: 1),
    ]
    let digests = try datasets.map { try $0.load(.none, seed: 9).digest }
    #expect(Set(digests).count == datasets.count)
    // python3: hashlib.sha256(b"normal 1 [2] none none").hexdigest().
    #expect(
      digests[0] == "a3f06eb1fa3852ddf1e42a0bb8e5f286ae731ba2bc5cf508a40be00977230bee")
  }

  @Test(arguments: [
    (
      NormalDataset(samples: 0, shape: [1]), TargetKind.none,
      "the number of samples and every dimension of their shape must be at least 1"
    ),
    (
      NormalDataset(samples: 1, shape: []), .none,
      "the number of samples and every dimension of their shape must be at least 1"
    ),
    (
      NormalDataset(samples: 1, shape: [2, -1]), .none,
      "the number of samples and every dimension of their shape must be at least 1"
    ),
    (
      NormalDataset(samples: .max, shape: [.max, .max]), .none,
      "these are more than 4294967296 numbers"
    ),
    (
      NormalDataset(samples: 1 << 20, shape: [1 << 12, 2]), .none,
      "these are more than 4294967296 numbers"
    ),
    (
      NormalDataset(samples: 2, shape: [1], outputs: .max), .values,
      "these are more than 4294967296 numbers"
    ),
    (
      NormalDataset(samples: 1, shape: [1]), .values,
      "the width of the targets is needed, since the loss needs targets"
    ),
    (
      NormalDataset(samples: 1, shape: [1], outputs: 0), .values,
      "the width of the targets must be at least 1"
    ),
    (
      NormalDataset(samples: 1, shape: [1]), .classes,
      "the number of classes is needed, since the loss needs targets"
    ),
    (
      NormalDataset(samples: 1, shape: [1], classes: -4), .classes,
      "the number of classes must be at least 1"
    ),
    (
      NormalDataset(samples: 1, shape: [1], classes: 1_000_001), .classes,
      "there can be at most 1000000 classes"
    ),
  ])
  func `sizes that cannot be are refused`(
    _ dataset: NormalDataset, _ requirement: TargetKind, _ message: String
  ) {
    #expect(throws: DatasetError(.malformed, file: "", message: message)) {
      try dataset.load(requirement, seed: 0)
    }
  }
}
