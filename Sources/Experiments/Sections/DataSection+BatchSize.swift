internal import Declarations
package import Expressions
internal import YAML

extension DataSection {
  /// How many samples a step takes.
  package enum BatchSize: Sendable {
    /// A number of samples.
    case samples(Int)
    /// All samples at once.
    case full
    /// A function of the epoch.
    case expression(Expression)
    /// A size for each epoch, nil being all samples; the last one holds from there on.
    case list([Located<Int?>])

    /// The variables of an expression, in the order of their slots.
    static let variables = ["epoch", "epochs", "frac"]
  }
}

extension ReadingContext {
  /// A size, `full`, an expression of the epoch, or a list of one size an epoch.
  func batchSize(_ node: SpecNode, at path: SpecPath) -> Located<DataSection.BatchSize>? {
    if case .sequence = node.kind {
      return batchSizes(node, at: path).map { Located(value: $0, span: node.span, path: path) }
    }
    if let expression = batchSizeExpression(node, at: path) {
      return expression.get(at: node.span, path)
    }
    return batchSizeItem(node, at: path).map { size in
      Located(
        value: size.value.map { .samples($0) } ?? .full, span: node.span, path: path)
    }
  }

  private func batchSizes(_ node: SpecNode, at path: SpecPath) -> DataSection.BatchSize? {
    if case .sequence(let items) = node.kind, items.isEmpty {
      mistake(path, expected: "at least one size", at: node)
      return nil
    }
    return list(node, at: path, of: "sizes", batchSizeItem).map { .list($0) }
  }

  private func batchSizeItem(_ node: SpecNode, at path: SpecPath) -> Located<Int?>? {
    if node.text == "full" {
      resolution.note(.text("full"), "whole number or full", at: path, from: node)
      return Located(value: nil, span: node.span, path: path)
    }
    return integer(node, at: path, .atLeast(1)).map {
      Located(value: $0, span: node.span, path: path)
    }
  }

  /// What came of reading a text that speaks of epochs.
  private enum Reading {
    case expression(Expression)
    case mistake

    func get(at span: SourceSpan, _ path: SpecPath) -> Located<DataSection.BatchSize>? {
      guard case .expression(let expression) = self else { return nil }
      return Located(value: .expression(expression), span: span, path: path)
    }
  }

  /// An expression of the epoch; nil for a text that is meant as a number.
  private func batchSizeExpression(_ node: SpecNode, at path: SpecPath) -> Reading? {
    guard let text = node.text else { return nil }
    do throws(ExpressionError) {
      let expression = try Expression(text, variables: DataSection.BatchSize.variables)
      if expression.names.isEmpty { return nil }
      resolution.note(.text(withoutNeedlessSpaces(text)), "expression", at: path, from: node)
      return .expression(expression)
    } catch {
      guard text.contains("epoch") || text.contains("frac") else { return nil }
      findings.error(at: node.span(of: error.range), "\(path): \(error.message)")
      return .mistake
    }
  }
}
