import Datasets
import Networks
import Results
import Testing

@testable import Execution

/// The rows of predictions, for outputs whose probabilities are known in closed form.
@Suite struct PredictionRowsTests {
  private func lines(
    _ loss: any Loss, _ targets: Targets, width: Int, _ outputs: [Float], of samples: [Int]
  ) -> [String] {
    var rows = PredictionRows(loss, targets, width: width)
    rows.append(outputs.span, of: samples[...])
    return String(decoding: rows.table.bytes, as: UTF8.self).split(separator: "\n")
      .map(String.init)
  }

  @Test func `of classes the first of the largest is predicted, with the softmax of all`() throws {
    // exp(y) are 1, 1, 2 to the last bit, and 1, 0, 0.
    let found = lines(
      CrossEntropyLoss(), .classes([2, 0, 1], classCount: 3), width: 3,
      [1000, 1000, 1000, 0, -1e30, -.infinity], of: [2, 0])
    #expect(found[0] == "sample,prediction,target,probability.0,probability.1,probability.2")
    let third = (1.0 / 3).description
    #expect(found[1] == "2,0,1,\(third),\(third),\(third)")
    #expect(found[2] == "0,0,2,1.0,0.0,0.0")
  }

  @Test func `a logit stands for the probability of 1, without overflow`() throws {
    let found = lines(
      BCEWithLogitsLoss(), .values([0, 1, 0.5, 1], width: 1), width: 1, [0, -800, 800, .ulpOfOne],
      of: [0, 1, 2, 3])
    #expect(found[0] == "sample,prediction,target,probability.0,probability.1")
    #expect(found[1] == "0,0,0,0.5,0.5")
    // exp(−800) is below the least double.
    #expect(found[2] == "1,0,1,1.0,0.0")
    #expect(found[3] == "2,1,0.5,0.0,1.0")
    #expect(found[4].hasPrefix("3,1,1,0.49999"))
  }

  @Test func `several logits and several values have their index behind their names`() throws {
    let logits = lines(BCEWithLogitsLoss(), .none, width: 2, [1, -1], of: [7])
    #expect(logits[0] == "sample,prediction.0,prediction.1,probability.0,probability.1")
    #expect(logits[1].hasPrefix("7,1,0,0.731058578630004"))
    let values = lines(
      MSELoss(), .values([0.5, -2], width: 2), width: 2, [0.1, .nan], of: [0])
    #expect(values[0] == "sample,prediction.0,prediction.1,target.0,target.1")
    // The double that is the float nearest to 0.1: what is read back is what was computed.
    #expect(values[1] == "0,0.10000000149011612,nan,0.5,-2.0")
  }
}
