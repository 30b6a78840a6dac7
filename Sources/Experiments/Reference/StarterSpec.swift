internal import Declarations
internal import Messages
internal import Schedules

/// A spec to start from: complete, on made-up data, with every argument of a scheduler.
///
/// Arguments that must be given have values; all others are comments with their defaults, so that taking
/// `# ` away is all that changing one needs.
package struct StarterSpec {
  private let scheduler: DeclarationFacts
  /// The scheduler of a starter where none is named.
  package static let usual = PolicyRegistry.forStarters.specName

  /// Takes a scheduler; nil for a name that is none.
  package init?(_ scheduler: String) {
    guard let facts = Self.schedulers?[scheduler] else { return nil }
    self.scheduler = facts
  }

  /// The schedulers that there are.
  package static var names: [String] { schedulers?.names ?? [] }

  /// The scheduler that a name which is none may mean: PyTorch's name of it, or one that is nearly so spelled.
  package static func name(meantBy name: String) -> String? {
    PolicyRegistry.all.name(inPyTorch: name) ?? Spelling.nearest(to: name, among: names)
  }

  private static var schedulers: Category? { Category.named("scheduler") }

  /// The spec.
  package var text: String {
    (head + Self.body + ["scheduler:", "  type: \(scheduler.name)"] + arguments + Self.end)
      .joined(separator: "\n") + "\n"
  }

  private var head: [String] {
    let formula = scheduler.formula.map { $0.split(separator: "\n").map { "#   \($0)" } } ?? []
    let source = scheduler.source.map { ["# Source: \($0)"] } ?? []
    return ["# \(scheduler.name): \(scheduler.summary)"] + formula + source + [
      "#", "# runner check FILE       what is wrong, without training",
      "# runner schedule FILE    the schedule of every step; --plot draws it",
      "# runner FILE             trains, and leaves results/NAME/ID/", "",
    ]
  }

  /// All but the scheduler and the length of training; made-up data need no file.
  private static let body = """
    seed: 0

    data:
      dataset: normal           # made-up numbers; runner describe dataset: all others
      samples: 256
      shape: [16]
      classes: 10
      batch_size: 32
      validation: 0.25          # the share of samples that are held out

    model:                      # runner describe layer
      - linear: {out_features: 32, name: hidden}
      - relu
      - linear: 10

    loss: cross_entropy         # runner describe loss
    metrics: [accuracy]

    optimizer:                  # runner describe optimizer
      type: sgd
      lr: 0.1
      momentum: 0.9

    """.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)

  private static let end = [
    "", "train:                      # runner describe section train", "  epochs: 100",
  ]

  private var arguments: [String] {
    let own = scheduler.arguments.flatMap { Self.lines(of: $0, indent: "  ") }
    return own + Category.outermostScheduler.flatMap { Self.lines(of: $0, indent: "  ") }
  }

  /// What an argument means, its values, and the argument itself.
  private static func lines(of argument: ArgumentFacts, indent: String) -> [String] {
    let summary =
      argument.summary.hasSuffix(".") ? argument.summary.dropLast() : argument.summary[...]
    let width = 94 - indent.count
    let comment =
      wrapped(String(summary), to: width).map { "\(indent)# \($0)" }
      + wrapped(argument.shape.text, to: width).map { "\(indent)#   \($0)" }
    if let example = argument.example {
      return comment + ["\(indent)\(argument.name): \(example)"]
    }
    let usual = argument.usual.map { " \($0.text)" } ?? ""
    let otherwise = argument.otherwise.map { "  # if left out: \($0)" } ?? ""
    return comment + ["\(indent)# \(argument.name):\(usual)\(otherwise)"]
  }

  /// A text in lines of at most so many characters, broken at spaces.
  private static func wrapped(_ text: String, to width: Int) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + 1 + word.count <= width {
        lines[lines.count - 1] = "\(last) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
