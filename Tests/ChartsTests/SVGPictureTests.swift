import Foundation
import Testing

@testable import Charts

@Suite struct SVGPictureTests {
  @Test func `a picture is well-formed, says what it shows, and needs nothing else`() throws {
    let text = SVGPicture(SampleChart.twoGroups).text
    let picture = ParsedPicture(text)
    #expect(picture.isWellFormed)
    let root = try #require(picture.elements.first)
    #expect(root.name == "svg")
    #expect(root.attributes["version"] == "1.1")
    #expect(root.attributes["width"] == "720")
    #expect(picture.elements[1].name == "title")
    #expect(picture.elements[1].text == "a <b> & \"c\": step")
    #expect(picture.texts("desc") == ["lr of x goes from 1 to 0.25."])
    let names = Set(picture.elements.map(\.name))
    #expect(names == ["svg", "title", "desc", "style", "rect", "line", "text", "path", "circle"])
    #expect(!text.contains("href"))
  }

  @Test func `labels name axes, groups, marks and both units of time`() {
    let texts = ParsedPicture(SVGPicture(SampleChart.twoGroups).text).texts("text")
    for label in [
      "lr", "log axis", "momentum", "step", "epoch", "x (base lr 1)", "y (base lr 1)",
      "the next part begins", "8 steps · 2 groups", "0.1", "4",
    ] { #expect(texts.contains(label), "\(label)") }
    // At the ends of the curves: two in the first panel, one in the second.
    #expect(texts.count { $0 == "x" } == 2)
    #expect(texts.count { $0 == "y" } == 1)
  }

  @Test func `a curve is a path in its colour, with its dashes and dots`() {
    let picture = ParsedPicture(SVGPicture(SampleChart.twoGroups).text)
    let paths = picture.all("path")
    #expect(paths.map { $0.attributes["stroke"] } == ["#0072B2", "#D55E00", "#0072B2"])
    #expect(paths.map { $0.attributes["stroke-dasharray"] } == [nil, "7 4", nil])
    #expect(picture.all("circle").count == 4)
    // A step has a level part, a vertical one and a level one.
    let step = paths[0].attributes["d"] ?? ""
    #expect(step.filter(\.isLetter) == "MHVH")
    let marks = picture.all("line").filter { $0.attributes["stroke-dasharray"] == "3 3" }
    #expect(marks.count == 2)
    // The mark stands where the step is.
    let place = step.split(separator: "H")[1].split(separator: "V")[0]
    #expect(marks[1].attributes["x1"] == String(place))
  }

  @Test func `what is not finite is a gap, and a point between two gaps is a dot`() throws {
    let points = [(0.0, 1.0), (1, 2), (2, .nan), (3, 3), (4, .infinity), (5, 2), (6, 1)]
    let picture = ParsedPicture(SVGPicture(SampleChart.curve(points, end: 6)).text)
    let path = picture.all("path")[0].attributes["d"] ?? ""
    #expect(path.filter { $0 == "M" }.count == 3 && path.filter { $0 == "L" }.count == 2)
    let dots = picture.all("circle")
    try #require(dots.count == 1)
    // The middle of the axis.
    let (left, right) = (66.0 + 7, 720.0 - 36 - 7)
    #expect(dots[0].attributes["cx"].flatMap { Double($0) } == (left + right) / 2)
  }

  @Test(arguments: [1e-7, 1]) func `the axis's name does not touch its first label`(
    _ first: Double
  ) throws {
    let chart = Chart(
      title: "t", subtitle: "", description: "",
      axis: ChartAxis(logarithmic: "lr", from: first, to: 10), legend: [], markMeaning: "",
      panels: [
        ChartPanel(
          label: "loss", series: [ChartSeries(name: "x", style: 0, points: [ChartPoint(0, 1)])])
      ])
    let texts = ParsedPicture(SVGPicture(chart).text).all("text")
    let name = try #require(texts.first { $0.text == "lr" })
    let labels = texts.filter { $0.attributes["text-anchor"] == "middle" }
    let label = try #require(labels.first { $0.text == (first == 1 ? "1" : "1e-7") })
    let (right, middle) = (name.attributes["x"], label.attributes["x"])
    let gap = try #require(middle.flatMap { Double($0) }) - #require(right.flatMap { Double($0) })
    // Letters of twelve pixels are some 6.6 wide.
    #expect(gap >= 6.6 * Double(label.text.count) / 2 + 7.5)
  }

  @Test func `a band is a closed area beneath its curve, in its colour`() throws {
    let picture = ParsedPicture(SVGPicture(SampleChart.band).text)
    let paths = picture.all("path")
    #expect(paths.count == 2)
    #expect(paths.map { $0.attributes["fill"] } == ["#0072B2", "none"])
    let area = try #require(paths[0].attributes["d"])
    // Two pieces, of three intervals and of two, with a gap between them.
    #expect(area.filter { $0 == "M" }.count == 2 && area.filter { $0 == "Z" }.count == 2)
    #expect(area.hasSuffix("Z") && paths[0].attributes["fill-opacity"] == "0.2")
  }

  @Test func `every colour of a picture has one that takes its place on dark pages`() throws {
    let many = (0..<7).map { ChartSeries(name: "c", style: $0, points: [ChartPoint(0, 1)]) }
    let chart = Chart(
      title: "t", subtitle: "s", description: "", axis: ChartAxis(label: "step", end: 1),
      legend: (0..<7).map { .init(style: $0, text: "c") }, markMeaning: "m",
      panels: [ChartPanel(label: "lr", mayBeLogarithmic: true, series: many, marks: [1])])
    for text in [SVGPicture(chart).text, SVGPicture(SampleChart.twoGroups).text] {
      let picture = ParsedPicture(text)
      let style = try #require(picture.texts("style").first)
      #expect(style.hasPrefix("@media (prefers-color-scheme:dark){"))
      let attributes = picture.elements.flatMap { element in
        ["fill", "stroke"].compactMap { name in element.attributes[name].map { (name, $0) } }
      }
      for (name, colour) in attributes where colour != "none" {
        #expect(style.contains("[\(name)=\"\(colour)\"]{\(name):#"), "\(name) \(colour)")
      }
    }
  }

  @Test(arguments: [
    [(0.0, 0.1)], [(0, 0)], [(0, -1), (5, 2)], [(0, 0), (5, 1e-5), (10, 1)],
    [(0, 1e300), (10, -1.7e308)], [(0, .leastNonzeroMagnitude), (3, 1)], [(0, 0.5), (10, 0.5)],
  ])
  func `every place of a picture lies within it`(_ points: [(Double, Double)]) throws {
    let chart = SampleChart.curve(points, end: 10)
    let picture = ParsedPicture(SVGPicture(chart).text)
    #expect(picture.isWellFormed)
    let height = try #require(picture.elements[0].attributes["height"].flatMap { Double($0) })
    for element in picture.elements {
      for name in ["x", "x1", "x2", "cx", "y", "y1", "y2", "cy"] {
        guard let value = element.attributes[name] else { continue }
        let place = try #require(Double(value))
        #expect(place >= 0 && place <= (name.contains("x") ? 720 : height), "\(element)")
      }
    }
    for path in picture.all("path").compactMap({ $0.attributes["d"] }) {
      let numbers = path.split { $0.isLetter || $0 == " " }.map { Double($0) }
      #expect(numbers.allSatisfy { $0.map { $0 >= 0 && $0 <= 720 } ?? false })
    }
  }

  @Test func `text of any kind stays text`() {
    let text = "\u{1}\u{FFFE}]]><script>'\"&amp;\u{202E}\n"
    let chart = Chart(
      title: text, subtitle: text, description: text,
      axis: ChartAxis(label: text, end: 1), legend: [.init(style: 0, text: text)],
      markMeaning: text,
      panels: [
        ChartPanel(
          label: text,
          series: [0, 1].map {
            ChartSeries(name: text, style: $0, points: [ChartPoint(0, 1), ChartPoint(1, 2)])
          }, marks: [1])
      ])
    let picture = ParsedPicture(SVGPicture(chart).text)
    #expect(picture.isWellFormed)
    #expect(picture.all("script").isEmpty)
    #expect(picture.texts("title")[0].contains("]]><script>'\"&amp;"))
  }

  @Test func `long texts are cut and many groups wrap`() throws {
    let names = (0..<40).map { "group-\($0)-" + String(repeating: "long ", count: 30) }
    let chart = Chart(
      title: names[0], subtitle: names[1], description: "",
      axis: ChartAxis(label: "step", end: 1),
      legend: names.enumerated().map { .init(style: $0, text: $1) }, markMeaning: "",
      panels: [
        ChartPanel(
          label: "lr",
          series: names.enumerated().map {
            ChartSeries(name: $1, style: $0, points: [ChartPoint(0, Double($0))])
          })
      ])
    let picture = ParsedPicture(SVGPicture(chart).text)
    #expect(picture.texts("text").allSatisfy { $0.count <= 105 })
    // Forty names do not fit at the ends of curves.
    #expect(picture.texts("text").count { $0.hasPrefix("group-") } == 42)
  }

  @Test func `a million points make a small file that has the spike`() {
    var curve = Decimation(end: 1e6, columns: SVGPicture.columns)
    for t in 0..<1_000_000 {
      curve.append(ChartPoint(Double(t), t == 654_321 ? 5 : 1 + Double(t % 1000) / 1000))
    }
    let chart = SampleChart.curve(curve.points.map { ($0.x, $0.y) }, end: 1e6)
    let text = SVGPicture(chart).text
    #expect(text.utf8.count < 80_000)
    let path = ParsedPicture(text).all("path")[0].attributes["d"] ?? ""
    let ys = path.split { $0 == "M" || $0 == "L" }.compactMap {
      $0.split(separator: " ").last.flatMap { Double($0.prefix { $0 != "H" && $0 != "V" }) }
    }
    // The spike goes to the head of an axis from 1 to 5; all else stays in its lower quarter.
    let (top, rest) = (ys.min() ?? 0, ys.filter { $0 > (ys.min() ?? 0) }.min() ?? 0)
    #expect(rest - top > 150)
  }
}
