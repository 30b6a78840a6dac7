import Engine
import Networks
import Testing

@Suite struct PlanDiscardTests {
  private func loss(_ plan: Plan) -> Double {
    plan.withInputs { inputs in
      for i in 0..<inputs.count { inputs[i] = Float(i % 7) / 7 - 0.5 }
    }
    return plan.forward()
  }

  @Test func `a plan that is discarded is gone, and compiled anew it gives the same numbers`()
    throws
  {
    let network = try Network(
      input: Shape([5]), [Linear(6), Tanh(), Linear(3)])
    let model = try Model(network, loss: MeanLoss(), seed: 2, batchSize: 8)
    weak var small: Plan?
    weak var evaluation: Plan?
    let before: Double
    do {
      let plan = try model.plan(batchSize: 3, mode: .training)
      small = plan
      evaluation = try model.plan(batchSize: 3, mode: .evaluation)
      before = loss(plan)
    }
    let kept = try model.plan(batchSize: 8, mode: .training)
    #expect(small != nil && evaluation != nil)
    model.discardPlans(for: .training, except: [8])
    #expect(small == nil)
    #expect(evaluation != nil)
    #expect(try model.plan(batchSize: 8, mode: .training) === kept)
    #expect(try loss(model.plan(batchSize: 3, mode: .training)) == before)
  }
}
