import Foundation
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// A page that a command has written.
struct WrittenPage {
  let text: String

  init(_ folder: String, _ path: String) throws {
    let file = URL(fileURLWithPath: path, relativeTo: URL(fileURLWithPath: folder + "/"))
    text = try String(contentsOf: file, encoding: .utf8)
  }

  /// What its figures are drawn of.
  func data() throws -> [String: Any] {
    let start = try #require(text.range(of: "id=\"data\">")).upperBound
    let end = try #require(text[start...].range(of: "</script>")).lowerBound
    let json = try JSONSerialization.jsonObject(with: Data(text[start..<end].utf8))
    return try #require(json as? [String: Any])
  }

  /// The cells of a table's rows as they are written, without tags.
  func rows(of table: String) throws -> [[String]] {
    let start = try #require(text.range(of: "<table id=\"\(table)\"")).upperBound
    let body = try #require(text[start...].firstRange(of: "<tbody>")).upperBound
    let end = try #require(text[body...].firstRange(of: "</tbody>")).lowerBound
    return text[body..<end].split(separator: "</tr>").map { row in
      row.matches(of: /<td[^>]*>(?<cell>[^<]*)<\/td>/).map { String($0.cell) }
    }.filter { !$0.isEmpty }
  }

  /// Whether it is well formed, and no text in it has become an element or an address.
  var isSafe: Bool {
    let markup = text.replacing(/(?s)(<script[^>]*>|<style>).*?(<\/script>|<\/style>)/) {
      $0.1 + $0.2
    }.replacing("<!DOCTYPE html>", with: "")
    return XMLParser(data: Data(markup.utf8)).parse()
      && text.components(separatedBy: "<script").count == 3
      && text.components(separatedBy: "</script").count == 3
      && !["http:" + "//", "https:" + "//", "\u{2028}", "<img"].contains(where: text.contains)
  }
}
