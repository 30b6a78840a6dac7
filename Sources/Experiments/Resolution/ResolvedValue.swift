package import Declarations
internal import YAML

/// One value of a spec after defaults and overrides, and where it came from.
package struct ResolvedValue: Sendable, Hashable {
  /// Where a value came from.
  package enum Origin: Sendable, Hashable, CustomStringConvertible {
    /// Given in the file, at a line and column.
    case file(String, line: Int, column: Int)
    /// Given by an option.
    case option(String)
    /// Not given.
    case byDefault

    package var description: String {
      switch self {
      case .file(let name, let line, let column): "\(name):\(line):\(column)"
      case .option(let text): "option --set \(text)"
      case .byDefault: "default"
      }
    }
  }

  /// Its place in the spec.
  package var path: SpecPath
  /// The value.
  package var content: PlainValue
  /// What kind of value the field takes: `number`, `whole number`, `expression`, ….
  package let type: String
  /// Where it came from.
  package let origin: Origin
  /// Whether it is what would hold if it were not given.
  package var isDefault: Bool

  package init(
    path: SpecPath, content: PlainValue, type: String, origin: Origin, isDefault: Bool = false
  ) {
    (self.isDefault, self.path, self.content, self.type) = (isDefault, path, content, type)
    self.origin = origin
  }
}

extension SourceSpan {
  /// The origin of a value that stands here.
  package var origin: ResolvedValue.Origin {
    source.isOption
      ? .option(source.line(1) ?? "")
      : .file(source.name, line: start.line, column: start.column)
  }
}
