import Foundation
import TestSupport
import Testing

/// Schedules as lists for other programs.
@Suite struct ExportScheduleTests {
  private static let spec = """
    optimizer:
      type: sgd
      lr: 0.1
      momentum: 0.9
      groups: [{name: "a b", params: x, lr: 0.01}]
    scheduler: {type: one_cycle_policy, lr: [0.1, 1]}
    train: {epochs: 50}
    """

  @Test func `lists hold the numbers of the table`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(Self.spec.utf8), "s.yaml")
    let lists = try RunnerProcess(["export", "schedule", "s.yaml", "--quiet"], in: folder.path)
    #expect(lists.status == 0 && lists.errors.isEmpty)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(lists.output.utf8)) as? [String: Any])
    #expect(json["format"] as? Int == 1 && json["interval"] as? String == "epoch")
    #expect(json["steps"] as? Int == 50)
    let table = try RunnerProcess(["schedule", "s.yaml", "--quiet"], in: folder.path).output
      .split(separator: "\n").map { $0.split(separator: ",").map(String.init) }
    #expect(table[0].dropFirst(2).sorted() == json.keys.filter { $0.contains(".") }.sorted())
    // Digit by digit: not every reader of JSON finds the nearest number.
    for (place, name) in table[0].enumerated().dropFirst(2) {
      let line = try #require(
        lists.output.split(separator: "\n").first { $0.hasPrefix("\"\(name)\":[") })
      let numbers = line.dropFirst(name.count + 4).prefix { $0 != "]" }.split(separator: ",")
      #expect(numbers.map { Double($0) } == table.dropFirst().map { Double($0[place]) })
      #expect((json[name] as? [Double])?.count == 50)
    }
  }

  @Test func `a mistake is told, and nothing is printed`() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(Array(Self.spec.replacing("epochs", with: "epoch").utf8), "s.yaml")
    let process = try RunnerProcess(["export", "schedule", "s.yaml"], in: folder.path)
    #expect(process.status == 65 && process.output.isEmpty)
    #expect(process.errors.hasPrefix("s.yaml:"))
    #expect(try RunnerProcess(["export", "schedule", "n.yaml"], in: folder.path).status == 66)
  }
}
