/// A complaint of libyaml in plain words, where the mistake is rather than where it was noticed.
struct Diagnosis {
  private let problem: ParserProblem
  private let source: SourceText

  init(_ problem: ParserProblem, in source: SourceText) {
    (self.problem, self.source) = (problem, source)
  }

  var error: YAMLError {
    let (message, position) = finding
    let start = min(position, source.count)
    let atLineEnd = [nil, 0x0A, 0x0D].contains(source.character(at: start))
    return YAMLError(
      message, start: source.mark(at: start), end: source.mark(at: atLineEnd ? start : start + 1))
  }

  private var finding: (message: String, position: Int) {
    if source.character(at: problem.position) == 0x09, let message = tabMessage {
      return (message, problem.position)
    }
    let context = problem.contextPosition ?? problem.position
    switch problem.problem {
    case "could not find expected ':'":
      return ("expected ':' after this key", context)
    case "found unexpected end of stream", "found unexpected document indicator":
      return ("this quote is never closed", context)
    case "did not find expected alphabetic or numeric character":
      let sign = source.text(context..<context + 1)
      return ("'\(sign)' needs a name after it; quote the text if '\(sign)' is part of it", context)
    case "did not find expected key", "did not find expected '-' indicator",
      "did not find expected <document start>":
      return (misplaced, problem.position)
    default:
      return (rewording, problem.position)
    }
  }

  private var tabMessage: String? {
    switch problem.problem {
    case "found character that cannot start any token",
      "found a tab character that violates indentation",
      "found a tab character where an indentation space is expected":
      "a tab cannot be used for indentation; use spaces"
    default: nil
    }
  }

  /// What is wrong with something that stands where it cannot belong to anything.
  private var misplaced: String {
    if source.hasText(before: problem.position) { return "unexpected text after the value" }
    let line = source.mark(at: problem.contextPosition ?? problem.position).line
    return switch problem.problem {
    case "did not find expected key":
      "expected a key of the mapping that begins at line \(line); check the indentation"
    case "did not find expected '-' indicator":
      "expected '-' of the list that begins at line \(line); check the indentation"
    default:
      "expected the end of the file"
    }
  }

  private var rewording: String {
    let line = source.mark(at: problem.contextPosition ?? problem.position).line
    return switch problem.problem {
    case "found character that cannot start any token":
      "'\(source.text(problem.position..<problem.position + 1))' cannot begin a value; quote it"
    case "did not find expected ',' or ']'":
      "expected ',' or ']' in the list that opens at line \(line)"
    case "did not find expected ',' or '}'":
      "expected ',' or '}' in the mapping that opens at line \(line)"
    case "did not find expected node content":
      "expected a value"
    case "found undefined tag handle":
      "tags are not supported; a field has its type"
    case "block sequence entries are not allowed in this context":
      "a list cannot begin in this line; begin it in the next"
    case "found unknown escape character":
      "unknown escape in double quotes; use single quotes, or '\\\\' for a backslash"
    case "did not find expected hexdecimal number":
      "expected hexadecimal digits in this escape"
    case "mapping values are not allowed in this context":
      "mapping values are not allowed in this context; check the indentation, "
        + "or quote the text if ':' is part of it"
    default:
      problem.context.isEmpty ? problem.problem : "\(problem.problem) \(problem.context)"
    }
  }
}
