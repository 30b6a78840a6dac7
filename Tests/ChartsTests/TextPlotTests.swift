import Testing

@testable import Charts

@Suite struct TextPlotTests {
  private func lines(
    _ chart: Chart, width: Int = 50, colours: Bool = false, unicode: Bool = true
  ) -> [String] {
    TextPlot(chart, on: .init(width: width, hasColours: colours, isUnicode: unicode)).lines
  }

  @Test func `a slope that is flatter than one has a letter in each column`() {
    let drawn = lines(SampleChart.curve([(0, 0), (10, 1)], end: 10), width: 40, unicode: false)
    #expect(drawn.prefix(5) == ["curve", "one", "** x", "", "lr"])
    #expect(drawn.count == 5 + 16 + 2)
    let rows = drawn[5..<21].map { Array($0.dropFirst(6)) }
    for column in 0..<(40 - 6) {
      let found = rows.indices.filter { column < rows[$0].count && rows[$0][column] == "*" }
      // From the lowest row at the left to the highest at the right.
      #expect(found == [15 - Int((Double(column) * 15 / 33).rounded())], "column \(column)")
    }
  }

  @Test func `a picture in letters`() {
    #expect(lines(SampleChart.twoGroups, unicode: false).joined(separator: "\n") == Self.letters)
  }

  @Test func `a picture in dots`() {
    #expect(lines(SampleChart.twoGroups).joined(separator: "\n") == Self.dots)
  }

  @Test(arguments: [40, 41, 60, 80, 133, 500], [true, false])
  func `no line is wider than the terminal`(_ width: Int, _ unicode: Bool) {
    for line in lines(SampleChart.twoGroups, width: width, unicode: unicode) {
      #expect(line.count <= width, "\(line)")
      #expect(unicode || line.allSatisfy(\.isASCII), "\(line)")
    }
  }

  @Test func `colours are added to the same picture and taken back`() {
    let plain = lines(SampleChart.twoGroups)
    let coloured = lines(SampleChart.twoGroups, colours: true)
    let stripped = coloured.map { $0.replacing(/\u{1B}\[[0-9;]*m/, with: "") }
    #expect(stripped == plain)
    #expect(coloured.contains { $0.contains("\u{1B}[38;5;32m") })
    for line in coloured {
      // Each colour ends before the next begins, and before the line does.
      let sequences = line.matches(of: /\u{1B}\[[0-9;]*m/).map { line[$0.range] }
      #expect(sequences.count % 2 == 0)
      for (index, sequence) in sequences.enumerated() {
        #expect((sequence == "\u{1B}[0m") == (index % 2 == 1), "\(line)")
      }
    }
  }

  @Test(arguments: [
    [(0.0, 0.1)], [(0, 0)], [(0, -1), (5, 2)], [(0, 0), (5, 1e-5), (10, 1)],
    [(0, 1e300), (10, -1.7e308)], [(0, .leastNonzeroMagnitude), (3, 1)],
  ])
  func `any curve can be drawn`(_ points: [(Double, Double)]) {
    for unicode in [true, false] {
      let drawn = lines(SampleChart.curve(points, end: 10), unicode: unicode)
      #expect(drawn.count == 5 + 16 + 2)
    }
  }

  @Test func `a curve has a gap where its value is not finite, and its band has one`() {
    let drawn = lines(SampleChart.band, width: 40, unicode: false)
    // The level curve is on one row of the first panel, from step 0 to 2 and from 4 to 5.
    let level = drawn.first { $0.contains("***") } ?? ""
    let columns = Array(level.drop { $0 != "|" && $0 != "+" }.dropFirst())
    let last = columns.count - 1
    let inked = columns.indices.filter { columns[$0] == "*" }
    let expected = (0...last).filter { column in
      // A step is drawn in the column that is nearest to it.
      let (step, half) = (Double(column) / Double(last) * 5, 2.5 / Double(last))
      return step <= 2 + half || step >= 4 - half
    }
    #expect(inked == expected, "\(level)")
    // The band is above the curve and beneath it, in the same columns.
    let banded = drawn.filter { $0.contains("...") }
    #expect(banded.count >= 4)
    for line in banded {
      let cells = Array(line.drop { $0 != "|" && $0 != "+" }.dropFirst())
      #expect(cells.indices.filter { cells[$0] == "." } == expected, "\(line)")
    }
    #expect(lines(SampleChart.band).count == drawn.count)
  }

  /// A level line at 1 falls in the middle to 0.25, which is log(4)/log(200) = 0.26 of the 15 rows
  /// down to 0.005; halves make a straight line to 1/128 at 7, 0.92 of them.
  private static let letters = """
    a <b> & "c": step
    8 steps - 2 groups
    ** x (base lr 1)
    ++ y (base lr 1)
     : the next part begins

    lr (log axis)
        1 +++*******************
          |  ++                *
          |    +++             *
          |       ++           *
          |         +++        ********************* x
          |            ++      :
          |              +++   :
      0.1 +                 ++ :
          |                   +++
          |                    : ++
          |                    :   +++
          |                    :      ++
          |                    :        +++
     0.01 +                    :           ++
          |                    :             ++      y
          |                    :

    momentum
        1 +
          |                                    ***** x
      0.8 +                          **********
          |                **********
      0.6 +      **********
          |******
      0.4 +
          ++---------+---------+---------+---------+
     step  0         2         4         6         8
    epoch  0         1         2         3         4
    """

  /// The same with eight dots in a character.
  private static let dots = """
    a <b> & "c": step
    8 steps · 2 groups
    ── x (base lr 1)
    ╌╌ y (base lr 1)
     ┊ the next part begins

    lr (log axis)
        1 ┤⠙⠭⡉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⢹
          │  ⠈⠂                ⢸
          │     ⠐⠤⡀            ⢸
          │       ⠈⠢           ⢸
          │           ⢄        ⠈⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉⠉ x
          │            ⠉⠢⡀     ┊
          │                ⢀   ┊
      0.1 ┤                 ⠑⠢⡀┊
          │                   ⠈┊ ⡀
          │                    ┊ ⠈⠢⣀
          │                    ┊    ⠁
          │                    ┊      ⠈⠢⣀
          │                    ┊         ⠑
     0.01 ┤                    ┊            ⠢⡀
          │                    ┊             ⠈⠢      y
          │                    ┊

    momentum
        1 ┤
          │                                 ⢀⣀⡠⠤⠔⠒⠊⠉ x
      0.8 ┤                         ⣀⣀⠤⠤⠒⠒⠉⠉⠁
          │                ⣀⣀⡠⠤⠔⠒⠊⠉⠉
      0.6 ┤       ⢀⣀⣀⠤⠤⠒⠒⠉⠉
          │⣀⡠⠤⠔⠒⠊⠉⠁
      0.4 ┤
          └┬─────────┬─────────┬─────────┬─────────┬
     step  0         2         4         6         8
    epoch  0         1         2         3         4
    """
}
