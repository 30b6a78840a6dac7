import Foundation
import Testing

@testable import Charts

@Suite struct ChartStyleTests {
  /// Okabe and Ito's blue, vermilion, green and black, and darker colours than their other three.
  @Test func `colours are those that a colour-blind person can tell apart`() {
    #expect(
      ChartStyle.colours.map(\.light) == [
        "#0072B2", "#D55E00", "#009E73", "#AA00EE", "#884422", "#002288", "#000000",
      ])
  }

  /// The relative luminance of a colour such as `#0072B2`, by WCAG 2.2.
  private func luminance(_ colour: String) throws -> Double {
    let number = try #require(UInt32(colour.dropFirst(), radix: 16))
    let parts = [UInt32(16), 8, 0].map { shift -> Double in
      let share = Double((number >> shift) & 0xFF) / 255
      return share <= 0.04045 ? share / 12.92 : Foundation.pow((share + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private func contrast(_ a: String, _ b: String) throws -> Double {
    let pair = try [luminance(a), luminance(b)].sorted()
    return (pair[1] + 0.05) / (pair[0] + 0.05)
  }

  @Test func `contrast is that of WCAG's own examples`() throws {
    #expect(try contrast("#ffffff", "#000000") == 21)
    // Published: #767676 on white is 4.54:1.
    #expect(abs(try contrast("#767676", "#ffffff") - 4.54) < 0.005)
  }

  @Test func `curves stand out from their background by 3 to 1, and texts by 4.5`() throws {
    for (page, panel) in [
      (SVGColours.page.light, SVGColours.panel.light),
      (SVGColours.page.dark, SVGColours.panel.dark),
    ] {
      let isLight = page == SVGColours.page.light
      for colours in ChartStyle.colours {
        for background in [page, panel] {
          let colour = isLight ? colours.light : colours.dark
          #expect(try contrast(colour, background) >= 3, "\(colour) on \(background)")
        }
      }
      for text in SVGColours.texts {
        let colour = isLight ? text.light : text.dark
        #expect(try contrast(colour, page) >= 4.5, "\(colour) on \(page)")
      }
    }
  }

  @Test func `no two of many groups look the same, nor neighbours without colours`() {
    let looks = (0..<28).map { "\(ChartStyle($0).colour) \(ChartStyle($0).dashes)" }
    #expect(Set(looks).count == 28)
    for index in 0..<28 { #expect(ChartStyle(index).dashes != ChartStyle(index + 1).dashes) }
    #expect(Set((0..<7).map { ChartStyle($0).letter }).count == 7)
  }
}
