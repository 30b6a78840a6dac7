import Declarations
import Datasets
import Engine
import Foundation
import Networks
import Optimizers
import Schedules
import Testing
import Training

/// The loop that the original package's page shows, in Swift.
@Suite struct LibraryLoopTests {
  static func makeModel() throws -> Model {
    let network = try Network(
      input: Shape([10]),
      layers: [.linear(10), .relu, .linear(1), .sigmoid].map { NamedLayer($0) })
    return try Model(network, loss: .mean, seed: 0, batchSize: 100)
  }

  @Test func `a range test, then one cycle`() throws {
    let data = try NormalDataset(samples: 100, shape: [10]).load(.none, seed: 0).samples

    var model = try Self.makeModel()
    var optimizer = try SGD(model.store, learningRate: 1e-7)
    var scheduler = try Scheduler(optimizer, RangeFinder(epochs: 100))
    var rates: [Double] = []
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

    model = try Self.makeModel()
    optimizer = try SGD(model.store, learningRate: 1e-2, momentum: 0.95)
    scheduler = try Scheduler(optimizer, OneCyclePolicy(learningRate: 1e-2, epochs: 100))
    var losses: [Double] = []
    rates = []
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
}
