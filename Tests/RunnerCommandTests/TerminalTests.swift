import Charts
import Testing

@testable import RunnerCommand

@Suite struct TerminalTests {
  private func abilities(
    _ environment: [String: String], isTerminal: Bool = true, columns: Int? = 100
  ) -> TextPlot.Abilities {
    Terminal(environment: environment, isTerminal: isTerminal, columns: columns).abilities
  }

  @Test(
    arguments: [
      ([:], 100, 100), (["COLUMNS": "60"], 100, 60), (["COLUMNS": "x"], 100, 100),
      (["COLUMNS": "0"], nil, 80), ([:], nil, 80), (["COLUMNS": "7"], 100, 40),
      (["COLUMNS": "99999"], nil, 500), (["COLUMNS": ""], 120, 120),
    ] as [([String: String], Int?, Int)])
  func `the width is COLUMNS, the terminal's, or 80`(
    _ environment: [String: String], _ columns: Int?, _ width: Int
  ) {
    #expect(abilities(environment, columns: columns).width == width)
  }

  @Test(
    arguments: [
      ([:], nil, nil), ([:], 100, 100), (["COLUMNS": "60"], nil, 60), (["COLUMNS": "60"], 100, 60),
      (["COLUMNS": "x"], nil, nil), (["COLUMNS": "7"], 100, 40),
    ] as [([String: String], Int?, Int?)])
  func `tables are cut where COLUMNS or a terminal has a width`(
    _ environment: [String: String], _ columns: Int?, _ width: Int?
  ) {
    let terminal = Terminal(environment: environment, isTerminal: columns != nil, columns: columns)
    #expect(terminal.lineWidth == width)
  }

  @Test(
    arguments: [
      ([:], true, true), ([:], false, false), (["NO_COLOR": "1"], true, false),
      (["NO_COLOR": ""], true, true), (["TERM": "dumb"], true, false),
      (["TERM": "xterm-256color"], true, true),
    ] as [([String: String], Bool, Bool)])
  func `colours are for terminals whose user wants them`(
    _ environment: [String: String], _ isTerminal: Bool, _ hasColours: Bool
  ) {
    #expect(abilities(environment, isTerminal: isTerminal).hasColours == hasColours)
  }

  @Test(
    arguments: [
      ([:], false), (["LANG": "C"], false), (["LANG": "en_GB.UTF-8"], true),
      (["LANG": "de_DE.utf8"], true), (["LANG": "de_DE.UTF-8@euro"], true),
      (["LC_ALL": "C", "LANG": "en_GB.UTF-8"], false), (["LC_ALL": "", "LANG": "C.UTF-8"], true),
      (["LC_CTYPE": "C.UTF-8", "LANG": "C"], true), (["LANG": "de_DE.ISO-8859-1"], false),
    ] as [([String: String], Bool)])
  func `Unicode is for locales in UTF-8`(_ environment: [String: String], _ isUnicode: Bool) {
    #expect(abilities(environment).isUnicode == isUnicode)
  }
}
