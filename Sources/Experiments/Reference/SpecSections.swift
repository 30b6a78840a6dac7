internal import Declarations

/// What a spec says at its top: its head, and its sections in the order of pages.
enum SpecSections {
  /// The page of a whole spec.
  static var facts: DeclarationFacts {
    var facts = SpecHead.facts
    facts.arguments += sections + [extends]
    return facts
  }

  /// The sections.
  static let sections = [
    ArgumentFacts(
      name: "data", summary: "the samples, and how they are batched",
      shape: .named(category: "dataset"), otherwise: "none: the schedule alone can be shown"),
    ArgumentFacts(
      name: "model", summary: "the layers, in their order",
      shape: .list(.either([.named(category: "layer"), .named(category: "preset")])),
      otherwise: "none"),
    ArgumentFacts(
      name: "init",
      summary: "weights to start from: a file or a run, or rules by the names of parameters",
      shape: .either([.mapping(weights), .named(category: "initializer")]),
      otherwise: "PyTorch's, layer by layer"),
    ArgumentFacts(
      name: "continue", summary: "a run that is trained further",
      shape: .mapping(ContinueOptions.facts), otherwise: "training begins anew"),
    ArgumentFacts(
      name: "loss", summary: "what training makes small", shape: .named(category: "loss"),
      otherwise: "none"),
    ArgumentFacts(
      name: "metrics", summary: "what is measured beside the loss",
      shape: .either([.list(.named(category: "metric")), .mapping(MetricsOptions.facts)]),
      otherwise: "none"),
    ArgumentFacts(
      name: "optimizer", summary: "the update rule, with groups of parameters",
      shape: .named(category: "optimizer"), isRequired: true),
    ArgumentFacts(
      name: "scheduler", summary: "learning rate and momentum over time",
      shape: .nullable(.named(category: "scheduler")), otherwise: "the optimizer's own values"),
    ArgumentFacts(
      name: "train", summary: "how long to train, and what happens meanwhile",
      shape: .mapping(TrainOptions.facts), isRequired: true),
    ArgumentFacts(
      name: "results", summary: "what a run leaves beside its numbers",
      shape: .nullable(.mapping(ResultsOptions.facts)), otherwise: "what each of its keys says"),
    ArgumentFacts(
      name: SpecDocument.sweep, summary: "trials: runs of the rest with other values",
      shape: .nullable(.mapping(SweepOptions.facts)), otherwise: "one run"),
  ]

  /// What `init` says of weights that are read.
  private static var weights: DeclarationFacts {
    var facts = WeightOptions.facts
    facts.arguments =
      [
        ArgumentFacts(
          name: "weights", summary: "a file of safetensors, or the folder of a run", shape: .path,
          isRequired: true, example: "results/digits/ID")
      ] + facts.arguments + [
        ArgumentFacts(
          name: "rename",
          summary: "names in the file, or their first parts, and what takes their place",
          shape: .text, otherwise: "none")
      ]
    return facts
  }

  /// What a spec is merged over.
  static let extends = ArgumentFacts(
    name: SpecAssembly.extends, summary: "files that this one is merged over, key by key",
    shape: .either([.path, .list(.path)]), otherwise: "none")
}
