import Datasets
import Declarations
import Testing

@Suite struct NormalizationTests {
  private let image = Samples(
    inputShape: [2, 1, 2], count: 2, inputs: [1, 2, 3, 4, 5, 6, 7, 8], targets: .none)

  @Test func `one number serves all inputs, several one channel each`() throws {
    var samples = image
    try Normalization(mean: [1], standardDeviation: [2]).apply(to: &samples)
    #expect(samples.inputs == [0, 0.5, 1, 1.5, 2, 2.5, 3, 3.5])
    samples = image
    try Normalization(mean: [1, 3], standardDeviation: [1, 2]).apply(to: &samples)
    #expect(samples.inputs == [0, 1, 0, 0.5, 4, 5, 2, 2.5])
    samples = image
    try Normalization(mean: [0, 3], standardDeviation: [2]).apply(to: &samples)
    #expect(samples.inputs == [0.5, 1, 0, 0.5, 2.5, 3, 2, 2.5])
  }

  @Test func `features are channels of one number`() throws {
    var samples = Samples(inputShape: [2], count: 2, inputs: [1, 2, 3, 4], targets: .none)
    try Normalization(mean: [1, 2], standardDeviation: [1, 4]).apply(to: &samples)
    #expect(samples.inputs == [0, 0, 2, 0.5])
  }

  @Test(arguments: [
    (
      Normalization(mean: [1, 2, 3], standardDeviation: [1]), "mean",
      "there must be 1 number or, for samples of shape [2, 1, 2], 2; these are 3"
    ),
    (
      Normalization(mean: [], standardDeviation: [1]), "mean",
      "there must be 1 number or, for samples of shape [2, 1, 2], 2; these are 0"
    ),
    (
      Normalization(mean: [0], standardDeviation: [1, 1, 1, 1]), "std",
      "there must be 1 number or, for samples of shape [2, 1, 2], 2; these are 4"
    ),
    (Normalization(mean: [.nan], standardDeviation: [1]), "mean", "the numbers must be finite"),
    (
      Normalization(mean: [0], standardDeviation: [1, .infinity]), "std",
      "the numbers must be finite"
    ),
    (Normalization(mean: [0], standardDeviation: [0]), "std", "the numbers must be positive"),
    (Normalization(mean: [0], standardDeviation: [1, -1]), "std", "the numbers must be positive"),
  ])
  func `numbers that do not fit are refused and change nothing`(
    _ normalization: Normalization, _ argument: String, _ message: String
  ) {
    var samples = image
    #expect(throws: ArgumentError(argument: argument, message: message)) {
      try normalization.apply(to: &samples)
    }
    #expect(samples == image)
  }
}
