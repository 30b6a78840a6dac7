import Testing

@testable import Charts
@testable import Execution
@testable import Results

@Suite struct MeasuredCurveTests {
  private func table(_ text: String) -> NumberTable { NumberTable(Array(text.utf8)) }

  @Test func `an empty cell is no gap, and what is not finite is one`() throws {
    let one = table("step,epoch,v\n0,0,1\n1,0,\n2,0,2\n3,0,nan\n4,0,inf\n5,0,3\r\n")
    let curve = try #require(MeasuredCurve([one], column: "v"))
    #expect(curve.points.map(\.x) == [0, 2, 3, 4, 5])
    #expect(curve.points.map { $0.y.isFinite } == [true, true, false, false, true])
    #expect(curve.band.isEmpty && curve.values == [1, 2, 3])
    let series = curve.series("v", style: 0, until: 5)
    #expect(series.pieces.map { $0.map(\.x) } == [[0, 2], [5]])
    #expect(series.dots.map(\.x) == [0, 2, 5])
  }

  @Test func `tables of several seeds are a mean in a band`() throws {
    let tables = [("1", "2"), ("2", "nan"), ("4", "6")].map {
      table("step,v\n0,\($0.0)\n1,\($0.1)\n2,3\n")
    }
    let curve = try #require(MeasuredCurve(tables, column: "v"))
    #expect(curve.count == 3 && curve.points.map { $0.y.isFinite } == [true, false, true])
    // SciPy's t interval of 1, 2, 4.
    #expect(abs(curve.band[0].low + 1.461249700263426) < 1e-12)
    #expect(abs(curve.band[0].high - 6.1279163669300925) < 1e-12)
    #expect(!curve.band[1].low.isFinite && curve.band[2].low == 3 && curve.band[2].high == 3)
  }

  @Test func `where nothing finite was measured there is no curve`() {
    #expect(MeasuredCurve([table("step,v\n0,nan\n1,\n")], column: "v") == nil)
    #expect(MeasuredCurve([table("step,v\n0,1\n")], column: "w") == nil)
  }

  @Test func `rows that are not as long as the header are left out, and the first is named`() {
    let damaged = table("step,v\n0,1\n\n1\n2,3\n3,4,5\n")
    #expect(damaged.numbers(of: "step") == [0, 2] && damaged.firstDamagedLine == 4)
    #expect(table("step,v\n0,1\n").firstDamagedLine == nil)
  }
}
