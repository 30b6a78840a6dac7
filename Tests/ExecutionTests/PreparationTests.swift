import Datasets
import Experiments
import Networks
import Schedules
import Training
import TestSupport
import Testing

@testable import Execution

@Suite struct PreparationTests {
  private static let spec = """
    data: {dataset: csv, path: d/data.csv, target: y, batch_size: 2, validation: 0.25}
    model: [linear: 3]
    loss: cross_entropy
    optimizer: {type: sgd, lr: 0.1}
    train: {steps: 4}
    """

  private func preparation(_ table: String) throws -> (Preparation, TemporaryFolder) {
    let folder = try TemporaryFolder()
    let file = try folder.write(Array(Self.spec.utf8), "spec.yaml")
    let text = Self.spec.replacing("d/data.csv", with: try folder.write(Array(table.utf8), "t.csv"))
    _ = try folder.write(Array(text.utf8), "spec.yaml")
    return (Preparation(path: file, overrides: []), folder)
  }

  @Test func `samples are divided, and what is known of them is counted`() throws {
    let rows = (0..<8).map { "\($0),\($0 % 3)" }.joined(separator: "\n")
    let (preparation, folder) = try preparation("x,y\n" + rows)
    #expect(preparation.problems.isEmpty, "\(folder.path)")
    let data = try #require(preparation.data)
    let validation = try #require(data.validation).indices
    #expect(validation.count == 2)
    #expect(data.order.indices.count == 6)
    #expect(Set(validation).isDisjoint(with: data.order.indices))
    #expect(data.facts.batches.constant == 3)
    #expect(data.facts.smallestBatch == 2)
    #expect(data.facts.targets == .classes(count: 3))
  }

  @Test func `the data are part of a run's identity`() throws {
    func identity(_ table: String) throws -> String {
      let (preparation, folder) = try preparation(table)
      let data = try #require(preparation.data, "\(folder.path)")
      // The path differs from folder to folder and is left out, so that only the data differ.
      let values = preparation.values.filter { $0.path.description != "data.path" }
      return ResolvedDocument(values).identity(dataDigest: data.digest)
    }
    let one = try identity("x,y\n0,0\n1,1\n2,2\n3,0\n")
    #expect(try identity("x,y\n0,0\n1,1\n2,2\n3,0\n") == one)
    #expect(try identity("x,y\n0,0\n1,1\n2,2\n4,0\n") != one)
  }
}
