package import JSON

/// A page in one file, which asks for nothing from elsewhere.
package struct ReportPage: Sendable {
  package let title: String
  /// One line under the title.
  package let subtitle: String
  package let sections: [ReportSection]
  /// What the figures are drawn of.
  package let data: JSONValue
  /// After how many seconds the page loads itself again; nil for one that stays.
  package let reload: Int?

  /// Makes a page.
  package init(
    title: String, subtitle: String, sections: [ReportSection], data: JSONValue, reload: Int?
  ) {
    (self.title, self.subtitle, self.sections) = (title, subtitle, sections)
    (self.data, self.reload) = (data, reload)
  }

  /// The file's text.
  package var html: String {
    let name = HTMLText.escaped(title)
    let seconds = reload.map { " data-reload=\"\($0)\"" } ?? ""
    return """
      <!DOCTYPE html>
      <html lang="en"\(seconds)>
      <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:" />
      <title>\(name)</title>
      <link rel="icon" href="data:," />
      <style>
      \(PageStyle.text)
      </style>
      </head>
      <body>
      <header><h1>\(name)</h1><p>\(HTMLText.escaped(subtitle))</p>
      <button type="button" id="theme" aria-label="Change between light and dark">Light / dark</button></header>
      <main>
      \(sections.map(\.element).joined(separator: "\n"))
      </main>
      <script type="application/json" id="data">\(HTMLText.data(data))</script>
      <script>
      "use strict";
      \(PageScript.text)
      \(PlotScript.text)
      \(SweepScript.text)
      </script>
      </body>
      </html>

      """
  }
}
