import Testing

@testable import Engine

@Suite struct ImageLayoutTests {
  static let rows: [(input: Int, output: Int, groups: Int, layout: ImageLayout)] = [
    (1, 20, 1, .any), (3, 16, 1, .any), (16, 16, 1, .any), (32, 64, 1, .any), (7, 50, 1, .any),
    (20, 50, 1, .channelsLast), (16, 17, 1, .channelsLast), (17, 16, 1, .channelsLast),
    (8, 1, 1, .channelsLast), (34, 34, 2, .any), (17, 17, 17, .any),
  ]

  @Test(arguments: rows.indices)
  func `channels come last where they would fill blocks badly`(_ i: Int) {
    let row = Self.rows[i]
    let layout = ImageLayout(channels: row.input, outChannels: row.output, groups: row.groups)
    #expect(layout == row.layout)
  }

  @Test func `channels last are the same dimensions in another order`() {
    let layout = MemoryDescriptor(channelsLast: [2, 3, 4, 5])
    #expect(layout.dimensions == [2, 3, 4, 5])
    #expect(layout != MemoryDescriptor(plain: layout.dimensions) && layout.byteCount == 480)
  }
}
