import Testing

@testable import Charts

@Suite struct TickTests {
  @Test(arguments: [
    (100.0, 6, ["0", "20", "40", "60", "80", "100"]),
    (99, 6, ["0", "20", "40", "60", "80"]),
    (100, 11, ["0", "10", "20", "30", "40", "50", "60", "70", "80", "90", "100"]),
    (12, 5, ["0", "5", "10"]), (0, 5, ["0"]), (0.9, 5, ["0"]), (1, 5, ["0", "1"]),
    (1e6, 5, ["0", "500,000", "1,000,000"]), (3, 0, ["0", "2"]), (-4, 9, ["0"]),
  ])
  func `whole ticks are at steps of 1, 2 or 5`(_ end: Double, _ count: Int, _ labels: [String]) {
    #expect(Tick.whole(upTo: end, atMost: count).map(\.label) == labels)
  }

  @Test(arguments: 1...300)
  func `there are as many as asked for at most, each where its label says`(_ end: Int) {
    for count in 2...12 {
      let ticks = Tick.whole(upTo: Double(end * end), atMost: count)
      #expect(ticks.count <= count)
      #expect(2 * (ticks.last?.position ?? 0) >= Double(end * end) || ticks.count == 1)
      for tick in ticks {
        #expect(Double(tick.label.filter { $0 != "," }) == tick.position)
      }
    }
  }

  @Test func `times have their places between 0 and the end in either unit`() {
    let time = ChartAxis(
      label: "step", end: 690, other: ChartAxis.OtherUnit(label: "epoch", perUnit: 1.0 / 23))
    #expect(time.share(0) == 0)
    #expect(time.share(345) == 0.5)
    #expect(time.ticks(atMost: 4).map(\.position) == [0, 200, 400, 600])
    let others = time.otherTicks(atMost: 4)
    #expect(others.map(\.label) == ["0", "10", "20", "30"])
    #expect(zip(others, [0, 230, 460, 690]).allSatisfy { abs($0.position - $1) < 1e-9 })
    #expect(ChartAxis(label: "step", end: 0).share(0) == 0.5)
  }
}
