import Experiments
import Declarations
import Messages

/// The tables of README that are made from declarations, as Markdown.
enum ReferenceTables {
  /// Every scheduler with what it does and its arguments; those that must be given in bold.
  static var schedulers: String {
    let rows = members(of: "scheduler").map { member in
      let arguments = member.arguments.map { argument in
        argument.isRequired
          ? "**`\(argument.name)`**"
          : "`\(argument.name)`" + text(of: argument.usual)
      }
      return "| `\(member.name)` | \(member.summary) | \(arguments.joined(separator: ", ")) |"
    }
    return (["| scheduler | does | arguments, with defaults |", "|---|---|---|"] + rows)
      .joined(separator: "\n")
  }

  /// From PyTorch's names to ours, category by category.
  static var pytorch: String {
    let rows = Category.all.flatMap { category in
      category.members.compactMap { member in
        member.pytorch.map { "| `\($0)` | \(category.name) | `\(member.name)` |" }
      }
    }
    return (["| PyTorch (`torch.`) | category | here |", "|---|---|---|"] + rows.sorted())
      .joined(separator: "\n")
  }

  /// A default behind a space; nothing where it is none, or null.
  private static func text(of usual: PlainValue?) -> String {
    switch usual {
    case nil, .null: ""
    case .number(let number): " \(NumberText.short(number))"
    case .some(let value): " \(value.text)"
    }
  }

  private static func members(of category: String) -> [DeclarationFacts] {
    Category.named(category)?.members ?? []
  }
}
