internal import Datasets
internal import Messages
internal import Networks

// Messages of measuring finished runs.
extension Message {
  static func otherNetwork(
    _ name: String, _ shape: String?, model: String, samples: String
  ) -> String {
    let found =
      shape.map { "its \(Legible.name(name)) has the shape \($0)" }
      ?? "it has no \(Legible.name(name))"
    return "\(found), but the run's model has \(model) for samples of shape \(samples)"
  }
  static let noFile = "no such file or folder"
  static func damagedEncoding(_ reason: String) -> String {
    "tells nothing of the run's samples: \(reason)"
  }
  static let lostNormalization =
    "the numbers that the run has normalized its inputs by are not there"
  static func unknownClass(_ number: Int, of sample: Int, _ count: Int) -> String {
    "sample \(sample) (from 0) is of class \(number); the run's classes are 0 to \(count - 1)"
  }

  static func otherShape(_ found: [Int], _ own: [Int]) -> String {
    "its samples are of shape \(found), those of the run are of \(own)"
  }
  static func otherBytes(_ arePixels: Bool) -> String {
    arePixels
      ? "its inputs are numbers; those of the run were bytes, which became byte / 255"
      : "its inputs are bytes, which would become byte / 255; those of the run were numbers"
  }
  static let otherClasses =
    "its folders are not classes of the run: the images are predicted, and have no targets"
  static func otherInputs(_ reason: String) -> String {
    "the samples are not like those of the run: \(reason)"
  }
  static let noColumns =
    "has no columns; --key names one of a table, and `file` the files of a folder of images"
  static func noKey(_ column: String) -> String {
    "there is no column \(Legible.name(column)) to name the samples by"
  }
  static let droppedRows =
    "rows with gaps were left out, so that the cells of the key are more than the samples"
  static func unfinished(_ status: String) -> String { "the run is \(status), not done" }
  static func unreplaced(_ dataset: String, _ keys: [String]) -> String {
    "replaces nothing: the data set \(dataset) reads "
      + (keys.isEmpty ? "no file" : keys.joined(separator: " and "))
  }
  static let noTargetsFile = "needs the file of its targets beside it: --targets"
  static let otherData =
    "the data are not those that it was trained on, so that others would be held out; bring those back, or "
    + "give a file with --data"
  static let noTest = "has no test samples; give data.test, or another file with --data"
  static let noHeldOut =
    "has no samples to validate on; measure on others with --split test or --split train, or on another file "
    + "with --data"
}
