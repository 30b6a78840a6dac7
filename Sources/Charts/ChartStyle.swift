/// How a curve looks, so that it can be told from others by colour and, without colours, by dashes.
///
/// The colours are those of Okabe and Ito that stand out from white, which people with any kind of
/// colour vision can tell apart. Source: M. Okabe and K. Ito, "Color Universal Design", 2008.
struct ChartStyle: Sendable {
  /// The colour as a picture has it.
  let colour: String
  /// The colour of a terminal with 256 of them that is nearest; nil is that of the text.
  let terminalColour: Int?
  /// Lengths of dashes and gaps in pixels; empty for an unbroken line.
  let dashes: [Int]
  /// What draws the curve where there are letters only.
  let letter: Character

  /// The style of a number from 0 on; no two of the first 28 are the same.
  init(_ index: Int) {
    let colours: [(String, Int?)] = [
      ("#0072B2", 32), ("#D55E00", 166), ("#009E73", 36), ("#CC79A7", 175), ("#E69F00", 178),
      ("#56B4E9", 74), ("#000000", nil),
    ]
    let dashes = [[], [7, 4], [2, 3], [9, 3, 2, 3]]
    let letters: [Character] = ["*", "+", "o", "x", "#", "@", "%"]
    (colour, terminalColour) = colours[index % colours.count]
    self.dashes = dashes[index % dashes.count]
    letter = letters[index % letters.count]
  }
}
