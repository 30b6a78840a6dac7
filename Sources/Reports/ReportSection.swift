/// A part of a page with a heading.
package struct ReportSection: Sendable {
  package let title: String
  /// Its elements; all text of others in them is escaped.
  package let html: String
  /// The files that hold its numbers.
  package let source: String

  /// Makes a section of elements.
  package init(_ title: String, html: String, source: String) {
    (self.title, self.html, self.source) = (title, html, source)
  }

  /// Makes a section of a table.
  package init(_ title: String, _ table: ReportTable, source: String) {
    self.init(title, html: table.html, source: source)
  }

  /// A figure that the page's script draws.
  package init(_ title: String, figure: String, source: String) {
    let name = HTMLText.escaped(title)
    self.init(
      title,
      html: "<div class=\"figure\" id=\"\(figure)\" role=\"group\" aria-label=\"\(name)\"></div>",
      source: source)
  }

  /// Text as it is, which is shown when it is asked for.
  package init(_ title: String, folded text: String, summary: String, source: String) {
    let html =
      "<details><summary>\(HTMLText.escaped(summary))</summary>"
      + "<pre>\(HTMLText.escaped(text))</pre></details>"
    self.init(title, html: html, source: source)
  }

  /// The section's element.
  var element: String {
    let note = source.isEmpty ? "" : "<p class=\"source\">Numbers: \(HTMLText.escaped(source))</p>"
    return "<section><h2>\(HTMLText.escaped(title))</h2>\n\(html)\n\(note)</section>"
  }
}
