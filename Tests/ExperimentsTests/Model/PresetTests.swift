import Declarations
import Experiments
import Networks
import Schedules
import Testing

@Suite struct PresetTests {
  /// A preset, the shape of a sample, the number of parameters and of layers that come of it.
  ///
  /// Parameters are counted by hand from the papers' tables: LeNet 520 + 25,050 + 400,500 + 5,010;
  /// ResNet-20 269,722 of which the two projections add 2,752; the wide ResNet 36.5 million.
  static let table: [(preset: String, input: [Int], parameters: Int, layers: Int)] = [
    ("lenet", [1, 28, 28], 431_080, 10),
    ("mlp: [784, 512, 10]", [784], 407_050, 3),
    ("resnet: {depth: 20}", [3, 32, 32], 272_474, 24),
    ("wide_resnet: {depth: 28, widen_factor: 10}", [3, 32, 32], 36_479_194, 24),
    ("wide_resnet: {depth: 16, widen_factor: 4, dropout: 0.3}", [3, 32, 32], 2_748_890, 18),
    ("caffe_cifar10_quick", [3, 32, 32], 145_578, 12),
  ]

  @Test func `every preset is tested`() {
    let tested = Self.table.map { $0.preset.prefix { $0 != ":" } }
    #expect(Set(tested.map(String.init)) == Set(PresetRegistry.all.names))
  }

  private func experiment(_ preset: String, _ input: [Int]) -> (Experiment?, [String]) {
    let text = """
      data: {dataset: normal, samples: 64, shape: \(input), classes: 10, batch_size: 32}
      model: [\(preset.contains(":") ? "{\(preset)}" : preset)]
      loss: cross_entropy
      optimizer: {type: adamw, lr: 1e-3}
      train: {epochs: 1}
      """
    let (spec, context) = SpecReader(for: .training).read(Array(text.utf8), name: "spec.yaml")
    let facts = DataFacts(
      inputShape: input, targets: .classes(count: 10), batches: EpochTable(2), smallestBatch: 32)
    let experiment = spec?.experiment(facts, findings: context.findings)
    return (experiment, context.findings.sorted.map(\.brief))
  }

  @Test(arguments: table.indices)
  func `a preset stands for plain layers`(_ index: Int) throws {
    let row = Self.table[index]
    let (experiment, findings) = experiment(row.preset, row.input)
    #expect(findings.isEmpty)
    let network = try #require(experiment).network
    #expect(network.parameterCount == row.parameters)
    #expect(network.nodes.count == row.layers)
    #expect(network.output == Shape([10]))
  }

  /// Presets that make no sense, and the message.
  static let mistakes: [(preset: String, finding: String)] = [
    (
      "resnet: {depth: 21}",
      "2:26: error: model.0.resnet.depth: expected 6n + 2, such as 20, found 21"
    ),
    ("mlp: [784]", "2:15: error: model.0.mlp.sizes: expected at least two sizes, found a list"),
    ("mlp", "2:9: error: missing key 'sizes' in model.0.mlp"),
    (
      "lenet: {classes: 10}",
      "2:18: error: unknown key 'classes' in model.0.lenet; known: num_classes"
    ),
    (
      "conv2d: {out_channels: 4, kernel_size: 40}",
      "2:49: error: model.0.conv2d: a kernel of 40×40 is larger than the layer's input 1×28×28"
    ),
    (
      "avg_pool2d: {kernel_size: 40, stride: 1, ceil_mode: true}",
      "2:36: error: model.0.avg_pool2d: a kernel of 40×40 is larger than the layer's input 1×28×28"
    ),
    (
      "max_pool2d: {kernel_size: 2, ceil_mode: 1}",
      "2:50: error: model.0.max_pool2d.ceil_mode: expected true or false, found '1'"
    ),
    (
      "max_pool2d: {kernel_size: 2, stride: 0, ceil_mode: true}",
      "2:47: error: model.0.max_pool2d.stride: expected a whole number of at least 1, found '0'"
    ),
    (
      "adaptive_avg_pool2d: {output_size: [7, -2]}",
      "2:49: error: model.0.adaptive_avg_pool2d.output_size.1: expected a whole number of at least "
        + "1, found '-2'"
    ),
    (
      "residual: {body: [conv2d: {out_channels: 4, kernel_size: 3, padding: 1}]}",
      "2:10: error: model.0.residual: the body gives 4×28×28, but the shortcut "
        + "is the input 1×28×28: their sum needs equal shapes"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `a mistake in a preset or an image layer is located`(_ index: Int) {
    let row = Self.mistakes[index]
    let (experiment, findings) = experiment(row.preset, [1, 28, 28])
    #expect(findings.contains(row.finding), "\(findings)")
    #expect(experiment == nil)
  }
}
