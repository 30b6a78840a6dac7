import Networks
import Testing

@testable import Engine

@Suite struct ModelMemoryTests {
  private func network(_ layers: [any Layer], _ input: [Int] = [1, 8, 8]) throws -> Network {
    try Network(input: Shape(input), layers: layers.map { NamedLayer($0) })
  }

  @Test func `what a model takes is known before it takes it`() throws {
    let network = try network([
      Conv2D(20, 3), ReLU(), BatchNorm2D(), Flatten(), Linear(300), ReLU(), Linear(4),
    ])
    let memory = try ModelMemory(
      network, loss: CrossEntropyLoss(), threads: 1, precision: .float32, batchSize: 16,
      plans: [.init(16, .training), .init(5, .training), .init(32, .evaluation)])
    let model = try Model(network, loss: CrossEntropyLoss(), seed: 0, threads: 1, batchSize: 16)
    #expect(memory.twin == 4 * model.store.count)
    #expect(memory.store > 2 * memory.twin)
    let one = try ModelMemory(
      network, loss: CrossEntropyLoss(), threads: 1, precision: .float32, batchSize: 16,
      plans: [.init(16, .training)])
    // At least the two largest activations and the outputs of the first layer for backward.
    let (input, channels) = (64, 20 * 36)
    #expect(one.plans >= 64 * (input + channels))
    #expect(memory.plans > one.plans)
  }

  @Test func `sizes count where oneDNN computes, and not where our own kernels do`() throws {
    let small = try network([Linear(4)], [8])
    let sizes = LibrarySizes(small, batchSize: 1 << 40, precision: .float32)
    // A batch beyond counting makes it the library's work.
    #expect(sizes.mistake(of: small.nodes[0], with: small.parameters) != nil)
    let few = LibrarySizes(small, batchSize: 8, precision: .float32)
    #expect(few.mistake(of: small.nodes[0], with: small.parameters) == nil)
  }

  /// Padding of half a window's extent is allowed, so that nothing else bounds it.
  @Test func `a window is no larger than what can be counted`() throws {
    for (side, isCountable) in [(40_000, true), (50_000, false), (1 << 30, false)] {
      let pool = try network(
        [MaxPool2D(Extent2D(side), padding: Extent2D(side / 2)), Flatten(), Linear(2)])
      let sizes = LibrarySizes(pool, batchSize: 4, precision: .float32)
      let mistake = sizes.mistake(of: pool.nodes[0], with: pool.parameters)
      #expect((mistake == nil) == isCountable, "\(side)")
      #expect(isCountable || mistake?.argument == "kernel_size")
    }
  }

  @Test func `the most that can be counted is said of more operations`() throws {
    let wide = try network([Conv2D(9_000_000_000_000_000, 3), Flatten(), Linear(4)])
    #expect(wide.forwardOperations(batchSize: 8) == 2 * Workload.most)
    #expect(wide.trainingOperations(batchSize: 8) > 0)
  }

  @Test func `no more threads come than are asked for`() {
    #expect(Workers.arriving(of: 1) == 1)
    #expect((1...3).contains(Workers.arriving(of: 3)))
  }
}
