internal import Declarations

/// A complete spec that uses one thing, with made-up data.
struct ExampleSpec {
  private let category: Category
  private let member: DeclarationFacts

  init(_ member: DeclarationFacts, of category: Category) {
    self.category = category
    self.member = member
  }

  /// The spec.
  var text: String {
    var parts = [
      ("data", "{dataset: normal, samples: 256, shape: [16], classes: 4, batch_size: 32, "
        + "validation: 0.25}"),
      ("model", "[{linear: 32}, relu, {linear: 4}]"), ("loss", "cross_entropy"),
      ("metrics", "[accuracy]"), ("optimizer", "{type: sgd, lr: 0.1, momentum: 0.9}"),
      ("scheduler", "{type: cosine_annealing, T_max: 100%}"), ("train", "{epochs: 100}"),
    ]
    func set(_ key: String, _ value: String) {
      parts = parts.map { ($0.0, $0.0 == key ? value : $0.1) }
    }
    switch category.name {
    case "scheduler": set("scheduler", typed)
    default: break
    }
    return (["name: \(member.name)-example"] + parts.map { "\($0.0): \($0.1)" })
      .joined(separator: "\n")
  }

  /// A mapping with the key `type`.
  private var typed: String {
    let arguments = member.exampleArguments
    return "{type: \(member.name)\(arguments.isEmpty ? "" : ", ")\(arguments)}"
  }
}
