import Experiments
import Networks
import Schedules
import Testing

/// Groups that are chosen by layers and dimensions, and what is said of when they are trained.
@Suite struct GroupSelectorTests {
  /// An image model with every kind of parameter, and one group.
  private static func text(
    _ group: String, model: String = images, scheduler: String = "{type: exponential, gamma: 0.9}"
  ) -> String {
    """
    name: groups
    data: {dataset: csv, path: a.csv, target: 0, batch_size: 8}
    model: \(model)
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1, weight_decay: 0.1, groups: [\(group)]}
    scheduler: \(scheduler)
    train: {epochs: 10}
    """
  }

  private static let images =
    "[{conv2d: {out_channels: 4, kernel_size: 3}}, batch_norm2d, relu, "
    + "{residual: {body: [{conv2d: {out_channels: 4, kernel_size: 1}}, {group_norm: 2}]}}, flatten, "
    + "{layer_norm: {name: norm}}, {linear: {out_features: 10, name: head}}]"

  private static let facts = DataFacts(
    inputShape: [1, 4, 4], targets: .classes(count: 10), batches: EpochTable(5), smallestBatch: 8)

  private func checked(_ text: String) -> (experiment: Experiment?, findings: [String]) {
    let (spec, context) = SpecReader(for: .training).read(Array(text.utf8), name: "spec.yaml")
    let experiment = spec?.experiment(Self.facts, findings: context.findings)
    return (experiment, context.findings.sorted.map(\.brief))
  }

  private static let vectors = [
    "0.bias", "1.weight", "1.bias", "3.body.0.bias", "3.body.1.weight", "3.body.1.bias",
    "norm.weight", "norm.bias", "head.bias",
  ]
  private static let norms = [
    "1.weight", "1.bias", "3.body.1.weight", "3.body.1.bias", "norm.weight", "norm.bias",
  ]

  /// Selectors and what they take: `p.ndim` and the modules' types in PyTorch.
  static let selectors: [(selector: String, names: [String])] = [
    ("dimensions: \"< 2\"", vectors), ("dimensions: 1", vectors), ("dimensions: '<=1'", vectors),
    ("dimensions: \"== 1\"", vectors), ("dimensions: \" <  2 \"", vectors),
    ("dimensions: \"> 2\"", ["0.weight", "3.body.0.weight"]),
    ("dimensions: \">= 4\"", ["0.weight", "3.body.0.weight"]),
    ("dimensions: \"!= 1\"", ["0.weight", "3.body.0.weight", "head.weight"]),
    ("dimensions: 2", ["head.weight"]),
    ("layers: [batch_norm2d, group_norm, layer_norm]", norms),
    ("layers: linear", ["head.weight", "head.bias"]),
    ("layers: [conv2d, linear], dimensions: '< 2'", ["0.bias", "3.body.0.bias", "head.bias"]),
    ("layers: conv2d, params: '3.*'", ["3.body.0.weight", "3.body.0.bias"]),
    ("params: '*.bias', dimensions: 1, layers: layer_norm", ["norm.bias"]),
  ]

  @Test(arguments: selectors.indices)
  func `a group takes what meets all that it says`(_ index: Int) throws {
    let row = Self.selectors[index]
    let (experiment, findings) = checked(Self.text("{\(row.selector), weight_decay: 0}"))
    #expect(findings == [])
    let found = try #require(experiment)
    let names = found.network.parameters.map(\.name)
    #expect(found.groups.first?.parameters.map { names[$0] } == row.names)
    #expect(found.groups.map(\.name) == ["group0", "default"])
  }

  /// What is wrong, and what is said of it.
  static let mistakes: [(group: String, finding: String)] = [
    (
      "{dimensions: \"< x\"}",
      "5:74: error: optimizer.groups.0.dimensions: expected a comparison with a number of dimensions, "
        + "such as \"< 2\", \"== 1\" or 1, found '< x'"
    ),
    (
      "{dimensions: \"=< 2\"}",
      "5:74: error: optimizer.groups.0.dimensions: expected a comparison with a number of dimensions, "
        + "such as \"< 2\", \"== 1\" or 1, found '=< 2'"
    ),
    (
      "{layers: [batchnorm2d]}",
      "5:71: error: unknown layer with parameters 'batchnorm2d'; did you mean 'batch_norm2d'?"
    ),
    (
      "{layers: LayerNorm}",
      "5:70: error: unknown layer with parameters 'LayerNorm'; did you mean 'layer_norm'?"
    ),
    (
      "{layers: relu}",
      "5:70: error: unknown layer with parameters 'relu'; known: linear, batch_norm1d, layer_norm, conv2d, "
        + "batch_norm2d, group_norm, embedding"
    ),
    (
      "{layers: [batch_norm1d, layer_norm]}",
      "5:71: warning: optimizer.groups.0.layers.0: the model has no 'batch_norm1d' with parameters"
    ),
    (
      "{name: a, layers: embedding}",
      "5:79: error: optimizer.groups.a: matches no parameter; the model has 0.weight (conv2d, 4 dimensions), "
        + "0.bias (conv2d, 1 dimension), 1.weight (batch_norm2d, 1 dimension), 1.bias (batch_norm2d, 1 "
        + "dimension), 3.body.0.weight (conv2d, 4 dimensions), 3.body.0.bias (conv2d, 1 dimension), "
        + "3.body.1.weight (group_norm, 1 dimension), …"
    ),
    (
      "{name: a, trainable: false, unfreeze: 3ep}",
      "5:89: error: optimizer.groups.a.unfreeze: trainable: false leaves the group as it is throughout; give "
        + "one of the two"
    ),
    (
      "{name: a, params: 'head.*', unfreeze: 10ep}",
      "5:99: warning: optimizer.groups.a.unfreeze: is not before the end of the run of 50 steps, so that the "
        + "group is never trained"
    ),
    (
      "{name: a, params: 'head.*', unfreeze: -1}",
      "5:99: error: optimizer.groups.a.unfreeze: expected a duration such as 12ep, 5000st or 30%, found '-1'"
    ),
    (
      "{name: a, params: 'head.*', frozen_statistics: true}",
      "5:108: warning: optimizer.groups.a.frozen_statistics: the group has no batch norm with running "
        + "statistics, so that it has no effect"
    ),
  ]

