/// A drawing of characters, on which curves are set dot by dot.
///
/// With Unicode each character has 2 × 4 dots (braille patterns); else a character is a dot.
struct TextCanvas {
  /// Dots from left to right.
  let width: Int
  /// Dots from top to bottom.
  let height: Int

  private let columns: Int
  private let rows: Int
  private let isUnicode: Bool

  /// Whether dots are smaller than characters.
  var hasFineDots: Bool { isUnicode }

  private var dots: [UInt8]
  // The style that drew last in each character.
  private var styles: [Int?]
  private var isMarked: [Bool]
  // Whether a character has nothing but a band in it.
  private var isBand: [Bool]

  /// Makes an empty canvas of so many characters.
  init(columns: Int, rows: Int, isUnicode: Bool) {
    (self.columns, self.rows, self.isUnicode) = (columns, rows, isUnicode)
    width = isUnicode ? 2 * columns : columns
    height = isUnicode ? 4 * rows : rows
    dots = Array(repeating: 0, count: columns * rows)
    styles = Array(repeating: nil, count: columns * rows)
    isMarked = Array(repeating: false, count: columns)
    isBand = Array(repeating: false, count: columns * rows)
  }

  /// Marks the column of characters at a dot.
  mutating func mark(x: Int) { isMarked[isUnicode ? x / 2 : x] = true }

  /// Sets a dot of a curve, which takes the place of a band in its character.
  mutating func set(x: Int, y: Int, style: Int) {
    let cell = cell(x, y)
    if isBand[cell] { (dots[cell], isBand[cell]) = (0, false) }
    dots[cell] |= isUnicode ? Self.bits[y % 4][x % 2] : 1
    styles[cell] = style
  }

  /// Sets a dot of a band, unless there is one of a curve.
  mutating func setBand(x: Int, y: Int, style: Int) {
    let cell = cell(x, y)
    guard isBand[cell] || styles[cell] == nil else { return }
    if styles[cell] != style { dots[cell] = 0 }
    dots[cell] |= isUnicode ? Self.bits[y % 4][x % 2] : 1
    (styles[cell], isBand[cell]) = (style, true)
  }

  private func cell(_ x: Int, _ y: Int) -> Int {
    isUnicode ? y / 4 * columns + x / 2 : y * columns + x
  }

  /// The characters of a row, with the styles of those that curves drew.
  func row(_ row: Int) -> [(character: Character, style: Int?)] {
    (0..<columns).map { column in
      let cell = row * columns + column
      guard let style = styles[cell] else {
        return (isMarked[column] ? (isUnicode ? "┊" : ":") : " ", nil)
      }
      guard isUnicode else { return (isBand[cell] ? "." : ChartStyle(style).letter, style) }
      let pattern = Unicode.Scalar(0x2800 + UInt32(dots[cell])) ?? " "
      return (Character(pattern), style)
    }
  }

  /// The bits of the dots in a braille pattern, by row and column (Unicode, U+2800 block).
  private static let bits: [[UInt8]] = [[0x01, 0x08], [0x02, 0x10], [0x04, 0x20], [0x40, 0x80]]
}
