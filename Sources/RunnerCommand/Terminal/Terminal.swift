internal import Charts
internal import System

/// What standard output or error can show, by the environment and the terminal.
struct Terminal {
  private let environment: [String: String]
  private let isTerminal: Bool
  private let columns: Int?

  /// Makes a terminal from the environment, and from what the system says of a stream.
  init(environment: [String: String], isTerminal: Bool, columns: Int?) {
    (self.environment, self.isTerminal, self.columns) = (environment, isTerminal, columns)
  }

  /// Standard output of this process.
  static var output: Terminal {
    Terminal(
      environment: Host.environment, isTerminal: StandardStream.output.isTerminal,
      columns: StandardStream.output.columns)
  }

  /// Standard error of this process.
  static var error: Terminal {
    Terminal(
      environment: Host.environment, isTerminal: StandardStream.error.isTerminal,
      columns: StandardStream.error.columns)
  }

  /// What can be drawn on it.
  ///
  /// The width is `COLUMNS`, else what the terminal says, else 80, within 40...500. Colours are for
  /// terminals alone, and not where `NO_COLOR` is set (no-color.org). Unicode is for locales in
  /// UTF-8.
  var abilities: TextPlot.Abilities {
    let isPlain = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return TextPlot.Abilities(
      width: min(max(givenWidth ?? columns ?? 80, 40), 500),
      hasColours: isTerminal && !isPlain && environment["TERM"] != "dumb", isUnicode: isUnicode)
  }

  /// The most characters of a line of a table: `COLUMNS`, or else what the terminal says; nil for a file
  /// or a pipe, whose lines may be of any length.
  var lineWidth: Int? { (givenWidth ?? columns).map { min(max($0, 40), 10_000) } }

  /// The characters of a line that is drawn over and over: `COLUMNS`, what the terminal says, or 80.
  var drawnWidth: Int { givenWidth ?? columns ?? 80 }

  /// Whether lines can be drawn over.
  var canRedraw: Bool { isTerminal && environment["TERM"] != "dumb" }

  private var givenWidth: Int? {
    environment["COLUMNS"].flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
  }

  /// Whether the locale, of which POSIX takes the first variable that is set, is in UTF-8.
  private var isUnicode: Bool {
    let set = ["LC_ALL", "LC_CTYPE", "LANG"].lazy.compactMap { environment[$0] }
    let locale = (set.first { !$0.isEmpty } ?? "").lowercased()
    return locale.hasSuffix("utf-8") || locale.hasSuffix("utf8")
      || locale.contains("utf-8@") || locale.contains("utf8@")
  }
}
