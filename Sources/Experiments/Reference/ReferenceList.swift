internal import Declarations
package import JSON
internal import Messages

/// What a spec can name, category by category, each name with one line.
package struct ReferenceList {
  private let categories: [Category]

  /// Takes the categories to list.
  package init(_ categories: [Category]) { self.categories = categories }

  /// The list in lines.
  package var lines: [String] {
    let sections = categories.map { category in
      let width = category.members.map(\.name.count).max() ?? 0
      return [category.name]
        + category.members.map { member in
          let space = String(repeating: " ", count: width - member.name.count)
          return "  \(member.name)\(space)  \(member.summary)"
        }
    }
    return Array(sections.joined(separator: [""]))
  }

  /// The list for tools: names and summaries by category.
  package var json: JSONValue {
    let pairs = categories.map { category in
      let members = category.members.map { member in
        JSONSchema.object(["name": .string(member.name), "summary": .string(member.summary)])
      }
      return (key: category.name, value: JSONValue.array(members))
    }
    return .object([("format", 1)] + pairs)
  }
}
