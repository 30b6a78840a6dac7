internal import Experiments
internal import Messages
internal import Networks
internal import Results

// Messages of exporting.
extension Message {
  static let twice = "is there twice"
  static let occupiedFolder =
    "is not empty; name a new folder, since nothing there is mixed or overwritten"
  static let noFolder = "is there and is no folder"
  static let leftOut = "is missing, or cannot be read; the run is left out"
  static let nothingToExport = "no run has a metrics.csv that can be read"
  static let noMetricsHeader =
    "expected the columns of a metrics.csv, each once, of which the first is 'step'"
  static let notSweep = "is no sweep, and no name with one"
  static let noSweepTables =
    "has no trials.csv and summary.json that can be read; run its spec again"
  static let noObjective = "has no objective with its key and direction"
  static let noTrialsHeader = "expected the columns of a trials.csv: id, cell, its axes, status"
  static func cellCount(_ count: Int, _ columns: Int) -> String {
    "has \(counted(count, "cell")), and the header \(counted(columns, "column"))"
  }

  static func noWeights(_ status: RunStatus) -> String {
    let what = "has no checkpoint/weights.safetensors that can be read"
    switch status {
    case .done, .pruned:
      return what
        + "; a run keeps it when it is done, and a trial of a sweep with 'results: {weights: all}' or, "
        + "of the best cell, '{weights: best}'"
    case .diverged: return "\(what), since the run has diverged"
    case .running: return "\(what), since the run is still running"
    case .interrupted, .failed:
      return "\(what), since the run is \(status.rawValue); the command that began it finishes it"
    }
  }
  static func tooManyTensors(_ most: Int) -> String { "has more than \(most) tensors" }
  static func notOneRun(_ count: Int) -> String {
    count == 0 ? noRuns : severalRuns(count)
  }
  private static func severalRuns(_ count: Int) -> String {
    "holds \(counted(count, "run")); name one of them: 'runner list' shows them"
  }
  static let tooLargeModel = "has weights of more than 2 GiB, which a file of ONNX has no room for"
  static func unsuitedShape(_ message: String) -> String { "with --shape: \(message)" }
  static let unknownShape =
    "the sizes of a sample come from the run's data; where these are not at hand, give them: "
    + "--shape 1,28,28"
  static func unsaidLayer(_ name: String, _ why: String) -> String {
    "layer \(Legible.name(name)): \(why)"
  }
  static func modelText(_ run: String) -> String {
    "The model of run \(run), as it is in evaluation: running statistics, and no dropout."
  }
  static func inputText(
    isNormalized: Bool, areIndices: Bool, features: [String]?, indices: Int
  ) -> String {
    if let features {
      let words =
        indices == 0
        ? "a word's input is 1 or 0"
        : "the first \(indices) are numbers of words, other words' inputs are 1 or 0"
      return
        "The columns of a table as encoding.json has them, in this order (\(words)): "
        + features.joined(separator: ", ")
        + (isNormalized ? ". The first operators are the spec's `normalize`." : ".")
    }
    if isNormalized {
      return
        "Samples as the data hold them, images of bytes from 0 to 1: the first operators are the "
        + "spec's `normalize`."
    }
    return areIndices ? "Indices." : "Samples as the data hold them, images of bytes from 0 to 1."
  }
}
