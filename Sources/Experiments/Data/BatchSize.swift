internal import Declarations
package import Expressions

/// How many samples a batch has.
package enum BatchSize: Sendable {
  /// A number of samples.
  case samples(Int)
  /// All samples at once.
  case full
  /// A function of the epoch.
  case expression(Expression)
  /// A size for each epoch, nil being all samples; the last one holds from there on.
  case list([Int?])
}

extension ValueKind<BatchSize> {
  /// A size, `full`, an expression of the epoch, or a list of one size an epoch.
  static var batchSize: ValueKind {
    let size = ArgumentShape.either([.wholeNumber(.atLeast(1)), .choice(["full"])])
    return ValueKind(
      .either([size, .expression(BatchSize.variables), .list(size)]), read: BatchSize.read,
      plain: { batchSize in
        switch batchSize {
        case .samples(let size): .integer(size)
        case .full: .text("full")
        case .expression(let expression): .text(expression.source)
        case .list(let sizes): .list(sizes.map { $0.map { .integer($0) } ?? .text("full") })
        }
      })
  }
}

extension BatchSize {
  /// The variables of an expression, in the order of their slots.
  fileprivate static let variables = ["epoch", "epochs", "frac"]

  fileprivate static func read(_ reader: any ArgumentReader) -> BatchSize? {
    if let items = reader.items {
      guard !items.isEmpty else {
        reader.refuse(expected: "at least one size")
        return nil
      }
      let sizes = items.map(size)
      let given = sizes.compactMap(\.self)
      return given.count == sizes.count ? .list(given) : nil
    }
    if let text = reader.text, Int(text) == nil {
      do throws(ExpressionError) {
        let expression = try Expression(text, variables: variables)
        if !expression.names.isEmpty {
          reader.note(.text(withoutNeedlessSpaces(text)), as: "expression")
          return .expression(expression)
        }
      } catch {
        // What speaks of no epoch is meant as a number.
        if text.contains("epoch") || text.contains("frac") {
          reader.refuse(error.message, at: error.range)
          return nil
        }
      }
    }
    return size(reader).map { $0.map { .samples($0) } ?? .full }
  }

  /// A number of samples, or nil within an optional for all of them; nil for what is neither.
  private static func size(_ reader: any ArgumentReader) -> Int?? {
    guard reader.text == "full" else { return reader.wholeNumber(.atLeast(1)).map { .some($0) } }
    reader.note(.text("full"), as: "whole number or full")
    return .some(nil)
  }
}
