public import Declarations
import Messages
public import Networks
import Randomness
import System

/// MNIST-1D: ten signals of twelve points each, padded, dilated, scaled, moved, sheared and in noise, `[40]` each.
///
/// A small stand-in for images, on which models differ by more than on MNIST. The samples are made up, by streams
/// of our own: they have the distribution of the authors' samples, and are not the same.
public struct MNIST1DDataset: SplitDataset, Hashable {
  /// Its name and its arguments.
  public static let declaration = Declaration<Self>(
    "mnist1d", Self(),
    "Ten classes of signals of 40 points, made up: a small MNIST, of which nothing is downloaded.",
    formula: "x = shear(move(scale(dilate(pad(template)))) + noise), then (x − mean) / deviation",
    source: "Greydanus and Kobak, \"Scaling down deep learning with MNIST-1D\", arXiv:2011.14439",
    arguments: [
      .optional(
        \.samples, "samples", .wholeNumber(.within(10, 1_000_000)),
        "how many samples there are, as many of each class; four in five are for training, the others are the "
          + "split `test`"),
      .optional(
        \.seed, "seed", .optional(.wholeNumber(.atLeast(0))), "decides the samples",
        otherwise: "the run's seed decides", example: "42"),
      .optional(
        \.padding, "padding", .oneOrMore(.wholeNumber(.within(0, 4096))),
        "the least and the most points that are added behind a template"),
      .optional(
        \.scaleCoefficient, "scale_coeff", .number(.notNegative),
        "how far heights differ: by factors from 1 − half of it to 1 + half of it"),
      .optional(
        \.maxTranslation, "max_translation", .wholeNumber(.atLeast(1)),
        "signals are moved, round the end, by fewer points"),
      .optional(
        \.correlatedNoise, "corr_noise_scale", .number(.notNegative),
        "the deviation of the noise around the template, before it is smoothed over some points"),
      .optional(
        \.independentNoise, "iid_noise_scale", .number(.notNegative),
        "the deviation of the noise of each point"),
      .optional(
        \.shearScale, "shear_scale", .number(.notNegative),
        "how far slopes differ: by up to half of it over the signal"),
      .optional(
        \.length, "final_seq_length", .wholeNumber(.within(2, 65536)),
        "the points of a sample"),
    ])

  /// How many samples there are, in both splits.
  public var samples = 5000
  /// Decides the samples; nil for the run's seed.
  public var seed: Int?
  /// The least and the most points behind a template.
  public var padding = [36, 60]
  /// How far heights differ.
  public var scaleCoefficient = 0.4
  /// Signals are moved by fewer points than this.
  public var maxTranslation = 48
  /// The deviation of the noise around the template.
  public var correlatedNoise = 0.25
  /// The deviation of the noise of each point.
  public var independentNoise = 0.02
  /// How far slopes differ.
  public var shearScale = 0.75
  /// The points of a sample.
  public var length = 40
  /// The split whose samples are made.
  public var split = NamedSplit.train
  /// The split that becomes ``LoadedSamples/validation``; nil for none.
  public var validation: NamedSplit?

  /// What is wrong with the arguments together.
  public var problems: [ArgumentError] {
    var problems: [ArgumentError] = []
    if samples % MNIST1DSignal.classCount != 0 {
      let message =
        "expected a multiple of the \(MNIST1DSignal.classCount) classes, found \(samples)"
      problems.append(ArgumentError(argument: "samples", message: message))
    }
    guard padding.count == 2, padding[0] <= padding[1] else {
      let message = "expected the least and the most points, as in [36, 60]"
      return problems + [ArgumentError(argument: "padding", message: message)]
    }
    let width = MNIST1DSignal.width(padding: padding[1])
    if maxTranslation > width {
      let message =
        "expected at most the \(width) points of a padded template, found \(maxTranslation)"
      problems.append(ArgumentError(argument: "max_translation", message: message))
    }
    return problems
  }

  /// Makes the samples; the digest is that of a text that names them.
  ///
  /// - Throws: ``DatasetError`` where they take more memory than there is.
  public func load(
    _ targets: TargetKind, seed: UInt64
  ) throws(DatasetError) -> LoadedSamples {
    try DatasetError.checkMemory(
      held: 0, needed: Shape.product([samples, length, 12]), file: "mnist1d")
    let own = self.seed.map { UInt64($0) } ?? seed
    let signals = normalized(own)
    var order = Array(0..<samples)
    var stream = RandomStream(seed: own, purpose: .data, index: 0)
    stream.shuffle(&order)
    let parts = [split, validation].map { part in
      part.map { made($0, signals, order, targets) }
    }
    let names = [split, validation].compactMap(\.self).map(\.rawValue)
    let text = "mnist1d \(samples) \(names.joined(separator: " "))"
    return LoadedSamples(
      samples: parts[0] ?? made(.train, signals, order, targets), validation: parts[1],
      digest: SHA256.digest(of: text.utf8).bytes.hexadecimal)
  }

  /// All signals, class after class; together they have the mean 0 and the deviation 1.
  private func normalized(_ seed: UInt64) -> [Float] {
    let signal = MNIST1DSignal(of: self)
    var numbers: [Double] = []
    numbers.reserveCapacity(samples * length)
    for sample in 0..<samples {
      var stream = RandomStream(seed: seed, purpose: .data, index: UInt64(sample + 1))
      numbers += signal.make(sample / (samples / MNIST1DSignal.classCount), &stream)
    }
    let count = Double(numbers.count)
    let mean = numbers.reduce(0, +) / count
    let variance = numbers.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / count
    return numbers.map { Float(($0 - mean) / variance.squareRoot()) }
  }

  /// The samples of a split: the first four in five of a random order, or the others.
  private func made(
    _ split: NamedSplit, _ signals: [Float], _ order: [Int], _ targets: TargetKind
  ) -> Samples {
    let border = samples * 4 / 5
    let chosen = split == .train ? order[..<border] : order[border...]
    let labels = chosen.map { $0 / (samples / MNIST1DSignal.classCount) }
    let kind: Targets =
      switch targets {
      case .none: .none
      case .classes: .classes(labels.map(Int32.init), classCount: MNIST1DSignal.classCount)
      case .values: .values(labels.map(Float.init), width: 1)
      }
    return Samples(
      inputShape: [length], count: chosen.count,
      inputs: chosen.flatMap { signals[$0 * length..<($0 + 1) * length] }, targets: kind)
  }
}
