import Datasets
import Declarations
import Engine
import Foundation
import Networks
import Optimizers
import Schedules
import TestSupport
import Testing
import Training

/// The loop that README shows, which is that of the original package's page.
@Suite struct LibraryLoopTests {
  @Test func `a range test, then one cycle`() throws {
    var (rates, losses): ([Double], [Double]) = ([], [])

    let network = try Network(
      input: Shape([10]),
      [Linear(10), ReLU(), Linear(1), Sigmoid()])
    let data = try NormalDataset(samples: 100, shape: [10]).load(.none, seed: 0).samples

    // Find a learning rate: it climbs from 1e-7 to 1.
    var model = try Model(network, loss: MeanLoss(), seed: 0, batchSize: 100)
    var optimizer = try SGD(model.store, learningRate: 1e-7)
    var scheduler = try Scheduler(optimizer, RangeFinder(epochs: 100))
    for epoch in 0..<100 {
      let pass = try model.forward(data, step: epoch)
      pass.backward()
      optimizer.update()
      rates.append(optimizer.groups[0].hyperparameters.learningRate)
      scheduler.step()
    }
    for (epoch, rate) in rates.enumerated() {
      #expect(abs(rate / pow(10, -7 + 7 * Double(epoch) / 99) - 1) < 1e-12)
    }
    rates = []

    // Say it is 1e-2: train anew under the one-cycle policy.
    model = try Model(network, loss: MeanLoss(), seed: 0, batchSize: 100)
    optimizer = try SGD(model.store, learningRate: 1e-2) { $0.momentum = 0.95 }
    scheduler = try Scheduler(optimizer, OneCyclePolicy(learningRate: 1e-2, epochs: 100))
    for epoch in 0..<100 {
      let pass = try model.forward(data, step: epoch)
      pass.backward()
      optimizer.update()
      losses.append(pass.loss)
      rates.append(optimizer.groups[0].hyperparameters.learningRate)
      scheduler.step()
    }
    #expect(rates[0] == 1e-3 && rates[44] == 1e-2 && rates[45] == 1e-2)
    #expect(abs(rates[89] - 1e-3) < 1e-15 && abs(rates[99] - 1e-4) < 1e-15)
    #expect(zip(losses, losses.dropFirst()).allSatisfy { $1 < $0 })
  }

  /// Everything in README's example but what it prints is above, in its order.
  @Test func `the example of README is what is compiled and run here`() throws {
    func lines(_ text: some StringProtocol) -> [String] {
      text.split(separator: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
    }
    let readme = try String(contentsOfFile: "\(Project.root)/Sources/README.md", encoding: .utf8)
    let block = try #require(readme.components(separatedBy: "```swift\n").dropFirst().first)
    let example = lines(try #require(block.components(separatedBy: "```").first))
      .filter { !$0.isEmpty && !$0.hasPrefix("print(") }
    #expect(example.count > 25)
    var rest = lines(try String(contentsOfFile: #filePath, encoding: .utf8))[...]
    for line in example {
      let place = try #require(rest.firstIndex(of: line), "\(line)")
      rest = rest[(place + 1)...]
    }
  }
}
