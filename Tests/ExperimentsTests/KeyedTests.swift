import Declarations
import Experiments
import Testing

/// A layer, a loss, a preset and an augmentation are named in one way: by a name alone, or by the
/// only key of a mapping.
@Suite struct KeyedTests {
  /// Every name of PyTorch's that a declaration gives, in what a spec is told of it.
  @Test(arguments: ["scheduler", "layer", "optimizer", "loss", "initializer"])
  func `a name of PyTorch's is told ours`(_ category: String) throws {
    let members = try #require(Category.named(category)?.members)
    var count = 0
    for member in members {
      guard let name = member.pytorch, let last = name.split(separator: ".").last else { continue }
      for spelling in [String(last), "torch.\(name)"] where spelling != member.name {
        let (lines, text) =
          switch category {
          case "scheduler": (24, "  type: \(spelling)")
          case "layer": (13, "  - \(spelling)")
          case "optimizer": (18, "  type: \(spelling)")
          case "loss": (15, "loss: \(spelling)")
          default: (14, "  - linear: {out_features: 10, weight_init: \(spelling)}")
          }
        let findings = SampleSpec.findings(
          in: SampleSpec.text(replacing: lines...lines, with: text))
        let message = " '\(spelling)'; did you mean '\(member.name)'?"
        #expect(findings.contains { $0.message.hasSuffix(message) }, "\(findings.map(\.brief))")
        count += 1
      }
    }
    #expect(count >= members.count / 2)
  }

  static let layers: [Mistake] = [
    Mistake(13, "  - relu:"), Mistake(13, "  - relu: {}"), Mistake(13, "  - mlp: [32, 10]"),
    Mistake(
      13, "  - relu: 3", "13:11: error: model.1.relu: expected a mapping, found '3'"),
    Mistake(
      13, "  - linear:", "13:5: error: missing key 'out_features' in model.1.linear"),
    Mistake(13, "  - mlp:", "13:5: error: missing key 'sizes' in model.1.mlp"),
    Mistake(
      13, "  - {mlp: [32, 10], relu: }",
      "13:21: error: model.1: a layer has one key, its name; start the next layer with '-', and "
        + "indent arguments under 'mlp'"),
    Mistake(
      13, "  - [relu]",
      "13:5: error: model.1: expected a layer such as relu or linear: 10, found a list"),
  ]

  static let losses: [Mistake] = [
    Mistake(15, "loss: {cross_entropy: }"), Mistake(15, "loss: {cross_entropy: {}}"),
    Mistake(
      15, "loss: {cross_entropy: 0.1}",
      "15:23: error: loss.cross_entropy: expected a mapping, found '0.1'"),
    Mistake(
      15, "loss: {cross_entropy: {}, mse: {}}",
      "15:27: error: loss: a loss has one key, its name; indent arguments under 'cross_entropy'"),
    Mistake(
      15, "loss: [cross_entropy]",
      "15:7: error: loss: expected one of mean, mse, l1, smooth_l1, huber, cross_entropy, nll, "
        + "bce_with_logits, found a list"),
  ]

  static let augmentations: [Mistake] = [
    Mistake(
      10, "  augment: [random_crop: ]",
      "10:13: error: missing key 'padding' in data.augment.0.random_crop"),
    Mistake(
      10, "  augment: [random_crop: [4]]",
      "10:26: error: data.augment.0.random_crop.padding: expected a whole number from 1 to 1024, "
        + "found a list"),
    Mistake(
      10, "  augment: [{random_crop: 4, cutout: 2}]",
      "10:30: error: data.augment.0: an augmentation has one key, its name; start the next "
        + "augmentation with '-', and indent arguments under 'random_crop'"),
    Mistake(
      10, "  augment: [[4]]",
      "10:13: error: data.augment.0: expected an augmentation such as random_crop: 4, found a list"
    ),
  ]

  @Test(arguments: layers + losses + augmentations)
  func `what names a thing by a key has one meaning everywhere`(_ item: Mistake) {
    let text = SampleSpec.text(replacing: item.lines, with: item.replacement)
    #expect(SampleSpec.findings(in: text).map(\.brief) == item.findings)
  }
}
