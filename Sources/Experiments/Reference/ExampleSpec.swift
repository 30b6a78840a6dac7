internal import Declarations
internal import Networks
internal import Sweeps
internal import Training

/// A complete spec that uses one thing, with made-up data unless the thing needs others.
struct ExampleSpec {
  private let category: Category
  private let member: DeclarationFacts

  init(_ member: DeclarationFacts, of category: Category) {
    (self.category, self.member) = (category, member)
  }

  /// The spec.
  var text: String {
    let pairs: [(key: String, value: String?)] = [
      ("name", "\(member.name)-example"), ("data", data), ("model", "[\(model)]"),
      ("init", initialization), ("loss", lossName), ("metrics", metrics),
      ("optimizer", typed("optimizer") ?? "{type: sgd, lr: 0.1, momentum: 0.9}"),
      ("scheduler", typed("scheduler") ?? "{type: cosine_annealing, T_max: 100%}"),
      ("train", "{epochs: 100}"), ("sweep", sweep),
    ]
    return pairs.compactMap { key, value in value.map { "\(key): \($0)" } }.joined(separator: "\n")
  }

  /// How many outputs the model has: enough for the classes of every data set where one is shown.
  private var outputs: Int { category.name == "dataset" ? 100 : 10 }

  /// What is given of the thing's arguments.
  private var arguments: [String] {
    member.exampleArguments.isEmpty ? [] : [member.exampleArguments]
  }

  /// A mapping whose key `type` names the thing, where it is of the category.
  private func typed(_ category: String, beginning: [String] = []) -> String? {
    guard self.category.name == category else { return nil }
    return "{" + (beginning + ["type: \(member.name)"] + arguments).joined(separator: ", ") + "}"
  }

  /// The thing as a mapping's only key, or its name alone, where it is of the category.
  private func keyed(_ category: String) -> String? {
    guard self.category.name == category else { return nil }
    return arguments.isEmpty ? member.name : "{\(member.name): {\(arguments[0])}}"
  }

  private var data: String {
    let batches = "batch_size: 32, validation: 0.25"
    if category.name == "dataset" {
      return "{dataset: \(member.name), " + (arguments + [batches]).joined(separator: ", ") + "}"
    }
    // Indices and sides of a decision cannot be drawn from a normal distribution.
    if takesIndices || loss.takesLogits {
      return "{dataset: csv, path: samples.csv, target: label, \(batches)}"
    }
    let targets =
      switch loss.targetKind {
      case .none: ""
      case .classes: "classes: \(outputs), "
      case .values: "outputs: \(outputs), "
      }
    let augmentation = keyed("augmentation").map { ", augment: [\($0)]" } ?? ""
    return
      "{dataset: normal, samples: 256, shape: \(input.dimensions), \(targets)\(batches)\(augmentation)}"
  }

  private var model: String {
    if let preset = keyed("preset") { return preset }
    let output = "{linear: \(loss.takesLogits ? 1 : outputs)}"
    if let layer = keyed("layer") { return "\(layer), flatten, \(output)" }
    let end = loss is NLLLoss ? ", log_softmax" : ""
    return "flatten, {linear: 32}, relu, \(output)\(end)"
  }

  private var initialization: String? {
    typed("initializer", beginning: ["params: \"*.weight\""]).map { "{parameters: [\($0)]}" }
  }

  private var lossName: String { keyed("loss") ?? loss.kind }

  /// A search by the strategy that is shown or over an axis of the kind that is, or a sweep whose
  /// trials the pruner that is shown ends early.
  private var sweep: String? {
    if let strategy = keyed("search") {
      return "{search: \(strategy), trials: 20, space: {optimizer.lr: \"log_uniform(1e-3, 1)\"}}"
    }
    if let pruner = typed("pruner") {
      return "{product: {optimizer.lr: [0.03, 0.1, 0.3]}, repeats: 4, pruner: \(pruner)}"
    }
    if category.name == "section" { return Self.sweeps[member.name] }
    guard let axis = keyed("axis"), let kind = AxisKindRegistry.all[member.name] else { return nil }
    var path = "optimizer.lr"
    if case .int = kind.init().domain { path = "data.batch_size" }
    return "{search: random, trials: 20, space: {\(path): \(axis)}}"
  }

  /// Sweeps that show the sections which stand in one.
  private static let sweeps: [String: String] = {
    let grid = "product: {optimizer.lr: [0.03, 0.1, 0.3]}"
    return [
      SweepOptions.specName: "{\(grid), repeats: 4, objective: {metric: accuracy, of: best}}",
      Race.specName: "{\(grid), repeats: 6, race: {p: 0.1}}",
      Confirm.specName: "{\(grid), confirm: {top: 2, repeats: 6}}",
    ]
  }()

  /// The loss that is shown, or one that the metric that is shown can be measured under.
  private var loss: any Loss {
    if category.name == "loss", let type = LossRegistry.all[member.name] { return type.init() }
    let metric = category.name == "metric" ? MetricRegistry.all[member.name] : nil
    let mistake = metric?.init().mistake(
      under: CrossEntropyLoss(), output: Shape([outputs]),
      targets: .classes(count: outputs))
    return mistake == nil ? CrossEntropyLoss() : MSELoss()
  }

  private var metrics: String? {
    if let metric = keyed("metric") { return "[\(metric)]" }
    if category.name == "section", member.name == MetricsOptions.specName {
      return "{validation: [accuracy], train: [accuracy], groups: [gradient_norm, update_ratio]}"
    }
    if let measure = keyed("group_measure") {
      return "{validation: [accuracy], groups: [\(measure)]}"
    }
    return switch loss.targetKind {
    case .none: nil
    case .classes: "[accuracy]"
    case .values: loss.takesLogits ? "[accuracy]" : "[mae]"
    }
  }

  /// Whether a layer is shown that looks its inputs up in a table.
  private var takesIndices: Bool { layers.contains { $0.indices != nil } }

  /// The layers that the thing stands for, with their defaults.
  private var layers: [any Layer] {
    switch category.name {
    case "layer": LayerRegistry.all[member.name].map { [$0.init()] } ?? []
    case "preset": PresetRegistry.all[member.name]?.init().layers ?? []
    default: []
    }
  }

  /// The shape of an input that the thing takes: of numbers where it does, else of an image.
  private var input: Shape {
    let image = Shape([3, 32, 32])
    guard category.name != "augmentation" else { return image }
    let entries = layers.map { NamedLayer($0) }
    let first = [Shape([16]), image, Shape([16, 8, 8])].first {
      entries.isEmpty || (try? Network(input: $0, layers: entries)) != nil
    }
    // What says itself how wide its input is, in an example takes the pixels of MNIST.
    return first ?? Shape([784])
  }
}
