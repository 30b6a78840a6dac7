extension TextCanvas {
  /// What a band covers at a place, from dot to dot.
  struct Slice {
    let x: Int
    let top: Int
    let bottom: Int
  }

  /// Fills a band from slice to slice: with every fourth dot, or each character where dots are no smaller.
  mutating func fill(_ slices: [Slice], style: Int) {
    guard let first = slices.first else { return }
    fill(first, style: style)
    for (start, end) in zip(slices, slices.dropFirst()) where end.x > start.x {
      let width = Double(end.x - start.x)
      for x in (start.x + 1)...end.x {
        let share = Double(x - start.x) / width
        let top = Double(start.top) + share * Double(end.top - start.top)
        let bottom = Double(start.bottom) + share * Double(end.bottom - start.bottom)
        fill(Slice(x: x, top: Int(top.rounded()), bottom: Int(bottom.rounded())), style: style)
      }
    }
  }

  private mutating func fill(_ slice: Slice, style: Int) {
    guard !hasFineDots || slice.x % 2 == 0, slice.top <= slice.bottom else { return }
    for y in slice.top...slice.bottom where !hasFineDots || y % 2 == 0 {
      setBand(x: slice.x, y: y, style: style)
    }
  }
}
