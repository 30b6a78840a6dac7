import Foundation
import JSON
import Reports
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct ReportPageTests {
  private static let hostile = [
    "<script>alert(1)</script>", "</script><b>", "a & b \"c\" 'd'", "x\u{2028}y\u{2029}z",
    "\u{202E}reversed", "https://example.org/a//b", "]]>", "<!--",
  ]

  private func page(_ text: String, reload: Int? = nil) -> String {
    let table = ReportTable(
      id: "t", caption: text, columns: [text, "n"], rows: [[text, "1.5"], ["other", "2"]],
      isSortable: true)
    let figure = RowFigure(text, [.init(text, 1, interval: (0, 2)), .init("b", .nan)])
    return ReportPage(
      title: text, subtitle: text,
      sections: [
        ReportSection(text, table, source: text),
        ReportSection(text, html: figure.html, source: ""),
        ReportSection(text, folded: text, summary: text, source: text),
      ], data: .object([(text, .array([.string(text), .number(.nan)]))]), reload: reload
    ).html
  }

  /// The page without the content of its scripts and its style, which is not XML.
  private func markup(_ page: String) -> String {
    page.replacing(/(?s)(<script[^>]*>|<style>).*?(<\/script>|<\/style>)/) { $0.1 + $0.2 }
      .replacing("<!DOCTYPE html>", with: "")
  }

  @Test(arguments: hostile) func textStaysText(_ text: String) throws {
    let page = page(text)
    #expect(XMLParser(data: Data(markup(page).utf8)).parse())
    #expect(page.components(separatedBy: "<script").count == 3)
    #expect(page.components(separatedBy: "</script>").count == 3)
    for address in ["http:" + "//", "https:" + "//", "\u{2028}", "\u{2029}", "\u{202E}"] {
      #expect(!page.contains(address))
    }
  }

  @Test(arguments: hostile) func dataIsReadAsItWas(_ text: String) throws {
    let page = page(text)
    let start = try #require(page.range(of: "id=\"data\">")).upperBound
    let end = try #require(page[start...].range(of: "</script>")).lowerBound
    let read = try JSONSerialization.jsonObject(with: Data(page[start..<end].utf8))
    let values = try #require((read as? [String: [Any]])?[text])
    #expect(values.first as? String == text)
    #expect(values.last is NSNull)
  }

  @Test func rowsAndNumbersAreThere() {
    let page = page("a")
    #expect(page.components(separatedBy: "<tr").count == 4)
    #expect(page.contains("<td class=\"number\">1.5</td>"))
  }

  @Test func onlyAPageUnderWayReloads() {
    #expect(page("a", reload: 2).contains("data-reload=\"2\""))
    #expect(!page("a").contains("data-reload"))
  }
}
