internal import Datasets
internal import Declarations
internal import Networks
internal import Training

/// What a bare value is short for, by the key that it stands under and the section of the spec.
enum Shorthand {
  /// Whether things of a section may be named by a text alone: `relu` for `relu: {}`.
  static func hasNames(_ section: String) -> Bool { ["model", "loss", "data"].contains(section) }

  /// The argument that a bare value under a key stands for; nil where there is none.
  static func argument(of key: String, in section: String) -> String? {
    switch section {
    case "model":
      LayerRegistry.all.shorthand(of: key) ?? PresetRegistry.all.shorthand(of: key)
        ?? (key.hasSuffix("_init") ? "type" : nil)
    case "loss": LossRegistry.all.shorthand(of: key)
    case "data":
      AugmentationRegistry.all.shorthand(of: key) ?? argument(of: key, DataOptions.facts.arguments)
    case "train": argument(of: key, TrainOptions.facts.arguments)
    case "scheduler": argument(of: key, Category.outermostScheduler)
    default: nil
    }
  }

  private static func argument(of key: String, _ arguments: [ArgumentFacts]) -> String? {
    guard case .mapping(let facts)? = arguments.first(where: { $0.name == key })?.shape else {
      return nil
    }
    return facts.shorthand
  }
}
