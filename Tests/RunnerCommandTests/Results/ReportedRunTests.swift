import Foundation
import TestSupport
import Testing

/// `runner report` of one run, however it ended and wherever it lies.
@Suite struct ReportedRunTests {
  private static let hostile =
    "</script><img src=x onerror=alert(1)> \\\" ' --> ]]> \u{2028} https:/" + "/example.org/a//b"

  private func page(_ results: WrittenResults, _ arguments: String...) throws -> WrittenPage {
    let process = try RunnerProcess(["report"] + arguments, in: results.folder.path)
    #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
    return try WrittenPage(
      results.folder.path, process.output.trimmingCharacters(in: .newlines))
  }

  @Test(arguments: ["done", "failed", "diverged", "interrupted", "pruned"])
  func `a run tells how it stands, also without rows`(_ status: String) throws {
    let results = try WrittenResults()
    try results.add("a", "one", status: status, summary: "\"message\": 1")
    let page = try page(results, "results/a/one", "--watch")
    let rows = try page.rows(of: "summary")
    #expect(rows.first == ["status", status])
    #expect(!page.text.contains("data-reload") && page.isSafe)
    #expect((try page.data()["panels"] as? [Any])?.isEmpty == true)
  }

  @Test func `texts of a spec, a message and files stay texts`() throws {
    let results = try WrittenResults()
    try results.add(
      "a", "one", status: "failed",
      values: "\"description\": \"\(Self.hostile)\", \"model\": [{\"\(Self.hostile)\": 1}]",
      summary: "\"\(Self.hostile)\": \"\(Self.hostile)\"")
    let text = Self.hostile.replacing("\\\"", with: "\"")
    let cell = "\"\(text.replacing("\"", with: "\"\""))\""
    try results.write(
      Array("step,epoch,\(cell),train.loss\n1,0,2,\(cell)\n".utf8), "results/a/one/metrics.csv")
    try results.write(Array("target,\(cell)\n\(cell),1\n".utf8), "results/a/one/confusion.csv")
    try results.write(
      Array("+\(text)\n-</pre><script>\n".utf8) + [0xFF, 0x00, 0x0A], "results/a/one/git.diff")
    let page = try page(results, "results/a/one")
    #expect(page.isSafe)
    #expect(page.text.contains("&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt; &quot;"))
    #expect(page.text.contains("\n-&lt;/pre&gt;&lt;script&gt;\n"))
    let panels = try #require(try page.data()["panels"] as? [[String: Any]])
    let names = panels.flatMap { ($0["series"] as? [[String: Any]]) ?? [] }
      .compactMap { $0["name"] as? String }
    #expect(Set(names) == [text, "train.loss"])
  }

  @Test func `a confusion matrix is shaded by the share of each row`() throws {
    let results = try WrittenResults()
    try results.add("a", "one")
    try results.write(
      Array("target,cat,dog\ncat,3,1\ndog,0,0\n".utf8), "results/a/one/confusion.csv")
    let page = try page(results, "results/a/one")
    #expect(
      try page.rows(of: "confusion") == [["cat", "3", "1"], ["dog", "0", "0"]])
    #expect(page.text.contains("style=\"--part:0.75\">3<"))
    #expect(page.text.contains("style=\"--part:0.25\">1<"))
    #expect(!page.text.contains("--part:nan"))
  }

  @Test func `groups with the same schedule are one curve`() throws {
    let results = try WrittenResults()
    try results.add("a", "one")
    try results.write(
      Array("step,epoch,lr.a,lr.b,lr.c\n1,0,0.1,0.1,0.2\n2,0,0.2,0.2,0.4\n".utf8),
      "results/a/one/metrics.csv")
    let data = try page(results, "results/a/one").data()
    let panel = try #require((data["panels"] as? [[String: Any]])?.first)
    let series = try #require(panel["series"] as? [[String: Any]])
    #expect(series.map { $0["name"] as? String } == ["lr.a, lr.b", "lr.c"])
    #expect(series.map { $0["y"] as? [Double] } == [[0.1, 0.2], [0.2, 0.4]])
  }

  @Test func `a run in a pack has its network, its curves and a page beside its folder`() throws {
    let files = try SweepFiles("{product: {optimizer.lr: [0.1, 0.2]}}", "{pack: true}")
    #expect(try files.run("--quiet").status == 0)
    let expanded = try RunnerProcess(["expand", "--ids", "s.yaml"], in: files.folder.path)
    let id = try #require(expanded.output.split(separator: "\n").first)
    #expect(files.runs().isEmpty)
    let process = try RunnerProcess(["report", "out/s/\(id)"], in: files.folder.path)
    let path = process.output.trimmingCharacters(in: .newlines)
    #expect(process.status == 0 && path.hasSuffix("out/s/\(id)-report.html"))
    let page = try WrittenPage(files.folder.path, path)
    #expect(
      try page.rows(of: "network") == [
        ["input", "", "3", ""], ["0", "linear", "4", "16"], ["1", "relu", "4", ""],
        ["2", "linear", "1", "5"], ["3", "sigmoid", "1", ""], ["sum", "", "", "21"],
      ])
    let panels = try #require(try page.data()["panels"] as? [[String: Any]])
    #expect(panels.contains { $0["title"] as? String == "learning rate" })
  }

  @Test func `a run under way says so, and after a signal that it was interrupted`() throws {
    let files = try SweepFiles("null", steps: 100_000_000)
    let run = try files.start("--quiet", "--set", "train.log_every=1000st")
    #expect(run.wait { files.runs().contains { files.bytes($0, "metrics.csv")?.count ?? 0 > 99 } })
    let id = try #require(files.runs().first)
    for (status, reloads) in [("running", false), ("interrupted", false)] {
      if status == "interrupted" {
        run.send(SIGTERM)
        #expect(run.wait() == 143)
      }
      let process = try RunnerProcess(["report", "out/s/\(id)"], in: files.folder.path)
      #expect(process.status == 0 && process.errors.isEmpty, "\(process.errors)")
      let page = try WrittenPage(files.folder.path, "out/s/\(id)/report.html")
      #expect(try page.rows(of: "summary").first == ["status", status])
      #expect(page.text.contains("data-reload") == reloads)
    }
  }

  @Test(arguments: [
    "metrics.csv": "step,epoch\n", "confusion.csv": "a,b\n1\n1,2,3\n",
    "resolved.json": "{\"network\": 7}",
    "git.diff": "",
  ])
  func `files that are damaged leave their part out`(_ file: String, _ text: String) throws {
    let results = try WrittenResults()
    try results.add("a", "one", summary: "\"train.loss\": 0.5")
    for bytes in [
      Array(text.utf8), [0xFF, 0xFE, 0x22], [], Array("{\"network\":{\"layers\":[7]}}".utf8),
    ] {
      try results.write(bytes, "results/a/one/\(file)")
      let page = try page(results, "results/a/one")
      #expect(page.isSafe && page.text.contains("<td>train.loss</td><td>0.5</td>"))
    }
  }
}
