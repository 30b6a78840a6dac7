/// How a curve looks, so that it can be told from others by colour and, without colours, by dashes.
///
/// On dark pages the colours are those of Okabe and Ito, the blue and the green lighter and white for
/// black; on light ones their three light colours, which are too faint there, are purple, brown and navy.
/// Each has a contrast of 3:1 with its page (WCAG 2.2, 1.4.11), and people with any kind of colour vision can
/// tell all of one page apart. Source: M. Okabe and K. Ito, "Color Universal Design", 2008.
struct ChartStyle: Sendable {
  /// The colour on a light page.
  let colour: String
  /// The colour of a terminal with 256 of them that is nearest; nil is that of the text.
  let terminalColour: Int?
  /// Lengths of dashes and gaps in pixels; empty for an unbroken line.
  let dashes: [Int]
  /// What draws the curve where there are letters only.
  let letter: Character

  /// The colours on light pages, on dark ones, and in a terminal.
  static let colours: [(light: String, dark: String, terminal: Int?)] = [
    ("#0072B2", "#2E86C8", 32), ("#D55E00", "#E66A0A", 166), ("#009E73", "#00B383", 36),
    ("#AA00EE", "#D58DB5", 175), ("#884422", "#F0B429", 178), ("#002288", "#7CC8F5", 74),
    ("#000000", "#F2F2F2", nil),
  ]

  /// The style of a number from 0 on; no two of the first 28 are the same.
  init(_ index: Int) {
    let dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3]]
    let letters: [Character] = ["*", "+", "o", "x", "#", "@", "%"]
    let colours = Self.colours[index % Self.colours.count]
    (colour, terminalColour) = (colours.light, colours.terminal)
    self.dashes = dashes[index % dashes.count]
    letter = letters[index % letters.count]
  }
}