  @Test(arguments: mistakes.indices)
  func `what is wrong is told where it stands`(_ index: Int) {
    let row = Self.mistakes[index]
    #expect(checked(Self.text(row.group)).findings == [row.finding])
  }

  /// Lengths, and the updates that go by in them: 5 an epoch, 50 in all.
  @Test(arguments: [("3ep", 15), ("7st", 7), ("30%", 15), ("2", 10), ("0", 0), ("0.5ep", 3)])
  func `a length of training is so many updates`(_ length: String, _ updates: Int) throws {
    let (experiment, findings) = checked(
      Self.text("{params: 'head.*', unfreeze: \(length)}"))
    #expect(findings.count == (length == "0.5ep" ? 1 : 0), "\(findings)")
    #expect(try #require(experiment).groups.map(\.firstUpdate) == [updates, 0])
  }

  @Test func `statistics are kept of the batch norms that a group takes, also without weights`()
    throws
  {
    let model =
      "[{conv2d: {out_channels: 4, kernel_size: 3}}, {batch_norm2d: {name: a}}, "
      + "{batch_norm2d: {name: b, affine: false}}, {batch_norm2d: {name: c, track_running_stats: false}}, "
      + "flatten, {linear: 10}]"
    func fixed(_ group: String) throws -> [String] {
      let (experiment, findings) = checked(Self.text(group, model: model))
      #expect(findings == [])
      let found = try #require(experiment)
      return found.fixedBuffers.sorted().map { found.network.buffers[$0].name }
    }
    let names = ["running_mean", "running_var", "num_batches_tracked"]
    let (a, b) = (names.map { "a.\($0)" }, names.map { "b.\($0)" })
    #expect(try fixed("{layers: batch_norm2d, frozen_statistics: true}") == a + b)
    #expect(try fixed("{params: 'a.*', frozen_statistics: true, trainable: false}") == a)
    #expect(try fixed("{params: '[ab].*', frozen_statistics: true}") == a + b)
    #expect(try fixed("{params: a.bias}, {frozen_statistics: true}") == a + b)
    #expect(try fixed("{params: 'a.*'}") == [])
  }

  @Test func `a batch of one sample is no mistake where statistics are kept`() {
    var facts = Self.facts
    facts.smallestBatch = 1
    for (key, isGood) in [("frozen_statistics", true), ("nesterov", false)] {
      let model = "[flatten, batch_norm1d, linear: 10]"
      let text = Self.text("{layers: batch_norm1d, \(key): \(isGood)}", model: model)
      let (spec, context) = SpecReader(for: .training).read(Array(text.utf8), name: "spec.yaml")
      _ = spec?.experiment(facts, findings: context.findings)
      let findings = context.findings.sorted.map(\.message)
      #expect(findings.contains { $0.contains("a batch of 1 sample has no variance") } != isGood)
    }
  }

  @Test func `groups that only data tell are a mistake, and others follow the data`() {
    let model = "[{layer_norm: {name: norm}}, flatten, {linear: {out_features: 10, name: head}}]"
    let one = checked(Self.text("{dimensions: '< 2'}", model: model))
    let names = one.experiment?.network.parameters.map(\.name) ?? []
    // Over images they have three dimensions, as in PyTorch.
    #expect(one.experiment?.groups[0].parameters.map { names[$0] } == ["head.bias"])
    let two = checked(Self.text("{dimensions: '< 3'}", model: model))
    #expect(
      two.findings == [
        "5:60: error: optimizer.groups: which groups there are depends on the data; give each layer_norm its "
          + "normalized_shape, or use 'layers' in place of 'dimensions'"
      ])
  }

  @Test func `an unfrozen group has its schedule from the start in the preview`() throws {
    let text = Self.text("{params: 'head.*', unfreeze: 3ep}")
    let (spec, context) = SpecReader(for: .schedule).read(Array(text.utf8), name: "spec.yaml")
    let preview = try #require(
      spec?.preview(stepsPerEpoch: 5, findings: context.findings))
    #expect(preview.groupNames == ["group0", "default"])
    let schedules = (0..<2).map { preview.timetable.schedule(of: .learningRate, group: $0) }
    #expect(schedules[0]?.value(at: 4) == schedules[1]?.value(at: 4))
  }
}
