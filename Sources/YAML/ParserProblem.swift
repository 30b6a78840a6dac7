import CYAML

/// What libyaml says of a text that it cannot read.
struct ParserProblem: Error {
  /// What is wrong, in libyaml's words.
  let problem: String
  /// What libyaml was doing, in its words; empty if it does not say.
  let context: String
  /// Where it is wrong, in Unicode scalars from the start.
  let position: Int
  /// Where what it was reading began; nil if it does not say.
  let contextPosition: Int?

  init(_ parser: yaml_parser_t) {
    let isOutOfMemory = parser.error == YAML_MEMORY_ERROR
    problem = isOutOfMemory ? "out of memory" : Self.text(parser.problem)
    context = Self.text(parser.context)
    position = Int(clamping: parser.problem_mark.index)
    contextPosition = parser.context == nil ? nil : Int(clamping: parser.context_mark.index)
  }

  private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
    pointer.map { String(cString: $0) } ?? ""
  }
}
